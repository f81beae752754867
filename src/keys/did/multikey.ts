import { createPublicKey, ECDH, type KeyObject, type webcrypto } from 'node:crypto'
import type { KeyPair } from '#model/key-pair.ts'
import { keyFault, readPublicJwk } from '../public-keys.ts'
import { decodeMultibase, encodeBase58 } from './multibase.ts'

/** The multicodec of each kind of public key, as an unsigned varint. */
const codecs: Readonly<Record<KeyPair['type'], readonly number[]>> = {
  Ed25519: [0xed, 0x01],
  'P-256': [0x80, 0x24],
  'P-384': [0x81, 0x24],
  'P-521': [0x82, 0x24],
  'RSA-2048': [0x85, 0x24],
  'RSA-3072': [0x85, 0x24],
  'RSA-4096': [0x85, 0x24],
  'ML-DSA-44': [0x90, 0x24],
  'ML-DSA-65': [0x91, 0x24],
  'ML-DSA-87': [0x92, 0x24],
}

/** The multibase text of a public key: base58btc of the multicodec and the key's bytes. */
export const encodeMultikey = ({ type, public_key, public_jwk }: Pick<KeyPair, 'type' | 'public_key' | 'public_jwk'>): string =>
  `z${encodeBase58(Buffer.concat([Buffer.from(codecs[type]), keyBytes(type, public_key, public_jwk)]))}`

function keyBytes(type: KeyPair['type'], pem: string, jwk: KeyPair['public_jwk']): Buffer {
  if (type.startsWith('RSA')) return createPublicKey(pem).export({ format: 'der', type: 'pkcs1' })
  if (type.startsWith('ML-DSA')) return Buffer.from(String(jwk['pub']), 'base64url')
  const x = Buffer.from(String(jwk['x']), 'base64url')
  if (type === 'Ed25519') return x
  // The compressed point of a curve (SEC 1 §2.3.3): the parity of y, and x.
  const y = Buffer.from(String(jwk['y']), 'base64url')
  return Buffer.concat([Buffer.from([2 + ((y.at(-1) ?? 0) & 1)]), x])
}

const base64url = (bytes: Buffer) => bytes.toString('base64url')

const fromJwk = (jwk: Readonly<Record<string, unknown>>) => createPublicKey({ key: jwk as webcrypto.JsonWebKey, format: 'jwk' })

/** A point of a curve: OpenSSL decompresses it, and refuses one that does not lie on the curve. */
const pointOn =
  (curve: string, crv: string, size: number) =>
  (bytes: Buffer): KeyObject => {
    if (bytes.length !== size + 1) throw new Error(`a compressed point of ${crv} has ${size + 1} bytes`)
    const point = ECDH.convertKey(bytes, curve, undefined, undefined, 'uncompressed') as Buffer
    return fromJwk({ kty: 'EC', crv, x: base64url(point.subarray(1, size + 1)), y: base64url(point.subarray(size + 1)) })
  }

/** The reader of each multicodec. secp256k1 is read and never made: no key of this server uses it. */
const readers: readonly { readonly codec: readonly number[]; readonly read: (bytes: Buffer) => KeyObject | undefined }[] = [
  { codec: codecs.Ed25519, read: (bytes) => fromJwk({ kty: 'OKP', crv: 'Ed25519', x: base64url(bytes) }) },
  { codec: codecs['P-256'], read: pointOn('prime256v1', 'P-256', 32) },
  { codec: codecs['P-384'], read: pointOn('secp384r1', 'P-384', 48) },
  { codec: codecs['P-521'], read: pointOn('secp521r1', 'P-521', 66) },
  { codec: codecs['RSA-2048'], read: (bytes) => createPublicKey({ key: bytes, format: 'der', type: 'pkcs1' }) },
  { codec: [0xe7, 0x01], read: pointOn('secp256k1', 'secp256k1', 32) },
  // jwk_jcs-pub: a JWK as canonical JSON, which the European Blockchain Services Infrastructure uses for people.
  { codec: [0xd1, 0xd6, 0x03], read: (bytes) => readPublicJwk(JSON.parse(bytes.toString('utf8'))) },
]

/** The public key of a multibase text; undefined when it holds none that is understood and strong enough. */
export function decodeMultikey(text: string): KeyObject | undefined {
  const bytes = decodeMultibase(text)
  const reader = readers.find(({ codec }) => codec.every((byte, at) => bytes?.[at] === byte))
  if (!bytes || !reader) return undefined
  try {
    const key = reader.read(bytes.subarray(reader.codec.length))
    return key && keyFault(key) === undefined ? key : undefined
  } catch {
    return undefined
  }
}
