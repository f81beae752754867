import { readQuery } from '#http/request.ts'
import type { AnyRow } from '../administered.ts'
import type { Call } from '../operation.ts'
import { ScimError } from './error.ts'
import { type Json, matches, parseFilter, type ScimFilter } from './filter.ts'
import type { ScimKind } from './kind.ts'

const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
/** The most resources of one answer, and the most rows that a filter looks at. */
export const [MOST, MOST_SCANNED] = [200, 20_000]
const SLICE = 500

interface ListRequest {
  readonly start: number
  readonly count: number
  readonly filter: ScimFilter | undefined
}

const wholeNumber = (text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise
  if (!/^-?\d{1,9}$/.test(text)) throw new ScimError(400, `${text.slice(0, 20)} is no whole number`, 'invalidValue')
  return Number(text)
}

/** RFC 7644 §3.4.2.4: a start below 1 counts as 1, and a negative count as 0. */
function readPage(call: Call): ListRequest {
  const { startIndex, count, filter } = readQuery(call.request)
  const most = Math.min(MOST, Math.max(0, wholeNumber(count, 100)))
  return { start: Math.max(1, wholeNumber(startIndex, 1)), count: most, filter: filter === undefined ? undefined : parseFilter(filter) }
}

/** The condition on one indexed attribute that a filter amounts to: the question that directories ask before each change. */
function indexedIn(filter: ScimFilter | undefined, { indexed }: ScimKind): readonly [field: string, value: string] | undefined {
  if (filter?.op !== 'eq' || typeof filter.value !== 'string') return undefined
  const field = indexed[filter.path.toLowerCase()]
  return field === undefined ? undefined : [field, filter.value]
}

async function* rowsOf(call: Call, { resource, indexed }: ScimKind, filter: ScimFilter | undefined): AsyncGenerator<AnyRow> {
  const table = call.context.db.table(resource)
  const known = indexedIn(filter, { indexed } as ScimKind)
  // Names are compared whatever their letters, so only these are looked up as they are.
  if (known && known[0] !== 'username' && known[0] !== 'name') yield* await table.find({ [known[0]]: known[1] }, { limit: SLICE })
  else
    for (let [after, scanned] = [undefined as { key: string } | undefined, 0]; ; ) {
      const slice = await table.find({}, { limit: SLICE, ...(after ? { after } : {}) })
      yield* slice
      scanned += slice.length
      if (slice.length < SLICE) return
      if (scanned >= MOST_SCANNED) throw new ScimError(400, `the filter would look at more than ${MOST_SCANNED} rows: ask for an id or externalId`, 'tooMany')
      after = { key: String(slice.at(-1)?.[resource.key]) }
    }
}

/** Lists resources (RFC 7644 §3.4.2): those that fulfil the filter, from `startIndex` on. */
export async function listResources(call: Call, kind: ScimKind, show: (row: AnyRow) => Promise<Json>): Promise<Json> {
  const { start, count, filter } = readPage(call)
  const found: Json[] = []
  let totalResults = 0
  for await (const row of rowsOf(call, kind, filter)) {
    const isWanted = totalResults + 1 >= start && found.length < count
    const resource = filter || isWanted ? await show(row) : undefined
    if (filter && !(resource && matches(filter, resource))) continue
    totalResults++
    if (totalResults >= start && found.length < count && resource) found.push(resource)
  }
  return { schemas: [LIST], totalResults, startIndex: start, itemsPerPage: found.length, Resources: found }
}
