import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { conflict } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { grant } from '#model/grant.ts'
import { mailLink } from '#model/mail-link.ts'
import { session } from '#model/session.ts'
import { trustedDevice } from '#model/trusted-device.ts'
import { type User, user } from '#model/user.ts'
import { type Batch, Lost } from '#store/store.ts'
import { ownEvent } from './own-event.ts'
import { lastHashes } from './password-history.ts'
import { hashingOf } from './password-home.ts'
import { hashPassword } from './passwords.ts'
import { orderSignedOut } from './signed-out.ts'
import { sweepInstant, untilPast } from './sweep.ts'

/** Changes a password and ends every session and grant of the account: a thief who knew the old one loses access on every device. */
export const passwordChanged = async (context: Context, person: User, password: string) => ({
  password_hash: await hashPassword(password, await hashingOf(context, person)),
  former_password_hashes: await lastHashes(context, person),
  failed_sign_ins: 0,
  locked_until: undefined,
  tokens_revoked_at: sweepInstant(context),
})

/**
 * Ends the sessions that began while the password was being changed, in the same batch: they are younger than the mark on the person, and an attacker
 * with the old password could make many.
 */
export function recordSignedOut(batch: Batch, { id: user_id }: Pick<User, 'id'>, now: number): void {
  batch.changeAny(session, { user_id, ended_at: undefined }, { ended_at: now })
  // A link to a new password that was mailed before would undo the change.
  batch.remove(mailLink, { user_id })
  batch.remove(trustedDevice, { user_id })
  batch.changeAny(grant, { user_id, revoked_at: undefined }, { revoked_at: now })
  orderSignedOut(batch, { user_id }, now)
}

/** A new password of a person. */
export interface PasswordChange {
  readonly person: User
  readonly password: string
  /** Further changes of the person. */
  readonly more?: Partial<User>
  /** Further writes, in the same transaction. */
  readonly also?: (batch: Batch) => void
}

/** Changes a person's password. All their sessions and tokens are revoked. @throws {Refusal} 409 when it was changed meanwhile. */
export async function changePassword(request: Request, context: Context, { person, password, more = {}, also }: PasswordChange): Promise<User> {
  const patch = {
    ...(await passwordChanged(context, person, password)),
    must_change_password: false,
    ...more,
    version: person.version + 1,
    updated_at: context.now(),
  }
  try {
    await context.db.together((batch) => {
      batch.change(user, { id: person.id, password_hash: person.password_hash }, patch)
      also?.(batch)
      recordSignedOut(batch, person, context.now())
      record(batch, ownEvent(context, { request, person, action: 'user.password_changed', changes: { password: {} } }))
    })
  } catch (error) {
    throw error instanceof Lost ? conflict('the password was changed a moment ago; sign in again', error) : error
  }
  await untilPast(context, patch.tokens_revoked_at)
  return { ...person, ...patch }
}
