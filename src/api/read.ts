import type { Fields, Row } from '#fields/resource.ts'
import { notFound } from '#http/refusal.ts'
import type { Match } from '#store/store.ts'
import { type Administered, nounOf, oneWithArticle, tablesFor } from './administered.ts'
import { isWithin } from './list/alternatives.ts'
import type { Call, Operation } from './operation.ts'
import { presentOne } from './present.ts'
import { dataSchema, rowSchema } from './schemas.ts'
import { answerRead, etagOf } from './write/etag.ts'

/** `GET /api/{collection}/{id}`. */
export const read = (a: Administered): Operation => ({
  method: 'GET',
  path: `${a.path}/:id`,
  scopes: a.doors.read,
  ...(a.central ? { central: true } : {}),
  tag: a.resource.name,
  summary: `Read ${oneWithArticle(a.resource)}`,
  conditional: true,
  success: { status: 200, doc: 'The row, with its version as ETag.', schema: (names) => dataSchema(rowSchema(a, names)), headers: ['ETag'] },
  run: async (call) => {
    const body = await presentOne(a, await findRow(a, call), call)
    return answerRead(call.request, body, etagOf(body.data))
  },
})

/** A parameter of the path; empty where the path has no such parameter. */
export const keyIn = ({ request }: Call, place = 'id'): string => request.params[place] ?? ''

/** Finds the row of the path, if the caller may see it. @throws {Refusal} 404 otherwise, so that invisible rows cannot be told from missing ones */
export async function findRow<F extends Fields>(a: Administered<F>, call: Call): Promise<Row<F>> {
  const row = await rowNamed(a, keyIn(call), call)
  if (!row) throw notFound(`there is no such ${nounOf(a.resource)}`)
  return row
}

async function rowNamed<F extends Fields>(a: Administered<F>, id: string, call: Call): Promise<Row<F> | undefined> {
  const { natural = '' } = a.resource
  const table = tablesFor(a.resource, call).table(a.resource)
  const isName = natural !== '' && id.startsWith(`${natural}:`)
  const match = { [natural]: id.slice(natural.length + 1) } as Match<F>
  // No generated key holds a colon; a chosen one may, and is found where nothing has the name.
  const row = (isName ? (await table.find(match, { limit: 1 }))[0] : undefined) ?? (await table.get(id))
  return row && isWithin<F>(row, await a.within?.(call)) ? row : undefined
}
