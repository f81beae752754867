import type { Context } from '#http/context.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { seenOnce } from '#model/seen-once.ts'
import { Conflict } from '#store/store.ts'

/** An identifier that may be used once: its maker, its text and its expiry in milliseconds since 1970. */
export interface OnceOnly {
  readonly issuer: string
  readonly jti: string
  readonly expires_at: number
}

/**
 * Spends the `jti` of an assertion (RFC 7523 §3). Returns true when it was new: the insert spends it, and of two racing requests one gets a Conflict.
 */
export async function spendOnce({ issuer, jti, expires_at }: OnceOnly, { db, vault }: Context): Promise<boolean> {
  try {
    await db.table(seenOnce).insert({ id: expiringKey(expires_at, vault.digest('jti', `${issuer} ${jti}`)), expires_at })
    return true
  } catch (caught) {
    if (caught instanceof Conflict) return false
    throw caught
  }
}
