import { type CompiledClient, findClient } from '#clients/find-client.ts'
import { fetchFor } from '#clients/outgoing.ts'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { type DecoupledRequest, decoupledRequest } from '#model/decoupled-request.ts'
import { CIBA } from '../grants/ciba.ts'
import { askedUnbound, holdToProfiles, refuseUnfit } from '../profiles.ts'
import type { TokenAnswer } from '../tokens/entitlement.ts'
import { issue } from '../tokens/issue.ts'
import { entitlementOfDecided } from './redeem.ts'

const TIMEOUT = 5000

/** A request whose result is pushed, with what a push needs. */
export interface Pushing {
  readonly context: Context
  readonly row: DecoupledRequest
  readonly client: CompiledClient
  readonly auth_req_id: string
  /** The bearer token that authenticates us to the client. */
  readonly token: string
}

const about = (id: string) => `backchannel answer ${id}`

/**
 * The tokens of a request, issued once: the batch that stores them also keeps them sealed, so that a push that failed can be repeated, and of two nodes one
 * issues them.
 */
async function pushedTokens({ context, row, client, auth_req_id }: Pushing): Promise<TokenAnswer> {
  if (row.answer !== undefined) return JSON.parse(context.vault.unseal(row.answer, about(row.id)))
  // A profile may be enforced since the client asked.
  refuseUnfit(client)
  holdToProfiles('token', client, askedUnbound({ grant_type: CIBA, resource: row.audience.join(' ') || undefined }))
  const entitlement = await entitlementOfDecided(row, { client, context, grant_type: CIBA, spec: 'CIBA Core §10.3', params: {}, auth_req_id })
  const record: typeof entitlement.record = (batch, minted, now) =>
    batch.change(
      decoupledRequest,
      { id: row.id, state: 'approved', used_at: undefined },
      { used_at: now, answer: context.vault.seal(JSON.stringify(minted), about(row.id)) },
    )
  return issue({ ...entitlement, record }, { caller: { client, method: 'none' }, context })
}

/** The result of a request: its tokens, or the error that ends it (CIBA Core §10.3.1, §12). */
async function resultOf(pushing: Pushing): Promise<object> {
  const { row, context } = pushing
  if (row.state === 'denied') return { error: 'access_denied', error_description: 'the person said no' }
  if (row.state === 'pending') return { error: 'expired_token', error_description: 'the person did not decide in time' }
  try {
    return await pushedTokens(pushing)
  } catch (caught) {
    if (!(caught instanceof Refusal)) throw caught
    context.log.warn({ client_id: row.client_id, error: caught.message }, 'a backchannel request that was allowed could not be served')
    return { error: 'transaction_failed', error_description: 'no tokens can be issued for this request any more' }
  }
}

/** Pushes the result of a request to its client. @throws {Error} when the client did not take it. */
export async function pushResult(pushing: Pushing): Promise<void> {
  const { context, client, auth_req_id, token } = pushing
  const uri = client.backchannel_client_notification_endpoint
  if (uri === undefined) return
  const { status } = await fetchFor(client, context.fetch)(uri, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ auth_req_id, ...(await resultOf(pushing)) }),
    timeout: TIMEOUT,
    limit: 4096,
  })
  if (status >= 300) throw new Error(`the notification endpoint answered ${status}`)
}

/** The client of a request, active and with the address to be told at; undefined when it cannot be told. */
export async function clientToTell(context: Context, { client_id }: DecoupledRequest): Promise<CompiledClient | undefined> {
  const client = await findClient(context, client_id)
  return client?.active && client.backchannel_client_notification_endpoint !== undefined ? client : undefined
}
