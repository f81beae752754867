import { base64url, type JWK } from 'jose'

/** The alphabet of base58btc, without the characters that look alike. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const BASE = 58n
/** The multicodecs of the keys that are read and written here, as unsigned varints. */
const codecs = { Ed25519: [0xed, 0x01], 'P-256': [0x80, 0x24] } as const
const SIZE = 32

const numberOf = (bytes: Iterable<number>): bigint => BigInt(`0x0${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`)
const bytesOfNumber = (value: bigint, size: number): Uint8Array =>
  Uint8Array.from(
    value
      .toString(16)
      .padStart(size * 2, '0')
      .match(/../g) ?? [],
    (byte) => Number.parseInt(byte, 16),
  )

function encodeBase58(bytes: Uint8Array): string {
  let text = ''
  for (let rest = numberOf(bytes); rest > 0n; rest /= BASE) text = `${ALPHABET[Number(rest % BASE)]}${text}`
  return text
}

/** The public members of a key, and no others. */
export const publicOf = ({ kty = '', crv = '', x = '', y }: JWK): JWK => ({ kty, crv, x, ...(y === undefined ? {} : { y }) })

/** The multikey of a public key (did:key §3.1.2): the multicodec of its kind, then its bytes; a point of P-256 is compressed (SEC 1 §2.3.3). */
export function multikeyOf({ crv, x = '', y = '' }: JWK): string {
  const first = base64url.decode(x)
  const bytes = crv === 'Ed25519' ? [...codecs.Ed25519, ...first] : [...codecs['P-256'], 2 + ((base64url.decode(y).at(-1) ?? 0) & 1), ...first]
  return `z${encodeBase58(Uint8Array.from(bytes))}`
}

/** The field of P-256 and the constant of its curve. */
const [P, B] = [2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n, 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn]

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base % P]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % P
    square = (square * square) % P
  }
  return result
}

/** The point of a compressed one (SEC 1 §2.3.4). It is public, and the browser refuses one that does not lie on the curve. */
function decompress([sign = 0, ...rest]: readonly number[]): JWK {
  const x = numberOf(rest)
  const root = power(x ** 3n - 3n * x + B + 3n * P * P, (P + 1n) / 4n)
  const y = (root & 1n) === BigInt(sign & 1) ? root : P - root
  return { kty: 'EC', crv: 'P-256', x: base64url.encode(Uint8Array.from(rest)), y: base64url.encode(bytesOfNumber(y, SIZE)) }
}

/** The public key of a multikey; undefined for a kind that is not read here. */
export function keyOfMultikey(text: string): JWK | undefined {
  if (!/^z[1-9A-HJ-NP-Za-km-z]{40,60}$/.test(text)) return undefined
  let value = 0n
  for (const sign of text.slice(1)) value = value * BASE + BigInt(ALPHABET.indexOf(sign))
  const bytes = [...bytesOfNumber(value, SIZE + 2)]
  const isOf = (codec: readonly number[], size: number) => bytes.length === size + 2 && codec.every((byte, at) => byte === bytes[at])
  if (isOf(codecs.Ed25519, SIZE)) return { kty: 'OKP', crv: 'Ed25519', x: base64url.encode(Uint8Array.from(bytes.slice(2))) }
  return isOf(codecs['P-256'], SIZE + 1) ? decompress(bytes.slice(2)) : undefined
}
