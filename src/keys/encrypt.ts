import { createPublicKey, type KeyObject, type webcrypto } from 'node:crypto'
import { CompactEncrypt } from 'jose'
import type { ContentEncryption, KeyManagementAlg } from '#model/encryption-algs.ts'
import { keyFault } from './public-keys.ts'

/** A public key of a recipient. */
export interface RecipientKey {
  readonly kid: string | undefined
  /** The only algorithm that the key may be used with, if it names one (RFC 7517 §4.4). */
  readonly alg: string | undefined
  readonly key: KeyObject
}

const MOST_KEYS = 100
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** Reads a key of a JWK set that is marked for encryption (RFC 7517 §4.2); undefined when it is not, is too weak, or is not understood. */
function readRecipientKey(jwk: unknown): RecipientKey | undefined {
  if (typeof jwk !== 'object' || jwk === null) return undefined
  const { kid, use, alg } = jwk as Readonly<Record<string, unknown>>
  if (use !== 'enc') return undefined
  try {
    const key = createPublicKey({ key: jwk as webcrypto.JsonWebKey, format: 'jwk' })
    return keyFault(key) === undefined ? { kid: textOf(kid), alg: textOf(alg), key } : undefined
  } catch {
    return undefined
  }
}

export function readRecipientKeys(set: unknown): readonly RecipientKey[] {
  const keys = typeof set === 'object' && set !== null && 'keys' in set && Array.isArray(set.keys) ? set.keys : []
  return keys.slice(0, MOST_KEYS).flatMap((jwk) => readRecipientKey(jwk) ?? [])
}

const agreeing: ReadonlySet<string> = new Set(['ec', 'x25519'])
/** True when a key fits an algorithm, and is not reserved for another. */
const isFor = ({ key, alg }: RecipientKey, wanted: KeyManagementAlg): boolean =>
  (alg === undefined || alg === wanted) && (wanted === 'RSA-OAEP-256' ? key.asymmetricKeyType === 'rsa' : agreeing.has(key.asymmetricKeyType ?? ''))

/** The key to encrypt to: the first that fits. */
export const recipientFor = (keys: readonly RecipientKey[], alg: KeyManagementAlg): RecipientKey | undefined => keys.find((key) => isFor(key, alg))

/** The algorithms and the recipient key of an encryption. */
export interface Encryption {
  readonly alg: KeyManagementAlg
  readonly enc: ContentEncryption
  readonly to: RecipientKey
}

/** A compact JWE (RFC 7516 §7.1). `cty` is `JWT` when the text is a signed JWT (RFC 7519 §5.2). */
export const encrypt = (text: string, { alg, enc, to }: Encryption, cty?: 'JWT'): Promise<string> =>
  new CompactEncrypt(Buffer.from(text))
    .setProtectedHeader({ alg, enc, ...(cty ? { cty } : {}), ...(to.kid === undefined ? {} : { kid: to.kid }) })
    .encrypt(to.key)
