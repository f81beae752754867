/** The block structure of a version: error correction codewords per block, and the data codewords of its blocks. */
export type QrBlocks = readonly [correction: number, ...data: readonly number[]]
/** Error correction level M, versions 1 to 15. */
const blocks: readonly QrBlocks[] = [
  [10, 16],
  [16, 28],
  [26, 44],
  [18, 32, 32],
  [24, 43, 43],
  [16, 27, 27, 27, 27],
  [18, 31, 31, 31, 31],
  [22, 38, 38, 39, 39],
  [22, 36, 36, 36, 37, 37],
  [26, 43, 43, 43, 43, 44],
  [30, 50, 51, 51, 51, 51],
  [22, 36, 36, 36, 36, 36, 36, 37, 37],
  [22, 37, 37, 37, 37, 37, 37, 37, 37, 38],
  [24, 40, 40, 40, 40, 41, 41, 41, 41, 41],
  [24, 41, 41, 41, 41, 41, 42, 42, 42, 42, 42],
]

/** Multiplication in GF(256) with the polynomial of QR codes. */
function multiply(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> bit) & 1) * a
  }
  return product
}

/** The generator polynomial of a Reed-Solomon code of this many correction codewords. */
function generatorOf(degree: number): Uint8Array {
  const generator = new Uint8Array(degree)
  generator[degree - 1] = 1
  let root = 1
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) generator[j] = multiply(generator[j] ?? 0, root) ^ (generator[j + 1] ?? 0)
    root = multiply(root, 2)
  }
  return generator
}

/** The Reed-Solomon correction codewords of a block. */
function correctionOf(data: readonly number[], degree: number): number[] {
  const generator = generatorOf(degree)
  const rest = new Array<number>(degree).fill(0)
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0)
    rest.push(0)
    for (let i = 0; i < degree; i++) rest[i] = (rest[i] ?? 0) ^ multiply(generator[i] ?? 0, factor)
  }
  return rest
}

/** The data codewords: mode, length, text, terminator and padding. */
function codewordsOf(text: Uint8Array, version: number, capacity: number): number[] {
  const bits: number[] = []
  const push = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1)
  }
  push(4, 4)
  push(text.length, version < 10 ? 8 : 16)
  for (const byte of text) push(byte, 8)
  push(0, Math.min(4, capacity * 8 - bits.length))
  push(0, (8 - (bits.length % 8)) % 8)
  for (let pad = 0xec; bits.length < capacity * 8; pad ^= 0xec ^ 0x11) push(pad, 8)
  return Array.from({ length: capacity }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0))
}

/** Data and correction codewords, interleaved block by block. */
function interleaveBlocks(data: readonly number[], [degree, ...sizes]: QrBlocks): number[] {
  const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0))
  const parts = sizes.map((size, i) => data.slice(starts[i], (starts[i] ?? 0) + size))
  const corrections = parts.map((part) => correctionOf(part, degree))
  const longest = Math.max(...sizes)
  const turn = (lists: readonly (readonly number[])[], length: number) => Array.from({ length }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat()
  return [...turn(parts, longest), ...turn(corrections, degree)]
}

const capacityOf = ([, ...sizes]: QrBlocks) => sizes.reduce((sum, size) => sum + size, 0)

/** The version that a text needs, and its codewords in their order. @throws {RangeError} for a text of more than 412 bytes */
export function qrCodewords(text: string): { readonly version: number; readonly codewords: readonly number[] } {
  const bytes = new TextEncoder().encode(text)
  const index = blocks.findIndex((block, i) => bytes.length + (i < 9 ? 2 : 3) <= capacityOf(block))
  const block = blocks[index]
  if (!block) throw new RangeError('the text is too long for a QR code')
  const version = index + 1
  return { version, codewords: interleaveBlocks(codewordsOf(bytes, version, capacityOf(block)), block) }
}
