import { base64url } from 'jose'
import { fault } from '../words/fault.ts'

/** AES-256-GCM seals everything; a fresh nonce each time. */
const CIPHER = { name: 'AES-GCM', length: 256 } as const
const USES = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] as const
const NONCE = 12
/** The iterations that OWASP asks of PBKDF2 with SHA-256, and a bound: a file of somebody else must not keep the browser busy for minutes. */
const [ITERATIONS, MOST_ITERATIONS] = [600_000, 5_000_000]

/** Something sealed: its nonce and ciphertext in base64url. */
export interface Sealed {
  readonly iv: string
  readonly sealed: string
}

/** How a key follows from a passphrase. */
export interface Stretching {
  readonly salt: string
  readonly iterations: number
}

export const newNonce = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(NONCE))

/** A new key. It is extractable only where it is to be wrapped at once. */
export const newVaultKey = (extractable: boolean): Promise<CryptoKey> => crypto.subtle.generateKey(CIPHER, extractable, [...USES])

/** The bytes of base64url text, as Web Cryptography takes them. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(base64url.decode(text))

export async function seal(key: CryptoKey, value: unknown): Promise<Sealed> {
  const iv = newNonce()
  const sealed = await crypto.subtle.encrypt({ name: CIPHER.name, iv }, key, new TextEncoder().encode(JSON.stringify(value)))
  return { iv: base64url.encode(iv), sealed: base64url.encode(new Uint8Array(sealed)) }
}

/** @throws {DOMException} when the key is another one, or the text was changed */
export async function unseal(key: CryptoKey, { iv, sealed }: Sealed): Promise<unknown> {
  const plain = await crypto.subtle.decrypt({ name: CIPHER.name, iv: bytesOf(iv) }, key, bytesOf(sealed))
  return JSON.parse(new TextDecoder().decode(plain))
}

/** Wraps a key inside the browser's cryptography: its bytes are never seen by a script. */
export async function wrap(key: CryptoKey, by: CryptoKey): Promise<Sealed> {
  const iv = newNonce()
  const sealed = await crypto.subtle.wrapKey(key.type === 'private' ? 'pkcs8' : 'raw', key, by, { name: CIPHER.name, iv })
  return { iv: base64url.encode(iv), sealed: base64url.encode(new Uint8Array(sealed)) }
}

/** The opposite, for a private key of a holder. */
export const unwrap = ({ iv, sealed }: Sealed, by: CryptoKey, kind: KeyAlgorithmName, extractable = false): Promise<CryptoKey> =>
  crypto.subtle.unwrapKey('pkcs8', bytesOf(sealed), by, { name: CIPHER.name, iv: bytesOf(iv) }, algorithmOf(kind), extractable, ['sign'])

/** The opposite, for the key of a vault. @throws {DOMException} for a wrong passphrase */
export const unwrapVaultKey = ({ iv, sealed }: Sealed, by: CryptoKey): Promise<CryptoKey> =>
  crypto.subtle.unwrapKey('raw', bytesOf(sealed), by, { name: CIPHER.name, iv: bytesOf(iv) }, CIPHER, false, [...USES])

/** The kinds of keys that a holder can have. */
export const keyKinds = ['P-256', 'Ed25519'] as const
export type KeyAlgorithmName = (typeof keyKinds)[number]
export const algorithmOf = (kind: KeyAlgorithmName) => (kind === 'P-256' ? { name: 'ECDSA', namedCurve: 'P-256' } : { name: 'Ed25519' })

export const newStretching = (): Stretching => ({ salt: base64url.encode(crypto.getRandomValues(new Uint8Array(16))), iterations: ITERATIONS })

/** The key of a passphrase (PBKDF2). @throws {WalletFault} for a file that asks for more work than any honest one */
export async function stretch(passphrase: string, { salt, iterations }: Stretching): Promise<CryptoKey> {
  if (!(iterations >= 100_000 && iterations <= MOST_ITERATIONS)) throw fault('badFile')
  const from = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations }, from, CIPHER, false, [...USES])
}
