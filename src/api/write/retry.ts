import { conflict } from '#http/refusal.ts'
import { Lost } from '#store/store.ts'

/** Of two racing requests one loses each round, so only a crowd can make a request lose so often. */
const ATTEMPTS = 20

/**
 * Optimistic concurrency: plans and writes, and repeats both when another write came in between.
 * @throws {Refusal} 409 when others were faster every time.
 */
export async function anewWhenLost<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt()
    } catch (caught) {
      if (!(caught instanceof Lost)) throw caught
      if (attempts === ATTEMPTS) throw conflict('others are changing this at the same moment; try again')
    }
  }
}
