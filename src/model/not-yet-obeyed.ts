import type { Backend } from './backend.ts'
import { fieldsWith } from './client-traits.ts'
import type { User } from './user.ts'

/** Fields of a client that are accepted, validated, stored and returned for parts still to come. A test keeps the list honest: it only shrinks. */
export const notYetObeyed = fieldsWith('idle', 'not yet obeyed')

/** Grants that a client may list for parts still to come. */
export const grantsNotYetServed = ['agent_code', 'agent_credentials'] as const

/** Fields of a client that no code has to read: they are for people, or their rule stands in the declaration itself. */
export const forPeople = fieldsWith('idle', 'for people')

interface Named {
  readonly backend: readonly (keyof Backend)[]
  readonly user: readonly (keyof User)[]
}

/** Fields of other resources that are not obeyed yet, by the name of the resource. */
export const notYetObeyedElsewhere: Partial<Named> = {}

interface Part {
  readonly resource: string
  readonly field: string
  readonly members: readonly string[]
}

/** Fields of which only some members are obeyed, with the members that are not yet. */
export const partlyObeyed: readonly Part[] = []
