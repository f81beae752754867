import { findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { decoupledRequest } from '#model/decoupled-request.ts'
import { CIBA } from '../grants/ciba.ts'
import type { Undecided } from './decide.ts'

const MOST = 50

/** The backchannel requests that wait for a person, the newest first. */
export async function undecidedOf(context: Context, userId: string): Promise<readonly Undecided[]> {
  const rows = await context.db.table(decoupledRequest).find({ user_id: userId, kind: 'backchannel', state: 'pending' }, { descending: true, limit: MOST })
  const live = rows.filter(({ expires_at }) => expires_at > context.now())
  const found = await Promise.all(live.map(async (row) => ({ row, client: await findClient(context, row.client_id) })))
  return found.flatMap(({ row, client }) => (client?.active ? [{ row, client, grant_type: CIBA }] : []))
}
