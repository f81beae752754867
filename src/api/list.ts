import type { Fields } from '#fields/resource.ts'
import type { Match, Page, Table } from '#store/store.ts'
import { type Administered, type AnyRow, manyOf, roomOf } from './administered.ts'
import { countAny, findAny, narrowed } from './alternatives.ts'
import { sealCursor } from './cursor.ts'
import { etagOf, fresh } from './etag.ts'
import { listParameters } from './list-parameters.ts'
import { type ListQuery, readListQuery } from './list-query.ts'
import type { Operation } from './operation.ts'
import { presentAll } from './present.ts'
import { pageSchema, rowSchema } from './schemas.ts'

/** How far a total is counted: a list of a million rows is not counted to its end. */
const COUNTED = 10_000
/** How far what a search finds is counted; each is looked up in the index. */
const FOUND = 1000
/** How many rows are looked through for one page of a screened list. */
const SCREENED = 10_000

/** `GET /api/{collection}`: a page of rows, found by keyset and never by offset. */
export const list = (a: Administered): Operation => ({
  method: 'GET',
  path: a.path,
  scopes: a.doors.read,
  ...(a.central ? { central: true } : {}),
  tag: a.resource.name,
  summary: `List ${manyOf(a)}`,
  query: listParameters(a),
  success: { status: 200, doc: 'A page.', schema: (names) => pageSchema(rowSchema(a, names)) },
  run: async (call) => {
    const query = readListQuery(a, call)
    const table = roomOf(a.resource, call).table(a.resource)
    const matches = narrowed(query.match, await a.within?.(call))
    const isScreened = query.screens.length > 0
    const found = await (isScreened ? screened : plain)(table, matches, query)
    const { search } = query.page
    const upTo = search === undefined ? COUNTED : FOUND
    const total = await countAny(table, matches, { upTo, ...(search === undefined ? {} : { search }) })
    const data = await presentAll(a, found.rows, { call, listed: true })
    const next = found.last && sealCursor(call.context.vault, query.list, positionOf(a, query, found.last))
    const page = { next: next ?? null, total: Math.min(total, upTo), total_is: total > upTo ? 'at_least' : 'exact' }
    const body = { data, page: isScreened ? { next: page.next, total: data.length, total_is: next ? 'at_least' : 'exact' } : page }
    return fresh(call.request, body, etagOf(body))
  },
})

interface Found {
  readonly rows: AnyRow[]
  /** The last row looked at, when there may be more after it. */
  readonly last: AnyRow | undefined
}

async function plain(table: Table<Fields>, matches: readonly Match<Fields>[], { page, limit }: ListQuery): Promise<Found> {
  const rows = await findAny(table, matches, { ...page, limit: limit + 1 })
  const more = rows.length > limit
  return { rows: rows.slice(0, limit), last: more ? rows[limit - 1] : undefined }
}

/** Goes through the rows in slices and keeps those that pass, until the page is full or enough was looked at. */
async function screened(table: Table<Fields>, matches: readonly Match<Fields>[], query: ListQuery): Promise<Found> {
  const rows: AnyRow[] = []
  let page: Page = query.page
  for (let seen = 0; seen < SCREENED; ) {
    const slice = await findAny(table, matches, { ...page, limit: 500 })
    let kept: readonly AnyRow[] = slice
    for (const screen of query.screens) kept = await screen(kept)
    const room = query.limit - rows.length
    rows.push(...kept.slice(0, room))
    if (kept.length > room) return { rows, last: rows.at(-1) }
    const last = slice.at(-1)
    if (!last || slice.length < 500) return { rows, last: undefined }
    page = { ...page, after: position(last, query.order) }
    seen += slice.length
    if (seen >= SCREENED) return { rows, last }
  }
  return { rows, last: undefined }
}

const position = (row: AnyRow, order: string | undefined, key = 'id') => ({
  value: order === undefined ? undefined : (row[order] as string | number | undefined),
  key: String(row[key]),
})
const positionOf = (a: Administered, { order }: ListQuery, row: AnyRow) => position(row, order, a.resource.key)
