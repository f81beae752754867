import { endpoint } from '#http/endpoint.ts'
import { answerWallet, readCredentialBody } from '../answer-encryption.ts'
import { configurationOf, findDeferred, issueDeferred } from '../deferral.ts'
import { demandPermission, readWalletToken } from '../fetch-permission.ts'

/** The deferred credential endpoint (OID4VCI 1.0 §9): the credential, once it is ready, and once. */
export const deferredCredentialEndpoint = endpoint({
  method: 'POST',
  path: '/openid/deferred-credential',
  spec: 'OID4VCI 1.0 §9',
  surface: 'oauth',
  cors: 'any',
  async handle(request, context) {
    const wallet = await readWalletToken(request, context)
    const { body, encryption } = await readCredentialBody(request, context)
    const { headers } = wallet
    const row = await findDeferred(body['transaction_id'], wallet, context)
    // The permission is asked for again: weeks may lie between the request and the credential.
    await demandPermission(wallet, await configurationOf(row, context), context)
    const interval = Math.ceil((row.ready_at - context.now()) / 1000)
    if (interval > 0) return answerWallet({ transaction_id: body['transaction_id'], interval }, { encryption, headers, status: 202 })
    return answerWallet({ ...(await issueDeferred(row, wallet, context)) }, { encryption, headers })
  },
})
