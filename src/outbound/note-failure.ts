import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { backoff } from '#work/backoff.ts'
import type { OutboundFailure } from './failure.ts'
import { noteAttempt } from './history.ts'
import { changedBetween } from './keep-tokens.ts'
import type { RemoteCall } from './registered.ts'

const statusAfter = ({ kind }: OutboundFailure): OutboundAuthorization['status'] =>
  kind === 'grant_lost' ? 'lost' : kind === 'token_expired' || kind === 'not_authorized' ? 'expired' : 'failing'

/** The row after a failed attempt. A permission that is gone takes its refresh token along: to show it again would look like theft. */
function failedRow({ row, context }: RemoteCall, failure: OutboundFailure): OutboundAuthorization {
  const [now, status] = [context.now(), statusAfter(failure)]
  const failures = row.failures + 1
  const isOver = status === 'lost' || status === 'expired'
  const retry_at = now + backoff(Math.min(failures, 12))
  return {
    ...row,
    status,
    ...(isOver ? { refresh_token: undefined, device: undefined, device_code: undefined } : {}),
    lease: undefined,
    leased_until: undefined,
    failures,
    failing_since: row.failing_since ?? now,
    retry_at: isOver ? undefined : retry_at,
    refresh_at: isOver ? undefined : retry_at,
    error: failure.said.error ?? failure.kind,
    error_description: (failure.said.description ?? failure.message).slice(0, 1024),
  }
}

/**
 * Records a failed attempt: in the row for whoever looks, in its history, and, the first time, as an event for whoever is to be told. When somebody
 * else wrote tokens meanwhile, it did not fail after all.
 */
export async function noteFailure(remote: RemoteCall, failure: OutboundFailure): Promise<void> {
  const { context, row: was } = remote
  const row = failedRow(remote, failure)
  const { error = failure.kind, error_description: detail } = row
  const isNews = was.failing_since === undefined || was.status !== row.status
  const deed = row.status === 'lost' ? ('grant_lost' as const) : ('refresh_failed' as const)
  await writeUnlessLost(context.db, (batch) => {
    batch.change(outboundAuthorization, { id: was.id, generation: was.generation }, changedBetween(was, row))
    noteAttempt(batch, { authorization_id: was.id, outcome: row.status === 'lost' ? 'lost' : 'failed', error, detail, at: context.now() })
    const reason = `${error}: ${detail}`.slice(0, 1024)
    if (isNews) record(batch, systemEvent({ resource: outboundAuthorization, deed, was, is: row, reason, at: context.now() }))
  })
}
