import { type AnyField, fieldsOf } from '#fields/resource.ts'
import { notFound } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { type Client, client } from '#model/client.ts'
import { checkNames, type Explanation, explanation } from '#model/explanation.ts'
import { type Fix, fixFor } from '#oauth/explanations/fixes.ts'
import { replay } from '#oauth/explanations/replay.ts'
import { type Administered, administered, authorOf, manyOf } from '../administered.ts'
import { isWithin } from '../list/alternatives.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { presentOne } from '../present.ts'
import { keyIn } from '../read.ts'
import { dataSchema, rowSchema } from '../schemas.ts'

type Explained = Administered<typeof explanation.fields>

const writableBy = (a: Explained, name: string): boolean => {
  const { writers }: AnyField = Object.fromEntries(fieldsOf(client))[name] as AnyField
  return authorOf(a as Administered) === 'admin' || (Array.isArray(writers) && writers.includes('portal'))
}
/** A fix is offered only to a caller who may write its fields. */
const within = (a: Explained, fix: Fix | undefined): Fix | null => (fix && Object.keys(fix).every((name) => writableBy(a, name)) ? fix : null)

/** The rows, each with the patch of the present client that would let the request pass. */
async function withFixes(a: Explained, rows: readonly Explanation[], { context }: Call) {
  const ids = [...new Set(rows.map(({ client_id }) => client_id))]
  const clients = await Promise.all(ids.map(async (id): Promise<[string, Client | undefined]> => [id, await context.db.table(client).get(id)]))
  const byId = new Map(clients)
  return rows.map((row) => {
    const owner = byId.get(row.client_id)
    return { fix: within(a, owner && fixFor(row, owner)) }
  })
}

const extras = {
  fix: {
    type: ['object', 'null'],
    description:
      'The JSON merge patch of the client with which the request would have passed (RFC 7396); null when there is none, or the client has it already.',
  },
} as const

/** `/api/explanations`: the explanations of refused requests, the last first. */
export const explanations: Explained = administered({
  resource: explanation,
  path: '/api/explanations',
  doors: doorsOf('logs'),
  verbs: ['list'],
  sort: '-at',
  extras,
  present: (rows, call) => withFixes(explanations, rows, call),
})

/** The explanations for developers, confined to their applications by `within`. */
export const explanationsWithin = (a: Pick<Explained, 'path' | 'doors' | 'author' | 'within'>): Explained => {
  const confined: Explained = administered({ ...explanations, ...a, present: (rows, call) => withFixes(confined, rows, call) })
  return confined
}

/** The explanation of the request that the path names. @throws {Refusal} 404 */
async function findExplanation(a: Explained, call: Call): Promise<Explanation> {
  const [row] = await call.context.db.table(explanation).find({ request_id: keyIn(call, 'request_id') }, { limit: 1 })
  if (!row || !isWithin<typeof explanation.fields>(row, await a.within?.(call)))
    throw notFound('there is no explanation of this request: it was not refused, is older than a week, or was one of too many')
  return row
}

const replaySchema = dataSchema({
  title: `${explanation.name}_replay`,
  type: 'object',
  required: ['request_id', 'passes', 'check', 'error', 'message'],
  properties: {
    request_id: { type: 'string' },
    passes: { type: ['boolean', 'null'], description: 'True when the failed check passes now; null when it is about a secret, which was not stored.' },
    check: { enum: [...checkNames, null], description: 'The first check without a secret that fails now.' },
    error: { type: ['string', 'null'] },
    message: { type: ['string', 'null'] },
  },
})

/** `GET …/{request_id}` and its replay, for administrators and developers. */
export const explanationVerbs = (a: Explained): readonly Operation[] => [
  {
    method: 'GET',
    path: `${a.path}/:request_id`,
    scopes: a.doors.read,
    tag: explanation.name,
    summary: 'Read why a request was refused',
    success: { status: 200, doc: 'The explanation.', schema: (names) => dataSchema(rowSchema(a as Administered, names)) },
    run: async (call) => json(await presentOne(a as Administered, await findExplanation(a, call), call)),
  },
  {
    method: 'POST',
    path: `${a.path}/:request_id/replay`,
    scopes: a.doors.read,
    tag: explanation.name,
    summary: `Check a refused request anew, against the client as it is now; of ${manyOf(a as Administered)} nothing changes`,
    success: { status: 200, doc: 'The result.', schema: () => replaySchema },
    run: async (call) => {
      const row = await findExplanation(a, call)
      const { passes = null, check = null, error = null, message = null } = await replay(row, call.context)
      return json({ data: { request_id: row.request_id, passes, check, error, message } })
    },
  },
]
