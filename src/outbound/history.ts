import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import { type OutboundAttempt, outboundAttempt } from '#model/outbound/attempt.ts'
import type { Batch } from '#store/store.ts'

const DAY = 86_400_000
/** Refreshes are many and alike; everything else is kept for a month. */
const KEPT = { refreshed: 3 * DAY, other: 30 * DAY } as const

/** The day of an instant, counted from 1970, in UTC. */
export const dayOf = (at: number): number => Math.floor(at / DAY)

/** Records in the batch that does it what happened to the tokens of an authorization. */
export function noteAttempt(batch: Batch, attempt: Pick<OutboundAttempt, 'authorization_id' | 'deed' | 'at'> & Partial<OutboundAttempt>): void {
  const expires_at = attempt.at + (attempt.deed === 'refreshed' ? KEPT.refreshed : KEPT.other)
  batch.insert(outboundAttempt, { duration: 0, day: dayOf(attempt.at), ...attempt, id: expiringKey(expires_at, randomText(12)), expires_at })
}
