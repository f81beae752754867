import { Client } from 'pg'
import type { AnyResource } from '#fields/resource.ts'
import { postgres } from '../schema/dialect.ts'
import { isDone, type MigrationOptions, type Present, planMigration, RECORD_TABLE, type Recorded } from '../schema/migrate.ts'
import { clientConfig } from './connections.ts'
import { classifyPostgresError } from './errors.ts'

/** Names the lock that keeps two nodes from migrating at once. */
const LOCK = 0x67617465

async function findPresent(client: Client): Promise<Present> {
  const found = await client.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns where table_schema = current_schema()`,
  )
  const columns = new Map<string, Set<string>>()
  for (const { table, column } of found.rows) columns.set(table, (columns.get(table) ?? new Set()).add(column))
  const names = await client.query<{ name: string }>(`select indexname as "name" from pg_indexes where schemaname = current_schema()`)
  const recorded = columns.has(RECORD_TABLE)
    ? (await client.query<{ ordinal: number; columns: string; indexes: string }>(`select * from "${RECORD_TABLE}"`)).rows[0]
    : undefined
  return {
    columns,
    indexes: new Set(names.rows.map(({ name }) => name)),
    recorded: recorded && {
      ordinal: recorded.ordinal,
      columns: JSON.parse(recorded.columns) as Recorded['columns'],
      indexes: JSON.parse(recorded.indexes) as Recorded['indexes'],
    },
  }
}

const canSearchTrigrams = async (client: Client): Promise<boolean> =>
  (await client.query(`select 1 from pg_opclass where opcname = 'gin_trgm_ops' and pg_opclass_is_visible(oid)`)).rows.length > 0

async function withClient<T>(url: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(clientConfig(url))
  client.on('error', () => {})
  try {
    await client.connect()
    return await run(client)
  } catch (error) {
    throw classifyPostgresError(error)
  } finally {
    await client.end().catch(() => {})
  }
}

/** The statements that would bring a database up to the declarations. @throws {SchemaTooNew} @throws {Unavailable} */
export const pendingPostgres = (url: string, resources: readonly AnyResource[], options?: MigrationOptions): Promise<string[]> =>
  withClient(url, async (client) => {
    const trigrams = await canSearchTrigrams(client)
    return planMigration(postgres, resources, await findPresent(client), { ...options, trigrams }).steps.map(({ text }) => text)
  })

/** Brings a database up to the declarations, one node at a time, all or nothing. @throws {SchemaTooNew} @throws {Unavailable} */
export const migratePostgres = (url: string, resources: readonly AnyResource[], options?: MigrationOptions): Promise<{ readonly trigrams: boolean }> =>
  withClient(url, async (client) => {
    const planned = async () => {
      const present = await findPresent(client)
      const trigrams = await canSearchTrigrams(client)
      return { trigrams, present, plan: planMigration(postgres, resources, present, { ...options, trigrams }) }
    }
    const before = await planned()
    if (isDone(before.plan, before.present.recorded)) return { trigrams: before.trigrams }
    // The lock is held until this connection ends. Another node may have migrated the database while this one waited.
    await client.query('select pg_advisory_lock($1)', [LOCK])
    // Where the right to create it, or the extension, is missing, a search matches the beginnings of fields only.
    await client.query('create extension if not exists pg_trgm').catch(() => {})
    const { trigrams, plan } = await planned()
    await client.query('begin')
    for (const { text } of plan.steps) await client.query(text)
    await client.query(`delete from "${RECORD_TABLE}"`)
    const { ordinal, columns, indexes } = plan.record
    await client.query(`insert into "${RECORD_TABLE}" values ($1, $2, $3)`, [ordinal, JSON.stringify(columns), JSON.stringify(indexes)])
    await client.query('commit')
    // The planner chooses an index by its statistics. A new index has none until the next analyze.
    await client.query('analyze').catch(() => {})
    return { trigrams }
  })
