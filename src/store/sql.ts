import { type Compilable, type RawBuilder, type SqlBool, sql } from 'kysely'
import { Lru } from '#kit/lru.ts'
import { per } from '#kit/per.ts'
import type { Dialect } from './dialect.ts'
import type { Layout, SqlValue, Values } from './layout.ts'
import { isCondition, type Page } from './store.ts'

/** What one call of a verb says. A statement is compiled for the shape of a call, and bound to its values. */
export interface Call {
  readonly tenant: string
  readonly match?: Values
  readonly patch?: Values
  readonly after?: NonNullable<Page['after']> | undefined
  readonly limit?: number
  readonly terms?: readonly string[]
}
/** The place of a parameter: where in a call its value is found. */
export class Slot {
  readonly of: (call: Call) => unknown
  constructor(of: (call: Call) => unknown) {
    this.of = of
  }
}
/** SQL text, and how its parameters are filled from a call. */
export interface Statement {
  readonly text: string
  readonly slots: readonly Slot[]
}
export const bind = ({ slots }: Statement, call: Call): SqlValue[] => slots.map((slot) => slot.of(call) as SqlValue)

export const slot = <T = unknown>(of: (call: Call) => T): RawBuilder<T> => sql<T>`${sql.val(new Slot(of))}`
export const tenantSlot = slot((call) => call.tenant)
export const limitSlot = slot((call) => call.limit as number)

/** Compiles a query whose every value is a slot. */
export function statement(query: Compilable): Statement {
  const { sql: text, parameters } = query.compile()
  return { text, slots: parameters as readonly Slot[] }
}

// The last code point sorts after every text that goes on from here, in both databases: they compare UTF-8 byte by byte.
const LAST = '\u{10ffff}'

/** The operand of the condition that a call puts on a field. */
function operandOf<T>(call: Call, name: string): T {
  const value = call.match?.[name]
  // The shape of the call chose the statement, so the field's condition is of the kind that the statement was compiled for.
  return (isCondition(value) && 'value' in value ? value.value : undefined) as T
}

function condition(d: Dialect, layout: Layout, [name, value]: [string, unknown]): RawBuilder<SqlBool> {
  const [column, stored] = [sql.ref(name), layout.column(name)]
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
      return d.holds(column, operand)
    case 'one_of': {
      const list = slot((call) => d.list(operandOf(call, name)))
      return d.oneOf(column, list)
    }
    case 'present':
      return sql`${column} is not null`
  }
}

