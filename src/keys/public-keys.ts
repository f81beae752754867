import { createPublicKey, type KeyObject, type webcrypto } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Client } from '#model/client.ts'

/** A public key of another party, for verification. */
export interface PublicKey {
  readonly kid: string | undefined
  /** The only algorithm that the key may be used with, if it names one (RFC 7517 §4.4). */
  readonly alg?: string | undefined
  readonly key: KeyObject
}

const MOST_KEYS = 100
/**
 * RFC 7518 §3.3: a smaller RSA key is not secure. A very large one is a denial of service: verifying with a modulus of 16,384 bits takes a quarter of
 * a second, and the attacker need not even make a valid signature.
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

/**
 * Reads a key of a JWK set (RFC 7517 §4); undefined when it is not for signatures, too weak, too large, or not understood (RFC 7517 §5: such keys are
 * ignored).
 */
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

/** The public key that another party shows as a JWK; undefined when it is private, not understood or too weak. */
export function readPublicJwk(jwk: unknown): KeyObject | undefined {
  // A private key in a public place belongs to everybody who read it.
  if (typeof jwk !== 'object' || jwk === null || 'd' in jwk || 'k' in jwk || 'priv' in jwk) return undefined
  return readJwk(jwk)?.key
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

/** The keys that a header may refer to: those with its `kid`, or, if none has it, those without a `kid`. */
export function keysOfHeader<K extends { readonly kid: string | undefined }>(keys: readonly K[], kid: string | undefined): readonly K[] {
  if (kid === undefined) return keys
  const named = keys.filter((key) => key.kid === kid)
  return named.length > 0 ? named : keys.filter((key) => key.kid === undefined)
}

/** A registered key of a client, with its field. */
export interface RegisteredKey {
  readonly source: 'jwks' | 'jwk' | 'jwt_public_key'
  readonly key: PublicKey
}

/** The usable registered keys that authenticate a client. */
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
