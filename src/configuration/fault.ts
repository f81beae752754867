/** The server cannot start with these settings. Each fault is one sentence: the place, the value and the expected one. */
export class BadSettings extends Error {
  override name = 'BadSettings'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

/** The first line of the message of an error: libraries append what only their authors read. */
export const firstLineOf = (error: unknown): string => (error instanceof Error ? error.message.split('\n', 1)[0] : String(error)) ?? ''
