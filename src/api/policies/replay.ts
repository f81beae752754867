import { isObject, type Members } from '#fields/json-object.ts'
import { forbidden } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { type PolicyDecision, policyDecision } from '#model/policy-decision.ts'
import { type PolicyPoint, policyPoints } from '#model/policy-points.ts'
import type { PolicyRequest } from '#model/policy-request.ts'
import { type Decision, decide } from '#policy/decide.ts'
import { simulatedSource } from '#policy/gathered-request.ts'
import { policySet } from '#policy/policies.ts'
import { type PolicySet, sortPolicies } from '#policy/policy-set.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { readMembers } from '../write/body.ts'
import { refuseFaulty } from '../write/faults.ts'
import { strayMembers } from '../write/stray-members.ts'
import { type Change, clientChange, roleChange, scopeChange } from './changes.ts'
import { policiesWith } from './simulation.ts'

const members = ['policy', 'without', 'deny_by_default', 'client', 'role', 'scope', 'after', 'limit'] as const
const DEFAULT_LIMIT = 1000
const MOST = 2000
/** How far decisions are counted, for progress. */
const COUNTED = 100_000

/** The two sides of a replay: the policies in force, and those with the change. */
interface ReplayedPolicies {
  readonly present: PolicySet
  readonly changed: PolicySet
  readonly changes: readonly Change[]
}

/** @throws {Refusal} 422 with all faults of the body */
function readReplay(call: Call): Members {
  const sent = readMembers(call.request)
  const errors = strayMembers(sent, members)
  for (const name of ['policy', 'client', 'role', 'scope'])
    if (sent[name] !== undefined && sent[name] !== null && !isObject(sent[name])) errors[name] = ['expected an object: the row as it would be']
  for (const name of ['client', 'role']) if (isObject(sent[name]) && typeof sent[name]['id'] !== 'string') errors[name] = ['name the row: its id']
  if (isObject(sent['scope']) && typeof sent['scope']['name'] !== 'string') errors['scope'] = ['name the scope']
  for (const name of ['after', 'without']) if (sent[name] !== undefined && typeof sent[name] !== 'string') errors[name] = ['expected a text: an id']
  const { limit = DEFAULT_LIMIT, deny_by_default } = sent
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > MOST) errors['limit'] = [`expected a whole number of at most ${MOST}`]
  if (deny_by_default !== undefined && !(Array.isArray(deny_by_default) && deny_by_default.every((point) => policyPoints.includes(point))))
    errors['deny_by_default'] = [`expected a list of ${policyPoints.join(', ')}`]
  refuseFaulty(errors)
  return sent
}

async function planReplay(sent: Members, call: Call): Promise<ReplayedPolicies> {
  const present = await policySet(call.context)()
  const edited = await policiesWith(sent['policy'] as Members | null | undefined, call)
  const kept = edited.all.filter(({ row }) => row.id !== sent['without'])
  const deny_by_default = (sent['deny_by_default'] as readonly PolicyPoint[] | undefined) ?? present.mode.deny_by_default
  const { client, role, scope } = sent as { readonly [name in 'client' | 'role' | 'scope']?: Members }
  return {
    present,
    changed: sortPolicies(kept, { deny_by_default, rehearsed: [] }, present.scopes),
    changes: [...(client ? [clientChange(client)] : []), ...(role ? [await roleChange(role, call)] : []), ...(scope ? [scopeChange(scope)] : [])],
  }
}

function decideRecorded(set: PolicySet, row: PolicyDecision, request: PolicyRequest): Decision {
  const { point, operation, client_id, user_id, is_exempt, scope_takes: takes, scope_held: held } = row
  // All members are there already, so the decision is too.
  return decide(set, { point, operation, client_id, user_id, scopes: { takes, held }, source: simulatedSource(request), isExempt: () => is_exempt }) as Decision
}

/** The outcome of a recorded request under the change, where it differs from the present one. */
function difference(row: PolicyDecision, { present, changed, changes }: ReplayedPolicies) {
  const before = decideRecorded(present, row, row.request)
  const request = changes.reduce((made, change) => change.request({ ...row, request: made }), row.request)
  const refused = changes.map((change) => change.refuses(row)).find((why) => why !== undefined)
  const after = decideRecorded(changed, row, request)
  const [was, becomes] = [before.effect, refused === undefined ? after.effect : 'deny']
  if ((was === 'allow') === (becomes === 'allow')) return undefined
  const { request_id, at, point, operation, client_id, user_id } = row
  const decided_by = (refused === undefined ? after.decided_by : undefined) ?? null
  const reason = refused ?? after.reason ?? null
  return { request_id, at, point, operation, client_id, user_id: user_id ?? null, was, becomes, decided_by, reason }
}

