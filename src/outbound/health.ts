import type { Context } from '#http/context.ts'
import { type attemptOutcomes, outboundAttempt } from '#model/outbound/attempt.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import { type RemoteClient, remoteClient } from '#model/outbound/remote-client.ts'
import { before } from '#store/store.ts'
import { dayOf } from './history.ts'

const DAY = 86_400_000
/** Secrets that expire within so many days are shown, the history of so many, and so many rows of each kind. */
const [SOON, DAYS, ROWS] = [30, 30, 20]
const drawn = ['refreshed', 'failed', 'lost'] as const satisfies readonly (typeof attemptOutcomes)[number][]
const statuses = outboundAuthorization.fields.status.kind.choices as readonly OutboundAuthorization['status'][]

/** How a tenant's outbound register does: what expires, fails and was lost, and how that went day by day. */
export interface OutboundHealth {
  readonly statuses: Readonly<Record<string, number>>
  readonly expiring_secrets: readonly Pick<RemoteClient, 'id' | 'name' | 'secret_expires_at'>[]
  readonly failing: readonly Pick<OutboundAuthorization, 'id' | 'name' | 'failing_since' | 'error' | 'error_description'>[]
  readonly lost: OutboundHealth['failing']
  readonly days: readonly Readonly<Record<'day' | (typeof drawn)[number], number>>[]
}

const healthOf = ({ id, name, failing_since, error, error_description }: OutboundAuthorization) => ({ id, name, failing_since, error, error_description })

/** Every figure comes from an index: how many authorizations there are does not matter. Counts end at 10,000. */
export async function outboundHealth({ db, now }: Context): Promise<OutboundHealth> {
  const [authorizations, attempts] = [db.table(outboundAuthorization), db.table(outboundAttempt)]
  const today = dayOf(now())
  const days = Array.from({ length: DAYS }, (_, i) => today - DAYS + 1 + i)
  const troubled = (status: 'failing' | 'lost') => authorizations.find({ status }, { order: 'failing_since', descending: true, limit: ROWS })
  const [counts, expiring, failing, lost, history] = await Promise.all([
    Promise.all(statuses.map(async (status) => [status, await authorizations.count({ status })] as const)),
    db.table(remoteClient).find({ secret_expires_at: before(now() + SOON * DAY) }, { order: 'secret_expires_at', limit: ROWS }),
    troubled('failing'),
    troubled('lost'),
    Promise.all(days.map(async (day) => Promise.all(drawn.map((outcome) => attempts.count({ outcome, day }))))),
  ])
  return {
    statuses: Object.fromEntries(counts),
    expiring_secrets: expiring.map(({ id, name, secret_expires_at }) => ({ id, name, secret_expires_at })),
    failing: failing.map(healthOf),
    lost: lost.map(healthOf),
    days: days.map((day, i) => ({ day: day * DAY, refreshed: history[i]?.[0] ?? 0, failed: history[i]?.[1] ?? 0, lost: history[i]?.[2] ?? 0 })),
  }
}
