import type { Policy } from '#model/policy.ts'
import type { PolicyPoint } from '#model/policy-points.ts'
import type { PolicyRequest } from '#model/policy-request.ts'

/** A request that shows what a ready policy does. */
export interface Example {
  readonly name: string
  readonly request: PolicyRequest
}

/** A policy that is ready to be used: what it is for, its document, and two requests, of which one passes and one is stopped. */
export interface ReadyPolicy {
  readonly slug: string
  /** The purpose, in a few words. */
  readonly title: string
  /** The parts that have to be filled in. */
  readonly words: string
  readonly point: PolicyPoint
  readonly policy: Pick<Policy, 'name' | 'effect' | 'engine'> & Partial<Policy>
  readonly passes: Example
  readonly stopped: Example
}

/**
 * The document of a ready policy, as an editor begins with it: in shadow, so that it binds nobody yet, and with its two examples as cases. Of a policy
 * that denies or narrows the rule applies to what is stopped; of one that allows, to what passes.
 */
export function documentOf({ policy, point, passes, stopped }: ReadyPolicy): Partial<Policy> {
  const narrows = policy.most_scopes !== undefined || policy.longest_ttl !== undefined || policy.step_up !== undefined
  const stops = policy.effect === 'deny' || narrows
  const caseOf = ({ name, request }: Example, applies: boolean) => ({ name, request, applies })
  return { ...policy, stage: 'shadow', points: [point], cases: [caseOf(passes, !stops), caseOf(stopped, stops)] }
}
