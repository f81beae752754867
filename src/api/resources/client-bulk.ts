import { Refusal, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { exportOperation } from '../list/export.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { readMembers } from '../write/body.ts'
import { removeRow } from '../write/remove.ts'
import { setActive } from './client-verbs.ts'
import { clientResource } from './clients.ts'

const MOST = 500
/** How many clients are changed at once: their writes share commits, and other requests are served in between. */
const ABREAST = 25

const actions = {
  enable: (call: Call) => setActive(call, true),
  disable: (call: Call) => setActive(call, false),
  delete: (call: Call) => removeRow(clientResource, call),
} as const
type Action = keyof typeof actions
const isAction = (value: unknown): value is Action => typeof value === 'string' && Object.hasOwn(actions, value)

/** The outcome for one client. */
interface Outcome {
  readonly id: string
  readonly done: boolean
  readonly code?: string
  readonly message?: string
}

/** Performs the action on one client, like a single request. */
async function outcomeOf(id: string, action: Action, call: Call): Promise<Outcome> {
  const { 'if-match': _, ...headers } = call.request.headers
  try {
    await actions[action]({ ...call, request: { ...call.request, headers, params: { id } }, settle: () => {} })
    return { id, done: true }
  } catch (caught) {
    if (!(caught instanceof Refusal)) throw caught
    return { id, done: false, code: caught.error.toUpperCase(), message: caught.message }
  }
}

function readBulk(call: Call): { readonly action: Action; readonly ids: readonly string[] } {
  const { action, ids, ...unknown } = readMembers(call.request)
  const errors: Record<string, string[]> = Object.fromEntries(
    Object.keys(unknown).map((name) => [name.slice(0, 64), ['is not known here; there is action, and ids']]),
  )
  if (!isAction(action)) errors['action'] = [`expected one of ${Object.keys(actions).join(', ')}`]
  const keys = Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? [...new Set(ids as string[])] : []
  if (keys.length === 0 || keys.length > MOST) errors['ids'] = [`expected a list of 1 to ${MOST} client ids`]
  if (!isAction(action) || Object.keys(errors).length > 0) throw unprocessable(errors)
  return { action, ids: keys }
}

/** `POST /api/clients/bulk`: one action on many clients, each separately: a refusal for one does not stop the others. */
async function bulk(call: Call) {
  const { action, ids } = readBulk(call)
  const results: Outcome[] = []
  for (let at = 0; at < ids.length; at += ABREAST) results.push(...(await Promise.all(ids.slice(at, at + ABREAST).map((id) => outcomeOf(id, action, call)))))
  return json({ data: { done: results.filter(({ done }) => done).length, results } })
}

export const clientBulk: readonly Operation[] = [
  {
    method: 'POST',
    path: '/api/clients/bulk',
    scopes: doorsOf('clients').manage,
    tag: 'client',
    summary: 'Enable, disable or delete many clients',
    body: () => ({
      type: 'object',
      required: ['action', 'ids'],
      additionalProperties: false,
      properties: { action: { enum: Object.keys(actions) }, ids: { type: 'array', minItems: 1, maxItems: MOST, items: { type: 'string' } } },
    }),
    success: {
      status: 200,
      doc: 'The outcome for each client.',
      schema: () => ({
        type: 'object',
        required: ['data'],
        properties: {
          data: {
            type: 'object',
            required: ['done', 'results'],
            properties: {
              done: { type: 'integer' },
              results: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['id', 'done'],
                  properties: { id: { type: 'string' }, done: { type: 'boolean' }, code: { type: 'string' }, message: { type: 'string' } },
                },
              },
            },
          },
        },
      }),
    },
    run: bulk,
  },
  exportOperation(clientResource),
]
