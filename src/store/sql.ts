import { type Compilable, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Dialect } from './schema/dialect.ts'
import type { Layout, SqlValue, Values } from './schema/layout.ts'
import { memberMark, tenantMark } from './search/terms.ts'
import { isCondition, type Position } from './store.ts'

/** The arguments of one call of the store. A statement is compiled once per shape of a call and bound to the values of each. */
export interface StoreCall {
  readonly tenant: string
  readonly match?: Values
  readonly patch?: Values
  readonly after?: Position | undefined
  readonly limit?: number
  readonly terms?: readonly string[]
  readonly range?: RowRange
  readonly dead?: Dead
}
/** A range of rows by their numbers, from below `above` down to `downTo`. */
export interface RowRange {
  readonly above: number
  readonly downTo: number
}
/** The bounds of a purge: rows that expired before `now` have keys below `key`. */
export interface Dead {
  readonly key: string
  readonly now: number
}
/** A parameter of a statement: it reads its value out of a call. */
export class Slot {
  readonly of: (call: StoreCall) => unknown
  constructor(of: (call: StoreCall) => unknown) {
    this.of = of
  }
}
/** SQL text, and how its parameters are filled from a call. */
export interface Statement {
  readonly text: string
  readonly slots: readonly Slot[]
}
export const bindValues = ({ slots }: Statement, call: StoreCall): SqlValue[] => slots.map((slot) => slot.of(call) as SqlValue)

export const slot = <T = unknown>(of: (call: StoreCall) => T): RawBuilder<T> => sql<T>`${sql.val(new Slot(of))}`
export const tenantSlot = slot((call) => call.tenant)
/** `+ 0` because SQLite plans for the value of a bare limit: it would prepare the statement anew for each call, at ten times the cost. */
export const limitSlot = sql<number>`${slot((call) => call.limit as number)} + 0`

/** Compiles a query whose every value is a slot. */
export function statement(query: Compilable): Statement {
  const { sql: text, parameters } = query.compile()
  return { text, slots: parameters as readonly Slot[] }
}

// Prefix + the last code point sorts after every text with that prefix: both databases compare UTF-8 byte by byte.
const LAST = '\u{10ffff}'

/** The operand of the condition that a call puts on a field. */
function operandOf<T>(call: StoreCall, name: string): T {
  const value = call.match?.[name]
  // The shape of the call chose the statement, so the field's condition is of the kind that the statement was compiled for.
  return (isCondition(value) && 'value' in value ? value.value : undefined) as T
}

/** A column; when another index drives the statement, it is written (unary plus) so that SQLite does not consider the column's own. */
export const columnRef = (name: string, lead: string | undefined): RawBuilder<unknown> =>
  lead === undefined || lead === name ? sql`${sql.ref(name)}` : sql`+${sql.ref(name)}`

function condition(d: Dialect, layout: Layout, { name, value, lead }: { name: string; value: unknown; lead: string | undefined }): RawBuilder<SqlBool> {
  const [column, stored] = [columnRef(name, lead), layout.column(name)]
  const operand = slot((call) => operandOf(call, name))
  if (value === undefined) return sql`${column} is null`
  if (!isCondition(value)) return sql`${column} = ${slot((call) => stored.write(call.match?.[name]))}`
  switch (value.op) {
    case 'before':
      return sql`${column} < ${operand}`
    case 'after':
      return sql`${column} >= ${operand}`
    case 'starts_with':
      return sql`${column} >= ${operand} and ${column} < ${slot((call) => operandOf<string>(call, name) + LAST)}`
    case 'contains':
    case 'refers_to': {
      const holds = value.op === 'contains' ? d.holds(column, operand) : d.refersTo(column, operand)
      if (lead !== name || !d.marked) return holds
      const mark = slot((call) => `"${tenantMark(call.tenant)}" AND "${memberMark(name, operandOf(call, name))}"`)
      return sql`${d.marked(`${layout.table}_search`, mark)} and ${holds}`
    }
    case 'one_of': {
      const list = slot((call) => d.list(operandOf(call, name)))
      return d.oneOf(column, list)
    }
    case 'present':
      return sql`${column} is not null`
  }
}

/** Rows with marks are found by number, so no index that begins with the tenant should be considered. */
const isMarked = (d: Dialect, value: unknown) => d.marked !== undefined && isCondition(value) && (value.op === 'contains' || value.op === 'refers_to')

/** The conditions of a call: its tenant, where rows have one, and its match. */
export const conditions = (d: Dialect, layout: Layout, match: Values, lead?: string): RawBuilder<SqlBool>[] => [
  ...(layout.tenanted ? [sql<SqlBool>`${columnRef('tenant', lead !== undefined && isMarked(d, match[lead]) ? lead : undefined)} = ${tenantSlot}`] : []),
  ...Object.entries(match).map(([name, value]) => condition(d, layout, { name, value, lead })),
]
export const all = (parts: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> => (parts.length === 0 ? sql`1 = 1` : sql.join(parts, sql` and `))

/** The part of a call that decides the text of its statement. */
export function shapeOf(match: Values): string {
  let shape = ''
  for (const name in match) {
    const value = match[name]
    shape += value === undefined ? `${name}?` : isCondition(value) ? `${name}:${value.op};` : `${name}=`
  }
  return shape
}
