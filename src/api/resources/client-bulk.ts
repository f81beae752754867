import { isObject } from '#fields/json-object.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { Refusal, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { exportOperation } from '../list/export.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { type Members, readMembers } from '../write/body.ts'
import { type BulkAction, bulkActions, singleCall } from './bulk-actions.ts'
import { clientResource } from './clients.ts'

const MOST = 500
/** How many clients are changed at once: their writes share commits, and other requests are served in between. */
const ABREAST = 25

const actions: Readonly<Record<string, BulkAction>> = bulkActions

/** The outcome for one client. */
interface Outcome {
  readonly id: string
  readonly done: boolean
  /** The new secret of a client that was rotated. */
  readonly secret?: string
  readonly code?: string
  readonly message?: string
  readonly errors?: Refusal['errors']
}

interface Bulk {
  readonly action: BulkAction
  readonly ids: readonly string[]
  readonly sent: Members
}

const UNAVAILABLE = 'TEMPORARILY_UNAVAILABLE'
const unavailable = (id: string, message: string): Outcome => ({ id, done: false, code: UNAVAILABLE, message })

/**
 * Performs the action on one client, like a single request. An error of ours is an outcome, too: the answer holds the only copy of the secrets that were
 * made before it.
 */
async function outcomeOf(id: string, { action, sent }: Bulk, call: Call): Promise<Outcome> {
  try {
    const single = await singleCall(action, id, { call, sent })
    await call.permit?.(action.operation, single)
    const { body } = await (action.run ?? action.operation.run)(single, sent)
    const secret = body.length === 0 ? undefined : JSON.parse(body.toString()).data?.secret
    return { id, done: true, ...(typeof secret === 'string' ? { secret } : {}) }
  } catch (caught) {
    if (!(caught instanceof Refusal)) {
      call.context.log.error({ err: caught, client_id: id }, 'One of many clients failed')
      return unavailable(id, 'the server failed; nothing is known to have changed: look at the client, and try again')
    }
    return { id, done: false, code: caught.error.toUpperCase(), message: caught.message, ...(caught.errors ? { errors: caught.errors } : {}) }
  }
}

/** @throws {Refusal} 422 with every fault of the body */
function readBulk(call: Call): Bulk {
  const { action: name, ids, ...sent } = readMembers(call.request)
  const action = typeof name === 'string' && Object.hasOwn(actions, name) ? actions[name] : undefined
  const errors: Record<string, string[]> = {}
  if (action === undefined) errors['action'] = [`expected one of ${Object.keys(actions).join(', ')}`]
  const keys = Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? [...new Set(ids as string[])] : []
  if (keys.length === 0 || keys.length > MOST) errors['ids'] = [`expected a list of 1 to ${MOST} client ids`]
  for (const [member, value] of Object.entries(sent)) {
    const schema = action?.members[member]
    if (schema === undefined) errors[member.slice(0, 64)] = [unknownTo(name, action)]
    else if (!fits(value, schema)) errors[member] = [`expected ${schema['type'] === 'array' ? 'a list of scope names' : `an ${schema['type']}`}`]
  }
  const together = action?.fault?.(sent)
  if (together !== undefined) errors['action'] = [together]
  if (action === undefined || Object.keys(errors).length > 0) throw unprocessable(errors)
  return { action, ids: keys, sent }
}

const unknownTo = (name: unknown, action: BulkAction | undefined): string =>
  action === undefined ? 'is not known here' : `is not known to ${name}; there is ${['action', 'ids', ...Object.keys(action.members)].join(', ')}`

function fits(value: unknown, { type, maxItems }: JsonSchema): boolean {
  if (type === 'array') return Array.isArray(value) && value.length <= Number(maxItems) && value.every((one) => typeof one === 'string')
  return type === 'integer' ? Number.isSafeInteger(value) : isObject(value)
}

/**
 * `POST /api/clients/bulk`: one action on many clients, each separately: a refusal for one does not stop the others. Where the server itself fails, no
 * further ones are begun.
 */
async function runBulk(call: Call) {
  const bulk = readBulk(call)
  const results: Outcome[] = []
  const abreast = (ids: readonly string[]) => Promise.all(ids.map((id) => outcomeOf(id, bulk, call)))
  for (let at = 0; at < bulk.ids.length; at += ABREAST) {
    const ids = bulk.ids.slice(at, at + ABREAST)
    const isBroken = results.some(({ code }) => code === UNAVAILABLE)
    results.push(...(isBroken ? ids.map((id) => unavailable(id, 'not begun, because the server failed before')) : await abreast(ids)))
  }
  return json({ data: { done: results.filter(({ done }) => done).length, results } })
}

const outcomeSchema: JsonSchema = {
  type: 'object',
  required: ['id', 'done'],
  properties: {
    id: { type: 'string' },
    done: { type: 'boolean' },
    secret: { type: 'string', description: 'The new secret of a client that was rotated: here, and never again.' },
    code: { type: 'string' },
    message: { type: 'string' },
    errors: { type: 'object', description: 'Field → its faults.', additionalProperties: { type: 'array', items: { type: 'string' } } },
  },
}

export const clientBulk: readonly Operation[] = [
  {
    method: 'POST',
    path: '/api/clients/bulk',
    scopes: doorsOf('clients').manage,
    tag: 'client',
    summary: 'Enable, disable, change, rotate or delete many clients',
    body: () => ({
      type: 'object',
      required: ['action', 'ids'],
      additionalProperties: false,
      properties: {
        action: { enum: Object.keys(actions) },
        ids: { type: 'array', minItems: 1, maxItems: MOST, items: { type: 'string' } },
        ...Object.assign({}, ...Object.values(actions).map(({ members }) => members)),
      },
    }),
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
