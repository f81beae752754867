import { type Administered, manyOf, tablesFor } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { presentAll } from '../present.ts'
import { pageSchema, rowSchema } from '../schemas.ts'
import { etagOf, fresh } from '../write/etag.ts'
import { countAny } from './alternatives.ts'
import { type FoundPage, findPage } from './page.ts'
import { listParameters } from './parameters.ts'
import { type ListQuery, readListQuery } from './query.ts'

/** How far a total is counted: a list of a million rows is not counted to its end. */
const COUNTED = 10_000
/** How far what a search finds is counted; each is looked up in the index. */
const FOUND = 1000

/** `GET /api/{collection}`: a page of rows, found by keyset and never by offset. */
export const list = (a: Administered): Operation => ({
  method: 'GET',
  path: a.path,
  scopes: a.doors.read,
  ...(a.central ? { central: true } : {}),
  tag: a.resource.name,
  summary: `List ${manyOf(a)}`,
  query: listParameters(a),
  conditional: true,
  success: { status: 200, doc: 'A page.', schema: (names) => pageSchema(rowSchema(a, names)), headers: ['ETag'] },
  run: async (call) => {
    const query = readListQuery(a, call)
    const found = await findPage(a, call, query)
    const data = await presentAll(a, found.rows, { call, listed: true })
    const body = { data, page: { next: found.next ?? null, ...(await totalOf(a, call, { query, found })) } }
    return fresh(call.request, body, etagOf(body))
  },
})

interface Total {
  readonly total: number
  readonly total_is: 'exact' | 'at_least'
}

async function totalOf(a: Administered, call: Call, { query, found }: { readonly query: ListQuery; readonly found: FoundPage }): Promise<Total> {
  // The first page of a list that has no second is all there is.
  if (!query.page.after && found.next === undefined) return { total: found.rows.length, total_is: 'exact' }
  // To count what only screening tells would be to go through it all.
  if (query.screens.length > 0 || Object.keys(query.walk?.match ?? {}).length > 0) return { total: found.rows.length, total_is: 'at_least' }
  const { search } = query.page
  const upTo = search === undefined ? COUNTED : FOUND
  let whole = true
  const paused = () => {
    whole = false
  }
  const total = await countAny(tablesFor(a.resource, call).table(a.resource), found.matches, { upTo, paused, ...(search === undefined ? {} : { search }) })
  return { total: Math.max(Math.min(total, upTo), query.page.after ? 0 : found.rows.length), total_is: whole && total <= upTo ? 'exact' : 'at_least' }
}
