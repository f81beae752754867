import type { Context } from '#http/context.ts'
import { accessToken } from '#model/access-token.ts'
import { grant } from '#model/grant.ts'

/** Ends one access token. Whether it was alive in the records. */
export async function revokeToken({ db, now }: Context, id: string): Promise<boolean> {
  return (await db.table(accessToken).change({ id, revoked_at: undefined }, { revoked_at: now() })) !== undefined
}

/** Ends a grant, and with it its code, access and refresh tokens. Whether it was alive. */
export async function revokeGrant({ db, now }: Context, id: string): Promise<boolean> {
  return (await db.table(grant).change({ id, revoked_at: undefined }, { revoked_at: now() })) !== undefined
}
