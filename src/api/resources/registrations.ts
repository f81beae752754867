import { z } from 'zod'
import { fingerprintOf, type SoftwareGroup, softwareGroups, softwareOf } from '#clients/software-groups.ts'
import { type Age, ageOf, LEAST_UNUSED, MOST_REGISTRATIONS, registrationPages, removeAllSpent, type SpentClient, spentAmong } from '#clients/spent-clients.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { Refusal } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { client } from '#model/client.ts'
import { readParameters } from '../list/query.ts'
import { type Call, doorsOf, type Operation, type Parameter } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { audit } from '../write/audit.ts'
import { readMembers } from '../write/body.ts'
import { parseMembers } from '../write/parsed-body.ts'

/** The most clients that an answer lists. */
const MOST = 500
const USUAL = 2_592_000
const { read, manage } = doorsOf('clients')

const unusedFor = z.coerce.number().int().min(LEAST_UNUSED).max(315_360_000)
const said = `must be ${LEAST_UNUSED} to 315360000 seconds`
const age: Parameter = {
  name: 'unused_for',
  doc: 'The seconds for which a client must have been unused. Absent: `registered_client_ttl` of the tenant, or else 30 days.',
  schema: { type: 'integer', minimum: LEAST_UNUSED, maximum: 315_360_000 },
}
const ofGroup: Parameter = { name: 'fingerprint', doc: 'Those of one group alone.', schema: { type: 'string' } }
const byNetwork: Parameter = {
  name: 'by_network',
  doc: '`true`: registrations from different networks are different groups.',
  schema: { enum: ['true', 'false'] },
}

const secondsOf = ({ context }: Call, sent: unknown): number => {
  if (sent === undefined) return context.tenant.registered_client_ttl ?? USUAL
  const asked = unusedFor.safeParse(sent)
  if (!asked.success) throw new Refusal('bad_request', 400, `unused_for ${said}`)
  return asked.data
}

const isOf = ({ row, network }: SpentClient, fingerprint: string | undefined): boolean => {
  const software = softwareOf(row)
  return fingerprint === undefined || [undefined, network].some((from) => fingerprintOf(software, from) === fingerprint)
}

/** `GET /api/registrations/groups`. */
async function listGroups(call: Call) {
  const { unused_for, by_network } = readParameters(call, [age, byNetwork])
  const seconds = secondsOf(call, unused_for)
  const { groups, complete } = await softwareGroups(call.context.db, { age: ageOf(seconds, call.context.now()), byNetwork: by_network === 'true' })
  const sum = (member: 'count' | 'live' | 'spent') => groups.reduce((all, group) => all + group[member], 0)
  return json({
    data: { unused_for: seconds, clients: sum('count'), live: sum('live'), spent: sum('spent'), groups: groups.slice(0, MOST), complete },
  })
}

const toldSpent = ({ row: { id, name }, network, registered_at, last_used_at }: SpentClient) => ({
  client_id: id,
  name,
  network,
  registered_at,
  last_used_at: last_used_at || null,
  why: last_used_at === 0 ? ('never_used' as const) : ('unused' as const),
})

/** `GET /api/registrations/spent`: a rehearsal of the clean-up. */
async function listSpent(call: Call) {
  const { unused_for, fingerprint } = readParameters(call, [age, ofGroup])
  const { db, now } = call.context
  const seconds = secondsOf(call, unused_for)
  const clients: object[] = []
  let seen = 0
  for await (const page of registrationPages(db)) {
    // Anybody may register where registration is open: one request does not read all that a stranger left.
    if (seen >= MOST_REGISTRATIONS) return json({ data: { unused_for: seconds, clients, complete: false } })
    seen += page.length
    clients.push(...(await spentAmong(db, page, ageOf(seconds, now()))).filter((one) => isOf(one, fingerprint)).map(toldSpent))
    if (clients.length > MOST) break
  }
  return json({ data: { unused_for: seconds, clients: clients.slice(0, MOST), complete: clients.length <= MOST } })
}

const order = z.strictObject({ unused_for: unusedFor.optional(), fingerprint: z.string().max(64).optional(), after: z.string().max(255).optional() })

/** Removes the spent clients of the next page of registrations that has any. Where many have none, the step ends early, and the next goes on. */
async function removePage(call: Call, of: Age, { fingerprint, after: from }: z.infer<typeof order>) {
  const { db } = call.context
  let seen = 0
  for await (const page of registrationPages(db, from)) {
    seen += page.length
    const spent = (await spentAmong(db, page, of)).filter((one) => isOf(one, fingerprint))
    const last = page.at(-1)?.client_id
    if (last === undefined) continue
    if (spent.length === 0 && seen < MOST_REGISTRATIONS) continue
    const removed = await removeAllSpent(db, spent, {
      age: of,
      note: (batch, row) =>
        audit(batch, call, { resource: client, deed: 'deleted', was: row, reason: call.reason ?? 'clean-up of clients that registered themselves' }),
    })
    return { removed, kept: spent.length - removed, after: last }
  }
  return { removed: 0, kept: 0, after: null }
}

