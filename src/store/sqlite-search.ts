import type { DatabaseSync } from 'node:sqlite'
import { type SqlBool, sql } from 'kysely'
import { sqlite } from './dialect.ts'
import type { Layout, Raw, SqlValue, Values } from './layout.ts'
import { memberMark, tenantMark } from './marks.ts'
import type { SearchCall } from './room.ts'
import { searchTable } from './schema.ts'
import { all, bind, type Call, conditions, limitSlot, type Statement, shapeOf, slot } from './sql.ts'
import type { Statements } from './statements.ts'
import { searchTerms, searchText } from './words.ts'

/*
 * The search index knows rows by their numbers below zero. Numbers grow, so the newest row comes first: FTS5 leaps forward through the
 * lists of common words, and only forward. Beside the words of a row it holds the marks of its tenant and of the members of its lists.
 */
const textOf = (layout: Layout, raw: Raw) => searchText(layout.searched.map((place) => raw[place]))

function membersOf(layout: Layout, raw: Raw): string[] {
  return layout.held.flatMap((place) => {
    const members = JSON.parse(String(raw[place] ?? '[]')) as unknown[]
    return members.filter((member) => typeof member === 'string').map((member) => memberMark(layout.names[place] as string, member))
  })
}

/** Puts a row, read with its number last, into the search index of its table. */
export function indexRow(db: DatabaseSync, layout: Layout): (tenant: string, raw: Raw) => void {
  const insert = db.prepare(`insert or replace into "${searchTable(layout)}" (rowid, "words") values (?, ?)`)
  return (tenant, raw) => void insert.get(-Number(raw.at(-1)), [tenantMark(tenant), ...membersOf(layout, raw), textOf(layout, raw)].join(' '))
}

/** Takes the row of that number out of it. */
export function unindexRow(db: DatabaseSync, layout: Layout): (row: SqlValue) => void {
  const remove = db.prepare(`delete from "${searchTable(layout)}" where rowid = ?`)
  return (row) => void remove.get(-Number(row))
}

const phrase = (term: string) => `"${term.replaceAll('"', '""')}"`
const expression = (call: Call) => [tenantMark(call.tenant), ...(call.terms ?? [])].map(phrase).join(' AND ')
/** The number below zero after which to go on; sent as a fraction, as every number of JavaScript is, it would not tell FTS5 where to begin. */
const startSlot = sql`cast(${slot((call) => -Number(call.after?.value))} as integer)`

/** The rows that are found, in the order of the index. */
function found({ layout }: Statements, match: Values) {
  const index = searchTable(layout)
  // Only its row numbers: the index has columns of its own, whose names a resource may use too.
  const hits = sqlite.kysely
    .selectFrom(index)
    .select(sql`${sql.ref(`${index}.rowid`)}`.as('below'))
    .where(sql<SqlBool>`${sql.ref(index)} match ${slot(expression)}`)
    .where(sql<SqlBool>`${sql.ref(`${index}.rowid`)} > ${startSlot}`)
    .as('hits')
  return sqlite.kysely
    .selectFrom(hits)
    .innerJoin(layout.table, (join) => join.on(sql<SqlBool>`${sql.ref(`${layout.table}.row`)} = -${sql.ref('hits.below')}`))
    .where(all(conditions(sqlite, layout, match)))
    .limit(limitSlot)
}

/** Above every number. */
const EVERY = Number.MAX_SAFE_INTEGER

/** How the adapter reads: rows as arrays. */
type Select = (statement: Statement, values: readonly SqlValue[]) => readonly Raw[]

