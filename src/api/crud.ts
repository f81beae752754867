import { type Administered, does } from './administered.ts'
import { list } from './list/list.ts'
import type { Operation } from './operation.ts'
import { read } from './read.ts'
import { patch, replace } from './write/change.ts'
import { create } from './write/create.ts'
import { remove } from './write/remove.ts'

/**
 * Every operation of an administered resource, from its declaration.
 *
 * A resource is added with one file in `api/resources/` that exports an {@link Administered} value, and its name in `api/resources/all.ts`.
 * What a declaration cannot say goes into the hooks (`plan`, `removal`, `present`, `within`) and into `operations`.
 */
export const crud = (a: Administered): Operation[] => [
  ...(does(a, 'list') ? [list(a)] : []),
  ...(does(a, 'create') ? [create(a)] : []),
  // Before `/:id`, so that a reader of the route table meets the exact names first.
  ...(a.operations ?? []),
  ...(does(a, 'read') ? [read(a)] : []),
  ...(does(a, 'replace') ? [replace(a)] : []),
  ...(does(a, 'patch') ? [patch(a)] : []),
  ...(does(a, 'remove') ? [remove(a)] : []),
]
