import type { Members } from '#fields/json-object.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { json } from '#http/render.ts'
import { policyPoints, policyStages } from '#model/policy-points.ts'
import { decide } from '#policy/decide.ts'
import type { ScopeCheck } from '#policy/points.ts'
import type { PolicySet } from '#policy/policy-set.ts'
import { requestSchema } from '#policy/request-schema.ts'
import { tellDecision } from '#policy/told-decision.ts'
import { type Call, doorsOf, type Operation, operationId } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { mismatchSchema } from './pattern-lab.ts'
import { policiesWith, readEvaluation, type Simulation, simulate } from './simulation.ts'

/** The operations of the API, once all are known. */
export type Operations = () => readonly Operation[]

/** The operation that a request is about: the one that it names, or the one of its method and path. */
function operationOf({ request, point }: Simulation, operations: Operations): Operation | undefined {
  if (point !== 'operation') return undefined
  const { operation, method, path } = request
  if (operation) return operations().find((each) => operationId(each) === operation.id)
  const found = operations().filter((each) => each.method === method && pathPattern(each.path).test(path ?? ''))
  // An exact path comes before one with a named part.
  return found.sort((a, b) => a.path.split(':').length - b.path.split(':').length)[0]
}
const pathPattern = (path: string) => new RegExp(`^${path.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`)

/** The check of scopes, where the request says which scopes its token has. */
function scopeCheckOf(operation: Operation | undefined, { request }: Simulation): (ScopeCheck & { readonly passes: boolean }) | null {
  const held = request.token?.['scope']
  if (!operation || !Array.isArray(held)) return null
  const names = held.map(String)
  return { takes: operation.scopes, held: names, passes: operation.scopes.some((name) => names.includes(name)) }
}

/** The scopes of the imagined caller, where no operation of ours is asked for: those of its token, or of the one that is to be issued. */
function scopeCheck({ request: { token, grant } }: Simulation): ScopeCheck | undefined {
  const held = grant?.scope ?? token?.['scope']
  return Array.isArray(held) ? { takes: [], held: held.map(String) } : undefined
}

/** The decision on an imagined request, with the scope check that stands beside it. */
export async function decideSimulation(set: PolicySet, simulation: Simulation, operations: Operations) {
  const operation = operationOf(simulation, operations)
  const id = operation ? operationId(operation) : (simulation.request.operation?.id ?? (simulation.point === 'token' ? 'issue_token' : ''))
  const { source, ...who } = simulation
  const described = operation && { id, method: operation.method, path: operation.path.replace(/:(\w+)/g, '{$1}') }
  const asked = { ...source, operation: source.operation ?? (() => described ?? { id }) }
  const scope_check = scopeCheckOf(operation, simulation)
  const decision = await decide(set, { ...who, operation: id, source: asked, scopes: scope_check ?? scopeCheck(simulation) }, { thorough: true })
  return { decision, scope_check }
}

async function evaluate(call: Call, operations: Operations) {
  const sent = readEvaluation(call)
  const simulation = await simulate(sent, call)
  const set = await policiesWith(sent['policy'] as Members | null | undefined, call)
  const { decision, scope_check } = await decideSimulation(set, simulation, operations)
  await decision.gathered.gatherAll()
  return json({
    data: {
      ...tellDecision(decision),
      allowed: decision.effect === 'allow' && scope_check?.passes !== false,
      scope_check,
      request: decision.gathered.request,
    },
  })
}

