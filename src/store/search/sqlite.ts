import type { DatabaseSync } from 'node:sqlite'
import { type SqlBool, sql } from 'kysely'
import { sqlite } from '../schema/dialect.ts'
import type { Layout, Raw, SqlValue, Values } from '../schema/layout.ts'
import { searchTable } from '../schema/statements.ts'
import { all, bindValues, conditions, limitSlot, type StoreCall, shapeOf, slot } from '../sql.ts'
import type { Statements } from '../statements.ts'
import type { SearchCall } from '../tables.ts'
import { isRare, type Select, type Stretch, searchRanges, startAfter, wholeIndex } from './sqlite-ranges.ts'
import { blockMark, memberMark, tenantMark } from './terms.ts'
import { hasTime } from './time-budget.ts'
import { searchTerms, searchText } from './tokenizer.ts'

/*
 * The search index refers to rows by their numbers, negated. Numbers grow, so the newest row comes first: FTS5 can skip forward, and only forward,
 * through the lists of common words. Beside the words of a row it holds the marks of its tenant, of the block of rows that it lies in, and of the
 * members of its lists.
 */
const textOf = (layout: Layout, raw: Raw) => searchText(layout.searched.map((place) => raw[place]))

const idIn = (member: unknown): unknown => (typeof member === 'object' && member !== null && 'id' in member ? member.id : member)

/** The marks of the members of a row's lists; the mark of a link is that of the row it names. */
function searchMembers(layout: Layout, raw: Raw): string[] {
  return layout.held.flatMap((place) => {
    const value: unknown = JSON.parse(String(raw[place] ?? '[]'))
    const members = (Array.isArray(value) ? value : [value]).map(idIn)
    return members.filter((member) => typeof member === 'string').map((member) => memberMark(layout.names[place] as string, member))
  })
}

/** Puts a row, read with its number last, into the search index of its table. */
export function indexRow(db: DatabaseSync, layout: Layout): (tenant: string, raw: Raw) => void {
  const insert = db.prepare(`insert or replace into "${searchTable(layout)}" (rowid, "words") values (?, ?)`)
  return (tenant, raw) => {
    const row = Number(raw.at(-1))
    insert.get(-row, [tenantMark(tenant), blockMark(row), ...searchMembers(layout, raw), textOf(layout, raw)].join(' '))
  }
}

/** Removes the row of that number from the search index. */
export function unindexRow(db: DatabaseSync, layout: Layout): (row: SqlValue) => void {
  const remove = db.prepare(`delete from "${searchTable(layout)}" where rowid = ?`)
  return (row) => void remove.get(-Number(row))
}

/** The bounds of a range. Cast to integers, because FTS5 would not use the floating-point numbers that JavaScript sends to seek. */
const aboveSlot = sql`cast(${slot((call) => -Number(call.range?.above))} as integer)`
const downToSlot = sql`cast(${slot((call) => -Number(call.range?.downTo))} as integer)`
const phrase = (term: string) => `"${term.replaceAll('"', '""')}"`
const matchExpression = (call: StoreCall) => (call.terms ?? []).map(phrase).join(' AND ')

/**
 * The negated numbers of the rows of a range that have every term. Selects nothing else, because the index has columns whose names a resource may use
 * too.
 */
function hitsIn(layout: Layout) {
  const index = searchTable(layout)
  const number = sql.ref(`${index}.rowid`)
  return sqlite.kysely
    .selectFrom(index)
    .select(sql`${number}`.as('below'))
    .where(sql<SqlBool>`${sql.ref(index)} match ${slot(matchExpression)}`)
    .where(sql<SqlBool>`${number} > ${aboveSlot}`)
    .where(sql<SqlBool>`${number} <= ${downToSlot}`)
}

/** The matching rows, in the order of the index. */
const searchIndex = ({ layout }: Statements, match: Values) =>
  sqlite.kysely
    .selectFrom(hitsIn(layout).as('hits'))
    .innerJoin(layout.table, (join) => join.on(sql<SqlBool>`${sql.ref(`${layout.table}.row`)} = -${sql.ref('hits.below')}`))
    .where(all(conditions(sqlite, layout, match)))
    .limit(limitSlot)

const numberOf = ([first]: readonly Raw[]): number => Number(first?.[0] ?? 0)

/** The number of rows of a range that have every term, counted up to the limit by the index alone. */
function countHits(select: Select, { layout, kept }: Statements, call: StoreCall): number {
  const counted = kept('hits', () => sqlite.kysely.selectFrom(hitsIn(layout).limit(limitSlot).as('some')).select(sql`count(*)`.as('n')))
  return numberOf(select(counted, bindValues(counted, call)))
}

