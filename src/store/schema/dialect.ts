import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { Column } from '#fields/kinds.ts'

/** The type of any table and column for Kysely: declarations are checked where they are made. */
export type Tables = Record<string, Record<string, unknown>>

/** The differences in SQL between the two databases. All other SQL in this folder is shared. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'
  /** Builds and compiles statements; runs none. */
  readonly kysely: Kysely<Tables>
  readonly types: Readonly<Record<Column, string>>
  /** True in SQL when the column's value is one of a list; the list is one parameter, whatever its length. */
  oneOf(column: RawBuilder<unknown>, list: RawBuilder<unknown>): RawBuilder<boolean>
  /** Encodes such a list as a parameter. */
  list(values: readonly (string | number)[]): unknown
  /** True in SQL when the JSON list in the column holds the value. */
  holds(column: RawBuilder<unknown>, value: RawBuilder<unknown>): RawBuilder<boolean>
  /** True in SQL when the JSON link in the column, or one of its links, has the id. */
  refersTo(column: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<boolean>
  /** True in SQL when the row has a mark in the table's search index; absent where the index holds no marks. */
  marked?(searchTable: string, mark: RawBuilder<unknown>): RawBuilder<boolean>
}

export const sqlite: Dialect = {
  name: 'sqlite',
  kysely: new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),
  types: { text: 'text', integer: 'integer', flag: 'integer', json: 'text' },
  oneOf: (column, list) => sql`${column} in (select value from json_each(${list}))`,
  list: (values) => JSON.stringify(values),
  marked: (searchTable, mark) => sql`${sql.ref('row')} in (select -rowid from ${sql.table(searchTable)} where ${sql.ref(searchTable)} match ${mark})`,
  holds: (column, value) => sql`exists (select 1 from json_each(${column}) where json_each.value = ${value})`,
  refersTo: (column, id) => sql`exists (select 1 from json_tree(${column}) where json_tree.key = 'id' and json_tree.atom = ${id})`,
}

export const postgres: Dialect = {
  name: 'postgres',
  kysely: new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
  types: { text: 'text collate "C"', integer: 'bigint', flag: 'smallint', json: 'text' },
  oneOf: (column, list) => sql`${column} = any(${list})`,
  list: (values) => values,
  holds: (column, value) => sql`(${column})::jsonb @> to_jsonb(${value}::text)`,
  refersTo: (column, id) =>
    sql`((${column})::jsonb @> jsonb_build_array(jsonb_build_object('id', ${id}::text)) or (${column})::jsonb @> jsonb_build_object('id', ${id}::text))`,
}
