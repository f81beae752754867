/** The alphabet of base58btc, without the characters that look alike. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** Longer than an RSA key of 4096 bits. Decoding takes time with the square of the length, so a longer text is refused unread. */
const LONGEST = 1200

/** Bytes in base58btc: a leading zero byte is a leading `1`. */
export function encodeBase58(bytes: Uint8Array): string {
  const zeros = bytes.findIndex((byte) => byte !== 0)
  const leading = zeros < 0 ? bytes.length : zeros
  let text = ''
  for (let rest = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`); rest > 0n; rest /= 58n) text = ALPHABET[Number(rest % 58n)] + text
  return '1'.repeat(leading) + text
}

/** The bytes of a base58btc text; undefined when it is none, or too long. */
export function decodeBase58(text: string): Buffer | undefined {
  if (text.length > LONGEST) return undefined
  let value = 0n
  for (const sign of text) {
    const digit = ALPHABET.indexOf(sign)
    if (digit < 0) return undefined
    value = value * 58n + BigInt(digit)
  }
  const hex = value === 0n ? '' : value.toString(16)
  const body = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  return Buffer.concat([Buffer.alloc(/^1*/.exec(text)?.[0].length ?? 0), body])
}

/** The bytes of a multibase text: `z` is base58btc, `u` base64url; undefined for any other. */
export function decodeMultibase(text: string): Buffer | undefined {
  if (text.startsWith('z')) return decodeBase58(text.slice(1))
  return /^u[\w-]+$/.test(text) && text.length <= LONGEST ? Buffer.from(text.slice(1), 'base64url') : undefined
}
