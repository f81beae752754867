import { createHash, type KeyObject } from 'node:crypto'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import type { CallAnswer, CallOptions, TestServer } from './server.ts'

/** How a proof of a test differs from a right one; `undefined` takes a claim or a header parameter away. */
export interface ProofChange {
  readonly key?: CryptoKey | KeyObject | Uint8Array
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
}
/** The key of a client that proves what it holds. */
export interface ProofKey {
  readonly jkt: string
  readonly jwk: JWK
  readonly privateKey: CryptoKey
  /** A proof for one request, right in every respect that the test does not say (RFC 9449 §4.2). */
  proof(htm: string, htu: string, change?: ProofChange): Promise<string>
  /** The same, for the token endpoint of a server. */
  forTokens(server: Pick<TestServer, 'issuer'>, change?: ProofChange): Promise<{ readonly dpop: string }>
  /** Sends a request with an access token and a proof made for it. */
  show(server: TestServer, shown: Showing, change?: ProofChange): Promise<CallAnswer>
}
export interface Showing extends CallOptions {
  readonly token: string
  readonly method?: string
  readonly path?: string
}

export const athOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Makes the key of a client. */
export async function proofKey(alg = 'ES256'): Promise<ProofKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  const jwk = await exportJWK(publicKey)
  const proof: ProofKey['proof'] = (htm, htu, { key = privateKey, header, claims } = {}) =>
    new SignJWT({ jti: crypto.randomUUID(), htm, htu, iat: Math.floor(Date.now() / 1000), ...claims })
      .setProtectedHeader({ typ: 'dpop+jwt', alg, jwk, ...header })
      .sign(key)
  return {
    jkt: await calculateJwkThumbprint(jwk),
    jwk,
    privateKey,
    proof,
    forTokens: async ({ issuer }, change) => ({ dpop: await proof('POST', `${issuer}/oauth/token`, change) }),
    async show(server, { token, method = 'GET', path = '/oauth/userinfo', headers, ...options }, change) {
      const dpop = await proof(method, server.issuer + path.split('?')[0], { ...change, claims: { ath: athOf(token), ...change?.claims } })
      return server.call(method, path, { ...options, headers: { authorization: `DPoP ${token}`, dpop, ...headers } })
    },
  }
}
