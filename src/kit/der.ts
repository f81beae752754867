/** One value of a DER encoding (X.690 §8.1): its tag, its content, and where the next one begins. */
export interface DerValue {
  readonly tag: number
  readonly content: Buffer
  readonly end: number
}

/** Reads the DER value at an offset. @throws {RangeError} when the bytes end before it does, or its length is not written as DER demands (X.690 §10.1) */
export function readDer(bytes: Buffer, at = 0): DerValue {
  const tag = bytes.readUInt8(at)
  const first = bytes.readUInt8(at + 1)
  const octets = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || octets > 3 || (tag & 0x1f) === 0x1f) throw new RangeError('not a DER value that is read here')
  const start = at + 2 + octets
  const length = octets === 0 ? first : bytes.readUIntBE(at + 2, octets)
  if (start + length > bytes.length) throw new RangeError('the DER value ends too early')
  return { tag, content: bytes.subarray(start, start + length), end: start + length }
}

/** The values that a constructed value holds, in their order. @throws {RangeError} */
export function derParts({ content }: Pick<DerValue, 'content'>): DerValue[] {
  const parts: DerValue[] = []
  for (let at = 0; at < content.length; at = parts.at(-1)?.end ?? content.length) parts.push(readDer(content, at))
  return parts
}

/** An object identifier as dotted numbers (X.690 §8.19). */
export function readOid({ content }: Pick<DerValue, 'content'>): string {
  const numbers: number[] = []
  let number = 0
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f)
    if (byte < 0x80) {
      numbers.push(number)
      number = 0
    }
  }
  const [first = 0, ...rest] = numbers
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - root * 40, ...rest].join('.')
}

const UTF16 = 0x1e
const LATIN1 = 0x14
const texts = new Set([0x0c, 0x12, 0x13, 0x16, UTF16, LATIN1])

/** A text of any of the string types that names are written in; the bytes in hexadecimal after `#` where it is none (RFC 4514 §2.4). */
export function readDerText({ tag, content }: Pick<DerValue, 'tag' | 'content'>): string {
  if (!texts.has(tag)) return `#${content.toString('hex')}`
  if (tag === UTF16) return Buffer.from(content).swap16().toString('utf16le')
  return content.toString(tag === LATIN1 ? 'latin1' : 'utf8')
}
