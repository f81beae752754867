const ATTEMPTS = 8

/**
 * Repeats an attempt to count into a row until it succeeds: each compares and sets, because other nodes count into the same row.
 * @throws {Error} when others kept being first; `what` names what was to be counted
 */
export async function untilCounted(what: string, attempt: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < ATTEMPTS; tries++) if (await attempt()) return
  throw new Error(`${what} could not be counted: others kept counting`)
}
