import type { Names } from '#fields/kinds.ts'
import { newRow } from '#fields/write.ts'
import { randomKey, randomText } from '#kit/random.ts'
import type { Vault } from '#kit/vault.ts'
import { hashPassword } from '#login/passwords.ts'
import { DEFAULT_BACKEND } from '#model/backend.ts'
import { ADMINISTRATOR } from '#model/role.ts'
import type { Settings } from '#model/settings.ts'
import { DEFAULT_TENANT, tenant } from '#model/tenant.ts'
import { signInName, user } from '#model/user.ts'
import type { Store, TenantTables } from '#store/store.ts'
import { ensureAdminClient } from './admin-client.ts'
import { ensureConsoleClient } from './console-client.ts'
import { insertFurniture } from './furniture.ts'
import { insertRecorded } from './insert-recorded.ts'
import { upgradeTenants } from './upgrade.ts'
import { ensureWalletClient } from './wallet-client.ts'

/** The dependencies of the first start and of every later one. */
export interface Beginning {
  readonly store: Store
  readonly vault: Vault
  readonly settings: Settings
  readonly issuer: string
  readonly names: Names
  readonly now: () => number
}

/** The secrets generated at the first start, shown once. An absent member existed before, or the operator set it. */
export interface FirstStart {
  readonly client_id: string
  readonly client_secret?: string
  readonly username?: string
  readonly password?: string
}

const REASON = 'first start'

/**
 * Prepares the database for a start of the server: the first start makes the default tenant with its initial rows, the first administrator, the
 * administration client, the console's client and that of wallets; later starts add the rows that a newer program or other settings need. Idempotent; of several nodes
 * that start at once, one makes each row. Commands make nothing, because they may run with other settings than the server.
 */
export async function bootstrap(beginning: Beginning): Promise<FirstStart> {
  const { store, settings, issuer, now } = beginning
  const db = store.in(DEFAULT_TENANT)
  const first = !(await isFurnished(store))
  if (!first) await upgradeTenants({ store, issuer, adminClientId: settings['admin.client_id'], now })
  await ensureConsoleClient(db, issuer, now())
  await ensureWalletClient(db, issuer, now())
  const secret = await ensureAdminClient(db, beginning)
  await insertFurniture(db, now())
  const person = first ? await makeAdministrator(db, beginning) : {}
  // Last, because its presence says that the first start was finished.
  const stamps = { created_at: now(), updated_at: now() }
  const row = newRow(tenant, { id: DEFAULT_TENANT, slug: DEFAULT_TENANT, name: 'Gatehouse', ...stamps })
  if (first) await insertRecorded(db, tenant, { row, reason: REASON, at: now() })
  return { client_id: settings['admin.client_id'], ...(secret === undefined ? {} : { client_secret: secret }), ...person }
}

/** True when the server was started with this database before. */
export const isFurnished = async (store: Store): Promise<boolean> => (await store.global.table(tenant).get(DEFAULT_TENANT)) !== undefined

/** Makes the first administrator. A generated password must be changed at the first sign-in. */
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
  if (!(await insertRecorded(db, user, { row, reason: REASON, at: now() }))) return {}
  return { username, ...(given === undefined ? { password } : {}) }
}
