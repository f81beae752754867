import { accessDenied, type Refusal, unmetAuthenticationRequirements } from '#http/refusal.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { findPerson } from '#login/people.ts'
import { type Decision, explainDecision } from '#policy/decide.ts'
import type { Question } from '#policy/points.ts'
import { askPolicies, mayAlwaysAdminister } from '../policies/ask.ts'
import { DEBUG_HEADER } from '../policies/debug-token.ts'
import { type Askers, askerSource, clientSource, httpSource, sessionOf } from '../policies/source.ts'
import type { Entitlement } from './entitlement.ts'
import type { Recipient } from './minting.ts'

/** The name under which policies know that a token is to be issued. */
export const ISSUE_TOKEN = 'issue_token'

function policyRefusal(decision: Decision): Refusal {
  const { effect, reason } = decision
  const refusal = effect === 'step_up' ? unmetAuthenticationRequirements : accessDenied
  return refusal(`a policy of this server refuses the token: ${reason}`).because({ check: 'policy', decision: explainDecision(decision) })
}

function questionAbout(entitlement: Entitlement, { caller, context, proof, request }: Recipient): Omit<Question, 'point'> {
  const { user_id, grant_type: type, scope, audience, authentication } = entitlement
  const askers: Askers = { client: caller.client, person: () => (user_id === undefined ? undefined : findPerson(context, user_id)) }
  return {
    operation: ISSUE_TOKEN,
    client_id: caller.client.id,
    user_id,
    scopes: { takes: scope, held: scope },
    request_id: request?.id,
    debug: request?.headers[DEBUG_HEADER],
    isExempt: () => mayAlwaysAdminister(askers, context),
    source: {
      ...(request && httpSource(request)),
      ...(user_id === undefined ? clientSource(context)(caller.client) : askerSource(askers, context)),
      operation: () => ({ id: ISSUE_TOKEN }),
      session: () => authentication && sessionOf({ ...authentication, amr: [...authentication.amr] }),
      grant: () => ({ type, scope: [...scope], audience: [...audience], bound: proof !== undefined }),
    },
  }
}

/**
 * Applies the policies to an entitlement: they may remove scopes, shorten the life, or refuse it. @throws {Refusal} when one of them refuses the
 * token
 */
export const permit = (entitlement: Entitlement, recipient: Recipient): MaybePromise<Entitlement> =>
  andThen(
    askPolicies(recipient.context, 'token', () => questionAbout(entitlement, recipient)),
    (decision) => (decision ? narrowEntitlement(entitlement, decision) : entitlement),
  )

function narrowEntitlement(entitlement: Entitlement, decision: Decision): Entitlement {
  if (decision.effect !== 'allow') throw policyRefusal(decision)
  const { scope: most, lifetime } = decision
  const { scope } = entitlement
  return {
    ...entitlement,
    scope: most ? scope.filter((name) => most.includes(name)) : scope,
    ...(lifetime !== undefined && { longest: Math.min(lifetime, entitlement.longest ?? lifetime) }),
  }
}
