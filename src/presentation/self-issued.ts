import type { OnBehalf } from '#clients/on-behalf.ts'
import { CredentialFault, demand } from '#credentials/fault.ts'
import { demandFresh, demandInForce, parseJwt } from '#credentials/signed-jwt.ts'
import { readPublicJwk, thumbprintOf } from '#keys/public-keys.ts'
import { isSignedBy } from '#keys/signed-by.ts'
import { keyOfDid } from './issuer-trust.ts'

const NAME = 'the self-issued ID token'

/** The holder that a self-issued ID token proves: its subject, and the thumbprint of its key. */
export interface SelfIssued {
  readonly holder: string
  readonly holder_key: string
  /** Its policy on later parties, as sent. */
  readonly metadata_policy: unknown
}

/** The key of a self-issued token: that of its DID, or the one in `sub_jwk`, whose thumbprint is then the subject (SIOPv2 §11.1). @throws {CredentialFault} */
async function keyOfSubject(sub: string, kid: unknown, { sub_jwk }: Readonly<Record<string, unknown>>, party: OnBehalf) {
  if (sub.startsWith('did:')) {
    const url = typeof kid === 'string' ? (kid.startsWith('#') ? sub + kid : kid) : sub
    demand(url === sub || url.startsWith(`${sub}#`), `the kid of ${NAME} is a key of another than its subject`)
    return (await keyOfDid(party, url, 'authentication')).key
  }
  const key = readPublicJwk(sub_jwk)
  demand(key !== undefined && (await thumbprintOf({ kid: undefined, key })) === sub, `the sub of ${NAME} is neither a DID nor the thumbprint of sub_jwk`)
  return key
}

/** Verifies a self-issued ID token (SIOPv2 §11.1): by the subject itself, for this verifier, this request, now. @throws {CredentialFault} */
export async function verifySelfIssued(
  text: string,
  { audience, nonce, ...party }: OnBehalf & { readonly audience: string; readonly nonce: string },
): Promise<SelfIssued> {
  const { header, claims } = parseJwt(text, NAME)
  const { iss, sub, aud, nonce: said, exp } = claims
  if (typeof sub !== 'string' || iss !== sub) throw new CredentialFault(`the iss and sub of ${NAME} must be the same: it is self-issued`)
  const key = await keyOfSubject(sub, header['kid'], claims, party)
  demand(await isSignedBy(text, key), `the signature of ${NAME} is wrong`)
  demand(aud === audience, `the aud of ${NAME} is another verifier: expected ${audience}`)
  demand(said === nonce, `the nonce of ${NAME} is not that of the request`)
  demand(exp !== undefined, `${NAME} has no exp`)
  demandInForce(claims, party.context.now(), NAME)
  demandFresh(claims, { now: party.context.now(), oldest: 300, name: NAME })
  return { holder: sub, holder_key: await thumbprintOf({ kid: undefined, key }), metadata_policy: claims['metadata_policy'] }
}
