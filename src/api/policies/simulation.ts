import { findClient } from '#clients/find-client.ts'
import { isObject, type Members } from '#fields/json-object.ts'
import { forbidden, notFound } from '#http/refusal.ts'
import { findPerson } from '#login/people.ts'
import type { Policy } from '#model/policy.ts'
import { type PolicyPoint, policyPoints } from '#model/policy-points.ts'
import { type PolicyRequest, policyRequest } from '#model/policy-request.ts'
import { mayAlwaysAdminister } from '#oauth/policies/ask.ts'
import { type Askers, askerSource } from '#oauth/policies/source.ts'
import { compilePolicy } from '#policy/compiled-policy.ts'
import { simulatedSource } from '#policy/gathered-request.ts'
import type { Question, RequestSource } from '#policy/points.ts'
import { policySet } from '#policy/policies.ts'
import { type PolicySet, withPolicy } from '#policy/policy-set.ts'
import type { Administered } from '../administered.ts'
import { type Call, doorsOf } from '../operation.ts'
import { policies, ruleFaults } from '../resources/policies.ts'
import { readMembers } from '../write/body.ts'
import { newDraft } from '../write/draft.ts'
import { type FieldErrors, mergeErrors, refuseFaulty } from '../write/faults.ts'
import { fieldErrors } from '../write/field-errors.ts'
import { strayMembers } from '../write/stray-members.ts'

/** A request that is only imagined, and the point at which policies are asked about it. */
export interface Simulation {
  readonly point: PolicyPoint
  readonly request: PolicyRequest
  readonly source: RequestSource
  readonly client_id: string | undefined
  readonly user_id: string | undefined
  readonly isExempt?: NonNullable<Question['isExempt']>
}

const members = ['point', 'request', 'policy', 'client_id', 'user_id'] as const

/** The body of an evaluation. @throws {Refusal} 422 with all its faults */
export function readEvaluation(call: Call): Members {
  const sent = readMembers(call.request)
  const errors = strayMembers(sent, members)
  const { point = 'operation', request = {}, policy } = sent
  if (!policyPoints.some((known) => known === point)) errors['point'] = [`expected one of ${policyPoints.join(', ')}`]
  if (policy !== undefined && policy !== null && !isObject(policy)) errors['policy'] = ['expected a policy: an object']
  for (const name of ['client_id', 'user_id']) if (sent[name] !== undefined && typeof sent[name] !== 'string') errors[name] = ['expected a text: an id']
  const parsed = policyRequest.strict().safeParse(request)
  const faults: FieldErrors = parsed.success
    ? {}
    : fieldErrors(
        parsed.error.issues.map((issue) => ({ ...issue, path: ['request', ...issue.path] })),
        'request',
      )
  refuseFaulty(mergeErrors(errors, faults))
  return sent
}

/**
 * The request that an evaluation imagines. A client and a person that it names by id are looked up, for callers who may read them anyway.
 * @throws {Refusal} 403, 404
 */
export async function simulate(sent: Members, call: Call): Promise<Simulation> {
  const request = (sent['request'] ?? {}) as PolicyRequest
  const [client_id, user_id] = [sent['client_id'] as string | undefined, sent['user_id'] as string | undefined]
  const askers = await askersNamed({ client_id, user_id }, call)
  const named = askerSource(askers, call.context)
  return {
    point: (sent['point'] ?? 'operation') as PolicyPoint,
    request,
    // Members of the request override the looked-up ones, so that one can ask about a person with another role.
    source: { ...(client_id === undefined && user_id === undefined ? { time: named.time ?? (() => undefined) } : named), ...simulatedSource(request) },
    client_id: client_id ?? textOf(request.client?.['id']) ?? textOf(request.token?.['client_id']),
    user_id: user_id ?? textOf(request.user?.['id']),
    isExempt: () => mayAlwaysAdminister(askers, call.context),
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

async function askersNamed({ client_id, user_id }: Pick<Simulation, 'client_id' | 'user_id'>, call: Call): Promise<Askers> {
  const { context } = call
  if (client_id !== undefined) refuseUnlessReader('clients', call)
  if (user_id !== undefined) refuseUnlessReader('users', call)
  const [client, user] = [
    client_id === undefined ? undefined : await findClient(context, client_id),
    user_id === undefined ? undefined : await findPerson(context, user_id),
  ]
  if (client_id !== undefined && !client) throw notFound(`there is no client ${client_id}`)
  if (user_id !== undefined && !user) throw notFound(`there is no person ${user_id}`)
  return { client, person: () => user }
}

/**
 * Checks that the caller may read the clients and people of a simulation: the right to write policies must not include that. @throws {Refusal} 403
 */
function refuseUnlessReader(area: 'clients' | 'users', { actor }: Call): void {
  const scopes = doorsOf(area).read
  if (!scopes.some((name) => actor.scopes.has(name))) throw forbidden(`to look up by id takes the scope ${scopes.join(' or ')}`)
}

/** The policies of the tenant with one that is not saved in its place among them, as if it were enforced. @throws {Refusal} 422 */
export async function policiesWith(unsaved: Members | null | undefined, call: Call): Promise<PolicySet> {
  const set = await policySet(call.context)()
  if (!unsaved) return set
  const { id, ...body } = unsaved
  const { draft, faults } = newDraft(
    policies as Administered,
    { ...writableOf(body), name: body['name'] || 'unsaved' },
    { names: call.context.names, now: call.context.now() },
  )
  const row: Policy = { ...(draft as Policy), stage: 'enforced', cases: [], ...(typeof id === 'string' ? { id } : {}) }
  refuseFaulty(mergeErrors(faults, await ruleFaults(row)))
  return withPolicy(set, await compilePolicy(row))
}

/** The body of a policy without what the server keeps: an editor sends back what it was given. */
const writableOf = ({ version: _, created_at: __, updated_at: ___, is_global: ____, ...body }: Members): Members => body
