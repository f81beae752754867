/**
 * The key of a row that expires begins with its expiry. Rows that expire together therefore lie together: they are inserted at the end, purged by
 * range, and need no index on the expiry. The prefix counts milliseconds, so that the rows of one commit share a few pages of the database; a coarser
 * prefix scatters them over many pages, at two to four times the cost.
 */
const WIDTH = 9 // base 36: enough for five thousand years

/** The key of something that expires at `expiresAt` (milliseconds). */
export const expiringKey = (expiresAt: number, rest: string): string => `${bucketOf(expiresAt)}${rest}`

/** The prefix, nine characters, of every key that expires in that millisecond. */
export function bucketOf(expiresAt: number): string {
  const at = Math.ceil(expiresAt)
  // Tokens of the same millisecond share the prefix; converting a number to base 36 costs as much as hashing it.
  if (at !== last.at) last = { at, text: at.toString(36).padStart(WIDTH, '0').slice(0, WIDTH) }
  return last.text
}
let last = { at: Number.NaN, text: '' }

/** Reads that prefix out of a text, at an offset. */
export const bucketIn = (text: string, from = 0): string => text.slice(from, from + WIDTH)

/** Keys below this one have expired by `now`. */
export const expiredBefore = (now: number): string => bucketOf(now)
