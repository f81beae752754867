import type { Context } from '#http/context.ts'
import { accessToken } from '#model/access-token.ts'
import { client } from '#model/client.ts'
import { grant } from '#model/grant.ts'
import { user } from '#model/user.ts'

/** Ends one access token. Whether it was alive in the records. */
export async function revokeToken({ room, now }: Context, id: string): Promise<boolean> {
  return (await room.table(accessToken).change({ id, revoked_at: undefined }, { revoked_at: now() })) !== undefined
}

/** Ends a grant, and with it its code, access and refresh tokens. Whether it was alive. */
export async function revokeGrant({ room, now }: Context, id: string): Promise<boolean> {
  return (await room.table(grant).change({ id, revoked_at: undefined }, { revoked_at: now() })) !== undefined
}

/** Ends all that was issued to a client so far, however much that is, in one write. */
export async function revokeAllOfClient({ room, now }: Context, id: string): Promise<boolean> {
  return (await room.table(client).change({ id }, { tokens_revoked_at: now() })) !== undefined
}

/** Ends all that was issued for a person so far, with their sessions, in one write. */
export async function revokeAllOfUser({ room, now }: Context, id: string): Promise<boolean> {
  return (await room.table(user).change({ id }, { tokens_revoked_at: now() })) !== undefined
}

/** Ends all that one person let one client do. */
export async function revokeUserAtClient(
  { room, now }: Context,
  { user_id, client_id }: { readonly user_id: string; readonly client_id: string },
): Promise<void> {
  const theirs = { user_id, client_id, revoked_at: undefined }
  const revoked = { revoked_at: now() }
  await room.together((batch) => {
    batch.changeAny(grant, theirs, revoked)
    batch.changeAny(accessToken, theirs, revoked)
  })
}
