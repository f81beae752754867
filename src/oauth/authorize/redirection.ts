import { type CompiledClient, findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import { redirectUriMatches } from '#model/redirect-uri.ts'
import { refuseLongAddress } from './parameters.ts'
import { modeFor, type ResponseMode } from './response-modes.ts'

const matched = Symbol('client and redirect URI belong together')

/**
 * Where an authorization response may be sent. Such a value exists only once the redirect URI was found to be the client's own: before that
 * nothing is redirected, so that nobody can use us to send people elsewhere (RFC 9700 §4.11.2).
 */
export interface Redirection {
  readonly [matched]: true
  readonly client: CompiledClient
  readonly redirect_uri: string
  /** Whether the request named the URI, so that redemption must too (RFC 6749 §4.1.3). */
  readonly named: boolean
  readonly mode: ResponseMode
  readonly state: string | undefined
  readonly issuer: string
}

/** The redirect URI to use: the one that is asked for when it is registered, or the only one there is (RFC 6749 §3.1.2.3). */
function registeredUri(client: CompiledClient, params: Params): string {
  const asked = params['redirect_uri']
  const facts = { check: 'redirect_uri', spec: 'RFC 6749 §3.1.2.3', client_id: client.id, expected: client.redirect_uris, got: asked } as const
  if (asked !== undefined) {
    if (redirectUriMatches(asked, client.redirect_uris, client.redirect_uri_wildcards)) return asked
    throw invalidRequest('redirect_uri is not registered for this client; register it exactly as it is sent').because({ ...facts, spec: 'RFC 6749 §3.1.2.4' })
  }
  // OIDC Core §3.1.2.1 demands it; so does the eye of whoever debugs.
  if ((params['scope'] ?? '').split(' ').includes('openid')) throw invalidRequest('redirect_uri is missing; an OpenID request must send it').because(facts)
  const [only, ...others] = client.redirect_uris
  if (only === undefined) throw invalidRequest('the client has no redirect URI registered').because(facts)
  if (others.length > 0 || only.includes('*')) throw invalidRequest('redirect_uri is missing, and the client has more than one registered').because(facts)
  return only
}

/**
 * Finds out who asks and where the answer may go.
 * @throws {Refusal} to be shown to the person: there is nowhere safe to redirect to (RFC 6749 §4.1.2.1).
 */
export async function findRedirection(params: Params, context: Context): Promise<Redirection> {
  const id = params['client_id']
  if (id === undefined) throw invalidRequest('client_id is missing').because({ check: 'client_named', spec: 'RFC 6749 §4.1.1' })
  const client = await findClient(context, id)
  if (!client?.active) {
    const refusal = invalidRequest('there is no such client, or it is switched off')
    throw client ? refusal.because({ check: 'client_active', client_id: client.id }) : refusal.because({ check: 'client_known', got: id })
  }
  return redirectionFor(client, params, context)
}

/** The same for a client that is known already. */
export function redirectionFor(client: CompiledClient, params: Params, context: Context): Redirection {
  refuseLongAddress(params)
  const redirect_uri = registeredUri(client, params)
  const { mode } = modeFor(params)
  return { [matched]: true, client, redirect_uri, named: params['redirect_uri'] !== undefined, mode, state: params['state'], issuer: context.issuer }
}
