import { z } from 'zod'
import { findClient } from '#clients/find-client.ts'
import { fetchFor } from '#clients/outgoing.ts'
import type { Context } from '#http/context.ts'
import { type DecoupledRequest, decoupledRequest } from '#model/decoupled-request.ts'
import type { Batch } from '#store/store.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'

const KIND = 'backchannel_ping'
const TIMEOUT = 5000
const payload = z.object({ id: z.string() })

/** The contents of a ping, and the token of the client that authenticates it (CIBA Core §10.2). It is sealed while it waits. */
interface Ping {
  readonly auth_req_id: string
  readonly token: string
}
const about = (id: string) => `backchannel ping ${id}`

/** The sealed ping of a request. */
export const sealPing = (id: string, ping: Ping, { vault }: Context): string => vault.seal(JSON.stringify(ping), about(id))

/** Queues the ping of a decided request, in the batch of the decision. */
export function orderPing(batch: Batch, { id, ping }: DecoupledRequest, { tenant, now }: Context): void {
  if (ping !== undefined) enqueue(batch, { kind: KIND, tenant_id: tenant.id, payload: { id }, now: now() })
}

/**
 * Tells a client that a person decided (CIBA Core §10.2). It is told at least once; a client that cannot be reached may poll all the same, so only a few
 * attempts are made.
 */
export const pingJob = jobKind<Context, typeof payload>({
  kind: KIND,
  doc: 'Tells a client that a person decided on its backchannel request.',
  payload,
  attempts: 4,
  run: async ({ id }, run) => {
    const context = await run.context()
    const row = await context?.db.table(decoupledRequest).get(id)
    if (!context || row?.ping === undefined || row.expires_at <= context.now()) return undefined
    const client = await findClient(context, row.client_id)
    const uri = client?.backchannel_client_notification_endpoint
    if (!client?.active || uri === undefined) return undefined
    const { auth_req_id, token }: Ping = JSON.parse(context.vault.unseal(row.ping, about(id)))
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const { status } = await fetchFor(client, context.fetch)(uri, {
      method: 'POST',
      headers,
      body: JSON.stringify({ auth_req_id }),
      timeout: TIMEOUT,
      limit: 4096,
    })
    if (status >= 300) throw new Error(`the notification endpoint answered ${status}`)
    return undefined
  },
})
