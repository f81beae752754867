import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { accessToken } from '#model/access-token.ts'
import type { NewEvent } from '#model/audit-event.ts'
import { grant } from '#model/grant.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'

/** Revokes one access token. Returns true when it was valid before. */
export async function revokeToken({ db, now }: Context, id: string): Promise<boolean> {
  return (await db.table(accessToken).change({ id, revoked_at: undefined }, { revoked_at: now() })) !== undefined
}

/** Revokes a grant, with its code, access and refresh tokens. Returns true when it was valid before. */
export async function revokeGrant({ db, now }: Context, id: string): Promise<boolean> {
  return (await db.table(grant).change({ id, revoked_at: undefined }, { revoked_at: now() })) !== undefined
}

/** A code or refresh token that was presented a second time. */
export interface Replayed {
  readonly kind: 'authorization_code' | 'refresh_token'
  readonly client_id: string
  readonly grant_id: string
  readonly request: Request
}

/**
 * Revokes the grant of a replayed credential: a thief has a copy of it (RFC 9700 §4.14.2). The first request to notice records an event, for the
 * investigation of the theft.
 */
export async function revokeReplayed(context: Context, replayed: Replayed): Promise<void> {
  await writeUnlessLost(context.db, (batch) => {
    batch.change(grant, { id: replayed.grant_id, revoked_at: undefined }, { revoked_at: context.now() })
    record(batch, replayEvent(context, replayed))
  })
}

const replayEvent = ({ now }: Context, { kind, client_id, grant_id, request }: Replayed): NewEvent => ({
  at: now(),
  action: `${kind}.reused`,
  outcome: 'refused',
  actor_type: 'client',
  actor_id: client_id,
  client_id,
  target_type: 'grant',
  target_id: grant_id,
  reason: 'it was used before: all that was issued with it is revoked',
  address: request.address,
  request_id: request.id,
})
