import type { Context } from '#http/context.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import type { Batch } from '#store/store.ts'
import { remoteCallFor } from './registered.ts'
import { orderRevocation, tokensToRevoke } from './revocation.ts'

/** The order to revoke what an authorization holds at its provider; none without tokens, or when the client there is gone. */
async function planOrder(context: Context, row: OutboundAuthorization): Promise<(batch: Batch) => void> {
  if (row.access_token === undefined && row.refresh_token === undefined) return () => {}
  const remote = await remoteCallFor(context, row).catch(() => undefined)
  if (!remote) return () => {}
  const tokens = await tokensToRevoke(remote)
  return (batch) => orderRevocation(batch, remote, tokens)
}

/**
 * Plans the removal of the authorizations of a person who is deleted. Their tokens are revoked at the providers: renewed for ever, they would keep the
 * person's accounts there open to an owner who is no more.
 */
export async function planAuthorizationsGone(context: Context, user_id: string): Promise<(batch: Batch) => void> {
  const rows = await context.db.table(outboundAuthorization).find({ user_id })
  const orders = await Promise.all(rows.map((row) => planOrder(context, row)))
  return (batch) => {
    for (const order of orders) order(batch)
    batch.remove(outboundAuthorization, { user_id })
  }
}
