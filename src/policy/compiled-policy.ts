import type { Policy } from '#model/policy.ts'
import type { PolicyPoint } from '#model/policy-points.ts'
import type { PolicyRequest } from '#model/policy-request.ts'
import { type CompiledRule, RuleFault } from './engine.ts'
import { policyEngines } from './engines/all.ts'
import { unknown } from './truth.ts'

/** A policy that can be asked. */
export interface CompiledPolicy {
  readonly row: Policy
  readonly rule: CompiledRule
  /** It narrows a token, so it counts even where another policy allows. */
  readonly narrows: boolean
}

/** Compiles the rule of a policy. @throws {RuleFault} */
export async function compileRule({ engine, rule }: Pick<Policy, 'engine' | 'rule'>): Promise<CompiledRule> {
  const found = policyEngines.get(engine)
  if (!found) throw new RuleFault(`there is no engine ${engine}`)
  return found.compile(rule, policyEngines)
}

/** A rule that a newer or older program stored and this one cannot read: it is unknown whether it applies, so one that denies denies. */
const unreadable = (error: unknown): CompiledRule => ({
  needs: new Set(),
  test: () => unknown,
  trace: () => ({ truth: unknown, error: error instanceof Error ? error.message : 'the rule cannot be read' }),
})

export async function compilePolicy(row: Policy): Promise<CompiledPolicy> {
  const rule = await compileRule(row).catch(unreadable)
  return { row, rule, narrows: row.most_scopes !== undefined || row.longest_ttl !== undefined || row.step_up !== undefined }
}

/** The links of a policy: each is a kind and the id that it names. */
export const linksOf = ({ client_ids, user_ids, role_ids, organization_ids, operations }: Policy): readonly string[] => [
  ...client_ids.map((id) => `client ${id}`),
  ...user_ids.map((id) => `user ${id}`),
  ...role_ids.map((id) => `role ${id}`),
  ...organization_ids.map((id) => `organization ${id}`),
  ...operations.map((id) => `operation ${id}`),
]

/** A policy without links is global: it is asked about everybody. One that scopes bring is asked about those who have them. */
export const isGlobal = (row: Policy): boolean => !row.by_scope && linksOf(row).length === 0

/** A policy that is asked by scope, with the parameters of one scope. */
export function withParameters(policy: CompiledPolicy, parameters: NonNullable<PolicyRequest['parameters']>): CompiledPolicy {
  const { needs, test, trace } = policy.rule
  const rule: CompiledRule = {
    needs: new Set([...needs].filter((member) => member !== 'parameters')),
    test: (request, meter) => test({ ...request, parameters }, meter),
    trace: (request, meter) => trace({ ...request, parameters }, meter),
  }
  return { ...policy, rule }
}

export const answersAt = ({ points }: Policy, point: PolicyPoint): boolean => points.length === 0 || points.includes(point)
