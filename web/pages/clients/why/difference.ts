/** Two texts in three parts each: the common beginning, the difference, the common end. */
export interface Difference {
  readonly before: string
  readonly expected: string
  readonly got: string
  readonly after: string
}

/** Where a text differs from another. */
export function differenceOf(expected: string, got: string): Difference {
  const shorter = Math.min(expected.length, got.length)
  let start = 0
  while (start < shorter && expected[start] === got[start]) start++
  let end = 0
  while (end < shorter - start && expected.at(-1 - end) === got.at(-1 - end)) end++
  return {
    before: got.slice(0, start),
    expected: expected.slice(start, expected.length - end),
    got: got.slice(start, got.length - end),
    after: got.slice(got.length - end),
  }
}

const likeness = ({ before, after }: Difference): number => before.length + after.length

/** The difference to whichever of several texts is most alike; nothing when none is given. */
export function nearestDifference(expected: readonly string[], got: string): Difference | undefined {
  return expected.map((text) => differenceOf(text, got)).sort((a, b) => likeness(b) - likeness(a))[0]
}
