/** The rows of one chunk: a few milliseconds of writing, which no request notices. */
const CHUNK = 64

/** Runs over many items in chunks, one chunk after another; the event loop serves others in between. */
export async function inChunks<T>(items: readonly T[], run: (chunk: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += CHUNK) await run(items.slice(at, at + CHUNK))
}