/** Where a list that ended with this row goes on: below its number. */
function startAfter(select: Select, statements: Statements, { tenant, after }: SearchCall): number {
  if (!after) return EVERY
  const { layout } = statements
  const key = { [layout.key]: after.key }
  const exact = statements.kept('row', () =>
    sqlite.kysely
      .selectFrom(layout.table)
      .select('row')
      .where(all(conditions(sqlite, layout, key))),
  )
  const [row] = select(exact, bind(exact, { tenant, match: key }))
  if (row) return Number(row[0])
  // The row is gone: go on with what is older than it was.
  const match = { [layout.newest]: { op: 'before' as const, value: Number(after.value) } }
  const older = statements.kept('row before', () =>
    sqlite.kysely
      .selectFrom(layout.table)
      .select('row')
      .where(all(conditions(sqlite, layout, match)))
      .orderBy(layout.newest, 'desc')
      .orderBy(layout.key, 'desc')
      .limit(sql.lit(1)),
  )
  return Number(select(older, bind(older, { tenant, match }))[0]?.[0] ?? 0) + 1
}

/** Few rows match besides: each is looked at. Newest first. */
function among(select: Select, statements: Statements, call: SearchCall & { readonly lead: string }): readonly Raw[] {
  const { layout } = statements
  const { match, lead } = call
  const few = statements.kept(`among ${shapeOf(match)} ${lead}`, () =>
    sqlite.kysely
      .selectFrom(layout.table)
      .select(layout.names)
      .where(all(conditions(sqlite, layout, match, lead)))
      .where(sql<SqlBool>`-${sql.ref('row')} > ${startSlot}`)
      .orderBy(sql`-${sql.ref('row')}`),
  )
  const rows = select(few, bind(few, call))
  return rows.filter((raw) => call.terms?.every((term) => textOf(layout, raw).includes(term))).slice(0, call.limit)
}

/** Rows whose search text holds every term, newest first. `lead` names a field whose value few rows have. */
export function searchSqlite(select: Select, statements: Statements, given: SearchCall & { readonly lead: string | undefined }): readonly Raw[] {
  const terms = searchTerms(given.search)
  if (terms.length === 0) return []
  const call = { ...given, terms, after: { key: '', value: startAfter(select, statements, given) } }
  if (call.lead !== undefined) return among(select, statements, { ...call, lead: call.lead })
  const search = statements.kept(`search ${shapeOf(call.match)}`, () => found(statements, call.match).select(statements.layout.names).orderBy('hits.below'))
  return select(search, bind(search, call))
}

/** How many rows of a tenant hold the value in a list, counted no further than the limit. */
export function countHolding(select: Select, statements: Statements, call: Call & { readonly field: string; readonly value: string }): number {
  const counted = statements.kept('holding', () => hitsIn(statements.layout))
  return Number(select(counted, bind(counted, { ...call, terms: [memberMark(call.field, call.value)] }))[0]?.[0] ?? 0)
}

function hitsIn(layout: Layout) {
  const index = searchTable(layout)
  const some = sqlite.kysely
    .selectFrom(index)
    .select(sql`1`.as('one'))
    .where(sql<SqlBool>`${sql.ref(index)} match ${slot(expression)}`)
    .limit(limitSlot)
    .as('some')
  return sqlite.kysely.selectFrom(some).select(sql`count(*)`.as('n'))
}

/** How many there are, counted no further than the limit. */
export function countSqlite(select: Select, statements: Statements, call: SearchCall & { readonly lead: string | undefined }): number {
  if (call.lead !== undefined) return searchSqlite(select, statements, call).length
  const terms = searchTerms(call.search)
  if (terms.length === 0) return 0
  const counted = statements.kept(`search count ${shapeOf(call.match)}`, () => {
    // Without a match, the index knows the answer without looking at a row.
    if (Object.keys(call.match).length === 0) return hitsIn(statements.layout)
    const some = found(statements, call.match).select(sql`1`.as('one')).as('some')
    return sqlite.kysely.selectFrom(some).select(sql`count(*)`.as('n'))
  })
  const whole: Call = { ...call, terms, after: { key: '', value: EVERY } }
  return Number(select(counted, bind(counted, whole))[0]?.[0] ?? 0)
}
