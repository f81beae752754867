import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Backend, backend } from '#model/backend.ts'
import type { Group } from '#model/group.ts'
import { membership, membershipKey, organization } from '#model/organization.ts'
import { type Role, role } from '#model/role.ts'
import type { User } from '#model/user.ts'
import { makeRowCache } from '#store/remembered.ts'
import { anyOf } from '#store/store.ts'
import { groupPathsOf } from './groups.ts'

const LIMIT = 2000
const MOST_MEMBERSHIPS = 100
const none: readonly Role[] = []
const roles = memoizeWeak((context: Context) => makeRowCache(context, { resource: role, cache: new Lru(LIMIT), load: (id) => context.db.table(role).get(id) }))
const backends = memoizeWeak((context: Context) =>
  makeRowCache(context, { resource: backend, cache: new Lru(LIMIT), load: (id) => context.db.table(backend).get(id) }),
)

/** The backend of a person. */
export const backendOf = async (context: Context, user: User): Promise<Backend | undefined> =>
  user.backend_id === undefined ? undefined : backends(context).get(user.backend_id)

/** A row that gives a person roles and scopes: the person's own, the backend, a group, or the membership of an organization. */
export interface Giver {
  readonly via: 'person' | 'backend' | 'group' | 'organization'
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly scopes: readonly string[]
  /** For a group: those that lead to it, from the one that the person is in. */
  readonly path?: readonly Group[]
  readonly former_powers: readonly string[]
}

/** A client, at whose organization a person may hold more than elsewhere; `everywhere` for all that the person holds at any client. */
export type HoldingPlace = Pick<CompiledClient, 'organization_id'> | 'everywhere' | undefined

/** The memberships that count at a place: roles that an organization gives are held at its own clients. */
async function membershipsAt({ db }: Context, { id: user_id }: User, place: HoldingPlace): Promise<readonly Giver[]> {
  if (place === undefined || (place !== 'everywhere' && place.organization_id === undefined)) return []
  const match = place === 'everywhere' ? { user_id } : { id: membershipKey(place.organization_id ?? '', user_id) }
  const rows = (await db.table(membership).find(match, { limit: MOST_MEMBERSHIPS })).filter((row) => row.roles.length > 0)
  if (rows.length === 0) return []
  const found = await db.table(organization).find({ id: anyOf(rows.map(({ organization_id }) => organization_id)) }, { limit: rows.length })
  return rows.map(({ organization_id: id, roles }) => ({
    via: 'organization',
    id,
    name: found.find((row) => row.id === id)?.name ?? id,
    roles,
    scopes: [],
    former_powers: [],
  }))
}

/** All that give a person something at a place. */
export async function giversOf(context: Context, user: User, place?: HoldingPlace): Promise<readonly Giver[]> {
  const [home, paths, ofOrganizations] = await Promise.all([backendOf(context, user), groupPathsOf(context, user), membershipsAt(context, user, place)])
  const { id, username: name, former_powers } = user
  const own: Giver = { via: 'person', id, name, roles: user.roles, scopes: user.authorized_scopes, former_powers }
  const ofBackend: Giver[] = home ? [{ ...home, via: 'backend', scopes: [] }] : []
  const ofGroups = paths.flatMap((path) => path.map((row, at): Giver => ({ ...row, via: 'group', path: path.slice(0, at + 1) })))
  return [own, ...ofBackend, ...ofGroups, ...ofOrganizations]
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

/**
 * The private scopes and roles that a person holds: directly, by the backend, by groups and those that these stand in, and at the clients of an
 * organization by the membership.
 */
export async function holdingsOf(context: Context, user: User, place?: HoldingPlace): Promise<Holdings> {
  const givers = await giversOf(context, user, place)
  const held = await rolesIn(context, givers)
  return { givers, roles: held, scopes: new Set([...givers.flatMap(({ scopes }) => scopes), ...held.flatMap((row) => row.scopes)]) }
}

/** The roles of a person at a client; without one, those that count everywhere. */
export const heldRoles = async (context: Context, user: User, client?: HoldingPlace): Promise<readonly Role[]> =>
  (await holdingsOf(context, user, client)).roles

/** The private scopes that a person holds at a client; without one, those that count everywhere. */
export const heldScopes = async (context: Context, user: User, client?: HoldingPlace): Promise<ReadonlySet<string>> =>
  (await holdingsOf(context, user, client)).scopes