/**
 * `POST /api/registrations/clean_up`: in steps, so that whoever asked sees how far it is, and may stop. A step looks again at each client: one that was used since
 * the rehearsal stays.
 */
async function cleanUp(call: Call) {
  const ordered = parseMembers(order, readMembers(call.request), 'order')
  const of = ageOf(secondsOf(call, ordered.unused_for), call.context.now())
  return json({ data: await removePage(call, of, ordered) })
}

const texts: JsonSchema = { type: 'array', items: { type: 'string' } }
const text: JsonSchema = { type: 'string' }
const maybeText: JsonSchema = { type: ['string', 'null'] }
const count = (description: string): JsonSchema => ({ type: 'integer', description })
const object = (properties: Record<string, JsonSchema>, title?: string): JsonSchema => ({
  ...(title !== undefined && { title }),
  type: 'object',
  required: Object.keys(properties),
  properties,
})
const listOf = (properties: Record<string, JsonSchema>, title?: string): JsonSchema => ({ type: 'array', items: object(properties, title) })
const complete: JsonSchema = { type: 'boolean', description: 'All registrations were looked at, and there are no more than these.' }

const group: { readonly [K in keyof SoftwareGroup]: JsonSchema } = {
  fingerprint: { type: 'string', description: 'Names the group.' },
  name: text,
  software_id: maybeText,
  software_version: maybeText,
  redirect_hosts: texts,
  count: count('How many clients there are.'),
  live: count('Those with a live grant or token.'),
  spent: count('Those that a clean-up would remove now.'),
  networks: listOf({ network: text, count: { type: 'integer' } }),
  client_ids: { ...texts, description: 'Some of the clients.' },
  first_registered_at: { type: 'integer' },
  last_registered_at: { type: 'integer' },
}

/** The hygiene of clients that registered themselves. */
export const registrationHygiene: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/registrations/groups',
    scopes: read,
    tag: 'client',
    summary: 'Clients that registered themselves, grouped by the software that they are installations of',
    query: [age, byNetwork],
    success: {
      status: 200,
      doc: 'The largest group first.',
      schema: () =>
        dataSchema(
          object(
            {
              unused_for: count('The seconds for which a spent client was unused.'),
              clients: count('All clients that registered themselves.'),
              live: count('Those with a live grant or token.'),
              spent: count('Those that a clean-up would remove now.'),
              groups: listOf(group, 'software_group'),
              complete,
            },
            'software_groups',
          ),
        ),
    },
    run: listGroups,
  },
  {
    method: 'GET',
    path: '/api/registrations/spent',
    scopes: read,
    tag: 'client',
    summary: 'The clients that a clean-up would remove now, and why, without removing them',
    query: [age, ofGroup],
    success: {
      status: 200,
      doc: 'They registered themselves, have no live grant or token, and were unused for so long. Nobody gave them an owner, a namespace or a key, or named them elsewhere.',
      schema: () =>
        dataSchema(
          object(
            {
              unused_for: { type: 'integer' },
              clients: listOf({
                client_id: text,
                name: text,
                network: text,
                registered_at: { type: 'integer' },
                last_used_at: { type: ['integer', 'null'] },
                why: { enum: ['never_used', 'unused'] },
              }),
              complete,
            },
            'spent_clients',
          ),
        ),
    },
    run: listSpent,
  },
  {
    method: 'POST',
    path: '/api/registrations/clean_up',
    scopes: manage,
    tag: 'client',
    summary: 'Remove clients that registered themselves and are spent, a page at a time',
    body: () => ({
      type: 'object',
      additionalProperties: false,
      properties: {
        unused_for: { ...age.schema, description: age.doc },
        fingerprint: { type: 'string', description: ofGroup.doc },
        after: { type: 'string', description: 'The `after` of the step before; absent at first.' },
      },
    }),
    success: {
      status: 200,
      doc: 'One step. Go on with `after` until it is null.',
      schema: () =>
        dataSchema(
          object(
            {
              removed: count('How many were removed.'),
              kept: count('Those that were used, changed or adopted in the meantime.'),
              after: { type: ['string', 'null'], description: 'Where the next step begins; null when all were looked at.' },
            },
            'clean_up_step',
          ),
        ),
    },
    run: cleanUp,
  },
]
