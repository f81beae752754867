import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { accessToken } from '#model/access-token.ts'
import type { NewEvent } from '#model/audit-event.ts'
import { grant } from '#model/grant.ts'
import { Lost } from '#store/store.ts'

/** Ends one access token. Whether it was alive in the records. */
export async function revokeToken({ db, now }: Context, id: string): Promise<boolean> {
  return (await db.table(accessToken).change({ id, revoked_at: undefined }, { revoked_at: now() })) !== undefined
}

/** Ends a grant, and with it its code, access and refresh tokens. Whether it was alive. */
export async function revokeGrant({ db, now }: Context, id: string): Promise<boolean> {
  return (await db.table(grant).change({ id, revoked_at: undefined }, { revoked_at: now() })) !== undefined
}

/** A code or refresh token that came a second time. */
export interface Replayed {
  readonly kind: 'authorization_code' | 'refresh_token'
  readonly client_id: string
  readonly grant_id: string
  readonly request: Request
}

/**
 * Ends the grant of a credential that came a second time: the copy and the original are in two hands (RFC 9700 §4.14.2). The first to
 * notice records it, for whoever has to find out where it was stolen.
 */
export async function revokeReplayed(context: Context, replayed: Replayed): Promise<void> {
  try {
    await context.db.together((batch) => {
      batch.change(grant, { id: replayed.grant_id, revoked_at: undefined }, { revoked_at: context.now() })
      record(batch, replayEvent(context, replayed))
    })
  } catch (error) {
    if (!(error instanceof Lost)) throw error
  }
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
