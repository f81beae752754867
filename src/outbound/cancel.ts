import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import type { Batch } from '#store/store.ts'
import { noteAttempt } from './history.ts'
import { changedBetween, settled } from './keep-tokens.ts'
import type { RemoteCall } from './registered.ts'
import { orderRevocation, type Revocable } from './revocation.ts'

/** An authorization without anything that it was given, its refresh token and its key included. */
export const withoutTokens = (row: OutboundAuthorization): OutboundAuthorization => ({
  ...row,
  ...settled,
  status: 'unauthorized',
  access_token: undefined,
  refresh_token: undefined,
  id_token: undefined,
  token_type: undefined,
  subject_there: undefined,
  granted_scope: [],
  obtained_at: undefined,
  expires_at: undefined,
  refresh_at: undefined,
  dpop_key: undefined,
  generation: row.generation + 1,
})

/** Takes everything from an authorization that it was given, and orders that it be revoked at its provider, where it still has one. */
export function cancelAuthorization(
  batch: Batch,
  row: OutboundAuthorization,
  { remote, tokens }: { readonly remote: RemoteCall | undefined; readonly tokens: Revocable },
  now: number,
): void {
  batch.change(outboundAuthorization, { id: row.id, generation: row.generation }, changedBetween(row, withoutTokens(row)))
  noteAttempt(batch, { authorization_id: row.id, outcome: 'cancelled', at: now })
  if (remote) orderRevocation(batch, remote, tokens)
}