/** The number of rows of a tenant that hold the value in a list, counted up to the limit. */
export function countHolding(select: Select, statements: Statements, call: StoreCall & { readonly field: string; readonly value: string }): number {
  return countHits(select, statements, { ...call, ...wholeIndex, terms: [tenantMark(call.tenant), memberMark(call.field, call.value)] })
}

/** Searches by another index whose value few rows have: each of them is compared. Newest first. */
function searchFewRows(select: Select, statements: Statements, call: SearchCall & { readonly lead: string }): readonly Raw[] {
  const { layout } = statements
  const { match, lead } = call
  const few = statements.kept(`among ${shapeOf(match)} ${lead}`, () =>
    sqlite.kysely
      .selectFrom(layout.table)
      .select(layout.names)
      .where(all(conditions(sqlite, layout, match, lead)))
      .where(sql<SqlBool>`-${sql.ref('row')} > ${aboveSlot}`)
      .orderBy(sql`-${sql.ref('row')}`),
  )
  const rows = select(few, bindValues(few, call))
  return rows.filter((raw) => call.terms?.every((term) => textOf(layout, raw).includes(term))).slice(0, call.limit)
}

type SqliteSearch = SearchCall & { readonly lead: string | undefined }

/** The ranges of a search, one after another; one range of all rows when one of the terms is rare. */
function stretchesOf(select: Select, statements: Statements, call: SearchCall): Iterable<Stretch> {
  const { layout } = statements
  const from = startAfter(select, statements, call)
  const terms = [tenantMark(call.tenant), ...searchTerms(call.search)]
  const count = (term: string, limit: number) => countHits(select, statements, { tenant: '', range: { above: from, downTo: 0 }, terms: [term], limit })
  if (isRare(terms, count)) return [{ from, downTo: 0, terms }]
  return searchRanges({ from, terms, narrow: Object.keys(call.match).length > 0, newest: newestRow(select, layout, statements) })
}

function newestRow(select: Select, layout: Layout, { kept }: Statements): number {
  const newest = kept('newest row', () => sqlite.kysely.selectFrom(layout.table).select('row').orderBy('row', 'desc').limit(sql.lit(1)))
  return numberOf(select(newest, []))
}

const searchRange = (call: SearchCall, { from, downTo, terms }: Stretch, limit: number): StoreCall => ({
  ...{ tenant: call.tenant, match: call.match, terms, limit },
  range: { above: from, downTo },
})

/**
 * Rows whose search text holds every term, newest first. `lead` names a field whose value few rows have.
 *
 * Two words may be common and yet occur together in no row; only a search through all rows would tell. So the index is walked from the newest row on,
 * range by range, until the page is full. A range costs some tenths of a millisecond at most, whatever the words; when its time budget is spent, the
 * search pauses or yields. A rare term drives the search and needs no walk.
 */
export async function searchSqlite(select: Select, statements: Statements, call: SqliteSearch): Promise<readonly Raw[]> {
  const terms = searchTerms(call.search)
  if (terms.length === 0) return []
  if (call.lead !== undefined) {
    const range = { above: startAfter(select, statements, call), downTo: 0 }
    return searchFewRows(select, statements, { ...call, terms, range, lead: call.lead })
  }
  const search = statements.kept(`search ${shapeOf(call.match)}`, () =>
    searchIndex(statements, call.match).select(statements.layout.names).orderBy('hits.below'),
  )
  const rows: Raw[] = []
  const mayGoOn = hasTime(call.paused)
  for (const stretch of stretchesOf(select, statements, call)) {
    rows.push(...select(search, bindValues(search, searchRange(call, stretch, call.limit - rows.length))))
    if (rows.length >= call.limit || !(await mayGoOn(stretch.downTo))) break
  }
  return rows
}

/** The number of matching rows, counted up to the limit or until the time budget is spent. */
export async function countSqlite(select: Select, statements: Statements, call: SqliteSearch): Promise<number> {
  const asked = { ...call, after: undefined }
  if (call.lead !== undefined) return (await searchSqlite(select, statements, asked)).length
  if (searchTerms(call.search).length === 0) return 0
  const counted = statements.kept(`search count ${shapeOf(call.match)}`, () =>
    sqlite.kysely.selectFrom(searchIndex(statements, call.match).select(sql`1`.as('one')).as('some')).select(sql`count(*)`.as('n')),
  )
  let count = 0
  const mayGoOn = hasTime(call.paused)
  for (const stretch of stretchesOf(select, statements, asked)) {
    const part = searchRange(asked, stretch, call.limit - count)
    count += Object.keys(call.match).length === 0 ? countHits(select, statements, part) : numberOf(select(counted, bindValues(counted, part)))
    if (count >= call.limit || !(await mayGoOn(stretch.downTo))) break
  }
  return count
}
