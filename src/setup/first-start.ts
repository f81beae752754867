import { insertFirstUse } from '#clients/birth.ts'
import { makeCredential } from '#clients/secrets.ts'
import { BadSettings } from '#configuration/fault.ts'
import type { Names } from '#fields/kinds.ts'
import { newRow } from '#fields/write.ts'
import { randomKey, randomText } from '#kit/random.ts'
import type { Vault } from '#kit/vault.ts'
import { hashPassword } from '#login/passwords.ts'
import { DEFAULT_BACKEND } from '#model/backend.ts'
import { type Client, client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import type { Settings } from '#model/settings.ts'
import { DEFAULT_TENANT, tenant } from '#model/tenant.ts'
import { signInName, user } from '#model/user.ts'
import { insertIfAbsent } from '#store/insert-if-absent.ts'
import { Conflict, type Store, type TenantTables } from '#store/store.ts'
import { ensureConsoleClient } from './console-client.ts'
import { ADMINISTRATOR, insertFurniture, privateScopes } from './furniture.ts'

/** What the first start, and every later one, needs. */
export interface Beginning {
  readonly store: Store
  readonly vault: Vault
  readonly settings: Settings
  readonly issuer: string
  readonly names: Names
  readonly now: () => number
}

/** What was made and is told once: absent members were there before, or were given. */
export interface FirstStart {
  readonly client_id: string
  readonly client_secret?: string
  readonly username?: string
  readonly password?: string
}

/** The name of the administration client's secrets that come from the settings. */
const GIVEN = 'from the settings'

/**
 * Makes what must be there before anybody can administer anything: the default tenant and its furniture, the first administrator, the
 * administration client and the console's client. Idempotent; of several nodes that start at once, one makes each thing.
 */
export async function bootstrap(beginning: Beginning): Promise<FirstStart> {
  const { store, settings, now } = beginning
  const db = store.in(DEFAULT_TENANT)
  const tenants = store.global.table(tenant)
  const first = (await tenants.get(DEFAULT_TENANT)) === undefined
  await insertFurniture(db, now())
  await ensureConsoleClient(db, beginning.issuer, now())
  const secret = await ensureAdminClient(db, beginning)
  const person = first ? await makeAdministrator(db, beginning) : {}
  // Last, because its presence says that the first start was finished.
  const stamps = { created_at: now(), updated_at: now() }
  if (first) await insertIfAbsent(store.global, tenant, newRow(tenant, { id: DEFAULT_TENANT, slug: DEFAULT_TENANT, name: 'Gatehouse', ...stamps }))
  return { client_id: settings['admin.client_id'], ...(secret === undefined ? {} : { client_secret: secret }), ...person }
}

const allPrivateScopes = () => privateScopes.map((name) => ({ name }))

/** The confidential client for administration. Returns the secret that was made for it, if one was. */
async function ensureAdminClient(db: TenantTables, { vault, settings, now }: Beginning): Promise<string | undefined> {
  const [id, given] = [settings['admin.client_id'], settings['admin.client_secret']]
  const found = await db.table(client).get(id)
  if (found) {
    // A client of somebody else's, which would be made mighty by a mistyped name.
    if (!found.protected) throw new BadSettings([`admin.client_id is ${id}, which is a client that is there already; name another.`])
    await addNewScopes(db, found)
    if (given !== undefined) await ensureSecret(db, { vault, client_id: id, given, now: now() })
    return undefined
  }
  const row = newRow(client, {
    id,
    name: 'Gatehouse administration',
    description: 'Made at the first start: gets tokens for the administration API.',
    kind: 'machine',
    supported_grant_types: ['client_credentials', 'introspect', 'revoke'],
    authorize_scope: true,
    authorized_scopes: allPrivateScopes(),
    protected: true,
    created_at: now(),
    updated_at: now(),
  })
  const credential = await makeCredential(vault, {
    client_id: id,
    seal: false,
    created_by: 'bootstrap',
    now: now(),
    ...(given === undefined ? {} : settled(vault, given)),
  })
  try {
    await db.together((batch) => {
      batch.insert(client, row)
      insertFirstUse(batch, id)
      batch.insert(clientCredential, credential.row)
    })
  } catch (error) {
    // Another node made the client, and tells its secret.
    if (error instanceof Conflict) return undefined
    throw error
  }
  return given === undefined ? credential.secret : undefined
}

/** Gives it the scopes that a newer program brings. Who loses against another node has nothing to add: that node added the same. */
async function addNewScopes(db: TenantTables, found: Client): Promise<void> {
  const lacking = allPrivateScopes().filter(({ name }) => !found.authorized_scopes.some((held) => held.name === name))
  if (lacking.length === 0) return
  await db
    .table(client)
    .change({ id: found.id, version: found.version }, { authorized_scopes: [...found.authorized_scopes, ...lacking], version: found.version + 1 })
}

/** A given secret has the same id on every node and at every start, so that it is kept once. */
const settled = (vault: Vault, secret: string) => ({ secret, name: GIVEN, id: `cred_${vault.digest('given_secret', secret).slice(0, 22)}` })

/** Makes the secret of the settings valid, and takes away those that the settings said before. */
async function ensureSecret(db: TenantTables, wanted: { vault: Vault; client_id: string; given: string; now: number }): Promise<void> {
  const { vault, client_id, given, now } = wanted
  const credentials = db.table(clientCredential)
  const { id, name } = settled(vault, given)
  const known = await credentials.find({ client_id }, { limit: 100 })
  const kept = known.find((credential) => credential.id === id)
  if (kept?.expires_at !== undefined) await credentials.change({ id }, { expires_at: undefined })
  if (!kept) {
    const { row } = await makeCredential(vault, { client_id, id, name, secret: given, seal: false, created_by: 'bootstrap', now })
    await insertIfAbsent(db, clientCredential, row)
  }
  for (const credential of known) if (credential.name === GIVEN && credential.id !== id) await credentials.remove({ id: credential.id })
}

/** The first administrator; a password that we made must be changed at the first sign-in. */
async function makeAdministrator(db: TenantTables, { settings, now }: Beginning): Promise<Pick<FirstStart, 'username' | 'password'>> {
  const username = settings['admin.username']
  const given = settings['admin.password']
  const password = given ?? randomText(18)
  const row = newRow(user, {
    id: randomKey(user.prefix ?? ''),
    backend_id: DEFAULT_BACKEND,
    username,
    sign_in_name: signInName(DEFAULT_BACKEND, username),
    name: 'Administrator',
    roles: [ADMINISTRATOR],
    password_hash: await hashPassword(password),
    must_change_password: given === undefined,
    created_at: now(),
    updated_at: now(),
  })
  if (!(await insertIfAbsent(db, user, row))) return {}
  return { username, ...(given === undefined ? { password } : {}) }
}
