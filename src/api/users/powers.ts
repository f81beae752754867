import type { Context } from '#http/context.ts'
import type { User } from '#model/user.ts'
import { holdingsOf } from '#oauth/held-scopes.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'

export const isSelf = ({ id }: Pick<User, 'id'>, { actor }: Call): boolean => actor.type === 'user' && actor.id === id

/** The powers that a caller needs to set a person's password: the person's scopes, and the former powers of the person and of all that give them something. */
export async function guardOfUser(context: Context, row: User): Promise<ReadonlySet<string>> {
  const { givers, roles, scopes } = await holdingsOf(context, row, 'everywhere')
  return new Set([...scopes, ...[...givers, ...roles].flatMap(({ former_powers }) => former_powers)])
}

/**
 * Prevents privilege escalation through another account: a caller who sets a password can sign in with it, also after the person got former powers
 * back.
 * @throws {Refusal} 403
 */
export async function refuseUnlessAsMighty(call: Call, row: User): Promise<void> {
  if (!isSelf(row, call)) await refuseEscalation(call, await guardOfUser(call.context, row))
}
