import type { Fields, Resource, Row } from '#fields/resource.ts'
import { newRow } from '#fields/write.ts'
import { backend, DEFAULT_BACKEND } from '#model/backend.ts'
import { DEFAULT_IDENTITY_PROVIDER, identityProvider } from '#model/identity-provider.ts'
import { role } from '#model/role.ts'
import { scope } from '#model/scope.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { anyOf, Conflict, type Room } from '#store/store.ts'

export const ADMINISTRATOR = 'role_administrator'
const DEVELOPER = 'role_developer'

/** Every private scope that the server itself knows: what an administrator holds. */
export const privateScopes: readonly string[] = systemScopes.filter((known) => !known.public).map((known) => known.name)

/** Inserts unless the row is there: another node, or an earlier start, may have been first. Returns whether it was us. */
export async function insertUnlessThere<F extends Fields>(room: Room, resource: Resource<F>, row: Row<F>): Promise<boolean> {
  try {
    await room.table(resource).insert(row)
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}

/**
 * What every tenant begins with: the system scopes, a store of people and a way to sign in, and two roles. Made anew it changes nothing; a
 * system scope that a newer program brings is added, and given to administrators.
 */
export async function furnish(room: Room, now: number): Promise<void> {
  const stamps = { created_at: now, updated_at: now }
  const known = await room.table(scope).find({ name: anyOf(systemScopes.map(({ name }) => name)) }, { limit: 1000 })
  const fresh = systemScopes.filter(({ name }) => !known.some((row) => row.name === name))
  if (fresh.length === 0) return
  await insertUnlessThere(room, backend, newRow(backend, { id: DEFAULT_BACKEND, name: 'Default', is_default: true, ...stamps }))
  const provider = { id: DEFAULT_IDENTITY_PROVIDER, name: 'Default', backend_id: DEFAULT_BACKEND, is_default: true, ...stamps }
  await insertUnlessThere(room, identityProvider, newRow(identityProvider, provider))
  const administrator = { id: ADMINISTRATOR, name: 'administrator', description: 'May do everything.', scopes: [...privateScopes], ...stamps }
  const made = await insertUnlessThere(room, role, newRow(role, administrator))
  if (!made)
    await extendAdministrator(
      room,
      fresh.map(({ name }) => name),
    )
  const developer = { id: DEVELOPER, name: 'developer', description: 'May register applications of their own.', scopes: ['clients:manage:own'], ...stamps }
  await insertUnlessThere(room, role, newRow(role, developer))
  // Last, because it is by their absence that we know there is something to do.
  for (const { name, label, public: isPublic } of fresh) {
    const id = `${scope.prefix}${name.replaceAll(':', '.')}`
    await insertUnlessThere(room, scope, newRow(scope, { id, name, label, public: isPublic, system: true, ...stamps }))
  }
}

async function extendAdministrator(room: Room, names: readonly string[]): Promise<void> {
  const row = await room.table(role).get(ADMINISTRATOR)
  if (!row) return
  const added = names.filter((name) => privateScopes.includes(name) && !row.scopes.includes(name))
  // Who loses against another node has nothing to add: that node added the same.
  if (added.length > 0) await room.table(role).change({ id: row.id, version: row.version }, { scopes: [...row.scopes, ...added], version: row.version + 1 })
}
