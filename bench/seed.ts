import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeCredential } from '#clients/secrets.ts'
import type { AnyResource } from '#fields/resource.ts'
import { newRow } from '#fields/write.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { randomKey, randomText } from '#kit/random.ts'
import type { Vault } from '#kit/vault.ts'
import { accessToken } from '#model/access-token.ts'
import { lastUse } from '#model/activity.ts'
import { resources } from '#model/all.ts'
import { client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import { sqlite } from '#store/schema/dialect.ts'
import { layoutOf } from '#store/schema/layout.ts'
import { tableText } from '#store/schema/statements.ts'
import { openSqlite } from '#store/sqlite/open.ts'

type Row = Readonly<Record<string, unknown>>

/** Tables without indexes, filled in one go; opening the database then builds the indexes, which is many times quicker than keeping them. */
async function fill(file: string, parts: readonly { readonly resource: AnyResource; readonly rows: Iterable<Row> }[]): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  for (const beside of ['', '-wal', '-shm']) rmSync(file + beside, { force: true })
  const db = new DatabaseSync(file)
  db.exec('pragma journal_mode = wal; pragma synchronous = off; pragma cache_size = -262144; begin')
  for (const resource of resources) db.exec(tableText(sqlite, layoutOf(resource)))
  for (const { resource, rows } of parts) {
    const layout = layoutOf(resource)
    const names = ['tenant', ...layout.names].map((name) => `"${name}"`)
    const insert = db.prepare(`insert into "${layout.table}" (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
    for (const row of rows) insert.get(DEFAULT_TENANT, ...layout.encode(row))
  }
  db.exec('commit')
  db.close()
  await (await openSqlite(file, resources)).close()
}

const owners = ['Acme', 'Borealis', 'Cobalt', 'Delta', 'Evergreen', 'Fathom', 'Granite', 'Harbor', 'Indigo', 'Juniper', 'Krypton', 'Lumen', 'Mistral', 'Nimbus']
const purposes = ['billing', 'portal', 'warehouse', 'mobile app', 'reporting', 'gateway', 'inventory', 'checkout', 'loyalty', 'scheduler', 'archive', 'kiosk']
export const WORDS = [...owners, ...purposes.flatMap((purpose) => purpose.split(' '))]
export const FIRST_AT = Date.UTC(2024, 0)
const STEP = 50

/** The moment at which the client of that number was made. */
export const madeAt = (number: number): number => FIRST_AT + number * STEP
export const nameOf = (number: number): string =>
  `${owners[number % owners.length]} ${purposes[Math.floor(number / owners.length) % purposes.length]} ${number.toString().padStart(7, '0')}`
export const idOf = (number: number): string => `cl_${(number * 2_654_435_761).toString(36).padStart(10, '0')}${number.toString(36)}`

function* clients(many: number): Generator<Row> {
  const fresh = newRow(client, { id: '', name: '', supported_grant_types: ['client_credentials'], created_at: 0 })
  for (let number = 0; number < many; number++) {
    const at = madeAt(number)
    const owner = `usr_${number % 5000}`
    yield { ...fresh, id: idOf(number), name: nameOf(number), owner, namespace: `team-${number % 200}`, created_at: at, updated_at: at }
  }
}
function* credentials(many: number, secret: Row): Generator<Row> {
  for (let number = 0; number < many; number++) yield { ...secret, id: `cred_${number}`, client_id: idOf(number) }
}

/** Every third client was never used; the others last at moments strewn over a year. */
function* lastUses(many: number): Generator<Row> {
  const now = Date.now()
  for (let number = 0; number < many; number++) {
    const last_used_at = number % 3 === 0 ? 0 : now - ((number * 2_654_435_761) % 31_536_000) * 1000
    yield newRow(lastUse, { id: idOf(number), last_used_at })
  }
}

/** A database with that many clients, which all have the same secret. Gives it. */
export async function seedClients(file: string, many: number, vault: Vault): Promise<string> {
  const { row, secret } = await makeCredential(vault, { client_id: '', seal: false, now: FIRST_AT })
  await fill(file, [
    { resource: client, rows: clients(many) },
    { resource: clientCredential, rows: credentials(many, row) },
    { resource: lastUse, rows: lastUses(many) },
  ])
  return secret
}

/** A recorded token that dies at the given time. */
export const aToken = (expires_at: number, number: number) => ({
  id: expiringKey(expires_at, randomText(32)),
  format: 'opaque' as const,
  client_id: `cl_${number % 1000}`,
  grant_type: 'client_credentials',
  scope: ['read', 'write'],
  audience: ['https://api.example'],
  credential_id: randomKey('cred_'),
  issued_at: expires_at - 3_600_000,
  expires_at,
})

/** A database with that many tokens, a hundred for each second before `last`. Gives some of their keys. */
export async function seedTokens(
  file: string,
  { many, last, sample }: { readonly many: number; readonly last: number; readonly sample: number },
): Promise<string[]> {
  const keys: string[] = []
  const every = Math.max(1, Math.floor(many / sample))
  function* tokens(): Generator<Row> {
    for (let number = 0; number < many; number++) {
      const token = aToken(last - (many - number) * 10, number)
      if (number % every === 0) keys.push(token.id)
      yield token
    }
  }
  await fill(file, [{ resource: accessToken, rows: tokens() }])
  return keys
}
