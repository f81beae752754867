import { z } from 'zod'
import { fetchFor } from '#clients/outgoing.ts'
import type { Context } from '#http/context.ts'
import { type DecoupledRequest, decoupledRequest } from '#model/decoupled-request.ts'
import type { Batch } from '#store/store.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { clientToTell, pushResult } from './push.ts'

const KIND = 'backchannel_ping'
const TIMEOUT = 5000
const payload = z.object({ id: z.string() })

/** The identifier of a request, and the token of the client that authenticates a notification (CIBA Core §10.2). It is sealed while it waits. */
interface Notification {
  readonly auth_req_id: string
  readonly token: string
}
const about = (id: string) => `backchannel ping ${id}`

/** The sealed notification of a request. */
export const sealNotification = (id: string, told: Notification, { vault }: Context): string => vault.seal(JSON.stringify(told), about(id))

/** Queues the notification of a request, in the batch of the decision, or for the moment when it expires. */
export function orderNotification(
  batch: Batch,
  { id, ping }: Pick<DecoupledRequest, 'id' | 'ping'>,
  { now, at = now }: { readonly now: number; readonly at?: number },
): void {
  if (ping !== undefined) enqueue(batch, { kind: KIND, tenant_id: batch.tenant, payload: { id }, now, at })
}

/**
 * Tells a client that a person decided (CIBA Core §10.2), or pushes it the result (CIBA Core §10.3). It is told at least once; only a few attempts are made, since a
 * client that is pinged may poll all the same.
 */
export const notificationJob = jobKind<Context, typeof payload>({
  kind: KIND,
  doc: 'Tells a client that a person decided on its backchannel request, or pushes it the tokens.',
  payload,
  attempts: 4,
  run: async ({ id }, run) => {
    const context = await run.context()
    const row = await context?.db.table(decoupledRequest).get(id)
    const client = context && row && (await clientToTell(context, row))
    if (!context || row?.ping === undefined || !client) return undefined
    const { auth_req_id, token }: Notification = JSON.parse(context.vault.unseal(row.ping, about(id)))
    const isOver = row.expires_at <= context.now()
    if (client.backchannel_token_delivery_mode === 'push') {
      // The job of the expiry finds a request that was told before; one that was decided at the last moment may not have been.
      if (row.told_at !== undefined) return undefined
      await pushResult({ context, row, client, auth_req_id, token })
      await context.db.table(decoupledRequest).change({ id }, { told_at: context.now() })
      return undefined
    }
    if (isOver) return undefined
    const { status } = await fetchFor(client, context.fetch)(client.backchannel_client_notification_endpoint ?? '', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ auth_req_id }),
      timeout: TIMEOUT,
      limit: 4096,
    })
    if (status >= 300) throw new Error(`the notification endpoint answered ${status}`)
    return undefined
  },
})
