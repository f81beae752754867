import { type PolicyPoint, policyPoints } from '#model/policy-points.ts'
import type { RequestMember } from '#model/policy-request.ts'
import type { Scope } from '#model/scope.ts'
import { answersAt, type CompiledPolicy, isGlobal, linksOf, withParameters } from './compiled-policy.ts'

/** The points with a default of denying. */
export interface DefaultMode {
  /** The points at which a request is denied unless a policy allows it. */
  readonly deny_by_default: readonly PolicyPoint[]
  /** The points at which such a denial is only recorded. */
  readonly rehearsed: readonly PolicyPoint[]
}

/** A scope that brings a policy. */
export type BringingScope = Pick<Scope, 'name' | 'policy_id' | 'policy_parameters'>

/** The policies that answer at one point, sorted by how they are reached. */
export interface PointPolicies {
  readonly global: readonly CompiledPolicy[]
  /** By `client {id}`, `user {id}`, `role {id}`, `organization {id}`, `operation {id}`, `scope {name}`. */
  readonly linked: ReadonlyMap<string, readonly CompiledPolicy[]>
  /** The members of the request that the global ones look at. */
  readonly globalNeeds: ReadonlySet<RequestMember>
  readonly linksRoles: boolean
  readonly linksOrganizations: boolean
  readonly linksScopes: boolean
  readonly deniesByDefault: boolean
  readonly rehearsesDefault: boolean
  /** Some answer only in shadow. */
  readonly hasShadows: boolean
  /** No policy answers at this point, and nothing is denied or rehearsed by default. */
  readonly isEmpty: boolean
}

/** All policies of a tenant, ready to be asked. */
export interface PolicySet {
  readonly all: readonly CompiledPolicy[]
  readonly mode: DefaultMode
  readonly scopes: readonly BringingScope[]
  readonly at: Readonly<Record<PolicyPoint, PointPolicies>>
}

/** The members of the request that some policies look at. */
export function needsOf(policies: readonly CompiledPolicy[]): ReadonlySet<RequestMember> {
  const needed = new Set<RequestMember>()
  for (const { rule, row } of policies) {
    for (const member of rule.needs) needed.add(member)
    if (row.step_up) needed.add('session').add('time')
  }
  return needed
}

/** The policies by what they are linked to, those with their parameters included that scopes bring. */
function byLink(here: readonly CompiledPolicy[], scopes: readonly BringingScope[]): ReadonlyMap<string, readonly CompiledPolicy[]> {
  const linked = new Map<string, CompiledPolicy[]>()
  const link = (to: string, policy: CompiledPolicy) => {
    const known = linked.get(to)
    if (known) known.push(policy)
    else linked.set(to, [policy])
  }
  for (const policy of here) for (const to of linksOf(policy.row)) link(to, policy)
  for (const { name, policy_id, policy_parameters } of scopes) {
    const policy = here.find(({ row }) => row.id === policy_id && row.by_scope)
    if (policy) link(`scope ${name}`, withParameters(policy, policy_parameters))
  }
  return linked
}

function sortAt(point: PolicyPoint, all: readonly CompiledPolicy[], { mode, scopes }: Pick<PolicySet, 'mode' | 'scopes'>): PointPolicies {
  const here = all.filter(({ row }) => row.stage !== 'draft' && answersAt(row, point))
  const linked = byLink(here, scopes)
  const links = [...linked.keys()]
  const [deniesByDefault, rehearsesDefault] = [mode.deny_by_default.includes(point), mode.rehearsed.includes(point)]
  const global = here.filter(({ row }) => isGlobal(row))
  return {
    global,
    globalNeeds: needsOf(global),
    hasShadows: here.some(({ row }) => row.stage === 'shadow'),
    linked,
    linksRoles: links.some((link) => link.startsWith('role ')),
    linksOrganizations: links.some((link) => link.startsWith('organization ')),
    linksScopes: links.some((link) => link.startsWith('scope ')),
    deniesByDefault,
    rehearsesDefault,
    isEmpty: here.length === 0 && !deniesByDefault && !rehearsesDefault,
  }
}

/** Sorts policies by the points at which they answer, and by their links. */
export const sortPolicies = (all: readonly CompiledPolicy[], mode: DefaultMode, scopes: readonly BringingScope[] = []): PolicySet => ({
  all,
  mode,
  scopes,
  at: Object.fromEntries(policyPoints.map((point) => [point, sortAt(point, all, { mode, scopes })])) as PolicySet['at'],
})

/** The set with a policy in place of the one of its id, or beside the others. */
export const withPolicy = ({ all, mode, scopes }: PolicySet, policy: CompiledPolicy): PolicySet =>
  sortPolicies([...all.filter(({ row }) => row.id !== policy.row.id), policy], mode, scopes)

/** The set without the policy of an id. */
export const withoutPolicy = ({ all, mode, scopes }: PolicySet, id: string): PolicySet =>
  sortPolicies(
    all.filter(({ row }) => row.id !== id),
    mode,
    scopes,
  )
