/** Thrown when so many wait already that one more would wait too long. */
export class Full extends Error {
  override name = 'Full'
}

/**
 * Runs at most `width` pieces of work at once and lets at most `depth` wait for their turn, so that work which takes a core and memory
 * for a while can neither starve the rest nor pile up without end.
 * @throws {Full} when the waiting list is full.
 */
export function queue(width: number, depth: number): <T>(work: () => Promise<T>) => Promise<T> {
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
