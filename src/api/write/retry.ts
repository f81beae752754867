import { conflict } from '#http/refusal.ts'
import { Lost } from '#store/store.ts'

/** Of two who race, one loses each time; to lose so often takes a crowd. */
const ATTEMPTS = 20

/**
 * Plans and writes, and does both anew when somebody else's write came in between.
 * @throws {Refusal} 409 when others were quicker every time.
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
