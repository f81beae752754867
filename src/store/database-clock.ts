import type { Store } from './store.ts'

/** A clock that goes by the time of the database. */
export interface DatabaseClock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** How far this machine's own clock was ahead of the database when the two were last compared, in milliseconds. */
  readonly ahead: () => number
  stop(): void
}

/** The most by which the clocks of two nodes that follow one database differ, in milliseconds, while it answers within as many. */
export const CLOCK_MARGIN = 50
const [SAMPLES, EVERY] = [3, 15_000]

interface ClockSample {
  /** The database's time minus our monotonic clock. */
  readonly offset: number
  /** The duration of the query: the answer may be off by half of it. */
  readonly took: number
}

async function ask(store: Pick<Store, 'time'>): Promise<ClockSample> {
  const asked = performance.now()
  const time = await store.time()
  const took = performance.now() - asked
  return { offset: time - asked - took / 2, took }
}

async function quickest(store: Pick<Store, 'time'>): Promise<ClockSample> {
  let best = await ask(store)
  for (let more = 1; more < SAMPLES; more++) {
    const next = await ask(store)
    if (next.took < best.took) best = next
  }
  return best
}

/**
 * Follows the time of the database (Cristian's algorithm), so that instants which different nodes wrote can be compared: a node whose clock is ahead
 * would otherwise issue tokens from after the moment in which all of them are revoked. Between two queries the monotonic clock, which nobody can set,
 * carries it on. One process on an embedded database has no other clock to agree with, and keeps its own.
 * @throws {Unavailable} when the database does not tell the time at the start; later, the clock goes on by itself.
 */
export async function followDatabase(store: Pick<Store, 'time' | 'dialect'>): Promise<DatabaseClock> {
  if (store.dialect === 'sqlite') return { now: Date.now, ahead: () => 0, stop: () => {} }
  let { offset } = await quickest(store)
  let latest = 0
  // A correction may set the clock back. It stands still then until that time has passed: what this node wrote first is never later than what it writes
  // now, and a sweep misses nothing.
  const now = () => {
    latest = Math.max(latest, Math.floor(performance.now() + offset))
    return latest
  }
  const looking = setInterval(() => {
    quickest(store).then(
      (sample) => {
        offset = sample.offset
      },
      () => {},
    )
  }, EVERY)
  looking.unref()
  return { now, ahead: () => Date.now() - now(), stop: () => clearInterval(looking) }
}
