/**
 * Keys of what expires begin with the minute in which it does, so that rows that die together lie together: they are inserted at the end,
 * purged by range, and need no index on their expiry.
 */
const MINUTE = 60_000
const WIDTH = 6 // base 36: enough until the year 6000

/** The key of something that expires at `expiresAt` (milliseconds). */
export const expiringKey = (expiresAt: number, rest: string): string => `${bucketOf(expiresAt)}${rest}`

/** The six characters with which the keys of everything that expires in that minute, or just before, begin. */
export const bucketOf = (expiresAt: number): string =>
  Math.ceil(expiresAt / MINUTE)
    .toString(36)
    .padStart(WIDTH, '0')
    .slice(-WIDTH)

/** Keys below this belong to what has expired by `now`. */
export const expiredBefore = (now: number): string =>
  Math.floor(now / MINUTE)
    .toString(36)
    .padStart(WIDTH, '0')
