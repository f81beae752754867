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
export function noteAttempt(batch: Batch, attempt: NewAttempt): void {
  const { authorization_id, outcome, error, detail, duration = 0, at } = attempt
  const expires_at = at + (outcome === 'refreshed' ? KEPT.refreshed : KEPT.other)
  const id = expiringKey(expires_at, randomText(12))
  batch.insert(outboundAttempt, { id, authorization_id, outcome, error, detail: detail?.slice(0, 1024), duration, day: dayOf(at), at, expires_at })
}

/** An attempt before it has a key and a day. */
export type NewAttempt = Pick<OutboundAttempt, 'authorization_id' | 'outcome' | 'at'> & Partial<Pick<OutboundAttempt, 'error' | 'detail' | 'duration'>>
