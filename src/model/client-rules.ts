import type { Rule } from '#fields/resource.ts'
import { type ApplicationParameter, type ParameterValues, parameterFaults } from './application-parameters.ts'
import type { GrantSettings } from './grant-settings.ts'
import { certificateNames } from './mutual-tls.ts'
import { redirectUriFault } from './redirect-uri.ts'
import { INTERNAL_SIGNER } from './signer.ts'

/** The fields of a client that rules read; the declaration gives the same types. */
interface ClientDraft {
  readonly id?: string | undefined
  readonly registered_name?: string | undefined
  readonly parameters?: readonly ApplicationParameter[] | undefined
  readonly parameter_values?: ParameterValues | undefined
  readonly redirect_uris?: readonly string[] | undefined
  readonly post_logout_redirect_uris?: readonly string[] | undefined
  readonly allowed_origins?: readonly string[] | undefined
  readonly redirect_uri_wildcards?: boolean | undefined
  readonly application_type?: string | undefined
  readonly confidential?: boolean | undefined
  readonly token_endpoint_auth_methods?: readonly string[] | undefined
  readonly token_endpoint_jwt_auth_alg?: string | undefined
  readonly jwks?: unknown
  readonly jwks_uri?: string | undefined
  readonly jwk?: unknown
  readonly jwt_public_key?: string | undefined
  readonly attesters?: readonly string[] | undefined
  readonly federated_identities?: readonly unknown[] | undefined
  readonly supported_grant_types?: readonly string[] | undefined
  readonly access_token_ttl?: number | undefined
  readonly key_pair_type?: unknown
  readonly key_pair_id?: string | undefined
  readonly signatures_adapter?: string | undefined
  readonly id_token_kid?: string | undefined
  readonly refresh_token_rotation?: string | undefined
  readonly public_refresh_token?: boolean | undefined
  readonly enforce_dpop?: boolean | undefined
  readonly grant_settings?: GrantSettings | undefined
  readonly tls_client_auth_subject_dn?: string | undefined
  readonly tls_client_auth_san_dns?: string | undefined
  readonly tls_client_auth_san_uri?: string | undefined
  readonly tls_client_auth_san_ip?: string | undefined
  readonly tls_client_auth_san_email?: string | undefined
  readonly tls_client_certificate_bound_access_tokens?: boolean | undefined
  readonly id_token_encrypted_response_alg?: string | undefined
  readonly id_token_encrypted_response_enc?: string | undefined
  readonly userinfo_encrypted_response_alg?: string | undefined
  readonly userinfo_encrypted_response_enc?: string | undefined
  readonly introspection_encrypted_response_alg?: string | undefined
  readonly introspection_encrypted_response_enc?: string | undefined
  readonly authorization_encrypted_response_alg?: string | undefined
  readonly authorization_encrypted_response_enc?: string | undefined
  readonly require_signed_request_object?: boolean | undefined
  readonly backchannel_token_delivery_mode?: string | undefined
  readonly frontchannel_logout_uri?: string | undefined
  readonly initiate_login_uri?: string | undefined
  readonly in_gallery?: boolean | undefined
}
const rule = (fields: readonly (keyof ClientDraft)[], holds: (draft: ClientDraft) => boolean, message: string, spec?: string): Rule<ClientDraft> => ({
  fields,
  holds,
  message,
  ...(spec ? { spec } : {}),
})

/** A message names at most so many faulty values, and so many letters of each. */
const TOLD = { values: 20, letters: 256 }
/** The faults of a list, value by value. */
const each = (values: readonly string[] | undefined, what: string, faultOf: (value: string) => string | undefined): string[] =>
  (values ?? []).flatMap((value) => {
    const fault = faultOf(value)
    return fault === undefined ? [] : [`the ${what} ${value.slice(0, TOLD.letters)}: ${fault}`]
  })
/** A rule for each value of a list. Its fault names the values that break it, and how. */
const ruleForEach = (field: keyof ClientDraft, faults: (draft: ClientDraft) => string[], message: string, spec?: string): Rule<ClientDraft> => ({
  ...rule([field], (draft) => faults(draft).length === 0, message, spec),
  details: (draft) => faults(draft).slice(0, TOLD.values),
})

const isOrigin = (origin: string): boolean => {
  try {
    return new URL(origin).origin === origin
  } catch {
    return false
  }
}
const originOf = (uri: string): string => (URL.canParse(uri) ? new URL(uri).origin : uri)
const proves = (draft: ClientDraft, method: string) => draft.token_endpoint_auth_methods?.includes(method) ?? false
/** True when a refresh token is bound to the client, so that a thief cannot use it. */
const isRefreshBound = ({ public_refresh_token, token_endpoint_auth_methods: methods, ...c }: ClientDraft) =>
  c.enforce_dpop || c.tls_client_certificate_bound_access_tokens || (!public_refresh_token && methods?.some((method) => method !== 'none'))
