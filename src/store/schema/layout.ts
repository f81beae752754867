import type { Column } from '#fields/kinds.ts'
import { type AnyResource, fieldsOf, foundBy, isInherited, mayLack } from '#fields/resource.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'

/** A value as the database takes and returns it. */
export type SqlValue = string | number | null
/** The values of one row, in the order of its layout's columns. */
export type Raw = readonly SqlValue[]
export type Values = Readonly<Record<string, unknown>>

export interface StoredColumn {
  readonly name: string
  readonly type: Column
  readonly optional: boolean
  /** The stored form of the initial value; `undefined` when every row must state one. */
  readonly initial: SqlValue | undefined
  write(value: unknown): SqlValue
  read(value: SqlValue): unknown
}

/** The table of a declared resource: the same in both databases, except for the names of types. */
export interface Layout {
  readonly resource: AnyResource
  readonly table: string
  readonly key: string
  readonly columns: readonly StoredColumn[]
  readonly names: readonly string[]
  /** Rows have a `tenant` column, unless they are reached through `store.global`. */
  readonly tenanted: boolean
  /** Rows expire: their key begins with their expiry, so it leads the primary key. */
  readonly expiring: boolean
  /** The positions of the fields that take part in free-text search. */
  readonly searched: readonly number[]
  /** The positions of the list fields by whose members rows are found. */
  readonly held: readonly number[]
  /** The field by which rows are ordered by age. */
  readonly newest: string
  /** @throws {Error} when the resource declares no such field. */
  column(name: string): StoredColumn
  encode(row: Values): SqlValue[]
  decode(raw: Raw): Record<string, unknown>
}

const written: Record<Column, (value: unknown) => SqlValue> = {
  text: (value) => value as string,
  integer: (value) => value as number,
  flag: (value) => (value ? 1 : 0),
  json: (value) => JSON.stringify(value),
}
const read: Record<Column, (value: SqlValue) => unknown> = {
  text: (value) => value,
  integer: (value) => value,
  flag: (value) => value === 1,
  // Most lists of most rows are empty.
  json: (value) => (value === '[]' ? [] : JSON.parse(value as string)),
}

const storedColumns = (r: AnyResource): StoredColumn[] =>
  fieldsOf(r).map(([name, f]) => {
    const write = written[f.kind.column]
    return {
      name,
      type: f.kind.column,
      optional: mayLack(f),
      initial: f.initial === undefined || isInherited(f.initial) ? undefined : write(f.initial),
      write: (value) => (value === undefined || value === null ? null : write(value)),
      read: read[f.kind.column],
    }
  })

/** `tenant` and `row` are the store's own columns. */
const reserved = new Set(['tenant', 'row'])

/** The layout of a resource, made once. */
export const layoutOf = memoizeWeak((resource: AnyResource): Layout => {
  const columns = storedColumns(resource)
  const byName = new Map(columns.map((column) => [column.name, column]))
  const names = columns.map((column) => column.name)
  const taken = names.find((name) => reserved.has(name))
  if (taken) throw new Error(`${resource.name}.${taken}: the store keeps a column of that name itself`)
  return {
    resource,
    table: resource.table,
    key: resource.key,
    columns,
    names,
    tenanted: resource.reach !== 'global',
    expiring: resource.expires !== undefined,
    searched: foundBy(resource, 'search').map((name) => names.indexOf(name)),
    held: (resource.indexes ?? []).flatMap(([field = '']) => (byName.get(field)?.type === 'json' ? [names.indexOf(field)] : [])),
    newest: byName.has('created_at') ? 'created_at' : (foundBy(resource, 'sort').find((name) => byName.get(name)?.type === 'integer') ?? resource.key),
    column(name) {
      const column = byName.get(name)
      if (!column) throw new Error(`${resource.name} declares no field ${name}`)
      return column
    },
    encode: (row) => columns.map((column) => column.write(row[column.name])),
    decode(raw) {
      const row: Record<string, unknown> = {}
      for (let i = 0; i < columns.length; i++) {
        const [column, value] = [columns[i] as StoredColumn, raw[i] as SqlValue]
        if (value !== null) row[column.name] = column.read(value)
      }
      return row
    },
  }
})
