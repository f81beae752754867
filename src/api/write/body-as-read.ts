import { isObject, type Members } from '#fields/json-object.ts'
import type { Operation } from '../operation.ts'
import { withOurNames } from './aliases.ts'

/** The members of a body out of their wrapper. One that the operation refuses stays as it is. */
function unwrapBody(body: Members, wrapper: string | undefined): Members {
  if (wrapper === undefined || !(wrapper in body)) return body
  const { [wrapper]: inside, ...beside } = body
  return isObject(inside) ? { ...beside, ...inside } : body
}

/** A body as the operation reads it: policies look at this one, so that neither a wrapper nor an alias hides a member from them. */
export function bodyAsRead({ wrapper, aliases }: Pick<Operation, 'wrapper' | 'aliases'>, body: unknown): unknown {
  if (!isObject(body)) return body
  const members = unwrapBody(body, wrapper)
  return aliases ? withOurNames(aliases, members) : members
}
