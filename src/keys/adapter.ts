import { createPublicKey, type KeyObject, type webcrypto } from 'node:crypto'
import type { JWK } from 'jose'
import type { SigningAlg } from '#model/key-pair.ts'
import { keyFault } from './public-keys.ts'
import { isKeyFor, readAlg } from './verify.ts'

/** A key of an external signer. */
export interface AdapterKey {
  readonly kid: string
  readonly alg: SigningAlg
  readonly key: KeyObject
  /** The public key as published. */
  readonly jwk: JWK
}

/** A signing adapter: it signs for clients in place of the keys of this server. A new kind of signer is one more implementation of it. */
export interface SigningAdapter {
  /** All keys are published. The first key of an algorithm signs. */
  readonly keys: readonly AdapterKey[]
  /**
   * The signature of a JWS signing input (RFC 7515 §5.1), in base64url.
   * @throws {SignerUnavailable}
   */
  sign(input: string, key: AdapterKey): Promise<string>
}

/** An external signer cannot sign now. The message is for the log of the operator. */
export class SignerUnavailable extends Error {
  override name = 'SignerUnavailable'
}

/** The fault of a JWK that cannot be the key of an adapter, if any. */
export function adapterKeyFault(jwk: unknown): string | undefined {
  const { kid, alg, use } = jwk as Readonly<Record<string, unknown>>
  const known = readAlg(alg)
  if (typeof kid !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(kid)) return 'needs a kid: visible ASCII without spaces'
  if (known === undefined || alg !== known) return 'needs the alg that it signs with'
  if (use !== undefined && use !== 'sig') return 'is not for signatures'
  try {
    const key = createPublicKey({ key: jwk as webcrypto.JsonWebKey, format: 'jwk' })
    return keyFault(key) ?? (isKeyFor(key, known) ? undefined : `is not a key for ${known}`)
  } catch {
    return 'is not a public key: expected an RSA, EC or OKP JWK'
  }
}

/** The keys of a set that an external signer can sign with. Private members are refused before (model/public-jwk.ts). */
export const readAdapterKeys = ({ keys }: { readonly keys: readonly unknown[] }): readonly AdapterKey[] =>
  keys.flatMap((jwk): AdapterKey[] => {
    const { kid, alg } = jwk as { readonly kid: string; readonly alg: SigningAlg }
    if (adapterKeyFault(jwk) !== undefined) return []
    const key = createPublicKey({ key: jwk as webcrypto.JsonWebKey, format: 'jwk' })
    return [{ kid, alg, key, jwk: { ...(key.export({ format: 'jwk' }) as JWK), kid, alg, use: 'sig' } }]
  })
