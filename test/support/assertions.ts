import { type CryptoKey, type JWTPayload, SignJWT } from 'jose'

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** How an assertion of a test differs from a right one. */
export interface Assertion {
  readonly client_id: string
  readonly issuer: string
  readonly key: CryptoKey | Uint8Array
  readonly alg?: string
  readonly header?: Readonly<Record<string, unknown>>
  /** `undefined` takes a claim away. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** A client assertion (RFC 7523 §3), right in every respect that the test does not say. */
export function assertion({ client_id, issuer, key, alg = 'ES256', header, claims }: Assertion): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const payload: JWTPayload = { iss: client_id, sub: client_id, aud: issuer, exp: now + 60, iat: now, jti: crypto.randomUUID(), ...claims }
  return new SignJWT(payload).setProtectedHeader({ alg, ...header }).sign(key)
}

/** The parameters of a client credentials request that shows an assertion. */
export const showing = (client_assertion: string) => ({ grant_type: 'client_credentials', client_assertion_type: ASSERTION_TYPE, client_assertion })