const symmetric = (alg: string | undefined) => alg?.startsWith('HS') ?? false

/** Rules between the fields of a client. A rule about one field alone belongs to its kind. */
export const clientRules: readonly Rule<ClientDraft>[] = [
  ruleForEach(
    'redirect_uris',
    (c) =>
      each(c.redirect_uris, 'URI', (uri) => redirectUriFault(uri, { wildcards: c.redirect_uri_wildcards ?? false, native: c.application_type === 'native' })),
    'every redirect URI must be absolute, without fragment, and https, a loopback http address, or a private-use scheme with a dot; wildcards need redirect_uri_wildcards',
    'RFC 8252 §7',
  ),
  ruleForEach(
    'post_logout_redirect_uris',
    (c) =>
      each(c.post_logout_redirect_uris, 'URI', (uri) =>
        uri.includes('*') ? 'must not hold a wildcard' : redirectUriFault(uri, { wildcards: false, native: c.application_type === 'native' }),
      ),
    'every URI must be absolute, without fragment, and https, a loopback http address, or a private-use scheme with a dot',
    'OIDC RP-Initiated Logout §3.1',
  ),
  ruleForEach(
    'allowed_origins',
    (c) => each(c.allowed_origins, 'origin', (origin) => (isOrigin(origin) ? undefined : 'must look like https://host or https://host:port, without a path')),
    'every origin must look like https://host or https://host:port, without a path',
  ),
  rule(
    ['in_gallery', 'initiate_login_uri'],
    (c) => !c.in_gallery || c.initiate_login_uri !== undefined,
    'the gallery opens an application at its initiate_login_uri: name one, or leave it out of the gallery',
    'OIDC Core §4',
  ),
  rule(
    ['backchannel_token_delivery_mode', 'enforce_dpop', 'tls_client_certificate_bound_access_tokens'],
    (c) => c.backchannel_token_delivery_mode !== 'push' || !(c.enforce_dpop || c.tls_client_certificate_bound_access_tokens),
    'pushed tokens cannot be bound to a key, because the client sends no proof: choose poll or ping',
    'CIBA Core §10.3.1',
  ),
  rule(
    ['frontchannel_logout_uri', 'redirect_uris'],
    ({ frontchannel_logout_uri: uri, redirect_uris }) => uri === undefined || (redirect_uris ?? []).some((one) => originOf(one) === originOf(uri)),
    'the scheme, host and port must be those of a redirect URI: the page must be one of the client',
    'OIDC Front-Channel Logout §2',
  ),
  rule(['supported_grant_types'], (c) => (c.supported_grant_types ?? ['authorization_code']).length > 0, 'name at least one grant'),
  rule(
    ['key_pair_type', 'key_pair_id'],
    (c) => c.key_pair_type === undefined || c.key_pair_id === undefined,
    'give key_pair_type for a key pair of its own, or key_pair_id for one of the tenant, not both',
  ),
  rule(
    ['signatures_adapter', 'key_pair_type', 'key_pair_id', 'id_token_kid'],
    (c) =>
      (c.signatures_adapter ?? INTERNAL_SIGNER) === INTERNAL_SIGNER ||
      (c.key_pair_type === undefined && c.key_pair_id === undefined && c.id_token_kid === undefined),
    'a signer has keys of its own, by names of its own: leave key_pair_type, key_pair_id and id_token_kid out, or set signatures_adapter to Internal',
  ),
  rule(['token_endpoint_auth_methods'], (c) => (c.token_endpoint_auth_methods ?? ['none']).length > 0, 'name at least one method; `none` for a public client'),
  rule(
    ['confidential', 'token_endpoint_auth_methods'],
    (c) => !(c.confidential && c.token_endpoint_auth_methods?.every((method) => method === 'none')),
    'a confidential client needs a way to prove who it is: add a method, or set confidential to false',
    'RFC 6749 §2.1',
  ),
  rule(
    ['token_endpoint_auth_methods', 'jwks', 'jwks_uri'],
    (c) => !proves(c, 'private_key_jwt') || Boolean(c.jwks ?? c.jwks_uri ?? c.jwk ?? c.jwt_public_key),
    'private_key_jwt needs a public key: give jwks, jwks_uri, jwk or jwt_public_key',
    'RFC 7591 §2',
  ),
  rule(
    ['token_endpoint_auth_methods', 'attesters'],
    (c) => !proves(c, 'attest_jwt_client_auth') || (c.attesters ?? []).length > 0,
    'attest_jwt_client_auth needs an attester: name its issuer in attesters',
    'draft-ietf-oauth-attestation-based-client-auth §5.1',
  ),
  rule(
    ['token_endpoint_auth_methods', 'federated_identities'],
    (c) => !(proves(c, 'federated_jwt') || proves(c, 'spiffe_jwt')) || (c.federated_identities ?? []).length > 0,
    'federated_jwt and spiffe_jwt need an identity: name issuer and subject in federated_identities',
    'RFC 7523 §2.2',
  ),
  rule(
    [...certificateNames],
    (c) => certificateNames.filter((name) => c[name] !== undefined).length === (proves(c, 'tls_client_auth') ? 1 : 0),
    'tls_client_auth needs exactly one name of the certificate, and no other method has one: give one of tls_client_auth_subject_dn, …_san_dns, …_san_uri, …_san_ip, …_san_email',
    'RFC 8705 §2.1.2',
  ),
  rule(
    ['token_endpoint_auth_methods', 'jwks', 'jwks_uri'],
    (c) => !proves(c, 'self_signed_tls_client_auth') || Boolean(c.jwks ?? c.jwks_uri),
    'self_signed_tls_client_auth needs the certificate, as x5c of a key in jwks or at jwks_uri',
    'RFC 8705 §2.2.2',
  ),
  rule(
    ['token_endpoint_auth_methods'],
    (c) => !(proves(c, 'tls_client_auth') && proves(c, 'self_signed_tls_client_auth')),
    'a certificate is issued by an authority or by the client itself: name one of tls_client_auth and self_signed_tls_client_auth',
    'RFC 8705 §2',
  ),
  rule(
    ['require_signed_request_object', 'jwks', 'jwks_uri'],
    (c) => !c.require_signed_request_object || Boolean(c.jwks ?? c.jwks_uri ?? c.jwk ?? c.jwt_public_key),
    'signed requests need a public key: give jwks, jwks_uri, jwk or jwt_public_key',
    'RFC 9101 §6.2',
  ),
  rule(['jwks', 'jwks_uri'], (c) => !(c.jwks && c.jwks_uri), 'give jwks or jwks_uri, not both', 'RFC 7591 §2'),
  rule(
    ['token_endpoint_jwt_auth_alg'],
    (c) => !c.token_endpoint_jwt_auth_alg || proves(c, symmetric(c.token_endpoint_jwt_auth_alg) ? 'client_secret_jwt' : 'private_key_jwt'),
    'an HS algorithm goes with client_secret_jwt, every other with private_key_jwt',
    'OIDC Core §9',
  ),
  rule(
    ['supported_grant_types', 'token_endpoint_auth_methods'],
    (c) => !c.supported_grant_types?.includes('basic') || c.token_endpoint_auth_methods === undefined || proves(c, 'client_secret_basic'),
    'the basic grant needs a secret in the header: add client_secret_basic to token_endpoint_auth_methods',
    'RFC 7617 §2',
  ),
  rule(
    ['supported_grant_types', 'enforce_dpop', 'tls_client_certificate_bound_access_tokens'],
    (c) => !c.supported_grant_types?.includes('basic') || !(c.enforce_dpop || c.tls_client_certificate_bound_access_tokens),
    'a call by the basic grant is bound to no key: leave basic out, or enforce_dpop and tls_client_certificate_bound_access_tokens',
    'RFC 9449 §5',
  ),
  rule(
    ['supported_grant_types', 'redirect_uris'],
    (c) => !(c.supported_grant_types?.includes('implicit') && (c.redirect_uris ?? []).length === 0),
    'the implicit grant needs a redirect URI',
  ),
  rule(
    ['refresh_token_rotation'],
    (c) => c.refresh_token_rotation !== 'never' || Boolean(isRefreshBound(c)),
    'a refresh token that is never exchanged must be bound to the client: demand its authentication (without public_refresh_token), or set enforce_dpop or tls_client_certificate_bound_access_tokens',
    'RFC 9700 §2.2.2',
  ),
  ruleForEach(
    'grant_settings',
    (c) =>
      each(Object.keys(c.grant_settings ?? {}), 'grant', (grant) => (c.supported_grant_types?.includes(grant) ? undefined : 'is not in supported_grant_types')),
    'every grant with settings must be in supported_grant_types',
  ),
  ruleForEach(
    'parameter_values',
    (c) => parameterFaults(c.parameters ?? [], c.parameter_values ?? {}),
    'every value must be that of a declared parameter, and of its type',
  ),
  // In another tenant such an id would stand for the document at that address, and take over what people agreed to for it.
  rule(['registered_name'], (c) => c.registered_name === undefined || !c.id?.includes(':'), 'a client whose id is an address has no registered name'),
  rule(
    ['grant_settings'],
    (c) => c.grant_settings?.['client_credentials']?.secret_required !== false,
    'a client that acts for itself must prove who it is: leave secret_required of client_credentials out',
    'RFC 6749 §4.4',
  ),
  ...(['id_token', 'userinfo', 'introspection', 'authorization'] as const).map((what) =>
    rule(
      [`${what}_encrypted_response_enc`],
      (c) => c[`${what}_encrypted_response_enc`] === undefined || c[`${what}_encrypted_response_alg`] !== undefined,
      'needs the key management algorithm: give the `…_encrypted_response_alg` too',
      'OIDC Registration §2',
    ),
  ),
]
