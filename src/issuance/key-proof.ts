import { X509Certificate } from 'node:crypto'
import { calculateJwkThumbprint, type JWK } from 'jose'
import type { CompiledClient } from '#clients/find-client.ts'
import type { OnBehalf } from '#clients/on-behalf.ts'
import { CredentialFault, demand } from '#credentials/fault.ts'
import { algOfJwt, demandFresh, demandInForce, demandSignature, type ParsedJwt, parseJwt, typeOfJwt } from '#credentials/signed-jwt.ts'
import { invalidProof } from '#http/refusal.ts'
import { DidFault } from '#keys/did/document.ts'
import { keyFault, type PublicKey, readPublicJwk } from '#keys/public-keys.ts'
import { acceptedAlgs } from '#oauth/accepted-algs.ts'
import { didsOf } from '#oauth/dids-of.ts'
import type { HolderKey } from './formats/format.ts'

/** The type of a key proof, and the greatest age of one, in seconds. */
const [TYPE, OLDEST, LONGEST] = ['openid4vci-proof+jwt', 300, 16_384]
const NAME = 'the key proof'

/** A verified key proof (OID4VCI 1.0 §F.1). Its nonce must be spent. */
export interface KeyProof {
  readonly holder: HolderKey
  readonly nonce: unknown
  /** The attestation of the key in its header, as sent. */
  readonly key_attestation: unknown
}

/** The wallet that asks. */
export interface Wallet extends OnBehalf {
  readonly client: CompiledClient
}

interface NamedKey extends PublicKey {
  readonly did?: string
}

/** The key of a certificate. Its chain is not judged: the certificate only carries the key. @throws {CredentialFault} */
function keyOfCertificate(chain: unknown): NamedKey {
  const [leaf]: readonly unknown[] = Array.isArray(chain) ? chain : []
  demand(typeof leaf === 'string', `${NAME}: x5c is not a list of certificates`)
  try {
    const key = new X509Certificate(Buffer.from(leaf, 'base64')).publicKey
    const fault = keyFault(key)
    demand(fault === undefined, `${NAME}: the key of the certificate ${fault}`)
    return { kid: undefined, key }
  } catch (caught) {
    throw caught instanceof CredentialFault ? caught : new CredentialFault(`${NAME}: x5c holds no certificate`)
  }
}

/** The key that a header names, in exactly one way. @throws {CredentialFault} */
async function keyOfHeader({ header }: ParsedJwt, party: OnBehalf): Promise<NamedKey> {
  const { jwk, kid, x5c } = header
  demand([jwk, kid, x5c].filter((one) => one !== undefined).length === 1, `${NAME} must name its key in one way: jwk, kid or x5c`)
  if (x5c !== undefined) return keyOfCertificate(x5c)
  if (jwk !== undefined) {
    const key = readPublicJwk(jwk)
    demand(key !== undefined, `${NAME}: jwk is not a public key for signatures, or holds a private one`)
    return { kid: undefined, key }
  }
  demand(typeof kid === 'string' && kid.startsWith('did:'), `${NAME}: kid must be a DID URL; send the key itself as jwk`)
  try {
    return { kid: undefined, ...(await didsOf(party).keyOf(kid, 'authentication')) }
  } catch (caught) {
    throw caught instanceof DidFault ? new CredentialFault(`${NAME}: ${caught.message}`) : caught
  }
}

async function verify(text: string, wallet: Wallet): Promise<KeyProof> {
  const { context } = wallet
  demand(text.length <= LONGEST, `${NAME} is longer than ${LONGEST} characters`)
  const jwt = parseJwt(text, NAME)
  demand(typeOfJwt(jwt) === TYPE, `the typ of ${NAME} must be ${TYPE}`)
  const alg = algOfJwt(jwt, NAME)
  demand(acceptedAlgs(context).asymmetric.includes(String(jwt.header['alg'])), `the alg ${alg} is not accepted here`)
  const key = await keyOfHeader(jwt, wallet)
  await demandSignature(jwt, key, NAME)
  const { aud, iss, nonce } = jwt.claims
  demand(aud === context.issuer, `the aud of ${NAME} must be ${context.issuer}`)
  // OID4VCI 1.0 §F.1. The client id of a wallet may be the DID of this very key.
  demand(
    iss === undefined || iss === wallet.client.id || (key.did !== undefined && iss === key.did),
    `the iss of ${NAME} must be the client_id, and absent where the wallet has none`,
  )
  demandInForce(jwt.claims, context.now(), NAME)
  demandFresh(jwt.claims, { now: context.now(), oldest: OLDEST, name: NAME })
  const jwk = key.key.export({ format: 'jwk' })
  return {
    nonce,
    key_attestation: jwt.header['key_attestation'],
    holder: { jwk: { ...jwk }, thumbprint: await calculateJwkThumbprint(jwk as JWK), did: key.did },
  }
}

/** Verifies a key proof of type `jwt` (OID4VCI 1.0 §F.1, §F.4). @throws {Refusal} `invalid_proof` */
export async function verifyKeyProof(text: string, wallet: Wallet): Promise<KeyProof> {
  try {
    return await verify(text, wallet)
  } catch (caught) {
    throw caught instanceof CredentialFault ? invalidProof(caught.message) : caught
  }
}
