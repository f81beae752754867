/** Thrown when a policy would cost more than it may. */
export class TooCostly extends Error {
  override name = 'TooCostly'
}

/** Enough for a pattern of hundreds of members against a body of the largest size; cut off within milliseconds. */
const POLICY_BUDGET = 20_000
/** In milliseconds: for all policies of one decision together. */
const DECISION_TIME = 250

/**
 * The budget of one decision. Each policy may spend so many units (values looked at, characters matched), and all together so much time, so
 * that no rule, however it is written and whatever is sent, holds up the server.
 */
export class Meter {
  #left = POLICY_BUDGET
  #until: number | undefined
  #spent = 0

  /** @throws {TooCostly} */
  spend(units: number): void {
    this.#left -= units
    if (this.#left < 0) throw new TooCostly(`the rule costs more than ${POLICY_BUDGET} steps`)
  }
  /** Asked before work whose time does not follow from its units. @throws {TooCostly} */
  checkTime(): void {
    this.#until ??= performance.now() + DECISION_TIME
    if (performance.now() > this.#until) throw new TooCostly(`the policies take more than ${DECISION_TIME} ms`)
  }
  /** Begins the budget of the next policy. */
  next(): void {
    this.#spent += POLICY_BUDGET - this.#left
    this.#left = POLICY_BUDGET
  }
  /** The units that were spent so far. */
  get spent(): number {
    return this.#spent + POLICY_BUDGET - this.#left
  }
}
