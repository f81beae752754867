import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import type { Grant } from '#model/grant.ts'

/** A person's permission for a client, and the longest life of a token that descends from it, in seconds from now. */
export interface GivenNow extends Omit<Grant, 'id' | 'created_at' | 'expires_at' | 'revoked_at'> {
  readonly lasts: number
}

/** A new grant: the root of all tokens that will descend from it. It lasts as long as any of them can. */
export function newGrant({ lasts, ...given }: GivenNow, now: number): Grant {
  const expires_at = now + lasts * 1000
  return { ...given, id: expiringKey(expires_at, randomText(16)), created_at: now, expires_at }
}
