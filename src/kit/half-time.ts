import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'

/** The longest rest, in milliseconds. */
const LONGEST = 500

/**
 * Runs one step of long work, then rests for as long as the event loop of this process was busy meanwhile: long work takes half of the loop at most, and
 * requests that came get the other half. Waiting for other threads, such as hashing, is no busy time.
 */
export async function halfTime<T>(step: () => Promise<T>): Promise<T> {
  const before = performance.eventLoopUtilization()
  const done = await step()
  await wait(Math.min(performance.eventLoopUtilization(before).active, LONGEST))
  return done
}
