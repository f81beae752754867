import { setTimeout as wait } from 'node:timers/promises'

/** Waits until something holds, asking again every few milliseconds. @throws {Error} with `what` when it does not within half a minute. */
export async function until(holds: () => unknown, what: string): Promise<void> {
  const end = performance.now() + 30_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`${what}: not within half a minute`)
    await wait(5)
  }
}
