import type { AnyResource } from '#fields/resource.ts'
import { makePurger } from '../purge.ts'
import { rehearsalOf } from '../rehearsal.ts'
import { postgres } from '../schema/dialect.ts'
import { type Layout, layoutOf, type Raw, type SqlValue } from '../schema/layout.ts'
import type { MigrationOptions } from '../schema/migrate.ts'
import { countPostgres, searchPostgres } from '../search/postgres-walk.ts'
import type { Statement } from '../sql.ts'
import { statementsIn } from '../statements.ts'
import type { Store } from '../store.ts'
import { type Engine, tablesOf, type Write } from '../tables.ts'
import { makeWatchers, type Watchers } from '../watchers.ts'
import { makeGetter, makeInserter } from './batches.ts'
import { type Connections, openConnections, type Query } from './connections.ts'
import { classifyPostgresError, tookTooLong } from './errors.ts'
import { listen } from './listener.ts'
import { migratePostgres } from './schema.ts'
import { listQuery, queryOf } from './statements.ts'

export interface PostgresOptions extends MigrationOptions {
  /** How many connections at most. */
  readonly pool?: number
  /** How long a search may query the index before it reads rows instead, in milliseconds. */
  readonly patience?: number
}

const POOL = 10
const PATIENCE = 50
/** A search may spend one part in so many of that time on testing whether its words are rare. */
const GLANCE = 5

/** True for rows that people edit. Another node may remember them that this one has not read yet, and they are written seldom. */
const isEdited = ({ resource: { administered, expires } }: Layout): boolean =>
  administered !== undefined && expires === undefined && (administered.verbs?.includes('patch') ?? true)

/**
 * True when other nodes get a notice of a write. A program that watches nothing (a command) cannot know what other nodes watch, and announces every
 * write.
 */
const mustNotify = (watchers: Watchers, { layout, verb }: Write) =>
  verb !== 'purge' && (watchers.any(layout.table) ? verb !== 'insert' || !layout.expiring : isEdited(layout) || (!watchers.any() && !layout.expiring))

function writer(pool: Connections, watchers: Watchers): Engine['write'] {
  const insert = makeInserter(pool)
  const done = async (writes: readonly Write[]): Promise<readonly (readonly Raw[])[]> => {
    const [only] = writes
    if (only && writes.length === 1) {
      if (only.verb !== 'insert' || mustNotify(watchers, only)) return [await pool.query(queryOf(only, mustNotify(watchers, only)))]
      await insert(only)
      return [[]]
    }
    return writes.length === 0 ? [] : pool.together(writes.map((write) => queryOf(write, mustNotify(watchers, write))))
  }
  return async (writes) => {
    try {
      const results = await done(writes)
      watchers.tellOf(writes, results)
      return results
    } catch (error) {
      throw classifyPostgresError(error, writes.find(({ must }) => must)?.layout)
    }
  }
}

function rehearser(pool: Connections): Engine['rehearse'] {
  return async (writes) => {
    try {
      return await pool.undone(writes.map((write) => queryOf(write, false)))
    } catch (error) {
      throw classifyPostgresError(error, writes.find(({ must }) => must)?.layout)
    }
  }
}

function engineOf(pool: Connections, watchers: Watchers, { trigrams, patience }: { readonly trigrams: boolean; readonly patience: number }): Engine {
  const statements = statementsIn(postgres)
  const asked = async (query: Query) => {
    try {
      return await pool.query(query)
    } catch (error) {
      throw classifyPostgresError(error)
    }
  }
  const select = (statement: Statement, values: readonly SqlValue[]) => asked(listQuery(statement, values))
  const within =
    (time: number) =>
    async ({ text }: Statement, values: readonly SqlValue[]) => {
      try {
        const [, rows] = await pool.together([
          { text: `set local statement_timeout = ${time}`, values: [] },
          { text, values },
        ])
        return rows
      } catch (error) {
        if (tookTooLong(error)) return undefined
        throw classifyPostgresError(error)
      }
    }
  // A search is never prepared: its words decide whether the index is the quickest plan.
  const asking = {
    select: ({ text }: Statement, values: readonly SqlValue[]) => asked({ text, values }),
    brief: within(patience),
    glance: within(Math.max(1, Math.round(patience / GLANCE))),
  }
  return {
    statements,
    select,
    get: makeGetter(pool),
    search: (layout: Layout, call) => searchPostgres(asking, statements(layout), { ...call, trigrams }),
    searchCount: (layout: Layout, call) => countPostgres(asking, statements(layout), { ...call, trigrams }),
    write: writer(pool, watchers),
    rehearse: rehearser(pool),
  }
}

/** Opens a PostgreSQL database that any number of nodes share, bringing it up to the declarations. @throws {SchemaTooNew} @throws {Unavailable} */
export async function openPostgres(url: string, resources: readonly AnyResource[], options: PostgresOptions = {}): Promise<Store> {
  const { trigrams } = await migratePostgres(url, resources, options)
  const pool = openConnections(url, options.pool ?? POOL)
  const watchers = makeWatchers()
  const engine = engineOf(pool, watchers, { trigrams, patience: options.patience ?? PATIENCE })
  const listener = listen(url, watchers)
  await listener.ready
  const store: Store = {
    dialect: 'postgres',
    in: (tenant) => tablesOf(engine, tenant),
    global: tablesOf(engine, undefined),
    watch: watchers.add,
    rehearsal: () => rehearsalOf(store, engine),
    purge: makePurger(engine, resources.map(layoutOf)),
    ping: async () => void (await engine.select({ text: 'select 1', slots: [] }, [])),
    time: async () => Number((await engine.select({ text: 'select (extract(epoch from clock_timestamp()) * 1000)::bigint', slots: [] }, []))[0]?.[0]),
    backup: () => Promise.reject(new Error('a PostgreSQL database is backed up with pg_dump')),
    async close() {
      await listener.stop()
      await pool.end()
    },
  }
  return store
}
