import type { Context } from '#http/context.ts'
import { type User, user } from '#model/user.ts'

const LONGEST_LOCKOUT = 86_400_000

/** A counted code. */
export interface CountedCode {
  /** The code may be checked; false while the second factor is locked. */
  readonly allowed: boolean
  /** The second factor is locked if this code is wrong. */
  readonly locks: boolean
}

/**
 * Counts a code before it is checked, by compare and set, so that parallel guesses at all nodes are counted (RFC 4226 §7.3). It is counted apart from
 * passwords: a right password must not give new guesses at the code. Each lockout lasts twice as long as the one before, since a code has six digits.
 */
export async function countCode(context: Context, found: Pick<User, 'id'>): Promise<CountedCode> {
  const { lockout_attempts, lockout_ttl } = context.settings
  const people = context.db.table(user)
  for (let person = await people.get(found.id); person; person = await people.get(found.id)) {
    const { id, failed_factors, factors_locked_until } = person
    const now = context.now()
    if (factors_locked_until !== undefined && factors_locked_until > now) return { allowed: false, locks: false }
    const wrong = failed_factors + 1
    const locks = wrong % lockout_attempts === 0
    const lasts = Math.min(LONGEST_LOCKOUT, lockout_ttl * 1000 * 2 ** (Math.min(wrong / lockout_attempts, 20) - 1))
    const patch = { failed_factors: wrong, factors_locked_until: locks ? Math.ceil(now + lasts) : undefined }
    if (await people.change({ id, failed_factors, factors_locked_until }, patch)) return { allowed: true, locks }
  }
  return { allowed: false, locks: false }
}

/** The counts after a right second factor. */
export const nothingCounted = { failed_factors: 0, factors_locked_until: undefined } as const
