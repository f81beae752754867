import type { Fields } from '#fields/resource.ts'
import { withMediaType } from '#http/render.ts'
import { type Administered, type AnyRow, manyOf } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { presentAll } from '../present.ts'
import { sealCursor } from './cursor.ts'
import { findPage } from './page.ts'
import { listParameters } from './parameters.ts'
import { readListQuery } from './query.ts'

/** The rows of one answer: a million at once would fill the memory. */
const SLICE = 1000

/** A thousand rows of an export. */
interface Exported {
  readonly rows: readonly AnyRow[]
  readonly shown: readonly AnyRow[]
  readonly isFirst: boolean
  /** The `Link` header that names the next thousand (RFC 8288 §3). */
  readonly headers: Readonly<Record<string, string>>
}

/** Reads the next rows of an export. */
export async function readExport<F extends Fields>(administered: Administered<F>, call: Call): Promise<Exported> {
  const a = administered as Administered
  const sent = new URLSearchParams(call.request.query)
  const query = readListQuery(a, call)
  const found = await findPage(a, call, { ...query, limit: SLICE })
  const shown = await presentAll(a, found.rows, { call, listed: true, only: query.only })
  const seen = (query.cursor?.seen ?? 0) + found.rows.length
  // An export shows no total.
  if (found.last) sent.set('after', sealCursor(call.context.vault, query.list, { at: found.last, seen, counted: { total: seen, total_is: 'at_least' } }))
  const headers = found.last ? { link: `<${call.request.path}?${sent}>; rel="next"` } : {}
  return { rows: found.rows, shown, isFirst: query.cursor === undefined, headers }
}

/** The parameters of a list that an export takes. */
export const exportParameters = (a: Administered) => listParameters(a).filter(({ name }) => name !== 'limit' && name !== 'total')

/** Rows as newline-delimited JSON. */
export const ndjsonOf = (rows: readonly AnyRow[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/**
 * `GET /api/{collection}/export`: rows as they are read, one JSON object on each line, a thousand at a time. The `Link` header names the next
 * thousand (RFC 8288 §3).
 */
export function exportOperation<F extends Fields>(administered: Administered<F>): Operation {
  const a = administered as Administered
  return {
    method: 'GET',
    path: `${a.path}/export`,
    scopes: a.doors.read,
    ...(a.central ? { central: true } : {}),
    tag: a.resource.name,
    summary: `Export ${manyOf(a)}, one on each line`,
    query: exportParameters(a),
    success: { status: 200, doc: 'Rows as newline-delimited JSON; Link names the next ones.', type: 'application/x-ndjson', headers: ['Link'] },
    run: async (call) => {
      const { shown, headers } = await readExport(a, call)
      return withMediaType('application/x-ndjson', ndjsonOf(shown), {
        'content-disposition': `attachment; filename="${a.resource.table}.ndjson"`,
        ...headers,
      })
    },
  }
}
