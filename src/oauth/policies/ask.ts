import type { Context } from '#http/context.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { ADMINISTRATOR } from '#model/role.ts'
import { type Decision, decide } from '#policy/decide.ts'
import type { Judgement, Step } from '#policy/judge.ts'
import type { Question } from '#policy/points.ts'
import { policySet } from '#policy/policies.ts'
import { heldRoles } from '../held-scopes.ts'
import { isDebugged } from './debug-token.ts'
import { decisionRecorder } from './recorder.ts'
import type { Askers } from './source.ts'

/**
 * Asks the policies of a tenant, and records a sample of the decisions. Undefined where no policy answers at this point: then scopes alone decide. The
 * question is a function, so that a tenant without policies does not even make it.
 */
export const askPolicies = (context: Context, point: Question['point'], makeQuestion: () => Omit<Question, 'point'>): MaybePromise<Decision | undefined> =>
  andThen(policySet(context)(), (set) => {
    if (set.at[point].isEmpty) return undefined
    const question = { ...makeQuestion(), point }
    const debugged = question.debug !== undefined && isDebugged(context, question.debug, question)
    return andThen(decide(set, question, { thorough: debugged }), (decision) => {
      decisionRecorder(context).note({ question, decision, debugged })
      return decision
    })
  })

/**
 * Asks the policies about what is off until one allows it: an enforced one that is linked to the operation itself, because one that allows much else must not
 * switch it on unnoticed. What another policy denies stays denied.
 */
export async function askLinkedPolicies(context: Context, question: Question): Promise<Judgement> {
  const set = await policySet(context)()
  const linked = new Set(set.at[question.point].linked.get(`operation ${question.operation}`)?.map(({ row }) => row.id))
  const decision = await decide(set, question, { thorough: true })
  const allows = ({ policy, effect, stage, applies }: Step) => linked.has(policy) && effect === 'allow' && stage === 'enforced' && applies === 'yes'
  if (decision.effect !== 'allow' || decision.trace().some(allows)) return decision
  return { effect: 'deny', reason: 'no policy that is linked to the operation allows it', trace: decision.trace }
}

/**
 * True when a default of denying does not bind the caller: the clients that the server itself made to administer it, acting for themselves, and
 * people with the administrator role. Somebody must be left who can write the first policy that allows.
 */
export const mayAlwaysAdminister = ({ client, person }: Askers, context: Context): MaybePromise<boolean> =>
  andThen(person(), (user) => {
    if (!user) return client?.protected === true
    return heldRoles(context, user).then((roles) => roles.some(({ id }) => id === ADMINISTRATOR))
  })
