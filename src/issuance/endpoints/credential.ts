import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { endpoint } from '#http/endpoint.ts'
import type { CredentialDraft } from '#model/credential-drafts.ts'
import { answerWallet, readCredentialBody } from '../answer-encryption.ts'
import { deferOrder } from '../deferral.ts'
import { answerOfDraft, deferralOfDraft } from '../drafts/answer.ts'
import { configurationOfDraft, proofsOfDraft, refusalOfDraft, refuseUnlessAcceptable } from '../drafts/credential-request.ts'
import { draftOf } from '../drafts/spoken.ts'
import { demandPermission, readWalletToken, requestedConfiguration, type WalletToken } from '../fetch-permission.ts'
import { type CredentialOrder, issueCredentials } from '../issue-credentials.ts'
import { verifyProofs } from '../requested-proofs.ts'

/** Seconds after which a wallet asks again for a credential that is ready at once. */
const SOON = 1

/** The answer to a wallet that speaks a draft. @throws {Refusal} */
async function fetchByDraft(
  body: Members,
  draft: CredentialDraft,
  { wallet, context }: { readonly wallet: WalletToken; readonly context: Context },
): Promise<Members> {
  const { client, user, token } = wallet
  const configuration = await configurationOfDraft(body, wallet, context)
  if (configuration.deferred && draft === 'draft-11') refuseUnlessAcceptable(token)
  try {
    const proved = await verifyProofs(proofsOfDraft(body), configuration, { client, context })
    // One credential is answered, also where a proof has the attestation of several keys.
    const order: CredentialOrder = { configuration, client, user, grant_id: token.grant_id, draft, ...proved, holders: proved.holders.slice(0, 1) }
    if (configuration.deferred) return deferralOfDraft(await deferOrder(order, context), { draft, context })
    return answerOfDraft(await issueCredentials(order, context), { draft, format: configuration.format, context })
  } catch (caught) {
    throw refusalOfDraft(caught, context)
  }
}

/**
 * The credential endpoint (OID4VCI 1.0 §8): it verifies the token, the permission and the key proofs, and issues the credentials or a transaction id
 * for later.
 */
export const credentialEndpoint = endpoint({
  method: 'POST',
  path: '/openid/credential',
  spec: 'OID4VCI 1.0 §8',
  surface: 'oauth',
  cors: 'any',
  async handle(request, context) {
    const wallet = await readWalletToken(request, context)
    const { headers, client, user, token } = wallet
    const { body, encryption } = await readCredentialBody(request, context)
    const draft = draftOf(body, context)
    if (draft) {
      const answer = await fetchByDraft(body, draft, { wallet, context })
      return answerWallet(answer, { encryption, headers, status: answer['credential'] === undefined ? 202 : 200 })
    }
    const configuration = await requestedConfiguration(body, context)
    await demandPermission(wallet, configuration, context)
    const proved = await verifyProofs(body['proofs'], configuration, { client, context })
    const order: CredentialOrder = { configuration, client, user, grant_id: token.grant_id, ...proved }
    if (!configuration.deferred) return answerWallet({ ...(await issueCredentials(order, context)) }, { encryption, headers })
    const transaction_id = await deferOrder(order, context)
    return answerWallet({ transaction_id, interval: Math.max(SOON, configuration.deferral) }, { encryption, headers, status: 202 })
  },
})
