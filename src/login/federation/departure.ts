import type { Context } from '#http/context.ts'
import { randomText } from '#kit/random.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { challengeParameters } from '#outbound/authorization-request.ts'
import { OutboundFailure } from '#outbound/failure.ts'
import { joinScopes } from '#outbound/values.ts'
import { asksAgain, type Leaving, storeDeparture } from './leaving.ts'
import { reach } from './party.ts'
import { beginSaml } from './saml/departure.ts'

/** The redirect URI for a federated server. Each has its own, so that an answer cannot be taken for that of another server (RFC 9700 §4.4.2.2). */
export const federatedCallback = ({ issuer }: Pick<Context, 'issuer'>, serverId: string): string => `${issuer}/login/with/${serverId}/callback`

/** Begins a sign-in at a federated server. @returns the address of its authorization request (OIDC Core §3.1.2.1). @throws {OutboundFailure} */
export async function beginFederated(context: Context, leaving: Leaving): Promise<string> {
  if (leaving.server.protocol === 'saml') return beginSaml(context, leaving)
  const server: FederatedServer = await reach(context, leaving.server)
  if (server.authorization_endpoint === undefined) throw new OutboundFailure('misconfigured', 'the server has no authorization endpoint')
  const [verifier, nonce] = [randomText(), randomText(16)]
  const state = await storeDeparture(context, leaving, { verifier, nonce })
  const url = new URL(server.authorization_endpoint)
  const standard = {
    response_type: 'code',
    client_id: server.client_id,
    redirect_uri: federatedCallback(context, server.id),
    scope: joinScopes(server.scopes, server),
    state,
    ...(server.protocol === 'oidc' ? { nonce, ...(asksAgain(leaving) ? { max_age: '0' } : {}) } : {}),
    ...challengeParameters(server, verifier),
  }
  const further = Object.fromEntries(server.parameters.map(({ key, value }) => [key, value]))
  for (const [name, value] of Object.entries({ ...further, ...leaving.hints, ...standard })) if (value) url.searchParams.set(name, value)
  return url.href
}
