import { newRow } from '#fields/write.ts'
import { backend, DEFAULT_BACKEND } from '#model/backend.ts'
import { DEFAULT_IDENTITY_PROVIDER, identityProvider } from '#model/identity-provider.ts'
import { ADMINISTRATOR, DEVELOPER, role } from '#model/role.ts'
import { scope } from '#model/scope.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { insertIfAbsent } from '#store/insert-if-absent.ts'
import { anyOf, type TenantTables } from '#store/store.ts'

/** Every private system scope: the scopes of an administrator. */
export const privateScopes: readonly string[] = systemScopes.filter((known) => !known.public).map((known) => known.name)

/** The scopes of an administrator of another tenant than the default one, which alone administers tenants. */
export const tenantScopes: readonly string[] = privateScopes.filter((name) => !name.startsWith('tenants:'))

/**
 * The initial rows of a tenant: the system scopes, a store of people and a way to sign in, and two roles. Idempotent. A system scope of a newer
 * program is added, and given to administrators.
 */
export async function insertFurniture(db: TenantTables, now: number): Promise<void> {
  const stamps = { created_at: now, updated_at: now }
  const known = await db.table(scope).find({ name: anyOf(systemScopes.map(({ name }) => name)) }, { limit: 1000 })
  const fresh = systemScopes.filter(({ name }) => !known.some((row) => row.name === name))
  if (fresh.length === 0) return
  await insertIfAbsent(db, backend, newRow(backend, { id: DEFAULT_BACKEND, name: 'Default', is_default: true, ...stamps }))
  const provider = { id: DEFAULT_IDENTITY_PROVIDER, name: 'Default', backend_id: DEFAULT_BACKEND, is_default: true, ...stamps }
  await insertIfAbsent(db, identityProvider, newRow(identityProvider, provider))
  const administrator = { id: ADMINISTRATOR, name: 'administrator', description: 'May do everything.', scopes: [...privateScopes], ...stamps }
  const made = await insertIfAbsent(db, role, newRow(role, administrator))
  if (!made)
    await extendAdministrator(
      db,
      fresh.map(({ name }) => name),
    )
  const developer = { id: DEVELOPER, name: 'developer', description: 'May register applications of their own.', scopes: ['clients:manage:own'], ...stamps }
  await insertIfAbsent(db, role, newRow(role, developer))
  // Inserted last, because their absence shows that the rows above must be added.
  for (const { name, label, public: isPublic } of fresh) {
    const id = `${scope.prefix}${name.replaceAll(':', '.')}`
    await insertIfAbsent(db, scope, newRow(scope, { id, name, label, public: isPublic, system: true, ...stamps }))
  }
}

async function extendAdministrator(db: TenantTables, names: readonly string[]): Promise<void> {
  const row = await db.table(role).get(ADMINISTRATOR)
  if (!row) return
  const added = names.filter((name) => privateScopes.includes(name) && !row.scopes.includes(name))
  // When another node wins the race, nothing is missing: it added the same rows.
  if (added.length > 0) await db.table(role).change({ id: row.id, version: row.version }, { scopes: [...row.scopes, ...added], version: row.version + 1 })
}
