import type { Members } from '#fields/json-object.ts'
import { refuseFaulty } from './faults.ts'

const LONGEST_NAME = 64

/** The faults of members that an operation does not know. Each names those that it knows, so that a misspelt one is found. */
export function strayMembers(sent: Members, known: readonly string[]): Record<string, string[]> {
  const message = known.length === 1 ? `is not known here; there is ${known[0]}` : `is not known here; there are ${known.join(', ')}`
  const strays = Object.keys(sent).filter((name) => !known.includes(name))
  return Object.fromEntries(strays.map((name) => [name.slice(0, LONGEST_NAME), [message]]))
}

/** Refuses members that an operation does not know. @throws {Refusal} 422 that names all of them */
export const refuseStrays = (sent: Members, known: readonly string[]): void => refuseFaulty(strayMembers(sent, known))
