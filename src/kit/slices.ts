/** As many rows as may be written at once without a request noticing: a few milliseconds of work. */
const SLICE = 64

/** Does something to many items, a slice at a time: whatever else waits has its turn in between. */
export async function inSlices<T>(items: readonly T[], run: (slice: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += SLICE) await run(items.slice(at, at + SLICE))
}
