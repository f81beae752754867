import type { Context } from '#http/context.ts'
import { forbidden, type Refusal } from '#http/refusal.ts'
import { explainDecision } from '#policy/decide.ts'
import type { DemandedSignIn, Judgement } from '#policy/judge.ts'
import { refuseToken, type Scheme } from '../proof/challenge.ts'

/** A call of an API that policies refuse. */
export interface RefusedCall {
  readonly decision: Judgement
  readonly scheme: Scheme | 'basic'
}

const parametersOf = ({ acr_values, max_age }: DemandedSignIn): string =>
  [acr_values ? `, acr_values="${acr_values.join(' ')}"` : '', max_age === undefined ? '' : `, max_age="${max_age}"`].join('')

/**
 * The refusal of an API call by a policy: 403; or 401 `insufficient_user_authentication` with the sign-in that is demanded (RFC 9470 §3), where the call
 * shows a token that another sign-in could replace.
 */
export function refuseByPolicy({ decision, scheme }: RefusedCall, context: Context): Refusal {
  const { effect, reason, step_up = {} } = decision
  const message = `a policy of this server refuses it: ${reason}`
  const facts = { check: 'policy', decision: explainDecision(decision) } as const
  if (effect !== 'step_up' || scheme === 'basic') return forbidden(message).because(facts)
  const fault = { error: 'insufficient_user_authentication', status: 401, message, more: parametersOf(step_up) }
  return refuseToken(scheme, fault, context).because({ ...facts, spec: 'RFC 9470 §3' })
}
