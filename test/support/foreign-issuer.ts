import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'

/** Another issuer of a test: it has one key, and signs access tokens with it. */
export interface ForeignIssuer {
  readonly issuer: string
  readonly key: CryptoKey
  readonly jwks: { readonly keys: readonly JWK[] }
  /** An access token that is right in every respect that the test does not say; `undefined` takes a claim away. */
  token(claims?: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>): Promise<string>
}

export async function foreignIssuer(issuer: string, audience: string): Promise<ForeignIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', use: 'sig', alg: 'ES256' }] }
  return {
    issuer,
    key: privateKey,
    jwks,
    token(claims, header) {
      const now = Math.floor(Date.now() / 1000)
      const payload: JWTPayload = { iss: issuer, aud: audience, iat: now, exp: now + 60, sub: 'somebody', scope: 'scopes:read:all', ...claims }
      return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'one', ...header }).sign(privateKey)
    },
  }
}
