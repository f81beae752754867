/** Settings with which the server does not start. Each fault is one sentence that says what is wrong, where, and what was expected. */
export class BadSettings extends Error {
  override name = 'BadSettings'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}
