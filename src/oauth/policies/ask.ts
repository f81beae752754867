import type { Context } from '#http/context.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { ADMINISTRATOR } from '#model/role.ts'
import { type Decision, decide, type Thoroughness } from '#policy/decide.ts'
import type { Question } from '#policy/points.ts'
import { policySet } from '#policy/policies.ts'
import { heldRoles } from '../held-scopes.ts'
import type { Askers } from './source.ts'

/**
 * Asks the policies of a tenant; nothing, where none answers at this point: then what scopes allow is allowed, and nothing was gathered. The
 * question is a function, so that a tenant without policies does not even make it.
 */
export function askPolicies(
  context: Context,
  point: Question['point'],
  question: () => Omit<Question, 'point'>,
  thoroughness?: Thoroughness,
): MaybePromise<Decision | undefined> {
  return andThen(policySet(context)(), (set) => (set.at[point].isEmpty ? undefined : decide(set, { ...question(), point }, thoroughness)))
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
