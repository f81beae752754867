import { insertBesideClient } from '#clients/birth.ts'
import { makeCredential } from '#clients/secrets.ts'
import { WALLET_CLIENT } from '#clients/sources/wallet.ts'
import { BadSettings } from '#configuration/fault.ts'
import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import { newRow } from '#fields/write.ts'
import type { Vault } from '#kit/vault.ts'
import { type Client, client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import type { Settings } from '#model/settings.ts'
import type { Batch, TenantTables } from '#store/store.ts'
import { CONSOLE } from './console-client.ts'
import { privateScopes } from './furniture.ts'
import { ensureGivenSecret, givenSecret } from './given-secret.ts'
import { insertRecorded } from './insert-recorded.ts'

interface AdminClientParts {
  readonly vault: Vault
  readonly settings: Settings
  readonly now: () => number
}

const MOST = 1000

/** The protected clients besides the console and that of wallets: the administration client, and in databases of older programs perhaps others. */
const findAdministrations = async (db: TenantTables): Promise<Client[]> =>
  (await db.table(client).find({ protected: true }, { limit: MOST })).filter(({ id }) => id !== CONSOLE && id !== WALLET_CLIENT)

/** Finds the administration client of a tenant: the one in the settings if it is one, else the existing one. Makes nothing. */
export async function findAdminClient(db: TenantTables, id: string): Promise<Client | undefined> {
  const named = await db.table(client).get(id)
  return named?.protected ? named : (await findAdministrations(db))[0]
}

/**
 * Makes the confidential client for administration, or moves the protection to the client that the settings name now. Returns the new secret, if any.
 */
export async function ensureAdminClient(db: TenantTables, wanted: AdminClientParts): Promise<string | undefined> {
  const { vault, settings, now } = wanted
  const [id, given] = [settings['admin.client_id'], settings['admin.client_secret']]
  const found = await db.table(client).get(id)
  if (!found) return makeAdminClient(db, wanted)
  // A mistyped name would give all powers to another client. A client that has them already may be named.
  if (!found.protected && !holdsAll(found)) throw new BadSettings([`admin.client_id is ${id}, which is a client that is there already; name another.`])
  if (!found.protected) await takeBack(db, found, now())
  await addNewScopes(db, found, privateScopes)
  if (given !== undefined) await ensureGivenSecret(db, { vault, client_id: id, given, now: now() })
  return undefined
}

const holdsPower = ({ authorized_scopes }: Client, name: string) => authorized_scopes.some((held) => held.name === name)
const holdsAll = (row: Client) => row.active && row.authorize_scope && privateScopes.every((name) => holdsPower(row, name))

async function makeAdminClient(db: TenantTables, { vault, settings, now }: AdminClientParts): Promise<string | undefined> {
  const [id, given] = [settings['admin.client_id'], settings['admin.client_secret']]
  const row = newRow(client, {
    id,
    name: 'Gatehouse administration',
    description: 'Made by the server: gets tokens for the administration API.',
    kind: 'machine',
    supported_grant_types: ['client_credentials', 'introspect', 'revoke'],
    authorize_scope: true,
    authorized_scopes: privateScopes.map((name) => ({ name })),
    protected: true,
    created_at: now(),
    updated_at: now(),
  })
  const made = { client_id: id, seal: false, created_by: 'bootstrap', now: now(), ...(given === undefined ? {} : givenSecret(vault, given)) }
  const credential = await makeCredential(vault, made)
  const former = await findAdministrations(db)
  const also = (batch: Batch) => {
    insertBesideClient(batch, id)
    batch.insert(clientCredential, credential.row)
    liftProtection(batch, former, now())
  }
  // Of several nodes that start at once, one makes the client and shows its secret.
  const mine = await insertRecorded(db, client, { row, reason: 'admin.client_id', at: now(), also })
  return mine && given === undefined ? credential.secret : undefined
}

/** Former administration clients become ordinary clients. They keep their scopes until somebody removes them. */
function liftProtection(batch: Batch, former: readonly Client[], at: number): void {
  for (const was of former) {
    const is = { ...was, protected: false, version: was.version + 1, updated_at: at }
    batch.changeAny(client, { id: was.id, protected: true }, { protected: false, version: is.version, updated_at: at })
    record(batch, systemEvent({ resource: client, deed: 'protection_lifted', was, is, reason: 'admin.client_id names another', at }))
  }
}

/** Protects a former administration client again, in place of the present one. */
async function takeBack(db: TenantTables, was: Client, at: number): Promise<void> {
  const others = await findAdministrations(db)
  const is = { ...was, protected: true, version: was.version + 1, updated_at: at }
  await db.together((batch) => {
    batch.changeAny(client, { id: was.id, protected: false }, { protected: true, version: is.version, updated_at: at })
    record(batch, systemEvent({ resource: client, deed: 'protected', was, is, reason: 'admin.client_id', at }))
    liftProtection(batch, others, at)
  })
}

/** Adds the scopes of a newer program. When another node wins the race nothing is missing, because it adds the same scopes. */
export async function addNewScopes(db: TenantTables, found: Client, scopes: readonly string[]): Promise<void> {
  const lacking = scopes.filter((name) => !holdsPower(found, name)).map((name) => ({ name }))
  if (lacking.length === 0) return
  const authorized_scopes = [...found.authorized_scopes, ...lacking]
  await db.table(client).change({ id: found.id, version: found.version }, { authorized_scopes, version: found.version + 1 })
}
