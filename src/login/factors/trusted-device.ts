import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { bucketIn, bucketOf, expiringKey } from '#kit/expiring-key.ts'
import { looksLikeSecret, makeSecret } from '#kit/random.ts'
import { session } from '#model/session.ts'
import { type TrustedDevice, trustedDevice } from '#model/trusted-device.ts'
import type { User } from '#model/user.ts'
import { after, type Batch, present } from '#store/store.ts'
import { cookie, readCookie } from '../cookies.ts'
import { agentOf } from '../sessions.ts'

const PREFIX = 'gtd_'
const COOKIE = 'trusted'
const MOST = 100
const deviceDigest = ({ vault }: Context, secret: string, user_id: string) => vault.digest('trusted_device', `${user_id} ${secret}`)

/** Trusts the browser of a person for so many seconds. @returns the write, and the `Set-Cookie` value. */
export function trustDevice(context: Context, request: Request, { user, ttl }: { readonly user: Pick<User, 'id'>; readonly ttl: number }) {
  const now = context.now()
  const expires_at = now + ttl * 1000
  const secret = makeSecret(PREFIX, bucketOf(expires_at))
  const id = expiringKey(expires_at, deviceDigest(context, secret, user.id))
  const row: TrustedDevice = { id, user_id: user.id, agent: agentOf(request), address: request.address, created_at: now, expires_at }
  return { write: (batch: Batch) => batch.insert(trustedDevice, row), cookie: cookie(context, COOKIE, { value: secret, maxAge: ttl }) }
}

/**
 * The id of the trusted device that a request comes from; undefined for a browser that this person did not choose, or chose longer ago than browsers
 * are trusted now (`ttl`, in seconds): a rule that becomes stricter holds at once.
 */
export async function findTrustedDevice(
  context: Context,
  request: Request,
  { user: { id: user_id }, ttl }: { readonly user: Pick<User, 'id'>; readonly ttl: number },
): Promise<string | undefined> {
  const secret = readCookie(request, context, COOKIE)
  if (secret === undefined || !looksLikeSecret(PREFIX, secret)) return undefined
  const row = await context.db.table(trustedDevice).get(bucketIn(secret, PREFIX.length) + deviceDigest(context, secret, user_id))
  return row?.user_id === user_id && Math.min(row.expires_at, row.created_at + ttl * 1000) > context.now() ? row.id : undefined
}

export const trustedDevicesOf = ({ db, now }: Context, user_id: string): Promise<TrustedDevice[]> =>
  db.table(trustedDevice).find({ user_id, expires_at: after(now()) }, { limit: MOST })

/** Trusts a browser no more, and ends the sessions that it has because of the trust. */
export function recordDistrusted(batch: Batch, { id, user_id }: TrustedDevice, now: number): void {
  batch.remove(trustedDevice, { id, user_id })
  batch.changeAny(session, { user_id, trusted_device_id: id, ended_at: undefined }, { ended_at: now })
}

/** Trusts no browser of a person any more. */
export function recordAllDistrusted(batch: Batch, user_id: string, now: number): void {
  batch.remove(trustedDevice, { user_id })
  batch.changeAny(session, { user_id, trusted_device_id: present, ended_at: undefined }, { ended_at: now })
}
