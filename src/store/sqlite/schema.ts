import type { DatabaseSync } from 'node:sqlite'
import type { AnyResource } from '#fields/resource.ts'
import { sqlite } from '../schema/dialect.ts'
import type { Layout, Raw } from '../schema/layout.ts'
import { isDone, type Migration, type MigrationOptions, type Present, planMigration, RECORD_TABLE, type Recorded } from '../schema/migrate.ts'
import { searchTable } from '../schema/statements.ts'
import { indexRow } from '../search/sqlite.ts'

/** The schema of an SQLite database, as it is now. */
export function presentIn(db: DatabaseSync): Present {
  const columns = new Map<string, Set<string>>()
  const found = db.prepare(`select m.name as "table", c.name as "column" from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'`).all()
  for (const { table, column } of found) columns.set(String(table), (columns.get(String(table)) ?? new Set()).add(String(column)))
  const names = db.prepare('select name from sqlite_master').all()
  const [recorded] = columns.has(RECORD_TABLE) ? db.prepare(`select * from "${RECORD_TABLE}"`).all() : []
  return {
    columns,
    indexes: new Set(names.map(({ name }) => String(name))),
    recorded: recorded && {
      ordinal: Number(recorded['ordinal']),
      columns: JSON.parse(String(recorded['columns'])) as Recorded['columns'],
      indexes: JSON.parse(String(recorded['indexes'])) as Recorded['indexes'],
    },
  }
}

function fillSearch(db: DatabaseSync, layout: Layout): void {
  const index = indexRow(db, layout)
  const columns = [...(layout.tenanted ? ['tenant'] : []), ...layout.names, 'row'].map((name) => `"${name}"`).join(', ')
  const all = db.prepare(`select ${columns} from "${layout.table}" order by "row" desc`)
  all.setReturnArrays(true)
  const rows = all.iterate() as unknown as Iterable<Raw>
  for (const raw of rows) index(layout.tenanted ? String(raw[0]) : '', layout.tenanted ? raw.slice(1) : raw)
  // An index merged into one segment is searched twice as fast.
  db.exec(`insert into "${searchTable(layout)}" ("${searchTable(layout)}") values ('optimize')`)
}

function migrateBy(db: DatabaseSync, { steps, record }: Migration): void {
  for (const { text, fills } of steps) {
    db.exec(text)
    if (fills) fillSearch(db, fills)
  }
  db.exec(`delete from "${RECORD_TABLE}"`)
  db.prepare(`insert into "${RECORD_TABLE}" values (?, ?, ?)`).get(record.ordinal, JSON.stringify(record.columns), JSON.stringify(record.indexes))
}

/** Brings an embedded database up to the declarations, all or nothing. @throws {SchemaTooNew} */
export function migrateSqlite(db: DatabaseSync, resources: readonly AnyResource[], options?: MigrationOptions): void {
  const before = presentIn(db)
  if (isDone(planMigration(sqlite, resources, before, options), before.recorded)) return
  db.exec('begin immediate')
  try {
    // Another process may have migrated it while this one waited for its turn.
    migrateBy(db, planMigration(sqlite, resources, presentIn(db), options))
    db.exec('commit')
  } catch (error) {
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
}
