import type { AnyResource } from '#fields/resource.ts'
import type { Context } from '#http/context.ts'
import { json } from '#http/render.ts'
import { version } from '#kit/version.ts'
import { client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { keyPair } from '#model/key-pair.ts'
import { organization } from '#model/organization.ts'
import { review } from '#model/review.ts'
import { scope } from '#model/scope.ts'
import { user } from '#model/user.ts'
import { anyOf, before } from '#store/store.ts'
import { activitySince, byHour, countsSchema, hourSchema, sum } from '../inspect/hours.ts'
import { instantIn, readParameters } from '../list/query.ts'
import { type Call, doorsOf, type Operation, type Parameter } from '../operation.ts'
import { dataSchema } from '../schemas.ts'

const DAY = 86_400_000
const COUNTED = 10_000
/** The most rows of activity that one answer adds up. */
const MOST = 50_000
const SOON = 30 * DAY
const FAILING = 10
const since: readonly Parameter[] = [{ name: 'since', doc: 'The beginning of the period; a day ago by default.', schema: { type: 'string' } }]

const counted: readonly AnyResource[] = [client, user, organization, scope]

async function countOf(context: Context, resource: AnyResource) {
  const total = await context.db.table(resource).count({}, { upTo: COUNTED })
  return { total: Math.min(total, COUNTED), total_is: total > COUNTED ? 'at_least' : 'exact' }
}

/** Credentials that expire soon: secrets, and keys that leave the JWK set. */
async function findExpiring({ db, now }: Context) {
  const [secrets, keys] = await Promise.all([
    db.table(clientCredential).find({ expires_at: before(now() + SOON) }, { limit: 100 }),
    db.table(keyPair).find({ state: 'retiring' }, { limit: 100 }),
  ])
  return {
    secrets: secrets
      .filter(({ expires_at = 0 }) => expires_at > now())
      .map(({ id, name, client_id, expires_at, last_used_at }) => ({ id, name, client_id, expires_at, last_used_at: last_used_at ?? null })),
    keys: keys.map(({ id, name, client_id, retires_at }) => ({ id, name: name ?? null, client_id: client_id ?? null, retires_at: retires_at ?? null })),
  }
}

async function activityOf(call: Call, start: number) {
  const { db } = call.context
  const rows = await activitySince(db, { since: start, most: MOST })
  const byClient = [...Map.groupBy(rows, (row) => row.client_id)].map(([client_id, of]) => ({ client_id, ...sum(of) }))
  const worst = byClient
    .filter(({ client_id, faults }) => faults > 0 && client_id !== '-')
    .sort((a, b) => b.faults - a.faults)
    .slice(0, FAILING)
  const names = worst.length === 0 ? [] : await db.table(client).find({ id: anyOf(worst.map(({ client_id }) => client_id)) })
  return {
    since: start,
    hours: byHour(rows),
    total: sum(rows),
    complete: rows.length < MOST,
    failing: worst.map((row) => ({ ...row, name: names.find(({ id }) => id === row.client_id)?.name ?? null })),
  }
}

/** `GET /api/stats`: the numbers of the console's home page. */
async function stats(call: Call) {
  const { context } = call
  const { since: from } = readParameters(call, since)
  const start = from === undefined ? context.now() - DAY : instantIn('since', from)
  const [totals, made, waiting, soon, activity] = await Promise.all([
    Promise.all(counted.map((resource) => countOf(context, resource))),
    context.db.table(client).find({ protected: false }, { limit: 1 }),
    context.db.table(review).count({ state: 'waiting' }),
    findExpiring(context),
    activityOf(call, start),
  ])
  return json({
    data: {
      server: { issuer: context.issuer, version, database: context.store.dialect, started_at: Math.floor(performance.timeOrigin), tenant: context.tenant.slug },
      counts: Object.fromEntries(counted.map((resource, i) => [resource.table, totals[i]])),
      has_made_clients: made.length > 0,
      reviews_waiting: waiting,
      activity,
      expiring: soon,
    },
  })
}

const text = { type: 'string' }
const instantOrNull = { type: ['integer', 'null'] }
const objectSchema = (properties: Record<string, unknown>) => ({ type: 'object', required: Object.keys(properties), properties })
const count = objectSchema({ total: { type: 'integer' }, total_is: { enum: ['exact', 'at_least'] } })
const failing = {
  ...countsSchema,
  required: ['client_id', 'name', ...(countsSchema['required'] as readonly string[])],
  properties: { ...(countsSchema['properties'] as object), client_id: text, name: { type: ['string', 'null'] } },
}
const statsSchema = objectSchema({
  server: objectSchema({ issuer: text, version: text, database: { enum: ['sqlite', 'postgres'] }, started_at: { type: 'integer' }, tenant: text }),
  counts: objectSchema(Object.fromEntries(counted.map((resource) => [resource.table, count]))),
  has_made_clients: { type: 'boolean', description: 'There are clients besides those of the server itself.' },
  reviews_waiting: { type: 'integer' },
  activity: objectSchema({
    since: { type: 'integer' },
    hours: { type: 'array', items: hourSchema },
    total: countsSchema,
    complete: { type: 'boolean', description: 'All activity was added up.' },
    failing: { type: 'array', description: 'The clients with the most refusals that tell of a fault of theirs.', items: failing },
  }),
  expiring: objectSchema({
    secrets: { type: 'array', items: objectSchema({ id: text, name: text, client_id: text, expires_at: { type: 'integer' }, last_used_at: instantOrNull }) },
    keys: {
      type: 'array',
      items: objectSchema({ id: text, name: { type: ['string', 'null'] }, client_id: { type: ['string', 'null'] }, retires_at: instantOrNull }),
    },
  }),
})

export const statsOperation: Operation = {
  method: 'GET',
  path: '/api/stats',
  scopes: [...doorsOf('clients').read, ...doorsOf('logs').read],
  tag: 'server',
  summary: 'Read the state of the server: version, numbers of rows, activity, and credentials that expire soon',
  query: since,
  success: { status: 200, doc: 'Figures.', schema: () => dataSchema(statsSchema) },
  run: stats,
}
