const CONTEXT = 1
const MOST = 40

/** The length of the longest common end of two lists of lines that begin to differ at `from`. */
function commonEnd(one: readonly string[], other: readonly string[], from: number): number {
  let same = 0
  while (same < Math.min(one.length, other.length) - from && one.at(-1 - same) === other.at(-1 - same)) same++
  return same
}

/** The pairs of lines that two lists have in common, in order: their longest common subsequence. */
function commonLines(one: readonly string[], other: readonly string[]): [number, number][] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1))
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      (lengths[i] as Uint32Array)[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pairs: [number, number][] = []
  for (let [i, j] = [0, 0]; i < one.length && j < other.length; )
    if (one[i] === other[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  return pairs
}

/**
 * A unified diff of two texts: the lines that changed, each with a line before and after it, and no more than fifty. Nothing when the texts
 * are the same.
 */
export function changedLines(found: string, wanted: string): string {
  if (found === wanted) return ''
  const [old, now] = [found.split('\n'), wanted.split('\n')]
  let start = 0
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++
  const end = commonEnd(old, now, start)
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)]
  // Texts that differ throughout are not compared line by line: that takes as long as the product of their lengths.
  const pairs = gone.length * come.length > 4_000_000 ? [] : commonLines(gone, come)
  const lines: string[] = old.slice(Math.max(0, start - CONTEXT), start).map((line) => `  ${line}`)
  let [i, j] = [0, 0]
  for (const [a, b] of [...pairs, [gone.length, come.length] as const]) {
    // One by one: a call takes only so many arguments.
    for (const line of gone.slice(i, a)) lines.push(`- ${line}`)
    for (const line of come.slice(j, b)) lines.push(`+ ${line}`)
    if (a < gone.length) lines.push(`  ${gone[a]}`)
    ;[i, j] = [a + 1, b + 1]
  }
  lines.push(...old.slice(old.length - end, old.length - end + CONTEXT).map((line) => `  ${line}`))
  return hunks(lines, start + 1)
}

/** Keeps the lines that changed and those beside them, and says where they begin. */
function hunks(lines: readonly string[], first: number): string {
  const isNear = (at: number) => lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some((line) => !line.startsWith('  '))
  const kept = lines.flatMap((line, at) => (isNear(at) ? [line] : isNear(at - 1) ? ['…'] : []))
  const shown = kept.length > MOST ? [...kept.slice(0, MOST), `… and ${kept.length - MOST} lines more`] : kept
  return `@@ line ${first} @@\n${shown.join('\n')}`
}