const nullable = (type: string) => ({ type: [type, 'null'] })
const truthWord = { enum: ['no', 'unknown', 'yes'], description: 'Unknown counts against the caller: a deny then denies, an allow does not allow.' }
/** How a rule came to its answer; of a rule that is made of others, each of them. */
const ruleTraceSchema: JsonSchema = {
  title: 'policy_rule_trace',
  type: 'object',
  required: ['applies', 'error', 'mismatches', 'parts'],
  properties: {
    name: { type: 'string', description: 'The place of a rule that is a part of another.' },
    applies: truthWord,
    error: { ...nullable('string'), description: 'Why it could not be decided.' },
    mismatches: { type: 'array', items: mismatchSchema },
    parts: { type: 'array', items: { $ref: '#/components/schemas/PolicyRuleTrace' } },
  },
}
const stepSchema: JsonSchema = {
  title: 'policy_step',
  type: 'object',
  required: ['policy', 'name', 'engine', 'effect', 'stage', 'applies', 'error'],
  properties: {
    policy: { type: 'string' },
    name: { type: 'string' },
    engine: { type: 'string' },
    effect: { enum: ['allow', 'deny'] },
    stage: { enum: policyStages },
    applies: truthWord,
    error: nullable('string'),
    rule: ruleTraceSchema,
  },
}
/** The steps of a decision, where an answer tells them. */
export const traceSchema: JsonSchema = { type: 'array', items: stepSchema, description: 'Every policy that was asked, and whether its rule applied.' }
const stepUpSchema: JsonSchema = {
  type: ['object', 'null'],
  description: 'The sign-in that is demanded (RFC 9470 §3): as strong as one of these, and no longer ago than so many seconds.',
  properties: { acr_values: { type: 'array', items: { type: 'string' } }, max_age: { type: 'integer' } },
}
const judgementProperties: Readonly<Record<string, JsonSchema>> = {
  effect: { enum: ['allow', 'deny', 'step_up'] },
  decided_by: { ...nullable('string'), description: 'The policy that allowed, denied or demands more; null when none did.' },
  reason: nullable('string'),
  scope: { type: ['array', 'null'], items: { type: 'string' }, description: 'The most scopes that the token may have.' },
  lifetime: { ...nullable('integer'), description: 'The most seconds that it may live.' },
  step_up: stepUpSchema,
  trace: traceSchema,
}
/** The members of a decision in an answer, each of which is there. */
const decisionProperties: Readonly<Record<string, JsonSchema>> = {
  ...judgementProperties,
  shadow: {
    type: ['object', 'null'],
    required: Object.keys(judgementProperties),
    properties: judgementProperties,
    description: 'The answer if the policies in shadow were enforced, where it is another.',
  },
  cost: { type: 'integer', description: 'The work it took: values looked at, characters matched.' },
}
const scopeCheckSchema: JsonSchema = {
  type: ['object', 'null'],
  required: ['takes', 'held', 'passes'],
  description: 'The check of scopes, which comes first; null where the request does not say the scopes of a token. Both must pass.',
  properties: { takes: { type: 'array', items: { type: 'string' } }, held: { type: 'array', items: { type: 'string' } }, passes: { type: 'boolean' } },
}

/** `POST /api/policies/evaluate`: a dry run of the policies, one that is not saved among them, on an imagined request. */
export const evaluateOperation = (operations: Operations): Operation => ({
  method: 'POST',
  path: '/api/policies/evaluate',
  scopes: doorsOf('policies').read,
  tag: 'policy',
  summary: 'Decide an imagined request, by the policies there are or with one that is not saved; nothing is kept',
  body: () => ({
    type: 'object',
    additionalProperties: false,
    properties: {
      point: { enum: policyPoints, default: 'operation' },
      request: requestSchema(),
      policy: { type: ['object', 'null'], description: 'A policy that is not saved, as if it were enforced; with the id of one that is, in its place.' },
      client_id: { type: 'string', description: 'A client to look up; takes a scope that reads clients.' },
      user_id: { type: 'string', description: 'A person to look up; takes a scope that reads people.' },
    },
  }),
  success: {
    status: 200,
    doc: 'The decision, and the request object exactly as it was evaluated.',
    schema: () =>
      dataSchema({
        title: 'policy_evaluation',
        type: 'object',
        required: ['allowed', ...Object.keys(decisionProperties), 'scope_check', 'request'],
        properties: { allowed: { type: 'boolean' }, ...decisionProperties, scope_check: scopeCheckSchema, request: requestSchema() },
      }),
  },
  refuses: [404],
  run: (call) => evaluate(call, operations),
})
