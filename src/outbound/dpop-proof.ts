import { createHash } from 'node:crypto'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { randomText } from '#kit/random.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import type { RemoteCall } from './registered.ts'

/** A request that a key is proved for. */
export interface Proving {
  readonly method: string
  readonly url: string
  readonly nonce?: string | undefined
  /** The token that it goes with. */
  readonly token?: string | undefined
}

const ALG = 'ES256'

/** The private key of an authorization, which its tokens are bound to (RFC 9449 §5). It is made when it is first needed, and kept sealed. */
export async function dpopKeyOf({ context, row }: Pick<RemoteCall, 'context' | 'row'>): Promise<JWK> {
  const kept = await context.sealed.open(outboundAuthorization, row, 'dpop_key')
  if (kept !== undefined) return JSON.parse(kept)
  const { privateKey } = await generateKeyPair(ALG, { extractable: true })
  const made = await exportJWK(privateKey)
  const sealed = context.sealed.seal(outboundAuthorization, { id: row.id, dpop_key: JSON.stringify(made) }, { dpop_key: '' })
  const table = context.db.table(outboundAuthorization)
  if (await table.change({ id: row.id, dpop_key: undefined }, { dpop_key: sealed['dpop_key'] as string })) return made
  // Another node made one meanwhile.
  const now = await table.get(row.id)
  return JSON.parse((now && (await context.sealed.open(outboundAuthorization, now, 'dpop_key'))) ?? JSON.stringify(made))
}

/** A DPoP proof (RFC 9449 §4.2). */
export async function proveKey(jwk: JWK, { method, url, nonce, token }: Proving, now: number): Promise<string> {
  const { kty, crv, x, y } = jwk
  const { origin, pathname } = new URL(url)
  const claims = {
    jti: randomText(16),
    htm: method,
    htu: `${origin}${pathname}`,
    iat: Math.floor(now / 1000),
    ...(nonce === undefined ? {} : { nonce }),
    ...(token === undefined ? {} : { ath: createHash('sha256').update(token).digest('base64url') }),
  }
  return new SignJWT(claims).setProtectedHeader({ alg: ALG, typ: 'dpop+jwt', jwk: { kty, crv, x, y } as JWK }).sign(await importJWK(jwk, ALG))
}
