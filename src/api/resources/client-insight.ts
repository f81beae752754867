import { findSignInPlace } from '#clients/sign-in-place.ts'
import { mayRead } from '#fields/read.ts'
import { effective, fieldsOf, isInherited } from '#fields/resource.ts'
import { json } from '#http/render.ts'
import { lastUse } from '#model/activity.ts'
import { client } from '#model/client.ts'
import { clientState, clientStates } from '#model/client-state.ts'
import { redirectUriUse } from '#model/redirect-uri-use.ts'
import type { Administered } from '../administered.ts'
import { activitySince, byHour, countsSchema, hourSchema, sum } from '../inspect/hours.ts'
import { instantIn, readParameters } from '../list/query.ts'
import type { Call, Operation, Parameter } from '../operation.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import { clientResource } from './clients.ts'

const DAY = 86_400_000
const MOST_URIS = 500
const nullableInstant = { type: ['integer', 'null'] }
const since: readonly Parameter[] = [{ name: 'since', doc: 'The beginning of the period; a week ago by default.', schema: { type: 'string' } }]

async function activityOf(a: Administered<typeof client.fields>, call: Call) {
  const row = await findRow(a, call)
  const { since: from } = readParameters(call, since)
  const { db, now } = call.context
  const start = from === undefined ? now() - 7 * DAY : instantIn('since', from)
  const [rows, last] = await Promise.all([activitySince(db, { since: start, client_id: row.id, most: 20_000 }), db.table(lastUse).get(row.id)])
  const used = await db.table(redirectUriUse).find({ client_id: row.id }, { limit: MOST_URIS })
  return json({
    data: {
      since: start,
      hours: byHour(rows),
      total: sum(rows),
      state: clientState(row, last, now()),
      redirect_uris: used.map(({ uri, last_used_at }) => ({ uri, last_used_at })),
      last_used_at: last?.last_used_at || null,
      last_refused_at: last?.last_refused_at ?? null,
      last_refusal: last?.last_refusal ?? null,
    },
  })
}

const activitySchema = dataSchema({
  type: 'object',
  required: ['since', 'hours', 'total', 'state', 'redirect_uris', 'last_used_at', 'last_refused_at', 'last_refusal'],
  properties: {
    since: { type: 'integer' },
    hours: { type: 'array', items: hourSchema },
    total: countsSchema,
    state: { enum: [...clientStates], description: 'How it does, in one word.' },
    redirect_uris: {
      type: 'array',
      description: 'When an answer was last sent to each redirect URI.',
      items: { type: 'object', required: ['uri', 'last_used_at'], properties: { uri: { type: 'string' }, last_used_at: { type: 'integer' } } },
    },
    last_used_at: nullableInstant,
    last_refused_at: nullableInstant,
    last_refusal: { type: ['string', 'null'], description: 'The OAuth error of the last refusal.' },
  },
})

/** Every field of a client with its effective value and the source of that. */
async function effectiveOf(call: Call) {
  const row = await findRow(clientResource, call)
  const { settings } = call.context
  const filled: Readonly<Record<string, unknown>> = effective(client, row, settings)
  const shown = fieldsOf(client).filter(([, f]) => mayRead(f, 'admin'))
  const sources = shown.map(([name, f]): [string, string] => {
    if (row[name as keyof typeof row] !== undefined) return [name, 'client']
    return [name, isInherited(f.initial) ? `setting ${f.initial.inherits}` : 'none']
  })
  // Without an identity provider, or a backend for it, nobody can sign in; the other values are told all the same.
  const provider = await findSignInPlace(call.context, row).then(
    (place) => place.provider,
    () => undefined,
  )
  return json({
    data: {
      values: Object.fromEntries(shown.map(([name]) => [name, filled[name] ?? null])),
      sources: Object.fromEntries(sources),
      identity_provider: provider ? { id: provider.id, name: provider.name, backend_id: provider.backend_id ?? null } : null,
    },
  })
}

const effectiveSchema = dataSchema({
  type: 'object',
  required: ['values', 'sources', 'identity_provider'],
  properties: {
    values: { type: 'object', description: 'Field → its effective value.' },
    sources: { type: 'object', description: 'Field → `client`, `setting …`, or `none`.', additionalProperties: { type: 'string' } },
    identity_provider: { type: ['object', 'null'], properties: { id: { type: 'string' }, name: { type: 'string' }, backend_id: { type: ['string', 'null'] } } },
  },
})

/** `GET …/{id}/activity`, for administrators and developers. */
export const activityVerb = (a: Administered<typeof client.fields>): Operation =>
  rowVerb(a, 'activity', {
    method: 'GET',
    summary: 'Read the activity of a client by hour',
    query: since,
    success: { status: 200, doc: 'Counts.', schema: () => activitySchema },
    run: (call) => activityOf(a, call),
  })

/** Read operations of a client besides its fields. */
export const clientInsight: readonly Operation[] = [
  activityVerb(clientResource),
  rowVerb(clientResource, 'effective', {
    method: 'GET',
    summary: 'Read a client with inherited values filled in',
    success: { status: 200, doc: 'Values and their sources.', schema: () => effectiveSchema },
    run: effectiveOf,
  }),
]
