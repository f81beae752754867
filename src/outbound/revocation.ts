import { z } from 'zod'
import type { Context } from '#http/context.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import type { Batch } from '#store/store.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { noteAttempt } from './history.ts'
import { findRegistered, type RemoteCall, type RemoteParty } from './registered.ts'
import { sendAsClient } from './token-request.ts'
import { fillUrl, secretValuesOf } from './values.ts'

const KIND = 'outbound_revocation'
const about = (tenantId: string, authorizationId: string) => ['outbound revocation', tenantId, authorizationId].join('\u0000')

/** Tokens that are to be revoked at their provider. */
export interface Revocable {
  readonly access_token?: string | undefined
  readonly refresh_token?: string | undefined
}
const revocable = z.object({ access_token: z.string().optional(), refresh_token: z.string().optional() })
const payload = z.object({
  authorization_id: z.string(),
  remote_client_id: z.string(),
  variables: z.array(z.object({ key: z.string(), value: z.string() })),
  tokens: z.string(),
})

/** Orders the revocation of tokens at their provider (RFC 7009), in the batch that forgets them here. They travel sealed: the row has them no more. */
export function orderRevocation(batch: Batch, { context, row, client, provider }: RemoteCall, tokens: Revocable): void {
  if (provider.revocation_endpoint === undefined || (tokens.access_token === undefined && tokens.refresh_token === undefined)) return
  const { access_token, refresh_token } = tokens
  const sealed = context.vault.seal(JSON.stringify({ access_token, refresh_token }), about(context.tenant.id, row.id))
  const variables = row.variables.map(({ key, value }) => ({ key, value }))
  enqueue(batch, {
    kind: KIND,
    tenant_id: context.tenant.id,
    payload: { authorization_id: row.id, remote_client_id: client.id, variables, tokens: sealed },
    now: context.now(),
  })
}

/** Revokes the tokens of a cancelled authorization: the refresh token first, since most servers end with it what it gave. */
export const revocationJob = jobKind<Context, typeof payload>({
  kind: KIND,
  doc: 'Revokes tokens at their provider.',
  payload,
  attempts: 8,
  run: async ({ authorization_id, remote_client_id, variables, tokens }, run) => {
    const context = await run.context()
    const registered = context && (await findRegistered(context, remote_client_id))
    if (!context || registered?.provider.revocation_endpoint === undefined) return undefined
    const { access_token, refresh_token } = revocable.parse(JSON.parse(context.vault.unseal(tokens, about(context.tenant.id, authorization_id))))
    const remote: RemoteParty = { ...registered, context, row: { id: authorization_id, variables } }
    const url = fillUrl(registered.provider.revocation_endpoint, secretValuesOf(remote))
    for (const [token_type_hint, token] of Object.entries({ refresh_token, access_token })) {
      if (token === undefined) continue
      const { status } = await sendAsClient(remote, { url, params: { token, token_type_hint } })
      // RFC 7009 §2.2: a token that is not known is as good as revoked, and answered with 200.
      if (status < 200 || status >= 300) throw new Error(`the revocation endpoint answers ${status}`)
    }
    await context.db.together((batch) => noteAttempt(batch, { authorization_id, outcome: 'revoked', at: context.now() }))
    return undefined
  },
})

/** The tokens of an authorization, unsealed, to be revoked. */
export async function tokensToRevoke({ context, row }: Pick<RemoteCall, 'context' | 'row'>): Promise<Revocable> {
  const open = (field: 'access_token' | 'refresh_token') => context.sealed.open(outboundAuthorization, row, field)
  return { access_token: await open('access_token'), refresh_token: await open('refresh_token') }
}
