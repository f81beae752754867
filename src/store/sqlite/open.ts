import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { AnyResource } from '#fields/resource.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { isHeld, leadOf } from '../driving-index.ts'
import { makePurger } from '../purge.ts'
import { rehearsalOf } from '../rehearsal.ts'
import { sqlite } from '../schema/dialect.ts'
import { type Layout, layoutOf, type Raw, type SqlValue } from '../schema/layout.ts'
import type { MigrationOptions } from '../schema/migrate.ts'
import { countHolding, countSqlite, searchSqlite } from '../search/sqlite.ts'
import { bindValues, type Statement, type StoreCall } from '../sql.ts'
import { statementsIn } from '../statements.ts'
import { type Store, Unavailable } from '../store.ts'
import { type Engine, tablesOf } from '../tables.ts'
import { makeWatchers, type Watchers } from '../watchers.ts'
import { backupTo, makePrivate } from './backup.ts'
import { type LogBounds, startCheckpoints } from './checkpoints.ts'
import { classifySqliteError } from './errors.ts'
import { migrateSqlite } from './schema.ts'
import { type Snapshot, snapshotOf } from './snapshot.ts'
import { writerTo } from './writer.ts'

export interface SqliteOptions extends MigrationOptions {
  /** How long to wait for another process that is writing, in milliseconds; the event loop waits too. */
  readonly busyTimeout?: number
  /** How long the write-ahead log may grow. */
  readonly log?: LogBounds
}

const MEMORY = ':memory:'
/** Holds the last pages of the tables, where new rows are written and read; the operating system caches the rest. A larger cache saved no time. */
const CACHE_KIB = 2048
const FOREIGN_CHECK = 200
const BUSY_TIMEOUT = 2000

function openDatabase(path: string, busyTimeout: number): DatabaseSync {
  if (path !== MEMORY) makePrivate(path)
  const db = new DatabaseSync(path, { timeout: busyTimeout })
  // FULL: a commit is on disk when it returns. Checkpoints run in a thread (checkpoints.ts).
  db.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -${CACHE_KIB}; pragma temp_store = memory; pragma wal_autocheckpoint = 0`)
  return db
}

/** Notices when another process (the CLI, a restored backup) wrote to the file, and makes the watchers forget all. */
function watchForeignWrites(db: DatabaseSync, watchers: Watchers): () => void {
  const version = db.prepare('pragma data_version')
  let seen = version.get()?.['data_version']
  const timer = setInterval(() => {
    const now = version.get()?.['data_version']
    if (now === seen) return
    seen = now
    watchers.forgetAll()
  }, FOREIGN_CHECK)
  timer.unref()
  return () => clearInterval(timer)
}

/** Prepares each statement once. It lives as long as the compiled text. */
const preparing = (db: DatabaseSync) =>
  memoizeWeak((statement: Statement): StatementSync => {
    const prepared = db.prepare(statement.text)
    prepared.setReturnArrays(true)
    return prepared
  })

function engineOf(db: DatabaseSync, watchers: Watchers, snapshot: Snapshot): Engine {
  const prepared = preparing(db)
  const statements = statementsIn(sqlite)
  const select = (statement: Statement, values: readonly SqlValue[]): readonly Raw[] => {
    if (!db.isOpen) throw new Unavailable('the database is closed')
    snapshot.hold()
    try {
      return prepared(statement).all(...values) as unknown as readonly Raw[]
    } catch (error) {
      throw classifySqliteError(error)
    }
  }
  const lead = (layout: Layout, { tenant, match = {} }: StoreCall, order: string | undefined | null) =>
    leadOf(layout, {
      match,
      order,
      count(field, limit) {
        const value = match[field]
        if (isHeld(layout, field, value)) return countHolding(select, statements(layout), { tenant, limit, field, value: (value as { value: string }).value })
        const one = { [field]: value }
        const counted = statements(layout).count(one)
        return Number(select(counted, bindValues(counted, { tenant, match: one, limit }))[0]?.[0])
      },
    })
  return {
    statements,
    lead,
    get: async (layout, tenant, key) => {
      if (!db.isOpen) throw new Unavailable('the database is closed')
      snapshot.hold()
      const found = prepared(statements(layout).get())
      return (layout.tenanted ? found.get(tenant, key) : found.get(key)) as unknown as Raw | undefined
    },
    select: async (statement, values) => select(statement, values),
    search: async (layout, call) => searchSqlite(select, statements(layout), { ...call, lead: lead(layout, call, null) }),
    searchCount: async (layout, call) => countSqlite(select, statements(layout), { ...call, lead: lead(layout, call, null) }),
    ...writerTo({ db, snapshot, watchers, prepared }),
  }
}

/** Opens the embedded database, bringing it up to the declarations. `:memory:` keeps nothing. @throws {SchemaTooNew} */
export async function openSqlite(path: string, resources: readonly AnyResource[], options: SqliteOptions = {}): Promise<Store> {
  const db = openDatabase(path, options.busyTimeout ?? BUSY_TIMEOUT)
  migrateSqlite(db, resources, options)
  const watchers = makeWatchers()
  const snapshot = snapshotOf(db)
  const engine = engineOf(db, watchers, snapshot)
  const upkeep = path === MEMORY ? undefined : { checkpoints: startCheckpoints(path, db, snapshot, options.log), unwatch: watchForeignWrites(db, watchers) }
  const store: Store = {
    dialect: 'sqlite',
    in: (tenant) => tablesOf(engine, tenant),
    global: tablesOf(engine, undefined),
    watch: watchers.add,
    rehearsal: () => rehearsalOf(store, engine),
    purge: makePurger(engine, resources.map(layoutOf)),
    ping: async () => void db.prepare('select 1').get(),
    time: async () => Date.now(),
    backup: (file) => backupTo(db, file),
    async close() {
      if (!db.isOpen) return
      // Writes that were requested before are committed first.
      await engine.write([])
      upkeep?.unwatch()
      await upkeep?.checkpoints.stop()
      db.close()
    },
  }
  return store
}
