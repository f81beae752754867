import { setTimeout as wait } from 'node:timers/promises'

/** Waits until something holds, asking again every few milliseconds. @throws {Error} with `what` when it does not within ten seconds. */
export async function until(holds: () => unknown, what: string): Promise<void> {
  const end = performance.now() + 10_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`${what}: not within ten seconds`)
    await wait(5)
  }
}
