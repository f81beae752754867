import { setImmediate as others } from 'node:timers/promises'
import type { PageRequest } from '../store.ts'

/** How long a search may hold the event loop, in milliseconds. */
const MOMENT = 1.2

/** Where a paused search goes on: below the row of this number. No key of a row begins with a space. */
const pausedKey = (row: number) => ` ${row}`
export const pausedRow = (key: string): number | undefined => (key.startsWith(' ') ? Number(key) : undefined)

/**
 * A time budget: a search may hold the event loop for 1.2 ms. Then it returns a resume position if the caller accepts one; otherwise it yields and
 * continues. The function it makes is called with the lowest row number read so far, and returns false when the search must pause.
 */
export function hasTime(paused: PageRequest['paused']): (downTo: number) => Promise<boolean> {
  let until = performance.now() + MOMENT
  return async (downTo) => {
    if (downTo <= 0 || performance.now() < until) return true
    if (paused) {
      paused({ key: pausedKey(downTo) })
      return false
    }
    await others()
    until = performance.now() + MOMENT
    return true
  }
}
