import type { Store } from '#store/store.ts'
import { countActivity } from './activity.ts'
import type { Happening, Tally } from './tally.ts'
import { countUses } from './uses.ts'

/** A tally that counts in memory, and can be told to write. */
export interface KeptTally extends Tally {
  /** Writes what was counted so far. */
  flush(): Promise<void>
  /** Stops counting, after writing what was counted. */
  close(): Promise<void>
}

export interface TallyParts {
  readonly store: Store
  readonly now: () => number
  /** Is told at once of what happened: the metrics. */
  readonly seen?: (happening: Happening) => void
  /** Is told when writing failed; what was counted is kept and written later. */
  readonly failed: (error: unknown) => void
}

/** Soon enough for a use to show within two seconds, and long enough for many uses to be one write. */
const WAIT = 1200

/** Counts off the path of requests: in memory first, in the store a moment later. */
export function openTally({ store, now, seen, failed }: TallyParts): KeptTally {
  const activity = countActivity(store)
  const uses = countUses(store)
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  const write = async () => {
    // Each is written even when the other fails.
    for (const result of await Promise.allSettled([activity.write(now()), uses.write()])) {
      if (result.status === 'fulfilled') continue
      failed(result.reason)
      soon()
    }
  }
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write)
    return writing
  }
  const soon = () => {
    timer ??= setTimeout(() => void flush(), WAIT)
  }
  return {
    happened(happening) {
      activity.add(happening, now())
      seen?.(happening)
      soon()
    },
    used(use) {
      uses.add(use, now())
      soon()
    },
    flush,
    async close() {
      await flush()
      clearTimeout(timer)
      timer = undefined
    },
  }
}
