/** The members of an object whose values nothing is known of yet: a JSON object, the claims of a token, a row of any resource. */
export type Members = Readonly<Record<string, unknown>>

/** A JSON object: neither null nor a list. */
export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of an object that are not null. */
export const withoutNulls = <V>(members: Readonly<Record<string, V>>): Record<string, NonNullable<V>> =>
  Object.fromEntries(Object.entries(members).filter((member): member is [string, NonNullable<V>] => member[1] !== null))
