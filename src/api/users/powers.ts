import type { User } from '#model/user.ts'
import { heldScopes } from '#oauth/held-scopes.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'

export const isSelf = ({ id }: Pick<User, 'id'>, { actor }: Call): boolean => actor.type === 'user' && actor.id === id

/** Refuses what would make somebody mightier through another: whoever sets a password can sign in with it. @throws {Refusal} 403 */
export async function refuseUnlessAsMighty(call: Call, row: User): Promise<void> {
  if (!isSelf(row, call)) await refuseEscalation(call, await heldScopes(call.context, row))
}
