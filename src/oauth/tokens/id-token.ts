import { hash } from 'node:crypto'
import type { SigningAlg } from '#model/key-pair.ts'
import { encryptedFor } from './encrypted.ts'
import type { TokenAnswer } from './entitlement.ts'
import type { Minting } from './minting.ts'
import { signingFor } from './signing.ts'

/** The hash that goes with an algorithm (OIDC Core §3.1.3.6); Ed25519 is built on SHA-512, and with ML-DSA, which names none, the longest is taken. */
const hashOf = (alg: SigningAlg): string => (/^[ERP]S/.test(alg) ? `sha${alg.slice(2)}` : 'sha512')

/** The left half of the hash of a code or token, so that an attacker cannot substitute another one (OIDC Core §3.3.2.11). */
function halfHash(text: string | undefined, alg: SigningAlg): string | undefined {
  if (text === undefined) return undefined
  // A latin1 text, because a buffer would cost as much as the hash.
  const whole = hash(hashOf(alg), text, 'latin1')
  return Buffer.from(whole.slice(0, whole.length / 2), 'latin1').toString('base64url')
}

/** The tokens that an ID token comes with. */
export type Companions = Pick<TokenAnswer, 'access_token' | 'refresh_token'>

/** CIBA Core §10.3.1: the ID token of a push ties the tokens to the request, since the client sent nothing that would. */
const pushedClaims = (auth_req_id: string, refresh_token: string | undefined, alg: SigningAlg) => ({
  'urn:openid:params:jwt:claim:auth_req_id': auth_req_id,
  'urn:openid:params:jwt:claim:rt_hash': halfHash(refresh_token, alg),
})

/** An ID token (OIDC Core §2): a signed statement for one client about a person's sign-in, usually issued with an access token. */
export async function mintIdToken(
  { entitlement, caller: { client }, context, now }: Minting,
  { access_token, refresh_token }: Companions = {},
): Promise<string> {
  const signing = { ...signingFor(client, client.id_token_signature_alg), kid: client.id_token_kid }
  const alg = await context.keys.algFor(signing)
  const iat = Math.floor(now / 1000)
  const { authentication, id_token: wanted } = entitlement
  const claims = {
    ...wanted?.claims,
    ...(wanted?.auth_req_id !== undefined && pushedClaims(wanted.auth_req_id, refresh_token, alg)),
    iss: context.issuer,
    sub: entitlement.subject,
    aud: client.id,
    azp: client.id,
    iat,
    exp: iat + client.id_token_ttl,
    auth_time: authentication && Math.floor(authentication.auth_time / 1000),
    nonce: wanted?.nonce,
    acr: authentication?.acr,
    amr: authentication?.amr,
    sid: authentication?.sid,
    at_hash: halfHash(access_token, alg),
    c_hash: halfHash(wanted?.code, alg),
  }
  const text = await context.keys.sign(claims, 'JWT', signing)
  // OIDC Core §2: signed, then encrypted, so that the client can show the signed token to others.
  return encryptedFor(client, 'id_token', { text, cty: 'JWT' }, context)
}
