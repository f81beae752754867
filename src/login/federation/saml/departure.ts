import type { Context } from '#http/context.ts'
import { randomText } from '#kit/random.ts'
import { OutboundFailure } from '#outbound/failure.ts'
import { asksAgain, type Leaving } from '../leaving.ts'
import { storeWaiting } from '../waiting.ts'
import { samlPartyOf } from './party.ts'

/** Begins a sign-in at a SAML identity provider (SAML Profiles §4.1.4.1). @returns the address of its request by HTTP-Redirect. @throws {OutboundFailure} */
export async function beginSaml(context: Context, leaving: Leaving): Promise<string> {
  const { server, backend_id, browser, query, user_id } = leaving
  // An XML id begins with a letter or an underscore (SAML Core §1.3.4).
  const requestId = `_${randomText(16)}`
  const again = asksAgain(leaving) || server.saml_ask_again
  const party = await samlPartyOf(context, server, { requestId, asksAgain: again })
  const state = await storeWaiting(context, {
    step: 'state',
    federated_server_id: server.id,
    backend_id,
    user_id,
    browser,
    secrets: { nonce: requestId, query, ...(again ? { asked_again_at: context.now() } : {}) },
  })
  const parameters = Object.fromEntries(server.parameters.map(({ key, value }) => [key, value]))
  return party.getAuthorizeUrlAsync(state, undefined, { additionalParams: parameters }).catch((cause) => {
    throw new OutboundFailure('misconfigured', 'the request for the server cannot be made: its address or our signing key is faulty', {}, { cause })
  })
}
