import type { Store } from '#store/store.ts'
import { countActivity } from './activity.ts'
import type { Happening, Tally } from './tally.ts'
import { countUses } from './uses.ts'

/** A tally in memory that can be flushed. */
export interface KeptTally extends Tally {
  /** Writes the counts so far. */
  flush(): Promise<void>
  /** Writes the counts and stops. */
  close(): Promise<void>
}

export interface TallyParts {
  readonly store: Store
  readonly now: () => number
  /** Called at once with each event, for the metrics. */
  readonly seen?: (happening: Happening) => void
  /** Called when writing failed. The counts are kept and written later. */
  readonly failed: (error: unknown) => void
}

/** In milliseconds: a use shows within two seconds, and many uses share one write. */
const WAIT = 1200

/** Counts off the path of requests: in memory first, in the store a moment later. */
export function openTally({ store, now, seen, failed }: TallyParts): KeptTally {
  const activity = countActivity(store)
  const uses = countUses(store)
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  const write = async () => {
    // Each of the two is written even if the other fails.
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
