import type { Context } from '#http/context.ts'
import { randomText } from '#kit/random.ts'
import { OutboundFailure } from '#outbound/failure.ts'
import { asksAgain, type Leaving, storeDeparture } from '../leaving.ts'
import { samlPartyOf } from './party.ts'

/** Begins a sign-in at a SAML identity provider (SAML Profiles §4.1.4.1). @returns the address of its request by HTTP-Redirect. @throws {OutboundFailure} */
export async function beginSaml(context: Context, leaving: Leaving): Promise<string> {
  const { server } = leaving
  // An XML id begins with a letter or an underscore (SAML Core §1.3.4).
  const requestId = `_${randomText(16)}`
  const party = await samlPartyOf(context, server, { requestId, asksAgain: asksAgain(leaving) })
  const state = await storeDeparture(context, leaving, { nonce: requestId })
  const parameters = Object.fromEntries(server.parameters.map(({ key, value }) => [key, value]))
  return party.getAuthorizeUrlAsync(state, undefined, { additionalParams: parameters }).catch((cause) => {
    throw new OutboundFailure('misconfigured', 'the request for the server cannot be made: its address or our signing key is faulty', {}, { cause })
  })
}
