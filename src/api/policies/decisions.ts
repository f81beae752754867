import { notFound } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { type PolicyDecision, policyDecision } from '#model/policy-decision.ts'
import { type Administered, administered } from '../administered.ts'
import { listOperation } from '../list/list.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { presentOne } from '../present.ts'
import { keyIn } from '../read.ts'
import { dataSchema, rowSchema } from '../schemas.ts'
import { traceSchema } from './evaluate.ts'

/** `/api/policies/decisions`: a sample of decisions, the last first. They hold what people sent, so reading them takes the scope of the logs. */
const decisions = administered({
  resource: policyDecision,
  path: '/api/policies/decisions',
  doors: doorsOf('logs'),
  verbs: ['list'],
  sort: '-at',
  extras: { trace: traceSchema },
}) as Administered

async function findDecision({ context, ...call }: Call): Promise<PolicyDecision> {
  const [row] = await context.db.table(policyDecision).find({ request_id: keyIn({ context, ...call }, 'request_id') }, { limit: 1 })
  if (!row) throw notFound('no decision of such a request is kept: no policy was asked, it is older than a week, or it was like others that are kept')
  return row
}

/** How many of the last decisions are looked through. */
const RECENT = 5000
const MOST_CALLERS = 200
const MOST_OPERATIONS = 50

interface LockedOut {
  readonly client_id: string
  readonly user_id: string | null
  readonly operations: Set<string>
  decisions: number
  readonly last_at: number
}

/** The callers whom the policies in shadow, or the default that is rehearsed, would refuse what they are allowed now. */
async function lockedOut({ context }: Call) {
  const rows = await context.db.table(policyDecision).find({ shadow_effect: 'deny' }, { order: 'at', descending: true, limit: RECENT })
  const callers = new Map<string, LockedOut>()
  for (const { client_id, user_id = null, operation, at, effect } of rows) {
    if (effect !== 'allow') continue
    const key = `${client_id} ${user_id}`
    const known = callers.get(key) ?? { client_id, user_id, operations: new Set<string>(), decisions: 0, last_at: at }
    known.decisions++
    if (known.operations.size < MOST_OPERATIONS) known.operations.add(operation)
    callers.set(key, known)
  }
  const told = [...callers.values()].slice(0, MOST_CALLERS).map((caller) => ({ ...caller, operations: [...caller.operations] }))
  return json({ data: told })
}

/** Operations on the record of decisions. */
export const decisionOperations: readonly Operation[] = [
  listOperation(decisions),
  {
    method: 'GET',
    path: '/api/policies/decisions/:request_id',
    scopes: doorsOf('logs').read,
    tag: 'policy',
    summary: 'Read how a request was decided: the policies that were asked, the scope check beside them, and the request object',
    success: { status: 200, doc: 'The decision.', schema: (names) => dataSchema(rowSchema(decisions, names)) },
    run: async (call) => json(await presentOne(decisions, await findDecision(call), call)),
  },
  {
    method: 'GET',
    path: '/api/policies/locked-out',
    scopes: doorsOf('logs').read,
    tag: 'policy',
    summary: 'See whom the policies in shadow, or the default that is rehearsed, would lock out, by the decisions that are kept',
    success: {
      status: 200,
      doc: 'The callers, the last first.',
      schema: () =>
        dataSchema({
          type: 'array',
          items: {
            title: 'policy_locked_out',
            type: 'object',
            required: ['client_id', 'user_id', 'operations', 'decisions', 'last_at'],
            properties: {
              client_id: { type: 'string' },
              user_id: { type: ['string', 'null'] },
              operations: { type: 'array', items: { type: 'string' } },
              decisions: { type: 'integer' },
              last_at: { type: 'integer' },
            },
          },
        }),
    },
    run: lockedOut,
  },
]
