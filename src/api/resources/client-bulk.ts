import { z } from 'zod'
import type { Members } from '#fields/json-object.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { exportOperation } from '../list/export.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { faultOf, mergeErrors } from '../write/faults.ts'
import { fieldErrors } from '../write/field-errors.ts'
import { documentedSchema } from '../write/parsed-body.ts'
import { type BulkAction, bulkActions, perform } from './bulk-actions.ts'
import { clientResource } from './clients.ts'
import { faultProperties, forEachClient, isRefused, MOST_AT_ONCE } from './each-client.ts'

const actions: Readonly<Record<string, BulkAction>> = bulkActions

interface Bulk {
  readonly action: BulkAction
  readonly ids: readonly string[]
  readonly sent: Members
}

/** The members that every action reads. */
const envelope = { action: z.enum(Object.keys(actions)), ids: z.array(z.string()).min(1).max(MOST_AT_ONCE) }

/** @throws {Refusal} 422 with every fault of the body */
function readBulk(call: Call): Bulk {
  const members = readMembers(call.request)
  const name = String(members['action'])
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  // The members of an unknown action cannot be judged.
  const schema = action ? z.strictObject({ ...envelope, ...action.members }) : z.looseObject(envelope)
  const parsed = schema.safeParse(members)
  const { action: _, ids = [], ...sent } = parsed.data ?? members
  const faults = parsed.success ? {} : fieldErrors(parsed.error.issues, 'action', Object.keys(schema.shape))
  const errors = mergeErrors(faults, faultOf('action', action?.fault?.(sent)))
  if (action === undefined || Object.keys(errors).length > 0) throw unprocessable(errors)
  return { action, ids: [...new Set(ids as string[])], sent }
}

async function actOn(id: string, { action, sent }: Bulk, call: Call): Promise<{ readonly secret?: string }> {
  const { secret } = await perform(action, id, { call, sent })
  return typeof secret === 'string' ? { secret } : {}
}

/** `POST /api/clients/bulk`: one action on many clients, each separately. */
async function runBulk(call: Call) {
  const bulk = readBulk(call)
  const outcomes = await forEachClient(bulk.ids, call, (id) => actOn(id, bulk, call))
  const results = outcomes.map((outcome, at) => ({ id: bulk.ids[at], done: !isRefused(outcome), ...outcome }))
  return json({ data: { done: results.filter(({ done }) => done).length, results } })
}

const outcomeSchema: JsonSchema = {
  type: 'object',
  required: ['id', 'done'],
  properties: {
    id: { type: 'string' },
    done: { type: 'boolean' },
    secret: { type: 'string', description: 'The new secret of a client that was rotated: here, and never again.' },
    ...faultProperties,
  },
}

const further: z.ZodRawShape = Object.assign({}, ...Object.values(actions).map(({ members }) => members))
const bodySchema = documentedSchema(z.strictObject({ ...envelope, ...further }))

export const clientBulk: readonly Operation[] = [
  {
    method: 'POST',
    path: '/api/clients/bulk',
    scopes: doorsOf('clients').manage,
    tag: 'client',
    summary: 'Enable, disable, change, rotate or delete many clients',
    body: bodySchema,
    success: {
      status: 200,
      doc: 'The outcome for each client.',
      schema: () =>
        dataSchema({
          type: 'object',
          required: ['done', 'results'],
          properties: { done: { type: 'integer' }, results: { type: 'array', items: outcomeSchema } },
        }),
    },
    run: runBulk,
  },
  exportOperation(clientResource),
]
