import type { JsonSchema } from '#fields/json-schema.ts'
import type { Names } from '#fields/kinds.ts'
import { type Administered, manyOf } from '../administered.ts'
import type { Operation } from '../operation.ts'
import { presentAll } from '../present.ts'
import { pageSchema, rowSchema } from '../schemas.ts'
import { answerRead, etagOf } from '../write/etag.ts'
import { sealCursor } from './cursor.ts'
import { findPage } from './page.ts'
import { listParameters } from './parameters.ts'
import { readListQuery } from './query.ts'
import { totalOf } from './total.ts'

/** A row of a list: only its key is always present, because callers choose the members. */
function listedSchema(a: Administered, names: Names): JsonSchema {
  const schema = rowSchema(a, names)
  return { ...schema, title: `listed_${schema['title']}`, required: [a.resource.key] }
}

/** `GET /api/{collection}`: a page of rows, found by keyset and never by offset. */
export const listOperation = (a: Administered): Operation => ({
  method: 'GET',
  path: a.path,
  scopes: a.doors.read,
  ...(a.central ? { central: true } : {}),
  tag: a.resource.name,
  summary: `List ${manyOf(a)}`,
  query: listParameters(a),
  conditional: true,
  success: { status: 200, doc: 'A page.', schema: (names) => pageSchema(listedSchema(a, names)), headers: ['ETag'] },
  run: async (call) => {
    const query = readListQuery(a, call)
    const found = await findPage(a, call, query)
    const seen = (query.cursor?.seen ?? 0) + found.rows.length
    const data = await presentAll(a, found.rows, { call, listed: true, only: query.only })
    const counted = await totalOf(a, call, { query, found, seen })
    const next = found.last ? sealCursor(call.context.vault, query.list, { at: found.last, seen, counted }) : null
    const body = { data, page: { next, ...counted } }
    return answerRead(call.request, body, etagOf(body))
  },
})
