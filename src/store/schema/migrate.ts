import type { AnyResource } from '#fields/resource.ts'
import { changes as allChanges, fills as allFills, type Fill, type SchemaChange, schemaOrdinal } from './changes.ts'
import type { Dialect } from './dialect.ts'
import { type Layout, layoutOf } from './layout.ts'
import { columnText, type Index, indexesOf, tableText } from './statements.ts'

/** The database was written by a newer program; this one would lose data that it does not know. */
export class SchemaTooNew extends Error {
  override name = 'SchemaTooNew'
}

/** The schema that the last program noted in the database when it migrated. */
export interface Recorded {
  readonly ordinal: number
  /** `table.column` of everything declared then. */
  readonly columns: readonly string[]
  /** Index → its text. */
  readonly indexes: Readonly<Record<string, string>>
}
/** The schema that a database has now, with the note of the last migration. */
export interface Present {
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>
  readonly indexes: ReadonlySet<string>
  readonly recorded: Recorded | undefined
}
export interface MigrationStep {
  readonly text: string
  /** The table whose rows the new search index must be filled with, where the database does not do so itself. */
  readonly fills?: Layout
}
export interface Migration {
  readonly steps: readonly MigrationStep[]
  /** The note of the new schema, written after the last step. */
  readonly record: Recorded
}
export interface MigrationOptions {
  /** PostgreSQL has `pg_trgm`. */
  readonly trigrams?: boolean
  readonly changes?: readonly SchemaChange[]
  readonly fills?: readonly Fill[]
  readonly ordinal?: number
}

/** The table in which the schema is written down. */
export const RECORD_TABLE = 'gatehouse_schema'
export const recordTableText = (d: Dialect) =>
  `create table "${RECORD_TABLE}" ("ordinal" ${d.types.integer} not null, "columns" ${d.types.json} not null, "indexes" ${d.types.json} not null)`

const columnNames = (layout: Layout) => [...(layout.tenanted ? ['tenant'] : []), ...layout.names]

function refuseNewer({ recorded }: Present, known: ReadonlySet<string>, ordinal: number): void {
  if (!recorded) return
  const unknown = recorded.columns.find((column) => !known.has(column))
  if (recorded.ordinal <= ordinal && unknown === undefined) return
  const sign = unknown === undefined ? `schema ${recorded.ordinal}, and this program knows ${ordinal}` : `${unknown}, which this program does not know`
  throw new SchemaTooNew(`the database belongs to a newer version of Gatehouse (it has ${sign}): run that version, or restore a backup from before it`)
}

interface ExistingSchema {
  readonly columns: Map<string, Set<string>>
  readonly indexes: Map<string, string | undefined>
}

/** Drops the indexes of a table that is renamed, or those of one column that is. */
function indexDrops(standing: ExistingSchema, table: string, column?: string): MigrationStep[] {
  const uses = (text: string) => text.includes(` on "${table}" `) && (column === undefined || text.includes(`"${column}"`))
  const names = [...standing.indexes].filter(([, text]) => text !== undefined && uses(text)).map(([name]) => name)
  for (const name of names) standing.indexes.delete(name)
  return names.map((name) => ({ text: `drop index "${name}"` }))
}

/** Renames and drops that this database has not seen yet. */
function changeSteps(d: Dialect, standing: ExistingSchema, changes: readonly SchemaChange[]): MigrationStep[] {
  const steps: MigrationStep[] = []
  for (const change of changes) {
    if ('before_index' in change) {
      const { index, table, column, text } = change.before_index
      if (standing.columns.get(table)?.has(column) && !standing.indexes.has(index)) steps.push({ text })
    } else if ('to_flag' in change) {
      const { table, from, to } = change.to_flag
      const columns = standing.columns.get(table)
      if (!columns?.has(from) || columns.has(to)) continue
      steps.push(
        { text: `alter table "${table}" add column "${to}" ${d.types.flag} not null default 0` },
        { text: `update "${table}" set "${to}" = 1 where "${from}" = 'yes'` },
        { text: `alter table "${table}" drop column "${from}"` },
      )
      columns.delete(from)
      columns.add(to)
    } else if ('rename_table' in change) {
      const { from, to } = change.rename_table
      const columns = standing.columns.get(from)
      if (!columns || standing.columns.has(to)) continue
      steps.push(...indexDrops(standing, from), { text: `alter table "${from}" rename to "${to}"` })
      standing.columns.delete(from)
      standing.columns.set(to, columns)
    } else if ('rename' in change) {
      const { table, from, to } = change.rename
      const columns = standing.columns.get(table)
      if (!columns?.has(from) || columns.has(to)) continue
      steps.push(...indexDrops(standing, table, from), { text: `alter table "${table}" rename column "${from}" to "${to}"` })
      columns.delete(from)
      columns.add(to)
    } else {
      const { table, column } = change.drop
      if (column === undefined ? !standing.columns.has(table) : !standing.columns.get(table)?.has(column)) continue
      if (column !== undefined) steps.push(...indexDrops(standing, table, column))
      steps.push({ text: column === undefined ? `drop table "${table}"` : `alter table "${table}" drop column "${column}"` })
      if (column === undefined) standing.columns.delete(table)
      else standing.columns.get(table)?.delete(column)
    }
  }
  return steps
}

