import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Layout, SqlValue } from '../schema/layout.ts'
import type { Statement } from '../sql.ts'
import type { Write } from '../tables.ts'
import type { Query } from './connections.ts'

/** The channel on which nodes tell each other what changed. */
export const CHANNEL = 'gatehouse'

let names = 0
const named = memoizeWeak((_: Statement) => `g${++names}`)

/** A prepared statement with its values. */
export const prepareStatement = (statement: Statement, values: readonly SqlValue[]): Query => ({ name: named(statement), text: statement.text, values })

/** Lists come in more shapes than a connection should keep for good: this many are prepared, all others are planned at each call. */
const LISTS = 200
let lists = 0
const isKept = memoizeWeak((_: Statement) => lists++ < LISTS)

/** A list with its values. PostgreSQL still makes a custom plan for the values where it expects that to be quicker than the generic one. */
export const listQuery = (statement: Statement, values: readonly SqlValue[]): Query =>
  isKept(statement) ? prepareStatement(statement, values) : { text: statement.text, values }

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
/** Sends the other nodes a notice of a row when the transaction that changed it commits. The tenant is the last parameter. */
const notifyText = (layout: Layout, tenantParameter: number, key: string) =>
  `pg_notify('${CHANNEL}', json_build_array(${literal(layout.table)}, $${tenantParameter}::text, ${key})::text)`

/** The side effects of a write that change its SQL; each combination is a statement of its own. */
interface Besides {
  readonly notices: boolean
  readonly must: boolean
}
const kinds = memoizeWeak((_: Layout) => new Map<string, WeakMap<Statement, Statement>>())

function extendStatement(write: Write, { notices, must }: Besides): Statement {
  const { layout, statement, values, verb } = write
  const returning = verb === 'insert' ? ` returning "${layout.key}"` : ''
  const columns = [
    'done.*',
    ...(notices ? [notifyText(layout, values.length + 1, `done."${layout.key}"`)] : []),
    ...(must ? ['1 / (select count(*) from done)'] : []),
  ]
  // When no row was found, the statement divides by zero: the error rolls the transaction back without another round trip.
  const from = must ? '(values (1)) as one left join done on true' : 'done'
  return { text: `with done as (${statement.text}${returning}) select ${columns.join(', ')} from ${from}`, slots: [] }
}

/** A write in PostgreSQL: with the notice for other nodes, and an error where it must find a row and finds none. */
export function queryOf(write: Write, notices: boolean): Query {
  const must = write.must && write.verb === 'change'
  if (!notices && !must) return prepareStatement(write.statement, write.values)
  const byKind = kinds(write.layout)
  const kind = `${notices} ${must}`
  const known = byKind.get(kind) ?? new WeakMap<Statement, Statement>()
  byKind.set(kind, known)
  const statement = known.get(write.statement) ?? extendStatement(write, { notices, must })
  known.set(write.statement, statement)
  return prepareStatement(statement, notices ? [...write.values, write.tenant] : write.values)
}

const arrays = { text: 'text[]', integer: 'bigint[]', flag: 'smallint[]', json: 'text[]' } as const

/** Many inserts into one table as one statement. A row that conflicts with another is left out; the result names the keys of the inserted ones. */
export const insertMany = memoizeWeak((layout: Layout): Statement => {
  const columns = [...(layout.tenanted ? ['tenant'] : []), ...layout.names].map((name) => `"${name}"`).join(', ')
  const types = [...(layout.tenanted ? ['text[]'] : []), ...layout.columns.map(({ type }) => arrays[type])]
  const told = [...(layout.tenanted ? ['tenant'] : []), layout.key].map((name) => `"${name}"`).join(', ')
  const given = types.map((type, i) => `$${i + 1}::${type}`).join(', ')
  return { text: `insert into "${layout.table}" (${columns}) select * from unnest(${given}) on conflict do nothing returning ${told}`, slots: [] }
})

/** Many rows by their keys. */
export const getMany = memoizeWeak((layout: Layout): Statement => {
  const tenant = layout.tenanted ? ' and "tenant" = $2' : ''
  const columns = layout.names.map((name) => `"${name}"`).join(', ')
  return { text: `select ${columns} from "${layout.table}" where "${layout.key}" = any($1)${tenant}`, slots: [] }
})
