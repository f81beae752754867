import { z } from 'zod'
import { isObject, type Members } from '#fields/json-object.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import type { AnyResource } from '#fields/resource.ts'
import { unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { client } from '#model/client.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { shownAs } from '../present.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { patch } from '../write/change.ts'
import { create } from '../write/create.ts'
import { parseMembers } from '../write/parsed-body.ts'
import { type BulkAction, perform } from './bulk-actions.ts'
import { clientResource } from './clients.ts'
import { faultProperties, forEachClient, isRefused, MOST_AT_ONCE } from './each-client.ts'

const sent = z.strictObject({ clients: z.array(z.unknown()).min(1).max(MOST_AT_ONCE) })

const creation: BulkAction = { members: {}, operation: create(clientResource as never), body: (_call, members) => members }
const edit: BulkAction = { members: {}, operation: patch(clientResource as never), body: (_call, members) => members }

/** The outcome for an entry that was not refused. */
interface Imported {
  readonly outcome: 'created' | 'changed' | 'unchanged'
  readonly id: string
  /** The fields that became others. */
  readonly changes?: Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>
  /** The secret of a new client. */
  readonly secret?: string
}

/** Members that only the server writes come with an export: they are no fault and no wish. */
const isTold = (name: string): boolean => fields[name]?.writers === 'server' || (name !== 'secret' && name in told)
const { fields }: AnyResource = client
const told: Readonly<Record<string, unknown>> = clientResource.extras ?? {}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

async function createOne(members: Members, call: Call): Promise<Imported> {
  const { id, secret } = await perform(creation, '', { call, sent: members })
  return { outcome: 'created', id: String(id), ...(typeof secret === 'string' && members['secret'] === undefined ? { secret } : {}) }
}

/** Imports an entry: a client whose id is known gets the fields that differ from its own, and any other is made. @throws {Refusal} */
async function importOne(entry: unknown, call: Call): Promise<Imported> {
  if (!isObject(entry)) throw unprocessable({ client: ['must be an object, as an export has it'] })
  const members = Object.fromEntries(Object.entries(entry).filter(([name]) => !isTold(name)))
  const { id, ...values } = members
  const was = typeof id === 'string' ? await call.context.db.table(client).get(id) : undefined
  if (was === undefined) return createOne(members, call)
  const before = await shownAs(clientResource, was, call)
  const wanted = Object.fromEntries(Object.entries(values).filter(([name, value]) => !isSame(before[name], value)))
  if (Object.keys(wanted).length === 0) return { outcome: 'unchanged', id: was.id }
  const after = await perform(edit, was.id, { call, sent: wanted })
  const changed = Object.keys(wanted).filter((name) => !isSame(before[name], after[name]))
  return { outcome: 'changed', id: was.id, changes: Object.fromEntries(changed.map((name) => [name, { before: before[name] ?? null, after: after[name] }])) }
}

/** The place of the first entry with the same id, where it is an earlier one. */
function earlierPlaces(entries: readonly unknown[]): (at: number) => number | undefined {
  const first = new Map<unknown, number>()
  const idAt = (at: number) => (isObject(entries[at]) ? entries[at]['id'] : undefined)
  for (const at of entries.keys()) if (idAt(at) !== undefined && !first.has(idAt(at))) first.set(idAt(at), at)
  return (at) => {
    const place = first.get(idAt(at))
    return place === at ? undefined : place
  }
}

/**
 * `POST /api/clients/import`: makes and changes many clients, each as the same single request would. A refusal of one does not stop the others, and the
 * answer tells the outcome of each, in their order. `dry_run=true` is the preview.
 */
async function importClients(call: Call) {
  const { clients: entries } = parseMembers(sent, readMembers(call.request), 'import')
  const earlier = earlierPlaces(entries)
  const outcomes = await forEachClient([...entries.keys()], call, async (at) => {
    const place = earlier(at)
    // The same client is never written twice at once: which of the two came last would be chance.
    if (place !== undefined) throw unprocessable({ id: [`stands in entry ${place + 1} already`] })
    return importOne(entries[at], call)
  })
  const results = outcomes.map((outcome, at) => ({ entry: at + 1, ...(isRefused(outcome) ? { outcome: 'refused', ...outcome } : outcome) }))
  return json({ data: { done: outcomes.filter((outcome) => !isRefused(outcome)).length, results } })
}

const outcomeSchema: JsonSchema = {
  type: 'object',
  required: ['entry', 'outcome'],
  properties: {
    entry: { type: 'integer', description: 'The place of the entry, from 1.' },
    outcome: { enum: ['created', 'changed', 'unchanged', 'refused'] },
    id: { type: 'string' },
    changes: {
      type: 'object',
      description: 'The fields that became others.',
      additionalProperties: { type: 'object', required: ['before', 'after'], properties: { before: {}, after: {} } },
    },
    secret: { type: 'string', description: 'The secret of a new client, unless the entry chose it: here, and never again.' },
    ...faultProperties,
  },
}

export const clientImport: Operation = {
  method: 'POST',
  path: '/api/clients/import',
  scopes: doorsOf('clients').manage,
  tag: 'client',
  summary: 'Import many clients: make those that are new, and change the others',
  bodyLimit: 4_194_304,
  body: () => ({
    type: 'object',
    required: ['clients'],
    additionalProperties: false,
    properties: {
      clients: {
        type: 'array',
        minItems: 1,
        maxItems: MOST_AT_ONCE,
        items: { type: 'object' },
        description: 'Clients as an export has them. An `id` that is known changes that client.',
      },
    },
  }),
  success: {
    status: 200,
    doc: 'The outcome for each entry.',
    schema: () =>
      dataSchema({
        title: 'clients_imported',
        type: 'object',
        required: ['done', 'results'],
        properties: { done: { type: 'integer' }, results: { type: 'array', items: outcomeSchema } },
      }),
  },
  run: importClients,
}
