import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Backend, backend } from '#model/backend.ts'
import type { Group } from '#model/group.ts'
import { type Role, role } from '#model/role.ts'
import type { User } from '#model/user.ts'
import { makeRowCache } from '#store/remembered.ts'
import { groupPathsOf } from './groups.ts'

const LIMIT = 2000
const none: readonly Role[] = []
const roles = memoizeWeak((context: Context) => makeRowCache(context, { resource: role, cache: new Lru(LIMIT), load: (id) => context.db.table(role).get(id) }))
const backends = memoizeWeak((context: Context) =>
  makeRowCache(context, { resource: backend, cache: new Lru(LIMIT), load: (id) => context.db.table(backend).get(id) }),
)

/** The backend of a person. */
export const backendOf = async (context: Context, user: User): Promise<Backend | undefined> =>
  user.backend_id === undefined ? undefined : backends(context).get(user.backend_id)

/** A row that gives a person roles and scopes: the person's own, the backend, or a group. */
export interface Giver {
  readonly via: 'person' | 'backend' | 'group'
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly scopes: readonly string[]
  /** For a group: those that lead to it, from the one that the person is in. */
  readonly path?: readonly Group[]
  readonly former_powers: readonly string[]
}

/** All that give a person something. */
export async function giversOf(context: Context, user: User): Promise<readonly Giver[]> {
  const [home, paths] = await Promise.all([backendOf(context, user), groupPathsOf(context, user)])
  const { id, username: name, former_powers } = user
  const own: Giver = { via: 'person', id, name, roles: user.roles, scopes: user.authorized_scopes, former_powers }
  const ofBackend: Giver[] = home ? [{ ...home, via: 'backend', scopes: [] }] : []
  const ofGroups = paths.flatMap((path) => path.map((row, at): Giver => ({ ...row, via: 'group', path: path.slice(0, at + 1) })))
  return [own, ...ofBackend, ...ofGroups]
}

const rolesIn = async (context: Context, givers: readonly Giver[]): Promise<readonly Role[]> => {
  const ids = new Set(givers.flatMap((giver) => giver.roles))
  if (ids.size === 0) return none
  const held = await Promise.all([...ids].map((id) => roles(context).get(id)))
  return held.filter((row) => row !== undefined)
}

/** All that a person holds, and from whom. */
export interface Holdings {
  readonly givers: readonly Giver[]
  readonly roles: readonly Role[]
  readonly scopes: ReadonlySet<string>
}

/** The private scopes and roles that a person holds: directly, by the backend, and by groups and those that these stand in. */
export async function holdingsOf(context: Context, user: User): Promise<Holdings> {
  const givers = await giversOf(context, user)
  const held = await rolesIn(context, givers)
  return { givers, roles: held, scopes: new Set([...givers.flatMap(({ scopes }) => scopes), ...held.flatMap((row) => row.scopes)]) }
}

/** The roles of a person. */
export const heldRoles = async (context: Context, user: User): Promise<readonly Role[]> => (await holdingsOf(context, user)).roles

/** The private scopes that a person holds. */
export const heldScopes = async (context: Context, user: User): Promise<ReadonlySet<string>> => (await holdingsOf(context, user)).scopes
