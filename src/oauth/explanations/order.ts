import type { CheckName, Explanation } from '#model/explanation.ts'
import { authorizationChecks } from '../authorize/checks.ts'

/** The properties of a request that decide the order of its checks. */
export type Walked = Pick<Explanation, 'endpoint' | 'auth_method' | 'params'>

const assertion: readonly CheckName[] = ['client_method', 'assertion_signature', 'assertion_subject', 'assertion_audience', 'assertion_time', 'assertion_once']
const secret: readonly CheckName[] = ['client_method', 'client_secret', 'secret_expiry']

/** The checks of client authentication (oauth/client-auth/), by method. */
function ofClient(method: string | undefined): readonly CheckName[] {
  const proof: readonly CheckName[] = method === 'none' ? ['client_proof', 'client_certificate'] : method?.endsWith('_jwt') ? assertion : secret
  return ['client_named', 'client_known', 'client_active', ...proof]
}

const ofAuthorization: readonly CheckName[] = [
  'redirect_uri',
  'parameter_length',
  'scope_form',
  ...authorizationChecks,
  'profile',
  'scope_known',
  'scope_held',
  'resource',
  'scope_of_resource',
  'authorization_details',
  'id_token_hint',
  'launch',
  'person',
  'policy',
]
const ofScope: readonly CheckName[] = ['scope_form', 'scope_known', 'scope_held', 'resource', 'scope_of_resource', 'authorization_details']

/** The checks of each grant type (oauth/grants/). */
const ofGrant: Readonly<Record<string, readonly CheckName[]>> = {
  authorization_code: ['code', 'redirect_uri_repeated', 'pkce_verifier', 'dpop_key', 'resource'],
  refresh_token: ['refresh_token', 'dpop_key', 'bound_key', ...ofScope],
  client_credentials: ofScope,
  password: ['person', ...ofScope],
  'urn:openid:params:grant-type:ciba': ['code', 'polling', 'person', 'resource'],
  'urn:ietf:params:oauth:grant-type:device_code': ['code', 'polling', 'person', 'resource'],
  'urn:ietf:params:oauth:grant-type:jwt-bearer': ['assertion', 'assertion_rule', 'person', 'scope_form', 'scope_held', 'scope_known', 'resource'],
  'urn:ietf:params:oauth:grant-type:token-exchange': [
    'subject_token',
    'vault',
    'actor_token',
    'resource',
    'scope_form',
    'scope_held',
    'scope_known',
    'scope_of_resource',
  ],
}
const shownToken: readonly CheckName[] = ['token_sent', 'token_live', 'bound_key', 'token_scope', 'policy']

/** The checks that a request of an endpoint goes through, in their order; the last ones may share one name. */
export function checksOf({ endpoint, auth_method, params }: Walked): readonly CheckName[] {
  switch (endpoint) {
    case '/oauth/authorize':
    case '/oauth/authorize/resume':
      return ['client_named', 'client_known', 'client_active', ...ofAuthorization]
    case '/oauth/par':
      return [...ofClient(auth_method), 'dpop_proof', ...ofAuthorization]
    case '/oauth/token':
      return [
        ...ofClient(auth_method),
        'grant_type',
        'grant_known',
        'grant_registered',
        'grant_allowed',
        'parameters',
        'dpop_proof',
        'profile',
        ...(ofGrant[params['grant_type'] ?? ''] ?? []),
        'policy',
      ]
    case '/oauth/backchannel_authentication':
      return [...ofClient(auth_method), 'grant_registered', 'grant_allowed', 'request_object', 'openid_scope', ...ofScope, 'parameters', 'person']
    case '/oauth/device_authorization':
      return [...ofClient(auth_method), 'grant_registered', 'grant_allowed', ...ofScope]
    case '/oauth/introspect':
    case '/oauth/revoke':
      return [...ofClient(auth_method), 'grant_registered', 'grant_allowed', 'parameters']
    default:
      return shownToken
  }
}

/** The checks that were passed before one failed; none when the position of that check is not known. */
export function passedBefore(failed: CheckName, walked: Walked): readonly CheckName[] {
  const checks = checksOf(walked)
  return checks.slice(0, Math.max(0, checks.indexOf(failed)))
}
