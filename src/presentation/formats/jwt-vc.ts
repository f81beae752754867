import { demand } from '#credentials/fault.ts'
import { demandFresh, demandInForce, demandSignature, type ParsedJwt, parseJwt, typeOfJwt } from '#credentials/signed-jwt.ts'
import { isObject, type Members } from '#fields/json-object.ts'
import { thumbprintOf } from '#keys/public-keys.ts'
import { isSignedBy } from '#keys/signed-by.ts'
import { keyOfDid, trustIssuer } from '../issuer-trust.ts'
import { demandValidStatus } from '../status.ts'
import type { PresentationRules, PresentedFormat } from './format.ts'

const NAME = 'the presentation'

/** The one credential in a presentation: a string in `vp.verifiableCredential`. */
function credentialIn({ claims }: ParsedJwt): string {
  const vp = isObject(claims['vp']) ? claims['vp'] : claims
  const inside = vp['verifiableCredential']
  const [only, ...more] = Array.isArray(inside) ? inside : [inside]
  demand(typeof only === 'string' && more.length === 0, `${NAME} must hold one credential, as a JWT`)
  return only
}

/** Verifies the proof of the holder: a presentation signed by the key of a DID, for this verifier and request. @returns the DID, and the thumbprint of its key. */
async function verifyHolder(
  text: string,
  jwt: ParsedJwt,
  { context, by, audience, nonce }: PresentationRules,
): Promise<{ readonly did: string; readonly holder_key: string; readonly metadata_policy: unknown }> {
  const { header, claims } = jwt
  const { aud, iss, nonce: said } = claims
  demand(typeof iss === 'string' && iss.startsWith('did:'), `the iss of ${NAME} is not the DID of its holder`)
  const kid = typeof header['kid'] === 'string' ? header['kid'] : iss
  const url = kid.startsWith('#') ? `${iss}${kid}` : kid
  demand(url === iss || url.startsWith(`${iss}#`), `the kid of ${NAME} is a key of another than its holder`)
  const { key } = await keyOfDid({ context, client: by.client }, url, 'authentication')
  demand(await isSignedBy(text, key), `the signature of ${NAME} is wrong`)
  demand(aud === audience, `the aud of ${NAME} is another verifier: expected ${audience}`)
  demand(said === nonce, `the nonce of ${NAME} is not that of the request`)
  demandInForce(claims, context.now(), NAME)
  if (claims['iat'] !== undefined) demandFresh(claims, { now: context.now(), oldest: 300, name: NAME })
  return { did: iss, holder_key: await thumbprintOf({ kid: undefined, key }), metadata_policy: claims['metadata_policy'] }
}

/** The subject of a credential: the person it is about. */
function holderIn({ sub, vc, credentialSubject }: Members): unknown {
  const subject = isObject(vc) ? vc['credentialSubject'] : credentialSubject
  return sub ?? (isObject(subject) ? subject['id'] : undefined)
}

const presentedTypes = ({ vc, type }: Members): readonly unknown[] => {
  const types = isObject(vc) ? vc['type'] : type
  return Array.isArray(types) ? types : [types]
}

/**
 * Demands that a JWT is a credential: the same keys sign ID tokens and access tokens, which name people too (RFC 8725 §2.8).
 * @throws {CredentialFault}
 */
function demandCredential(jwt: ParsedJwt): void {
  demand(['', 'jwt', 'vc+jwt'].includes(typeOfJwt(jwt)), 'the typ of the credential must be JWT or vc+jwt')
  demand(presentedTypes(jwt.claims).includes('VerifiableCredential'), 'the JWT is no credential: its type must have VerifiableCredential')
}

/** W3C credentials as JWTs, in presentations signed by a DID (OID4VP 1.0 §B.1.3.1). */
export const presentedJwtVc: PresentedFormat = {
  format: 'jwt_vc_json',
  async verify(presented, rules) {
    const { context, by, query } = rules
    const isBound = query.require_cryptographic_holder_binding !== false
    const presentation = isBound ? parseJwt(presented, NAME) : undefined
    const holder = presentation && (await verifyHolder(presented, presentation, rules))
    const issued = parseJwt(presentation ? credentialIn(presentation) : presented, 'the credential')
    demandCredential(issued)
    const trusted = await trustIssuer(issued, context, by)
    await demandSignature(issued, trusted.key, 'the credential')
    const { claims } = issued
    demandInForce(claims, context.now(), 'the credential')
    demand(!isBound || holderIn(claims) === holder?.did, 'the credential is of another person than the one who presents it')
    const { vc, credentialStatus } = claims
    const status = claims['status'] ?? (isObject(vc) ? vc['credentialStatus'] : credentialStatus)
    if (by.verifier.check_status) await demandValidStatus(status, trusted, { context, by })
    return {
      format: 'jwt_vc_json',
      claims,
      issuer: trusted.issuer,
      type: String(presentedTypes(claims).at(-1) ?? ''),
      holder: holder?.did,
      holder_key: holder?.holder_key,
      metadata_policy: holder?.metadata_policy,
    }
  },
}
