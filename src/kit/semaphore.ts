/** Thrown when the waiting list of a semaphore is full. */
export class Full extends Error {
  override name = 'Full'
}

/**
 * A semaphore with a bounded waiting list: at most `width` calls run at once and at most `depth` wait. Expensive work (password hashes) can then
 * neither starve other requests nor pile up without end.
 * @throws {Full} when the waiting list is full.
 */
export function semaphore(width: number, depth: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
  return async (work) => {
    if (running < width) running++
    else if (waiting.length >= depth) throw new Full(`${depth} wait already`)
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
