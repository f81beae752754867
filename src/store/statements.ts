import { type Compilable, type SqlBool, sql } from 'kysely'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { orderBy, type Span, spanCondition } from './keyset.ts'
import type { Dialect } from './schema/dialect.ts'
import type { Layout, Values } from './schema/layout.ts'
import { all, conditions, limitSlot, type Statement, shapeOf, slot, statement, tenantSlot } from './sql.ts'
import type { PageRequest } from './store.ts'

/** The statements of one table, compiled when first needed and kept by shape. */
export interface Statements {
  readonly layout: Layout
  get(): Statement
  /** `lead` names the field whose index must drive the statement (driving-index.ts). */
  find(match: Values, page: PageRequest, span: Span, lead?: string): Statement
  insert(): Statement
  /** Returns the rows it changed; only their keys unless `whole`. */
  change(match: Values, patch: Values, options?: { readonly lead?: string | undefined; readonly whole?: boolean }): Statement
  remove(match: Values, lead?: string): Statement
  count(match: Values, lead?: string): Statement
  /** Removes up to a limit of rows whose key is below `dead.key` and that died before `dead.now`. */
  purge(): Statement
  /** Any other statement, memoized by a shape. */
  kept(shape: string, build: () => Compilable): Statement
}

const KEPT = 500
type KeptRows = Statements['kept']

function makeKeeper(): KeptRows {
  const known = new Lru<string, Statement>(KEPT)
  return (shape, build) => {
    const found = known.get(shape)
    if (found) return found
    const made = statement(build())
    known.set(shape, made)
    return made
  }
}

function readStatements(d: Dialect, layout: Layout, kept: KeptRows): Pick<Statements, 'get' | 'find' | 'count'> {
  const { kysely } = d
  const { table, key, names } = layout
  const where = (match: Values, lead?: string) => all(conditions(d, layout, match, lead))
  return {
    get: () =>
      kept('get', () =>
        kysely
          .selectFrom(table)
          .select(names)
          .where(where({ [key]: '' })),
      ),
    find: (match, { order = key, descending = false }, span, lead) =>
      kept(`find ${shapeOf(match)} ${order} ${descending} ${span} ${lead}`, () =>
        kysely
          .selectFrom(table)
          .select(names)
          .where(all([...conditions(d, layout, match, lead), ...spanCondition(layout, { order, descending, lead }, span)]))
          .orderBy(orderBy(layout, { order, descending, lead }))
          .limit(limitSlot),
      ),
    count: (match, lead) =>
      kept(`count ${shapeOf(match)} ${lead}`, () =>
        kysely
          .selectFrom(kysely.selectFrom(table).select(sql`1`.as('one')).where(where(match, lead)).limit(limitSlot).as('some'))
          .select(sql`count(*)`.as('n')),
      ),
  }
}

function writeStatement(d: Dialect, layout: Layout, kept: KeptRows): Pick<Statements, 'insert' | 'change' | 'remove' | 'purge'> {
  const { kysely } = d
  const { table, key, names } = layout
  // SQLite's search index refers to rows by number, so a write to a searched table returns the row numbers.
  const row = d.name === 'sqlite' && layout.searched.length > 0 ? ['row'] : []
  const where = (match: Values, lead?: string) => all(conditions(d, layout, match, lead))
  const patched = (name: string) => slot((call) => layout.column(name).write(call.patch?.[name]))
  const own = [key, ...(layout.tenanted ? ['tenant'] : [])]
  // An UPDATE must set something: an empty patch sets the key to itself.
  const settingOf = (patch: Values) => {
    const setting = Object.keys(patch).map((name) => [name, patched(name)])
    return Object.fromEntries(setting.length > 0 ? setting : [[key, sql.ref(key)]])
  }
  return {
    insert: () =>
      kept('insert', () => {
        const values = Object.fromEntries(names.map((name) => [name, patched(name)]))
        const insert = kysely.insertInto(table).values({ ...(layout.tenanted ? { tenant: tenantSlot } : {}), ...values })
        return row.length > 0 ? insert.returning(row) : insert
      }),
    change: (match, patch, { lead, whole = true } = {}) =>
      kept(`change ${shapeOf(match)} ${Object.keys(patch).join()} ${lead} ${whole}`, () =>
        kysely
          .updateTable(table)
          .set(settingOf(patch))
          .where(where(match, lead))
          .returning(whole ? [...names, ...row] : [key]),
      ),
    remove: (match, lead) =>
      kept(`remove ${shapeOf(match)} ${lead}`, () =>
        kysely
          .deleteFrom(table)
          .where(where(match, lead))
          .returning([key, ...row]),
      ),
    purge: () =>
      kept('purge', () => {
        const dead = kysely
          .selectFrom(table)
          .select(own)
          .where(sql<SqlBool>`${sql.ref(key)} < ${slot((call) => call.dead?.key)}`)
          .where(sql<SqlBool>`${sql.ref(layout.resource.expires ?? key)} < ${slot((call) => call.dead?.now)}`)
          .limit(limitSlot)
        return kysely
          .deleteFrom(table)
          .where(sql<SqlBool>`(${sql.join(own.map((name) => sql.ref(name)))}) in ${dead}`)
          .returning([key])
      }),
  }
}

/** The statements of every table in a dialect. */
export const statementsIn = (d: Dialect): ((layout: Layout) => Statements) =>
  memoizeWeak((layout: Layout) => {
    const kept = makeKeeper()
    return { layout, kept, ...readStatements(d, layout, kept), ...writeStatement(d, layout, kept) }
  })