function indexStep(layout: Layout, index: Index, standing: ExistingSchema): MigrationStep[] {
  const searches = index.text.startsWith('create virtual table')
  const fills = searches ? { fills: layout } : {}
  if (!standing.indexes.has(index.name)) return [{ text: index.text, ...fills }]
  if (standing.indexes.get(index.name) === index.text) return []
  return [{ text: `drop ${searches ? 'table' : 'index'} "${index.name}"` }, { text: index.text, ...fills }]
}

/**
 * Compares the declarations with the schema of a database and plans the missing tables, columns and indexes. It only adds; renames and drops are
 * dated changes.
 * @throws {SchemaTooNew}
 */
export function planMigration(d: Dialect, resources: readonly AnyResource[], present: Present, options: MigrationOptions = {}): Migration {
  const { trigrams = true, changes = allChanges, fills = allFills, ordinal = schemaOrdinal } = options
  const layouts = resources.map(layoutOf)
  const declared = layouts.flatMap((layout) => columnNames(layout).map((column) => `${layout.table}.${column}`))
  const gone = changes.flatMap((change) => {
    if ('before_index' in change) return []
    if ('rename_table' in change) return `${change.rename_table.from}.`
    if ('to_flag' in change) return `${change.to_flag.table}.${change.to_flag.from}`
    return 'rename' in change ? `${change.rename.table}.${change.rename.from}` : `${change.drop.table}.${change.drop.column ?? ''}`
  })
  const wholeTables = gone.filter((name) => name.endsWith('.'))
  const known = new Set([...declared, ...gone, ...(present.recorded?.columns ?? []).filter((name) => wholeTables.some((table) => name.startsWith(table)))])
  refuseNewer(present, known, ordinal)
  const standing: ExistingSchema = {
    columns: new Map([...present.columns].map(([table, columns]) => [table, new Set(columns)])),
    indexes: new Map([...present.indexes].map((name) => [name, present.recorded?.indexes[name]])),
  }
  const wanted = layouts.map((layout) => ({ layout, wants: indexesOf(d, layout, trigrams) }))
  const steps: MigrationStep[] = [
    ...(present.columns.has(RECORD_TABLE) ? [] : [{ text: recordTableText(d) }]),
    ...changeSteps(d, standing, changes),
    ...wanted.flatMap(({ layout, wants }) => [
      ...tableSteps(d, layout, standing.columns.get(layout.table)),
      ...wants.flatMap((index) => indexStep(layout, index, standing)),
    ]),
    ...fillSteps(present, fills, new Set(layouts.map(({ table }) => table))),
  ]
  const record = { ordinal, columns: declared.sort(), indexes: Object.fromEntries(wanted.flatMap(({ wants }) => wants.map(({ name, text }) => [name, text]))) }
  return { steps, record }
}

/** Rows to add to a database that an older program left. */
const fillSteps = ({ columns, recorded }: Present, fills: readonly Fill[], declared: ReadonlySet<string>): MigrationStep[] =>
  fills
    .filter(({ ordinal, tables }) => (recorded?.ordinal ?? 0) < ordinal && columns.has(tables[0]) && tables.every((table) => declared.has(table)))
    .map(({ text }) => ({ text }))

function tableSteps(d: Dialect, layout: Layout, columns: ReadonlySet<string> | undefined): MigrationStep[] {
  if (!columns) return [{ text: tableText(d, layout) }]
  return layout.columns
    .filter((column) => !columns.has(column.name))
    .map((column) => ({ text: `alter table "${layout.table}" add column ${columnText(d, column, true)}` }))
}

/** True when a database already is as declared. */
export const isDone = ({ steps, record }: Migration, recorded: Recorded | undefined): boolean =>
  steps.length === 0 && recorded !== undefined && JSON.stringify(record) === JSON.stringify(recorded)
