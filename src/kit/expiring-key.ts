/**
 * Keys of what expires begin with the moment in which it does, so that rows that die together lie together: they are inserted at the end,
 * purged by range, and need no index on their expiry. The moment is a tenth of a second: what one commit writes then shares a few pages of
 * the database, which halves what a commit costs.
 */
const MOMENT = 100
const WIDTH = 7 // base 36: enough until the year 2218; what expires later counts as expiring then
const LAST = 36 ** WIDTH - 1

/** The key of something that expires at `expiresAt` (milliseconds). */
export const expiringKey = (expiresAt: number, rest: string): string => `${bucketOf(expiresAt)}${rest}`

const written = (moment: number) => Math.min(moment, LAST).toString(36).padStart(WIDTH, '0')

/** The seven characters with which the keys of everything that expires in that moment, or just before, begin. */
export const bucketOf = (expiresAt: number): string => written(Math.ceil(expiresAt / MOMENT))

/** Keys below this belong to what has expired by `now`. */
export const expiredBefore = (now: number): string => written(Math.floor(now / MOMENT))
