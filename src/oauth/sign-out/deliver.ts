import { z } from 'zod'
import { findClient } from '#clients/find-client.ts'
import { fetchFor } from '#clients/outgoing.ts'
import type { Context } from '#http/context.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import { SIGNED_OUT } from '#login/signed-out.ts'
import { type ClientSession, clientSession } from '#model/client-session.ts'
import { type LogoutDelivery, logoutDelivery } from '#model/logout-delivery.ts'
import type { Batch } from '#store/store.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { endingSessions } from './client-sessions.ts'
import { mintLogoutToken } from './logout-token.ts'

const KIND = 'backchannel_logout'
const [KEPT, TIMEOUT, ATTEMPTS] = [7 * 86_400_000, 5000, 8]

const ended = z.object({ user_id: z.string(), sid: z.string().optional(), before: z.number() })

/** Finds the clients at which a person was signed in, and queues a logout token for each that takes one. */
export const signedOutJob = jobKind<Context, typeof ended>({
  kind: SIGNED_OUT,
  doc: 'Finds the clients that are told that a person signed out.',
  payload: ended,
  run: async (payload, run) => {
    const context = await run.context()
    if (!context) return undefined
    for await (const rows of endingSessions(context, payload)) for (const row of rows) await orderDelivery(context, row)
    return undefined
  },
})

/** Queues the logout token for a client, in the batch that forgets its session: a repetition finds nothing to do. */
async function orderDelivery(context: Context, { id, client_id, user_id, sid }: ClientSession): Promise<void> {
  const client = await findClient(context, client_id)
  const now = context.now()
  const expires_at = now + KEPT
  await context.db.together((batch) => {
    batch.remove(clientSession, { id })
    if (!client?.active || client.backchannel_logout_uri === undefined) return
    const row = { id: expiringKey(expires_at, randomText(12)), client_id, user_id, sid, outcome: 'waiting' as const, attempts: 0, created_at: now, expires_at }
    batch.insert(logoutDelivery, row)
    orderLogoutToken(batch, row, now)
  })
}

/** Queues the job that sends a logout token, or sends it once more. */
export const orderLogoutToken = (batch: Batch, { id }: Pick<LogoutDelivery, 'id'>, now: number): void =>
  void enqueue(batch, { kind: KIND, tenant_id: batch.tenant, payload: { id }, now })

/** The result of an attempt: the status of the answer, if any, and why it failed, if it did. */
type DeliveryAttempt = Pick<LogoutDelivery, 'status' | 'detail'>

/** Posts a new logout token. A token of an earlier attempt may have arrived, so each has a `jti` of its own. */
async function post(context: Context, { client_id, user_id, sid }: LogoutDelivery): Promise<DeliveryAttempt> {
  const client = await findClient(context, client_id)
  const uri = client?.backchannel_logout_uri
  if (!client?.active || uri === undefined) return { status: undefined, detail: 'the client is gone, switched off or takes no logout tokens any more' }
  try {
    const { status } = await fetchFor(client, context.fetch)(uri, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ logout_token: await mintLogoutToken(context, client, { user_id, sid }) }).toString(),
      timeout: TIMEOUT,
      limit: 4096,
    })
    return { status, detail: status >= 200 && status < 300 ? undefined : `the client answered ${status}` }
  } catch (error) {
    return { status: undefined, detail: (error instanceof Error ? error.message : String(error)).slice(0, 1000) }
  }
}

const one = z.object({ id: z.string() })

/** Sends a logout token to a client (OIDC Back-Channel Logout §2.5), again after a while when the client does not accept it. */
export const logoutTokenJob = jobKind<Context, typeof one>({
  kind: KIND,
  doc: 'Sends a logout token to a client.',
  payload: one,
  attempts: ATTEMPTS,
  concurrency: 8,
  run: async ({ id }, run) => {
    const context = await run.context()
    const row = await context?.db.table(logoutDelivery).get(id)
    if (!context || !row) return undefined
    const result = await post(context, row)
    const outcome = result.detail === undefined ? 'done' : 'failed'
    await context.db.table(logoutDelivery).change({ id }, { ...result, outcome, attempts: row.attempts + 1, attempted_at: context.now() })
    if (result.detail !== undefined) throw new Error(result.detail)
    return undefined
  },
})
