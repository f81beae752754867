/** The Levenshtein distance: how many letters must be inserted, deleted or replaced to turn one text into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const [left = 0, above = 0, diagonal = 0] = [next[j], row[j + 1], row[j]]
      next.push(Math.min(left + 1, above + 1, diagonal + (letter === other ? 0 : 1)))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** "Did you mean …?": the known name whose spelling is nearest to `text`; nothing when none is near. */
export function nearestSpelling(text: string, known: readonly string[]): string | undefined {
  const [best] = known.map((name) => ({ name, away: distance(text.toLowerCase(), name.toLowerCase()) })).sort((a, b) => a.away - b.away)
  return best && best.away <= Math.max(2, Math.floor(text.length / 4)) ? best.name : undefined
}
