import type { Context } from '#http/context.ts'
import type { User } from '#model/user.ts'
import { backendOf, heldRoles, heldScopes } from '#oauth/held-scopes.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'

export const isSelf = ({ id }: Pick<User, 'id'>, { actor }: Call): boolean => actor.type === 'user' && actor.id === id

/** The powers that guard a person: the scopes that they hold, and the powers over the server that they held, or that their roles and backend gave, before. */
export async function guardOfUser(context: Context, row: User): Promise<ReadonlySet<string>> {
  const [held, roles, home] = await Promise.all([heldScopes(context, row), heldRoles(context, row), backendOf(context, row)])
  return new Set([...held, ...row.former_powers, ...roles.flatMap((role) => role.former_powers), ...(home?.former_powers ?? [])])
}

/**
 * Refuses what would make somebody mightier through another: whoever sets a password can sign in with it, also once the other got back what
 * was taken from them.
 * @throws {Refusal} 403
 */
export async function refuseUnlessAsMighty(call: Call, row: User): Promise<void> {
  if (!isSelf(row, call)) await refuseEscalation(call, await guardOfUser(call.context, row))
}
