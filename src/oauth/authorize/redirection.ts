import { type CompiledClient, findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import { redirectUriMatches } from '#model/redirect-uri.ts'
import { requestParameters } from './authorization-request.ts'
import { parameter } from './parameter.ts'
import { modeFor, type ResponseMode } from './response-modes.ts'

/** The parameters that name the client and the redirect URI (RFC 6749 §4.1.1). */
export const addressParameters = {
  client_id: parameter('client_id', { longest: 255 }),
  redirect_uri: parameter('redirect_uri', { longest: 2048 }),
  state: parameter('state', { longest: 2048, withheld: true }),
}
const { client_id, redirect_uri, state } = addressParameters

const matched = Symbol('client and redirect URI belong together')

/**
 * A client and its redirect URI, after they were matched. Only such a value can be redirected to, so that we are no open redirector (RFC 9700
 * §4.11.2).
 */
export interface Redirection {
  readonly [matched]: true
  readonly client: CompiledClient
  readonly redirect_uri: string
  /** The request named the URI, so redemption must name it too (RFC 6749 §4.1.3). */
  readonly named: boolean
  readonly mode: ResponseMode
  readonly state: string | undefined
  readonly issuer: string
}

/** True when a request names a redirect URI that its client has registered. */
export function isRegisteredUri(client: CompiledClient, params: Params): boolean {
  const asked = redirect_uri.of(params)
  return asked !== undefined && asked.length <= redirect_uri.longest && redirectUriMatches(asked, client.redirect_uris, client.redirect_uri_wildcards)
}

/** The redirect URI to use: the requested one if it is registered, or the client's only one (RFC 6749 §3.1.2.3). */
function registeredUri(client: CompiledClient, params: Params): string {
  const asked = redirect_uri.of(params)
  const facts = { check: 'redirect_uri', spec: 'RFC 6749 §3.1.2.3', client_id: client.id, expected: client.redirect_uris, got: asked } as const
  if (asked !== undefined) {
    if (redirectUriMatches(asked, client.redirect_uris, client.redirect_uri_wildcards)) return asked
    throw invalidRequest('redirect_uri is not registered for this client; register it exactly as it is sent').because({ ...facts, spec: 'RFC 6749 §3.1.2.4' })
  }
  // OIDC Core §3.1.2.1 demands the parameter.
  if ((requestParameters.scope.of(params) ?? '').split(' ').includes('openid'))
    throw invalidRequest('redirect_uri is missing; an OpenID request must send it').because(facts)
  const [only, ...others] = client.redirect_uris
  if (only === undefined) throw invalidRequest('the client has no redirect URI registered').because(facts)
  if (others.length > 0 || only.includes('*')) throw invalidRequest('redirect_uri is missing, and the client has more than one registered').because(facts)
  return only
}

/** Finds the client that a request names. @throws {Refusal} to be shown to the person */
export async function findAsking(params: Params, context: Context): Promise<CompiledClient> {
  const id = client_id.of(params)
  if (id === undefined) throw invalidRequest('client_id is missing').because({ check: 'client_named', spec: 'RFC 6749 §4.1.1' })
  const client = await findClient(context, id)
  if (!client?.active) {
    const refusal = invalidRequest('there is no such client, or it is switched off')
    throw client ? refusal.because({ check: 'client_active', client_id: client.id }) : refusal.because({ check: 'client_known', got: id })
  }
  return client
}

/**
 * Finds the client and the redirect URI of a request.
 * @throws {Refusal} to be shown to the person, because no redirect URI is safe yet (RFC 6749 §4.1.2.1).
 */
export const findRedirection = async (params: Params, context: Context): Promise<Redirection> =>
  redirectionFor(await findAsking(params, context), params, context)

/** The redirection for a client that is known already. */
export function redirectionFor(client: CompiledClient, params: Params, context: Context): Redirection {
  const asked = redirect_uri.of(params)
  // The redirect URI decides where even a refusal goes, so its length is checked first.
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
