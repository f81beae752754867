import { createPublicKey, type KeyObject, type webcrypto } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Client } from '#model/client.ts'

/** Somebody's public key, ready to verify with. */
export interface PublicKey {
  readonly kid: string | undefined
  /** The one algorithm that it is for, when it says so (RFC 7517 §4.4). */
  readonly alg?: string | undefined
  readonly key: KeyObject
}

const MOST_KEYS = 100
/**
 * RFC 7518 §3.3: a smaller RSA key proves nothing. One that takes long to verify with is made to keep us busy: a signature by a modulus of
 * 16,384 bits costs a quarter of a second, and who sends it need not have made it.
 */
const RSA = { shortest: 2048, longest: 4096, smallestExponent: 3n, largestExponent: 2n ** 32n } as const

/** The reason why a public key is not usable for verification, if any. */
export function keyFault({ type, asymmetricKeyType, asymmetricKeyDetails = {} }: KeyObject): string | undefined {
  if (type !== 'public') return 'is not a public key'
  if (asymmetricKeyType !== 'rsa' && asymmetricKeyType !== 'rsa-pss') return undefined
  const { modulusLength = 0, publicExponent = 0n } = asymmetricKeyDetails
  if (modulusLength < RSA.shortest || modulusLength > RSA.longest) return `is an RSA key of ${modulusLength} bits: expected ${RSA.shortest} to ${RSA.longest}`
  if (publicExponent < RSA.smallestExponent || publicExponent > RSA.largestExponent) return 'is an RSA key with a strange exponent: expected 65537'
  return undefined
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** One key of a JWK set (RFC 7517 §4); nothing when it is not for signatures, too weak, too heavy, or not to be understood (RFC 7517 §5: such are ignored). */
export function readJwk(jwk: unknown): PublicKey | undefined {
  if (typeof jwk !== 'object' || jwk === null) return undefined
  const { kid, use, alg, key_ops } = jwk as Readonly<Record<string, unknown>>
  // A SPIFFE bundle calls the keys of JWT-SVIDs so.
  if (use !== undefined && use !== 'sig' && use !== 'jwt-svid') return undefined
  // RFC 7517 §4.3
  if (key_ops !== undefined && !(Array.isArray(key_ops) && key_ops.includes('verify'))) return undefined
  try {
    const key = createPublicKey({ key: jwk as webcrypto.JsonWebKey, format: 'jwk' })
    return keyFault(key) === undefined ? { kid: textOf(kid), alg: textOf(alg), key } : undefined
  } catch {
    return undefined
  }
}

export function readJwks(set: unknown): readonly PublicKey[] {
  const keys = typeof set === 'object' && set !== null && 'keys' in set && Array.isArray(set.keys) ? set.keys : []
  return keys.slice(0, MOST_KEYS).flatMap((jwk) => readJwk(jwk) ?? [])
}

export function readPem(pem: string): PublicKey | undefined {
  try {
    const key = createPublicKey(pem)
    return keyFault(key) === undefined ? { kid: undefined, key } : undefined
  } catch {
    return undefined
  }
}

/** Those that a header may mean: the keys of its `kid`, or, where none has it, those that have none. */
export function keysOfHeader<K extends { readonly kid: string | undefined }>(keys: readonly K[], kid: string | undefined): readonly K[] {
  if (kid === undefined) return keys
  const named = keys.filter((key) => key.kid === kid)
  return named.length > 0 ? named : keys.filter((key) => key.kid === undefined)
}

/** A key that is registered with a client, and the field it stands in. */
export interface RegisteredKey {
  readonly source: 'jwks' | 'jwk' | 'jwt_public_key'
  readonly key: PublicKey
}

/** The keys by which a client may prove itself, as far as they are registered and of use. */
export function keysOf(client: Pick<Client, 'jwks' | 'jwk' | 'jwt_public_key'>): readonly RegisteredKey[] {
  const { jwks, jwk, jwt_public_key } = client
  const [single, pem] = [jwk && readJwk(jwk), jwt_public_key === undefined ? undefined : readPem(jwt_public_key)]
  return [
    ...readJwks(jwks).map((key) => ({ source: 'jwks', key }) as const),
    ...(single ? [{ source: 'jwk', key: single } as const] : []),
    ...(pem ? [{ source: 'jwt_public_key', key: pem } as const] : []),
  ]
}

/** The SHA-256 thumbprint of a key (RFC 7638 §3), worked out once. */
export const thumbprintOf = memoizeWeak(({ key }: PublicKey): Promise<string> => calculateJwkThumbprint(key))
