import { randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { newRow } from '#fields/write.ts'
import { trustedIssuer } from '#model/trusted-issuer.ts'
import type { TestServer } from './server.ts'

type Change = Readonly<Record<string, unknown>>
/** Differences from what is right: in the claims and in the header. */
interface Differing {
  readonly claims?: Change
  readonly header?: Change
}

/** An installation of a client, with a key of its own that an attester vouches for. */
export interface Instance {
  readonly jwk: JWK
  readonly thumbprint: string
  /** The headers of one request. `undefined` in a change takes a member away. */
  headers(change?: { readonly attestation?: Differing; readonly proof?: Differing }): Promise<Record<string, string>>
}

/** An attester of a test, with one key. */
export interface Attester {
  readonly issuer: string
  readonly jwks: { readonly keys: readonly JWK[] }
  instance(client_id: string): Promise<Instance>
}

/** Makes an attester. With a certificate chain it shows that in place of a `kid`. */
export async function attester(server: TestServer, issuer: string, own?: { readonly key: CryptoKey; readonly x5c: readonly string[] }): Promise<Attester> {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] }
  const sign = (claims: Change, header: Change, key: CryptoKey) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', ...header }).sign(key)
  return {
    issuer,
    jwks,
    async instance(client_id) {
      const held = await generateKeyPair('ES256', { extractable: true })
      const jwk = await exportJWK(held.publicKey)
      return {
        jwk,
        thumbprint: await calculateJwkThumbprint(jwk),
        async headers({ attestation, proof } = {}) {
          const now = Math.floor(Date.now() / 1000)
          const said = { iss: issuer, sub: client_id, iat: now, exp: now + 300, cnf: { jwk }, ...attestation?.claims }
          const proven = { iss: client_id, aud: server.issuer, iat: now, jti: randomUUID(), ...proof?.claims }
          const shows = own ? { x5c: own.x5c } : { kid: 'one' }
          return {
            'oauth-client-attestation': await sign(
              said,
              { typ: 'oauth-client-attestation+jwt', ...shows, ...attestation?.header },
              own?.key ?? pair.privateKey,
            ),
            'oauth-client-attestation-pop': await sign(proven, { typ: 'oauth-client-attestation-pop+jwt', ...proof?.header }, held.privateKey),
          }
        },
      }
    },
  }
}

/** Trusts an attester. */
export const trustAttester = (server: TestServer, { issuer, jwks }: Attester, roots?: string) =>
  server.context.db.table(trustedIssuer).insert(
    newRow(trustedIssuer, {
      id: `ti_${randomUUID()}`,
      name: `Maker of ${issuer}`,
      issuer,
      purposes: ['client_attestation'],
      ...(roots === undefined ? { jwks: jwks as never } : { roots }),
    }),
  )
