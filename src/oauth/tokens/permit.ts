import { accessDenied, type Refusal, unmetAuthenticationRequirements } from '#http/refusal.ts'
import { type Decision, decide, linesOf } from '#policy/decide.ts'
import type { Entitlement } from './entitlement.ts'
import type { Recipient } from './minting.ts'

function refused(decision: Decision): Refusal {
  const { effect, reason } = decision
  const refusal = effect === 'step_up' ? unmetAuthenticationRequirements : accessDenied
  return refusal(`a policy of this server refuses the token: ${reason}`).because({ check: 'policy', expected: linesOf(decision), got: effect })
}

/**
 * Applies the policies to an entitlement: they may remove scopes, shorten the life, or refuse it. @throws {Refusal} when one of them refuses the
 * token
 */
export async function permit(entitlement: Entitlement, { caller, context, proof }: Recipient): Promise<Entitlement> {
  const { user_id, grant_type, scope, audience, authentication } = entitlement
  const decision = await decide(context.policies, {
    point: 'token',
    tenant: context.tenant.id,
    client_id: caller.client.id,
    user_id,
    grant_type,
    scope,
    audience,
    confirmation: proof?.confirmation,
    authentication,
  })
  if (decision.effect !== 'allow') throw refused(decision)
  const { scope: most, lifetime } = decision
  return {
    ...entitlement,
    scope: most ? scope.filter((name) => most.includes(name)) : scope,
    ...(lifetime !== undefined && { longest: Math.min(lifetime, entitlement.longest ?? lifetime) }),
  }
}
