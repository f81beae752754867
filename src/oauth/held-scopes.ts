import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Backend, backend } from '#model/backend.ts'
import { type Role, role } from '#model/role.ts'
import type { User } from '#model/user.ts'
import { makeRowCache } from '#store/remembered.ts'

const LIMIT = 2000
const none: readonly Role[] = []
const roles = memoizeWeak((context: Context) => makeRowCache(context, { resource: role, cache: new Lru(LIMIT), load: (id) => context.db.table(role).get(id) }))
const backends = memoizeWeak((context: Context) =>
  makeRowCache(context, { resource: backend, cache: new Lru(LIMIT), load: (id) => context.db.table(backend).get(id) }),
)

/** The backend of a person. */
export const backendOf = async (context: Context, user: User): Promise<Backend | undefined> =>
  user.backend_id === undefined ? undefined : backends(context).get(user.backend_id)

/** The roles of a person: their own, and those of all people of the backend. */
export async function heldRoles(context: Context, user: User): Promise<readonly Role[]> {
  const theirs = await backendOf(context, user)
  const ids = new Set([...user.roles, ...(theirs?.roles ?? [])])
  if (ids.size === 0) return none
  const held = await Promise.all([...ids].map((id) => roles(context).get(id)))
  return held.filter((row) => row !== undefined)
}

/** The private scopes that a person holds: directly, by roles, and by the roles of the backend. */
export async function heldScopes(context: Context, user: User): Promise<ReadonlySet<string>> {
  const held = await heldRoles(context, user)
  return new Set([...user.authorized_scopes, ...held.flatMap((row) => row.scopes)])
}