async function replayDecisions(call: Call) {
  const readers = doorsOf('logs').read
  if (!readers.some((scope) => call.actor.scopes.has(scope))) throw forbidden(`to replay what others did takes the scope ${readers.join(' or ')} too`)
  const sent = readReplay(call)
  const what = await planReplay(sent, call)
  const table = call.context.db.table(policyDecision)
  const limit = (sent['limit'] as number | undefined) ?? DEFAULT_LIMIT
  const after = sent['after'] as string | undefined
  const rows = await table.find({}, { descending: true, limit, ...(after === undefined ? {} : { after: { key: after } }) })
  const differences = rows.flatMap((row) => difference(row, what) ?? [])
  const total = after === undefined ? await table.count({}, { upTo: COUNTED }) : null
  return json({
    data: {
      examined: rows.length,
      newly_allowed: differences.filter(({ becomes }) => becomes === 'allow'),
      newly_denied: differences.filter(({ becomes }) => becomes !== 'allow'),
    },
    page: { next: rows.length < limit ? null : (rows.at(-1)?.id ?? null), total },
  })
}

const outcome = {
  type: 'array',
  items: {
    title: 'policy_difference',
    type: 'object',
    required: ['request_id', 'at', 'point', 'operation', 'client_id', 'user_id', 'was', 'becomes', 'decided_by', 'reason'],
    properties: {
      request_id: { type: 'string' },
      at: { type: 'integer' },
      point: { enum: policyPoints },
      operation: { type: 'string' },
      client_id: { type: 'string' },
      user_id: { type: ['string', 'null'] },
      was: { enum: ['allow', 'deny', 'step_up'] },
      becomes: { enum: ['allow', 'deny', 'step_up'] },
      decided_by: { type: ['string', 'null'] },
      reason: { type: ['string', 'null'] },
    },
  },
}
const answerSchema = {
  title: 'policy_replay',
  type: 'object',
  required: ['examined', 'newly_allowed', 'newly_denied'],
  properties: { examined: { type: 'integer' }, newly_allowed: outcome, newly_denied: outcome },
}
const progressSchema = {
  title: 'policy_replay_page',
  type: 'object',
  required: ['next', 'total'],
  properties: {
    next: { type: ['string', 'null'], description: 'Send it as `after` for the next page; null at the end.' },
    total: { type: ['integer', 'null'], description: 'How many decisions are kept; told with the first page.' },
  },
}
const changedRow = (description: string) => ({ type: ['object', 'null'], additionalProperties: true, description })

/** `POST /api/policies/replay`: a change over the decisions that are kept, page by page, so that whoever asks sees how far it is. */
export const replayOperation: Operation = {
  method: 'POST',
  path: '/api/policies/replay',
  scopes: doorsOf('policies').read,
  tag: 'policy',
  summary: 'See who would newly be allowed or denied by a change, over the decisions that are kept; nothing is changed',
  body: () => ({
    type: 'object',
    additionalProperties: false,
    properties: {
      policy: changedRow('A policy that is not saved, as if it were enforced; with the id of one that is, in its place.'),
      without: { type: 'string', description: 'The id of a policy that would be gone.' },
      deny_by_default: {
        type: 'array',
        items: { enum: policyPoints },
        description: 'The questions to which the answer would be no where no policy allows it.',
      },
      client: changedRow('The id of a client, and the members that would change.'),
      role: changedRow('The id of a role, and the members that would change.'),
      scope: changedRow('The name of a scope, and the members that would change.'),
      after: { type: 'string', description: '`page.next` of the page before.' },
      limit: { type: 'integer', minimum: 1, maximum: MOST, default: DEFAULT_LIMIT },
    },
  }),
  success: {
    status: 200,
    doc: 'The differences in one page of decisions, the newest first.',
    schema: () => ({ type: 'object', required: ['data', 'page'], properties: { data: answerSchema, page: progressSchema } }),
  },
  run: replayDecisions,
}
