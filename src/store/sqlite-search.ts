import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { type SqlBool, sql } from 'kysely'
import { sqlite } from './dialect.ts'
import type { Layout, Raw, SqlValue } from './layout.ts'
import type { SearchCall } from './room.ts'
import { searchTable } from './schema.ts'
import { all, bind, type Call, conditions, limitSlot, type Statement, shapeOf, slot } from './sql.ts'
import type { Statements } from './statements.ts'
import { searchTerms, searchText } from './words.ts'

/*
 * The search index knows rows by number, and numbers grow, so that newest first is simply backwards. A tenant's rows share one trigram
 * of private-use characters that no text holds: one index serves all tenants, and a search is never wider than its own.
 */
const PRIVATE_USE = 0xe000
const PRIVATE_USES = 6400
function tenantMark(tenant: string): string {
  const digest = createHash('sha256').update(tenant).digest()
  return String.fromCharCode(...[0, 4, 8].map((at) => PRIVATE_USE + (digest.readUInt32BE(at) % PRIVATE_USES)))
}

const textOf = (layout: Layout, raw: Raw) => searchText(layout.searched.map((place) => raw[place]))

/** Puts a row, read with its number last, into the search index of its table. */
export function indexRow(db: DatabaseSync, layout: Layout): (tenant: string, raw: Raw) => void {
  const insert = db.prepare(`insert or replace into "${searchTable(layout)}" (rowid, "words") values (?, ?)`)
  return (tenant, raw) => void insert.get(raw.at(-1) as number, tenantMark(tenant) + textOf(layout, raw))
}

/** Takes the row of that number out of it. */
export function unindexRow(db: DatabaseSync, layout: Layout): (row: SqlValue) => void {
  const remove = db.prepare(`delete from "${searchTable(layout)}" where rowid = ?`)
  return (row) => void remove.get(row)
}

const phrase = (term: string) => `"${term.replaceAll('"', '""')}"`
const expression = (call: Call) => [tenantMark(call.tenant), ...(call.terms ?? [])].map(phrase).join(' AND ')
const startSlot = slot((call) => call.after?.value as number)

function found(statements: Statements, call: SearchCall): Statement {
  const { layout } = statements
  const index = searchTable(layout)
  return statements.kept(`search ${shapeOf(call.match)}`, () => {
    // Only its row numbers: the index has columns of its own, whose names a resource may use too.
    const found = sqlite.kysely
      .selectFrom(index)
      .select(sql`${sql.ref(`${index}.rowid`)}`.as('found'))
      .where(sql<SqlBool>`${sql.ref(index)} match ${slot(expression)}`)
      .where(sql<SqlBool>`${sql.ref(`${index}.rowid`)} < ${startSlot}`)
    return sqlite.kysely
      .selectFrom(found.as('hits'))
      .innerJoin(layout.table, `${layout.table}.row`, 'hits.found')
      .select(layout.names)
      .where(all(conditions(sqlite, layout, call.match)))
      .orderBy('hits.found', 'desc')
      .limit(limitSlot)
  })
}

const WALKED = 600
/** The rows just older than a row, whatever they say. */
function walked(statements: Statements, call: SearchCall): Statement {
  const { layout } = statements
  return statements.kept(`walk ${shapeOf(call.match)}`, () =>
    sqlite.kysely
      .selectFrom(
        sqlite.kysely
          .selectFrom(layout.table)
          .selectAll()
          .where(sql<SqlBool>`${sql.ref('row')} < ${startSlot}`)
          .orderBy('row', 'desc')
          .limit(sql.lit(WALKED))
          .as('older'),
      )
      .select(layout.names)
      .where(all(conditions(sqlite, layout, call.match)))
      .orderBy('row', 'desc'),
  )
}

/** How the adapter reads: rows as arrays. */
type Select = (statement: Statement, values: readonly SqlValue[]) => readonly Raw[]

/** Where a list that ended with this row goes on: below its number. */
function startAfter(select: Select, statements: Statements, { tenant, after }: SearchCall): number {
  if (!after) return Number.MAX_SAFE_INTEGER
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

/** Rows whose search text holds every term, newest first. */
export function searchSqlite(select: Select, statements: Statements, call: SearchCall): readonly Raw[] {
  const { layout } = statements
  const terms = searchTerms(call.search)
  const start = startAfter(select, statements, call)
  const below: Call = { ...call, terms, after: { key: '', value: start } }
  // The index finds its place in the list of a common word by reading all that is newer. Where the word is common, a page is near.
  if (call.after) {
    const walk = walked(statements, call)
    const near = select(walk, bind(walk, below)).filter((raw) => terms.every((term) => textOf(layout, raw).includes(term)))
    if (near.length >= call.limit) return near.slice(0, call.limit)
  }
  if (terms.length === 0) return []
  const search = found(statements, call)
  return select(search, bind(search, below))
}

/** How many there are, counted no further than the limit. */
export function countSqlite(select: Select, statements: Statements, call: SearchCall): number {
  const index = searchTable(statements.layout)
  const terms = searchTerms(call.search)
  if (terms.length === 0) return 0
  if (Object.keys(call.match).length > 0) {
    const search = found(statements, call)
    return select(search, bind(search, { ...call, terms, after: { key: '', value: Number.MAX_SAFE_INTEGER } })).length
  }
  const counted = statements.kept('search count', () =>
    sqlite.kysely
      .selectFrom(
        sqlite.kysely
          .selectFrom(index)
          .select(sql`1`.as('one'))
          .where(sql<SqlBool>`${sql.ref(index)} match ${slot(expression)}`)
          .limit(limitSlot)
          .as('some'),
      )
      .select(sql`count(*)`.as('n')),
  )
  return Number(select(counted, bind(counted, { ...call, terms }))[0]?.[0] ?? 0)
}