/** The conditions of a call: its tenant, where rows have one, and whatever must match. */
export const conditions = (d: Dialect, layout: Layout, match: Values = {}): RawBuilder<SqlBool>[] => [
  ...(layout.tenanted ? [sql<SqlBool>`${sql.ref('tenant')} = ${tenantSlot}`] : []),
  ...Object.entries(match).map((entry) => condition(d, layout, entry)),
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

/** Which rows of an ordered list are meant: those that lack the order field come first when ascending, and last when descending. */
export type Span = 'all' | 'after' | 'present' | 'absent' | 'absent_after'

/** The spans in which a list goes on after a row. Each is one range of an index, so that no page costs more than another. */
export function spansOf(layout: Layout, { order = layout.key, descending = false, after }: Page): Span[] {
  if (!after) return ['all']
  if (order === layout.key || !layout.column(order).optional) return ['after']
  if (descending) return after.value === undefined ? ['absent_after'] : ['after', 'absent']
  return after.value === undefined ? ['absent_after', 'present'] : ['after']
}

function spanCondition(layout: Layout, order: string, descending: boolean, span: Span): RawBuilder<SqlBool>[] {
  const [column, key, than] = [sql.ref(order), sql.ref(layout.key), descending ? sql`<` : sql`>`]
  const [value, afterKey] = [slot((call) => layout.column(order).write(call.after?.value)), slot((call) => call.after?.key)]
  switch (span) {
    case 'all':
      return []
    case 'after':
      return order === layout.key ? [sql`${key} ${than} ${afterKey}`] : [sql`(${column}, ${key}) ${than} (${value}, ${afterKey})`]
    case 'present':
      return [sql`${column} is not null`]
    case 'absent':
      return [sql`${column} is null`]
    case 'absent_after':
      return [sql`${column} is null`, sql`${key} ${than} ${afterKey}`]
  }
}

/** The order of a list: by a field, then by key. */
export function orderBy(layout: Layout, order: string, descending: boolean): RawBuilder<unknown> {
  const direction = descending ? sql`desc` : sql`asc`
  if (order === layout.key) return sql`${sql.ref(layout.key)} ${direction}`
  const absent = layout.column(order).optional ? (descending ? sql` nulls last` : sql` nulls first`) : sql``
  return sql`${sql.ref(order)} ${direction}${absent}, ${sql.ref(layout.key)} ${direction}`
}

/** The statements of one table, compiled when first needed and kept by shape. */
export interface Statements {
  readonly layout: Layout
  get(): Statement
  find(match: Values, page: Page, span: Span): Statement
  insert(): Statement
  change(match: Values, patch: Values): Statement
  remove(match: Values): Statement
  count(match: Values): Statement
  /** Removes up to a limit of rows whose key is below `patch.key` and that died before `patch.now`. */
  purge(): Statement
  /** Any other statement, by a shape of its own. */
  kept(shape: string, build: () => Compilable): Statement
}

const KEPT = 500

function statementsOf(d: Dialect, layout: Layout): Statements {
  const known = new Lru<string, Statement>(KEPT)
  const { kysely } = d
  const { table, key, names } = layout
  const keyMatch = { [key]: '' }
  // SQLite's search index is kept by row number, so what changes rows of a searched table tells theirs.
  const row = d.name === 'sqlite' && layout.searched.length > 0 ? ['row'] : []
  const kept = (shape: string, build: () => Compilable): Statement => {
    const found = known.get(shape)
    if (found) return found
    const made = statement(build())
    known.set(shape, made)
    return made
  }
  const where = (match: Values) => all(conditions(d, layout, match))
  return {
    layout,
    kept,
    get: () => kept('get', () => kysely.selectFrom(table).select(names).where(where(keyMatch))),
    find: (match, { order = key, descending = false }, span) =>
      kept(`find ${shapeOf(match)} ${order} ${descending} ${span}`, () =>
        kysely
          .selectFrom(table)
          .select(names)
          .where(all([...conditions(d, layout, match), ...spanCondition(layout, order, descending, span)]))
          .orderBy(orderBy(layout, order, descending))
          .limit(limitSlot),
      ),
    insert: () =>
      kept('insert', () =>
        kysely.insertInto(table).values({
          ...(layout.tenanted ? { tenant: tenantSlot } : {}),
          ...Object.fromEntries(layout.columns.map((column) => [column.name, slot((call) => column.write(call.patch?.[column.name]))])),
        }),
      ),
    change: (match, patch) =>
      kept(`change ${shapeOf(match)} ${Object.keys(patch).join()}`, () =>
        kysely
          .updateTable(table)
          .set(Object.fromEntries(Object.keys(patch).map((name) => [name, slot((call) => layout.column(name).write(call.patch?.[name]))])))
          .where(where(match))
          .returning([...names, ...row]),
      ),
    remove: (match) =>
      kept(`remove ${shapeOf(match)}`, () =>
        kysely
          .deleteFrom(table)
          .where(where(match))
          .returning([key, ...row]),
      ),
    count: (match) =>
      kept(`count ${shapeOf(match)}`, () =>
        kysely.selectFrom(kysely.selectFrom(table).select(sql`1`.as('one')).where(where(match)).limit(limitSlot).as('some')).select(sql`count(*)`.as('n')),
      ),
    purge: () =>
      kept('purge', () => {
        const own = [key, ...(layout.tenanted ? ['tenant'] : [])]
        const dead = kysely
          .selectFrom(table)
          .select(own)
          .where(sql<SqlBool>`${sql.ref(key)} < ${slot((call) => call.patch?.['key'])}`)
          .where(sql<SqlBool>`${sql.ref(layout.resource.expires ?? key)} < ${slot((call) => call.patch?.['now'])}`)
          .limit(limitSlot)
        return kysely
          .deleteFrom(table)
          .where(sql<SqlBool>`(${sql.join(own.map((name) => sql.ref(name)))}) in ${dead}`)
          .returning([key])
      }),
  }
}

/** The statements of every table in a dialect. */
export const statementsIn = (d: Dialect): ((layout: Layout) => Statements) => per((layout: Layout) => statementsOf(d, layout))
