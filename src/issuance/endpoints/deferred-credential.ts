import { mayUse } from '#clients/sandbox.ts'
import type { Context } from '#http/context.ts'
import { endpoint } from '#http/endpoint.ts'
import { invalidTransactionId, Refusal } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { deferredHandle } from '#oauth/handle.ts'
import { findStanding } from '#oauth/tokens/standing.ts'
import { answerWallet, readCredentialBody } from '../answer-encryption.ts'
import { configurationOf, findDeferred, issueDeferred } from '../deferral.ts'
import { answerOfDraft } from '../drafts/answer.ts'
import { speaksDraft } from '../drafts/spoken.ts'
import { demandPermission, readWalletToken } from '../fetch-permission.ts'

/** Seconds for a wallet that speaks a draft to wait (OID4VCI draft 13 §9.3). */
const pending = (interval: number) => new Refusal('issuance_pending', 400, 'the credential is not ready', { members: { interval } })

/** The acceptance token of a wallet that speaks draft 11: it stands where others show their access token (OID4VCI draft 11 §9.1). */
function acceptanceTokenIn({ headers }: Request, context: Context): string | undefined {
  const [scheme = '', token = ''] = (headers['authorization'] ?? '').split(' ')
  return speaksDraft(context, 'draft-11') && /^bearer$/i.test(scheme) && token.startsWith(deferredHandle.prefix) ? token : undefined
}

/**
 * The credential of an acceptance token. The attacker is a wallet, or a thief of its token, whom access was taken from since: the token stands for the
 * grant that it was made by, so that all is asked again that is asked of an access token.
 * @throws {Refusal}
 */
async function fetchAccepted(token: string, context: Context): Promise<Readonly<Record<string, unknown>>> {
  const row = await findDeferred(token, undefined, context)
  const configuration = await configurationOf(row, context)
  const { client, user, grant } = (await findStanding(context, { ...row, issued_at: row.deferred_at })) ?? {}
  if (!client || !user || !grant || !(await mayUse(context, client, user)))
    throw invalidTransactionId('the permission of this credential was taken back, or its person or client is not known here any more or is blocked')
  const granted = { scope: grant.scope, claims: { authorization_details: grant.authorization_details } }
  await demandPermission({ token: granted, client, user, scheme: 'bearer' }, configuration, context)
  const interval = Math.ceil((row.ready_at - context.now()) / 1000)
  if (interval > 0) throw pending(interval)
  return answerOfDraft(await issueDeferred(row, { user }, context), { draft: 'draft-11', format: configuration.format, context })
}

/** The deferred credential endpoint (OID4VCI 1.0 §9): the credential, once it is ready, and once. */
export const deferredCredentialEndpoint = endpoint({
  method: 'POST',
  path: '/openid/deferred-credential',
  spec: 'OID4VCI 1.0 §9',
  surface: 'oauth',
  cors: 'any',
  async handle(request, context) {
    const accepted = acceptanceTokenIn(request, context)
    if (accepted !== undefined) return json(await fetchAccepted(accepted, context), 200, { 'cache-control': 'no-store' })
    const wallet = await readWalletToken(request, context)
    const { body, encryption } = await readCredentialBody(request, context)
    const { headers } = wallet
    const row = await findDeferred(body['transaction_id'], wallet, context)
    // The permission is asked for again: weeks may lie between the request and the credential.
    await demandPermission(wallet, await configurationOf(row, context), context)
    const interval = Math.ceil((row.ready_at - context.now()) / 1000)
    if (interval > 0 && row.draft) throw pending(interval)
    if (interval > 0) return answerWallet({ transaction_id: body['transaction_id'], interval }, { encryption, headers, status: 202 })
    const issued = await issueDeferred(row, wallet, context)
    const { draft } = row
    return answerWallet(draft ? answerOfDraft(issued, { draft, format: '', context }) : { ...issued }, { encryption, headers })
  },
})
