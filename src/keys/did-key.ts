import { createPublicKey } from 'node:crypto'
import type { KeyPair } from '#model/key-pair.ts'

/** The multicodec of each kind of public key, as an unsigned varint. */
const codecs: Readonly<Record<KeyPair['type'], readonly number[]>> = {
  Ed25519: [0xed, 0x01],
  'P-256': [0x80, 0x24],
  'P-384': [0x81, 0x24],
  'P-521': [0x82, 0x24],
  'RSA-2048': [0x85, 0x24],
  'RSA-3072': [0x85, 0x24],
  'RSA-4096': [0x85, 0x24],
}

/** The did:key identifier of a public key (did:key §3.1): multibase base58btc of the multicodec and the key's bytes. */
export const didKeyOf = ({ type, public_key, public_jwk }: Pick<KeyPair, 'type' | 'public_key' | 'public_jwk'>): string =>
  `did:key:z${base58(Buffer.concat([Buffer.from(codecs[type]), keyBytes(type, public_key, public_jwk)]))}`

function keyBytes(type: KeyPair['type'], pem: string, jwk: KeyPair['public_jwk']): Buffer {
  if (type.startsWith('RSA')) return createPublicKey(pem).export({ format: 'der', type: 'pkcs1' })
  const x = Buffer.from(String(jwk['x']), 'base64url')
  if (type === 'Ed25519') return x
  // The compressed point of a curve (SEC 1 §2.3.3): the parity of y, and x.
  const y = Buffer.from(String(jwk['y']), 'base64url')
  return Buffer.concat([Buffer.from([2 + ((y.at(-1) ?? 0) & 1)]), x])
}

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

function base58(bytes: Buffer): string {
  let text = ''
  for (let rest = BigInt(`0x${bytes.toString('hex')}`); rest > 0n; rest /= 58n) text = ALPHABET[Number(rest % 58n)] + text
  return text
}
