import type { Context } from '#http/context.ts'
import { forbidden } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import { type FederatedServer, federatedServer } from '#model/federation/server.ts'
import type { FederatedSignIn } from '#model/federation/sign-in.ts'
import { OutboundFailure } from '#outbound/failure.ts'
import { plainText } from '#outbound/token-answer.ts'
import { type FederatedAccount, redeemAccount } from './account.ts'
import { reach } from './party.ts'
import { findWaiting, openSecrets, spendWaiting } from './waiting.ts'

/** How a sign-in at a federated server ended: with an account, or with the reason why there is none. */
export interface FederatedArrival {
  readonly server: FederatedServer
  readonly row: FederatedSignIn
  /** The query of the page that the person came from. */
  readonly query: string
  readonly outcome: FederatedAccount | OutboundFailure
}

/** The response as it came: to the callback of which server, in which browser. */
export interface Response {
  readonly serverId: string
  readonly params: Params
  readonly browser: string | undefined
}

/**
 * Finishes a sign-in at a federated server (OIDC Core §3.1.2.5). The state is looked at first: it works once, for a while, in the browser that began, and at
 * the redirect URI of the server that it was made for.
 * @throws {Refusal} when it is not theirs to finish.
 */
export async function finishFederated(context: Context, { serverId, params, browser }: Response): Promise<FederatedArrival> {
  const row = await findWaiting(context, 'state', { handle: params['state'], browser })
  // RFC 9700 §4.4: a server that an attacker runs could send the person back with the code of an honest one (mix-up).
  if (row.federated_server_id !== serverId) throw forbidden('this answer is for a sign-in at another server: begin again')
  const server = await context.db.table(federatedServer).get(serverId)
  // The answer of a SAML server comes by another endpoint, which verifies its signature.
  if (!server?.active || server.protocol === 'saml') throw forbidden('people do not sign in by this server any more')
  await spendWaiting(context, row)
  const { verifier = '', nonce, query, asked_again_at } = openSecrets(context, row)
  try {
    const whole = await reach(context, server)
    refuseOtherIssuer(whole, params)
    const code = codeIn(params)
    const redemption = { code, verifier, nonce, askedAgainAt: asked_again_at, mustProve: row.user_id === undefined }
    return { server: whole, row, query, outcome: await redeemAccount(context, whole, redemption) }
  } catch (caught) {
    if (!(caught instanceof OutboundFailure)) throw caught
    return { server, row, query, outcome: caught }
  }
}

/** RFC 9207 §2.4: the code of one server must not be shown to another (mix-up). @throws {OutboundFailure} */
function refuseOtherIssuer({ issuer, iss_parameter }: FederatedServer, { iss }: Params): void {
  if (iss === undefined ? iss_parameter : issuer !== undefined && iss !== issuer)
    throw new OutboundFailure('remote_refused', 'the answer does not come from the issuer of the server')
}

/** @throws {OutboundFailure} when the server says no (OIDC Core §3.1.2.6), or nothing. */
function codeIn({ code, error, error_description }: Params): string {
  const said = { error: plainText(error, 128), description: plainText(error_description) }
  if (said.error !== undefined) throw new OutboundFailure('remote_refused', `the server answers: ${said.error}`, said)
  if (code === undefined) throw new OutboundFailure('remote_refused', 'the answer of the server holds no code')
  return code
}
