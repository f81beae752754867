import type { Members } from '#fields/json-object.ts'
import { Refusal } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { type SavedRequest, savedRequest } from '#model/saved-request.ts'
import type { Decision } from '#policy/decide.ts'
import { policySet } from '#policy/policies.ts'
import { type PolicySet, withoutPolicy } from '#policy/policy-set.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { refuseStrays } from '../write/stray-members.ts'
import { decideSimulation, type Operations } from './evaluate.ts'
import { policiesWith, simulate } from './simulation.ts'

/** The requests that are run at once, at most. */
const MOST = 500

interface RunOutcome {
  readonly effect: Decision['effect']
  readonly decided_by: string | null
  readonly reason: string | null
}
/** The two sets of policies that a saved request is decided by. */
interface Sides {
  readonly present: PolicySet
  readonly changed: PolicySet
  readonly operations: Operations
}

/** An outcome as people read it: what the scope check refuses is refused, whatever the policies say. */
async function outcomeOf(set: PolicySet, { request, point, client_id, user_id }: SavedRequest, call: Call, operations: Operations): Promise<RunOutcome> {
  const simulation = await simulate({ request, point, ...(client_id !== undefined && { client_id }), ...(user_id !== undefined && { user_id }) }, call)
  const { decision, scope_check } = await decideSimulation(set, simulation, operations)
  if (scope_check?.passes === false) return { effect: 'deny', decided_by: null, reason: 'the scope check fails' }
  return { effect: decision.effect, decided_by: decision.decided_by ?? null, reason: decision.reason ?? null }
}

async function runOne(row: SavedRequest, { present, changed, operations }: Sides, call: Call) {
  const { id, name } = row
  try {
    const [was, becomes] = [await outcomeOf(present, row, call, operations), await outcomeOf(changed, row, call, operations)]
    return { id, name, was, becomes, changes: was.effect !== becomes.effect, error: null }
  } catch (caught) {
    // A client or person that it names is gone, or the caller may not read them: the others are run all the same.
    if (!(caught instanceof Refusal)) throw caught
    return { id, name, was: null, becomes: null, changes: false, error: caught.message }
  }
}

async function runSaved(call: Call, operations: Operations) {
  const sent = readMembers(call.request)
  const { policy, without } = sent
  refuseStrays(sent, ['policy', 'without'])
  const { context, actor } = call
  const table = context.db.table(savedRequest)
  const [own, shared] = await Promise.all([table.find({ owner: actor.id, shared: false }, { limit: MOST }), table.find({ shared: true }, { limit: MOST })])
  const edited = await policiesWith(policy as Members | null | undefined, call)
  const sides: Sides = { present: await policySet(context)(), changed: typeof without === 'string' ? withoutPolicy(edited, without) : edited, operations }
  const results = []
  for (const row of [...own, ...shared].slice(0, MOST)) results.push(await runOne(row, sides, call))
  return json({ data: results.sort((a, b) => a.name.localeCompare(b.name)) })
}

const outcomeSchema = {
  title: 'saved_request_outcome',
  type: ['object', 'null'],
  required: ['effect', 'decided_by', 'reason'],
  properties: { effect: { enum: ['allow', 'deny', 'step_up'] }, decided_by: { type: ['string', 'null'] }, reason: { type: ['string', 'null'] } },
}

/** `POST /api/policies/run-saved`: all saved requests, decided as it is and with a policy that is not saved: which of them would change? */
export const runSavedOperation = (operations: Operations): Operation => ({
  method: 'POST',
  path: '/api/policies/run-saved',
  scopes: doorsOf('policies').read,
  tag: 'policy',
  summary: 'Decide all saved requests, as it is and with a policy that is not saved; nothing is kept',
  body: () => ({
    type: 'object',
    additionalProperties: false,
    properties: {
      policy: {
        type: ['object', 'null'],
        additionalProperties: true,
        description: 'A policy that is not saved, as if it were enforced; with the id of one that is, in its place.',
      },
      without: { type: 'string', description: 'The id of a policy that would be gone.' },
    },
  }),
  success: {
    status: 200,
    doc: 'Each saved request, by name, with both outcomes.',
    schema: () =>
      dataSchema({
        type: 'array',
        items: {
          title: 'saved_request_result',
          type: 'object',
          required: ['id', 'name', 'was', 'becomes', 'changes', 'error'],
          properties: {
            id: { type: 'string' },
            name: { type: 'string' },
            was: outcomeSchema,
            becomes: outcomeSchema,
            changes: { type: 'boolean' },
            error: { type: ['string', 'null'], description: 'Why it could not be decided: a client or person that it names is gone.' },
          },
        },
      }),
  },
  run: (call) => runSaved(call, operations),
})
