import { endpoint } from '#http/endpoint.ts'
import { answerWallet, readCredentialBody } from '../answer-encryption.ts'
import { deferOrder } from '../deferral.ts'
import { demandPermission, readWalletToken, requestedConfiguration } from '../fetch-permission.ts'
import { type CredentialOrder, issueCredentials } from '../issue-credentials.ts'
import { verifyProofs } from '../requested-proofs.ts'

/** Seconds after which a wallet asks again for a credential that is ready at once. */
const SOON = 1

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
    const configuration = await requestedConfiguration(body, context)
    await demandPermission(wallet, configuration, context)
    const proved = await verifyProofs(body['proofs'], configuration, { client, context })
    const order: CredentialOrder = { configuration, client, user, grant_id: token.grant_id, ...proved }
    if (!configuration.deferred) return answerWallet({ ...(await issueCredentials(order, context)) }, { encryption, headers })
    const transaction_id = await deferOrder(order, context)
    return answerWallet({ transaction_id, interval: Math.max(SOON, configuration.deferral) }, { encryption, headers, status: 202 })
  },
})
