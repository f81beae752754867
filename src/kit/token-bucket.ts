import { Lru } from './lru.ts'

/** The size and the refill rate of each bucket. */
export interface TokenBucketOptions {
  /** How many tokens a full bucket holds. */
  readonly burst: number
  /** How many tokens flow back each second. */
  readonly perSecond: number
  /** How many buckets are kept; the one used longest ago is forgotten first. */
  readonly takers?: number
}

/**
 * A token bucket per taker.
 * @returns a function that takes tokens (one, unless said), all or none; it returns 0, or the seconds to wait when the bucket holds too few.
 */
export function tokenBuckets({ burst, perSecond, takers = 20_000 }: TokenBucketOptions): (taker: string, now: number, cost?: number) => number {
  const taken = new Lru<string, { readonly left: number; readonly at: number }>(takers)
  return (taker, now, cost = 1) => {
    const known = taken.get(taker)
    const left = known ? Math.min(burst, known.left + (Math.max(0, now - known.at) / 1000) * perSecond) : burst
    if (left < cost) return (cost - left) / perSecond
    taken.set(taker, { left: left - cost, at: now })
    return 0
  }
}
