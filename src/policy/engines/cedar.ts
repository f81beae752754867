import { isObject } from '#fields/json-object.ts'
import { type PolicyRequest, requestMembers } from '#model/policy-request.ts'
import { type CompiledRule, type PolicyEngine, RuleFault } from '../engine.ts'
import { isAbsent } from '../matcho/predicate.ts'
import { no, type Truth, unknown, yes } from '../truth.ts'

type Library = typeof import('@cedar-policy/cedar-wasm/nodejs')
type CedarCall = Parameters<Library['isAuthorized']>[0]
type CedarValue = CedarCall['context'][string]

/**
 * The engine of Cedar policies: a set of `permit` and `forbid`, which applies when it permits. The principal is `User::"{id}"` in its `Role::"{name}"`, or
 * `Client::"{id}"`; the action `Action::"{operation id}"`; the resource that of an access evaluation, or `Resource::"{params.id}"`; the context is
 * the request object. The library is optional and loaded when the first such policy is.
 */
export const cedar: PolicyEngine = {
  name: 'cedar',
  doc: 'Applies when a set of Cedar policies permits.',
  async compile(rule) {
    if (typeof rule !== 'string') throw new RuleFault('a rule is a text: Cedar policies')
    const library = await load()
    const read = library.checkParsePolicySet({ staticPolicies: rule })
    if (read.type === 'failure') throw new RuleFault(read.errors.map(({ message }) => message).join('; '))
    const test: CompiledRule['test'] = (request, meter) => {
      meter.checkTime()
      return askCedar(library, rule, request).truth
    }
    return { needs: new Set(requestMembers), test, trace: (request) => askCedar(library, rule, request) }
  },
}

async function load(): Promise<Library> {
  try {
    return await import('@cedar-policy/cedar-wasm/nodejs')
  } catch {
    throw new RuleFault('the package @cedar-policy/cedar-wasm is not installed on this server')
  }
}

function askCedar(library: Library, policies: string, request: PolicyRequest): { readonly truth: Truth; readonly error?: string } {
  const principal = principalOf(request)
  const roles = (request.roles ?? []).map((id) => ({ type: 'Role', id }))
  const answer = library.isAuthorized({
    principal,
    action: { type: 'Action', id: request.operation?.id ?? '' },
    resource: resourceOf(request),
    context: cedarValue(request) as CedarCall['context'],
    policies: { staticPolicies: policies },
    entities: [{ uid: principal, attrs: {}, parents: roles }],
  })
  if (answer.type === 'failure') return { truth: unknown, error: answer.errors.map(({ message }) => message).join('; ') }
  const { decision, diagnostics } = answer.response
  const [fault] = diagnostics.errors
  if (fault) return { truth: unknown, error: `${fault.policyId}: ${fault.error.message}` }
  return { truth: decision === 'allow' ? yes : no }
}

function principalOf({ user, client }: PolicyRequest) {
  const [type, row] = user ? ['User', user] : ['Client', client]
  return { type, id: String(row?.['id'] ?? '') }
}
function resourceOf({ resource, params }: PolicyRequest) {
  const type = typeof resource?.['type'] === 'string' && /^\w+$/.test(resource['type']) ? resource['type'] : 'Resource'
  return { type, id: String(resource?.['id'] ?? params?.['id'] ?? '') }
}

/** A JSON value as Cedar knows values: nothing is null, and numbers are whole. */
function cedarValue(value: unknown): CedarValue {
  if (Array.isArray(value)) return value.filter((each) => !isAbsent(each)).map(cedarValue)
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).flatMap(([name, each]) => (isAbsent(each) || name.startsWith('__') ? [] : [[name, cedarValue(each)]])))
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return String(value)
  return value as CedarValue
}
