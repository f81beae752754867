import { qrCodewords } from './qr-codewords.ts'

/** The centres of the alignment patterns of each version. */
const alignments: readonly (readonly number[])[] = [
  ...[[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]],
  ...[
    [6, 30, 54],
    [6, 32, 58],
    [6, 34, 62],
    [6, 26, 46, 66],
    [6, 26, 48, 70],
  ],
]

/** A square of modules; those of function patterns are fixed. */
interface Grid {
  readonly size: number
  readonly dark: boolean[][]
  readonly fixed: boolean[][]
}

function emptyGrid(size: number): Grid {
  const rows = () => Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  return { size, dark: rows(), fixed: rows() }
}

function setFixed({ dark, fixed, size }: Grid, x: number, y: number, isDark: boolean): void {
  const [row, mark] = [dark[y], fixed[y]]
  if (!row || !mark || x < 0 || x >= size) return
  row[x] = isDark
  mark[x] = true
}

/** Finder, timing and alignment patterns, and the place of the format information. */
function drawPatterns(grid: Grid, version: number): void {
  const { size } = grid
  for (let i = 0; i < size; i++) {
    setFixed(grid, 6, i, i % 2 === 0)
    setFixed(grid, i, 6, i % 2 === 0)
  }
  const around = (x: number, y: number, reach: number, isDark: (distance: number) => boolean) => {
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++) setFixed(grid, x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    around(x, y, 4, (distance) => distance !== 2 && distance !== 4)
  const centres = alignments[version - 1] ?? []
  const last = centres.at(-1)
  for (const x of centres)
    for (const y of centres) if (!(x === 6 && (y === 6 || y === last)) && !(y === 6 && x === last)) around(x, y, 2, (distance) => distance !== 1)
}

/** The bits of a value behind which a BCH code stands. */
function withCheck(value: number, length: number, polynomial: number): number {
  let rest = value
  const top = Math.floor(Math.log2(polynomial))
  for (let i = 0; i < length; i++) rest = (rest << 1) ^ ((rest >>> (top - 1)) * polynomial)
  return (value << length) | rest
}

/** The format information: level M and the mask, twice; from version 7 on also the version. */
function drawFormat(grid: Grid, mask: number, version: number): void {
  const { size } = grid
  const format = withCheck(mask, 10, 0x537) ^ 0x5412
  const bit = (i: number) => ((format >>> i) & 1) === 1
  for (let i = 0; i <= 5; i++) setFixed(grid, 8, i, bit(i))
  setFixed(grid, 8, 7, bit(6))
  setFixed(grid, 8, 8, bit(7))
  setFixed(grid, 7, 8, bit(8))
  for (let i = 9; i < 15; i++) setFixed(grid, 14 - i, 8, bit(i))
  for (let i = 0; i < 8; i++) setFixed(grid, size - 1 - i, 8, bit(i))
  for (let i = 8; i < 15; i++) setFixed(grid, 8, size - 15 + i, bit(i))
  setFixed(grid, 8, size - 8, true)
  if (version < 7) return
  const information = withCheck(version, 12, 0x1f25)
  for (let i = 0; i < 18; i++) {
    const [isDark, a, b] = [((information >>> i) & 1) === 1, size - 11 + (i % 3), Math.floor(i / 3)]
    setFixed(grid, a, b, isDark)
    setFixed(grid, b, a, isDark)
  }
}

/** Writes the codewords into the free modules, in columns of two from the right, up and down in turn. */
function drawData({ size, dark, fixed }: Grid, data: readonly number[]): void {
  let at = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step
        const row = dark[y]
        if (!row || fixed[y]?.[x] || at >= data.length * 8) continue
        row[x] = (((data[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1
        at++
      }
  }
}

/** The masks: where one holds, a free module is inverted. */
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

function applyMask({ dark, fixed }: Grid, mask: number): void {
  const holds = masks[mask]
  dark.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (!fixed[y]?.[x]) row[x] = isDark !== holds?.(x, y)
    })
  })
}

/** How hard a code is to read: long runs of one colour, blocks of four, and more of one colour than of the other. */
function penaltyOf({ dark, size }: Grid): number {
  const columns = dark.map((_, x) => dark.map((row) => row[x] ?? false))
  const runs = [...dark, ...columns].reduce((sum, line) => sum + runPenalty(line), 0)
  let squares = 0
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++) {
      const [here, others] = [dark[y]?.[x], [dark[y]?.[x - 1], dark[y - 1]?.[x], dark[y - 1]?.[x - 1]]]
      if (others.every((other) => other === here)) squares += 3
    }
  const share = (dark.flat().filter(Boolean).length * 20) / (size * size)
  return runs + squares + Math.ceil(Math.abs(share - 10)) * 10
}

const finderLike = ['10111010000', '00001011101']
function runPenalty(line: readonly boolean[]): number {
  let [sum, run] = [0, 0]
  line.forEach((isDark, i) => {
    run = i > 0 && line[i - 1] === isDark ? run + 1 : 1
    if (run === 5) sum += 3
    else if (run > 5) sum++
  })
  const text = line.map(Number).join('')
  for (const pattern of finderLike) for (let i = text.indexOf(pattern); i >= 0; i = text.indexOf(pattern, i + 1)) sum += 40
  return sum
}

/** The modules of the QR code of a text, row by row; true is dark. @throws {RangeError} when the text is too long */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  const { version, codewords } = qrCodewords(text)
  const draw = (mask: number): Grid => {
    const grid = emptyGrid(version * 4 + 17)
    drawPatterns(grid, version)
    drawFormat(grid, mask, version)
    drawData(grid, codewords)
    applyMask(grid, mask)
    return grid
  }
  const drawn = masks.map((_, mask) => draw(mask))
  return drawn.reduce((best, grid) => (penaltyOf(grid) < penaltyOf(best) ? grid : best)).dark
}

/**
 * A QR code (ISO/IEC 18004) of a short text: byte mode, error correction level M, versions 1 to 15. It is the path of an SVG, so that a page needs
 * neither script nor image for it.
 * @returns the `d` of a path that draws the dark modules, one unit each, with the quiet zone of four around; and the side of the square.
 */
export function qrPath(text: string): { readonly d: string; readonly side: number } {
  const modules = qrModules(text)
  const d = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join('')
  return { d, side: modules.length + 8 }
}
