import type { Verb } from '#fields/resource.ts'
import { type Administered, hasVerb } from './administered.ts'
import { listOperation } from './list/list.ts'
import type { Operation } from './operation.ts'
import { read } from './read.ts'
import { patch, replace } from './write/change.ts'
import { create } from './write/create.ts'
import { remove } from './write/remove.ts'

/**
 * Every operation of an administered resource, from its declaration.
 *
 * Behaviour beyond the declaration goes into the hooks (`plan`, `removal`, `present`, `within`) and into `operations`, where an operation with the
 * method and path of a verb replaces it.
 */
export const crud = (a: Administered): Operation[] => {
  const own = a.operations ?? []
  const verb = (name: Verb, make: (a: Administered) => Operation): Operation[] => {
    const made = hasVerb(a, name) ? [make(a)] : []
    return made.filter(({ method, path }) => !own.some((operation) => operation.method === method && operation.path === path))
  }
  return [
    ...verb('list', listOperation),
    ...verb('create', create),
    // Before `/:id`, so that a reader of the route table meets the exact names first.
    ...own,
    ...verb('read', read),
    ...verb('replace', replace),
    ...verb('patch', patch),
    ...verb('remove', remove),
  ]
}
