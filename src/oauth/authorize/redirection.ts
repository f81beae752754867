import { type CompiledClient, findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import { redirectUriMatches } from '#model/redirect-uri.ts'
import { requestParameters } from './authorization-request.ts'
import { parameter } from './parameter.ts'
import { modeFor, type ResponseMode } from './response-modes.ts'

/** The parameters that say who asks and where the answer goes (RFC 6749 §4.1.1). */
export const addressParameters = {
  client_id: parameter('client_id', { longest: 255 }),
  redirect_uri: parameter('redirect_uri', { longest: 2048 }),
  state: parameter('state', { longest: 2048, withheld: true }),
}
const { client_id, redirect_uri, state } = addressParameters

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
  const asked = redirect_uri.of(params)
  const facts = { check: 'redirect_uri', spec: 'RFC 6749 §3.1.2.3', client_id: client.id, expected: client.redirect_uris, got: asked } as const
  if (asked !== undefined) {
    if (redirectUriMatches(asked, client.redirect_uris, client.redirect_uri_wildcards)) return asked
    throw invalidRequest('redirect_uri is not registered for this client; register it exactly as it is sent').because({ ...facts, spec: 'RFC 6749 §3.1.2.4' })
  }
  // OIDC Core §3.1.2.1 demands it; so does the eye of whoever debugs.
  if ((requestParameters.scope.of(params) ?? '').split(' ').includes('openid'))
    throw invalidRequest('redirect_uri is missing; an OpenID request must send it').because(facts)
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
  const id = client_id.of(params)
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
  const asked = redirect_uri.of(params)
  // It decides where an answer may go, so it is looked at before all else.
  if ((asked?.length ?? 0) > redirect_uri.longest)
    throw invalidRequest(`redirect_uri must be at most ${redirect_uri.longest} characters`).because({ check: 'parameter_length', spec: 'RFC 6749 §4.1.1' })
  return {
    [matched]: true,
    client,
    redirect_uri: registeredUri(client, params),
    named: asked !== undefined,
    mode: modeFor(params).mode,
    state: state.of(params),
    issuer: context.issuer,
  }
}
