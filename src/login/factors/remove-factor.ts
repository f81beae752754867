import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { type Factor, factor } from '#model/factor.ts'
import { recoveryCode } from '#model/recovery-code.ts'
import { trustedDevice } from '#model/trusted-device.ts'
import { unfinishedSignIn } from '#model/unfinished-sign-in.ts'
import { type User, user } from '#model/user.ts'
import type { Batch } from '#store/store.ts'
import { ownEvent } from '../own-event.ts'
import { removeWayIn } from '../ways-in.ts'
import { factorChange } from './add-factor.ts'
import { nothingCounted } from './count-code.ts'
import { factorsOf, isPasskey } from './factors.ts'
import { letterOf } from './letter.ts'
import { recordAllDistrusted } from './trusted-device.ts'

/**
 * Removes a factor of a person; with the last one go the recovery codes and the trust in browsers. The person is told by mail.
 * @returns false for a passkey that is their only way to sign in
 */
export async function removeFactor(context: Context, person: User, { row, request }: { readonly row: Factor; readonly request: Request }): Promise<boolean> {
  const isLast = (await factorsOf(context, person.id)).every(({ id }) => id === row.id)
  const tell = await letterOf(context, person, { letter: 'factor_removed', values: { name: row.name }, path: '/account/factors' })
  const write = (batch: Batch) => {
    batch.remove(factor, { id: row.id, user_id: person.id })
    if (isLast) {
      batch.remove(recoveryCode, { user_id: person.id })
      // The trust stood for the factor: kept, it would meet the rules that demand one, without any.
      recordAllDistrusted(batch, person.id, context.now())
    }
    record(batch, ownEvent(context, { request, person, action: 'user.factor_removed', changes: factorChange(row, 'before') }))
    tell(batch)
  }
  if (isPasskey(row)) return removeWayIn(context, person, { without: row.id, write })
  await context.db.together(write)
  return true
}

/** Removes everything that a person could show as a second factor, and lifts the lockout of it. */
export function recordNoFactors(batch: Batch, { id }: Pick<User, 'id'>): void {
  recordFactorsGone(batch, id)
  batch.changeAny(user, { id }, nothingCounted)
}

/** Removes the factors of a person, and the sign-ins that wait for one. */
export function recordFactorsGone(batch: Batch, user_id: string): void {
  batch.remove(factor, { user_id })
  batch.remove(recoveryCode, { user_id })
  batch.remove(unfinishedSignIn, { user_id })
  batch.remove(trustedDevice, { user_id })
}
