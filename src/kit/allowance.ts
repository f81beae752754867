import { Lru } from './lru.ts'

export interface AllowanceOptions {
  /** How many may be taken at once by who took none for a while. */
  readonly burst: number
  readonly perSecond: number
  /** How many takers are remembered. */
  readonly takers?: number
}

/**
 * Gives each taker so much in a moment and so much a second, no more.
 * @returns what takes one, and says how many seconds are left to wait when there is none to take.
 */
export function allowances({ burst, perSecond, takers = 20_000 }: AllowanceOptions): (taker: string, now: number) => number {
  const taken = new Lru<string, { readonly left: number; readonly at: number }>(takers)
  return (taker, now) => {
    const known = taken.get(taker)
    const left = known ? Math.min(burst, known.left + (Math.max(0, now - known.at) / 1000) * perSecond) : burst
    if (left < 1) return (1 - left) / perSecond
    taken.set(taker, { left: left - 1, at: now })
    return 0
  }
}
