import { type PolicyPoint, policyPoints } from '#model/policy-points.ts'
import type { RequestMember } from '#model/policy-request.ts'
import { answersAt, type CompiledPolicy, isGlobal, linksOf } from './compiled-policy.ts'

/** The points with a default of denying. */
export interface DefaultMode {
  /** The points at which a request is denied unless a policy allows it. */
  readonly deny_by_default: readonly PolicyPoint[]
  /** The points at which such a denial is only recorded. */
  readonly rehearsed: readonly PolicyPoint[]
}

/** The policies that answer at one point, sorted by how they are reached. */
export interface PointPolicies {
  readonly global: readonly CompiledPolicy[]
  /** By `client {id}`, `user {id}`, `role {id}`, `organization {id}`, `operation {id}`. */
  readonly linked: ReadonlyMap<string, readonly CompiledPolicy[]>
  /** The members of the request that the global ones look at. */
  readonly globalNeeds: ReadonlySet<RequestMember>
  readonly linksRoles: boolean
  readonly linksOrganizations: boolean
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

function sortAt(point: PolicyPoint, all: readonly CompiledPolicy[], mode: DefaultMode): PointPolicies {
  const here = all.filter(({ row }) => row.stage !== 'draft' && answersAt(row, point))
  const linked = new Map<string, CompiledPolicy[]>()
  for (const policy of here)
    for (const link of linksOf(policy.row)) {
      const known = linked.get(link)
      if (known) known.push(policy)
      else linked.set(link, [policy])
    }
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
    deniesByDefault,
    rehearsesDefault,
    isEmpty: here.length === 0 && !deniesByDefault && !rehearsesDefault,
  }
}

/** Sorts policies by the points at which they answer, and by their links. */
export const sortPolicies = (all: readonly CompiledPolicy[], mode: DefaultMode): PolicySet => ({
  all,
  mode,
  at: Object.fromEntries(policyPoints.map((point) => [point, sortAt(point, all, mode)])) as PolicySet['at'],
})

/** The set with a policy in place of the one of its id, or beside the others. */
export const withPolicy = ({ all, mode }: PolicySet, policy: CompiledPolicy): PolicySet =>
  sortPolicies([...all.filter(({ row }) => row.id !== policy.row.id), policy], mode)
