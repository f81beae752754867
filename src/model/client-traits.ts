import type { client } from './client.ts'

/** The traits of a client field that rules about clients read. */
interface FieldTraits {
  /** The field decides who can act as the client, or who may decide that. An edit of it demands all the powers that the client has. */
  readonly opens?: true
  /**
   * Edits of a protected client, through which the server is administered: `free` fields may change, `mighty` ones only by somebody who may
   * administer everything, a list that `grows` may only gain values. All other fields may not change.
   */
  readonly protection?: 'free' | 'mighty' | 'grows'
  /** A developer's change of a live application waits for a reviewer. Absent: the developer may change the field freely. */
  readonly review?: ReviewTrait
  /** No code reads the field: it is for people to read, or its rule stands in the declaration itself. */
  readonly idle?: 'for people'
  /** The field names an algorithm that the server signs with for the client, so the server must have a key that fits. */
  readonly signs?: true
  /** A registration (RFC 7591) does not write it as it is sent, but by rules of its own. */
  readonly registration?: 'by rules'
  /** A merge patch replaces the value as a whole instead of merging its members. */
  readonly whole?: true
}
/** How a field is reviewed. */
export interface ReviewTrait {
  /** The kind of a review item for this field. */
  readonly kind: string
  /** The field is a list: each added value is an item of its own, and removing one needs no review. */
  readonly many?: true
  /** A value that only restricts the client, and so needs no review. */
  readonly free?: boolean | string
}

/**
 * The traits of every client field. A field that is missing here is a compile error, so that whoever adds a field decides whether it opens the client
 * to somebody, locks administrators out, or must be reviewed.
 */
export const clientTraits = {
  id: {},
  name: { protection: 'free', review: { kind: 'name' } },
  description: { protection: 'free', idle: 'for people' },
  active: {},
  disabled_reason: { idle: 'for people' },
  stage: { idle: 'for people' },
  kind: { protection: 'free' },
  namespace: { protection: 'free', idle: 'for people' },
  owner: { opens: true, protection: 'mighty' },
  organization_id: { opens: true, protection: 'mighty' },
  contacts: { protection: 'free', idle: 'for people' },
  labels: { idle: 'for people' },
  initiate_login_uri: { review: { kind: 'initiate_login_uri' } },
  in_gallery: { review: { kind: 'in_gallery', free: false } },
  identity_provider: { opens: true, whole: true },
  default_federated_server: {},
  metadata: { protection: 'free' },
  slug: { protection: 'free', idle: 'for people' },
  registered_name: { opens: true, protection: 'mighty' },
  parameters: { protection: 'free', whole: true },
  parameter_values: { protection: 'free', whole: true },
  confidential: { registration: 'by rules', opens: true, review: { kind: 'confidential', free: true } },
  token_endpoint_auth_methods: { registration: 'by rules', opens: true, protection: 'grows', review: { kind: 'auth_method', many: true } },
  secret: {},
  token_endpoint_jwt_auth_alg: {},
  jwt_public_key: { opens: true },
  jwk: { opens: true, whole: true },
  jwks: { opens: true, whole: true },
  jwks_uri: { opens: true },
  attesters: { opens: true },
  require_attestation_challenge: {},
  federated_identities: { opens: true, whole: true },
  assertion_audience: {},
  tls_client_auth_subject_dn: { opens: true },
  tls_client_auth_san_dns: { opens: true },
  tls_client_auth_san_uri: { opens: true },
  tls_client_auth_san_ip: { opens: true },
  tls_client_auth_san_email: { opens: true },
  tls_client_certificate_bound_access_tokens: { review: { kind: 'tls_client_certificate_bound_access_tokens', free: true } },
  works_with: { protection: 'free' },
  assertion_ttl: {},
  unknown_scopes: {},
  claims_in_id_token: {},
  redirect_uris: { opens: true, protection: 'grows', review: { kind: 'redirect_uri', many: true } },
  redirect_uri_wildcards: { opens: true },
  post_logout_redirect_uris: { protection: 'grows', review: { kind: 'post_logout_redirect_uri', many: true } },
  allowed_origins: { protection: 'grows', review: { kind: 'allowed_origin', many: true } },
  pkce: {},
  nonce: {},
  require_pushed_authorization_requests: { review: { kind: 'require_pushed_authorization_requests', free: true } },
  require_signed_request_object: { review: { kind: 'require_signed_request_object', free: true } },
  request_object_signing_alg: {},
  request_uris: {},
  authorization_details_types: { review: { kind: 'authorization_details_type', many: true } },
  authorization_signed_response_alg: { signs: true },
  enforce_dpop: { review: { kind: 'enforce_dpop', free: true } },
  enforce_tx_code: {},
  public_refresh_token: {},
  public_revoke: {},
  authorize_scope: { opens: true },
  authorized_scopes: { protection: 'grows' },
  user_scopes: {},
  authorized_resources: {},
  first_party: {},
  default_max_age: { protection: 'mighty' },
  subject_type: { review: { kind: 'subject_type', free: 'pairwise' } },
  sector_identifier_uri: { review: { kind: 'sector_identifier_uri' } },
  trusted_hosts: {},
  trusted_authorities: {},
  profiles: {},
  profile_mode: {},
  supported_grant_types: { registration: 'by rules', opens: true, protection: 'grows', review: { kind: 'grant_type', many: true } },
  grant_settings: { opens: true },
  application_type: { registration: 'by rules', idle: 'for people' },
  response_mode: {},
  access_token_format: {},
  access_token_signature_alg: { signs: true },
  access_token_ttl: { protection: 'mighty' },
  agent_token_ttl: {},
  authorization_code_ttl: {},
  authorization_request_ttl: {},
  refresh_token_ttl: { protection: 'mighty' },
  refresh_token_absolute_ttl: { protection: 'mighty' },
  refresh_token_rotation: {},
  id_token_ttl: { protection: 'mighty' },
  id_token_signature_alg: { signs: true },
  id_token_kid: {},
  userinfo_signed_response_alg: { signs: true },
  second_factor: { protection: 'mighty' },
  // Pushed tokens go to that address, so whoever sets it holds them.
  backchannel_token_delivery_mode: { opens: true },
  backchannel_client_notification_endpoint: { opens: true },
  backchannel_user_code_parameter: {},
  backchannel_authentication_request_signing_alg: {},
  backchannel_logout_uri: {},
  backchannel_logout_session_required: { idle: 'for people' },
  frontchannel_logout_uri: {},
  frontchannel_logout_session_required: {},
  id_token_encrypted_response_alg: {},
  id_token_encrypted_response_enc: {},
  userinfo_encrypted_response_alg: {},
  userinfo_encrypted_response_enc: {},
  introspection_encrypted_response_alg: {},
  introspection_encrypted_response_enc: {},
  authorization_encrypted_response_alg: {},
  authorization_encrypted_response_enc: {},
  key_pair_type: { whole: true },
  key_pair_id: {},
  public_key: {},
  signatures_adapter: {},
  did: {},
  public_client_id: {},
  check_public_client_id: {},
  logo_uri: { protection: 'free', review: { kind: 'logo_uri' } },
  client_uri: { protection: 'free', review: { kind: 'client_uri' } },
  policy_uri: { protection: 'free', review: { kind: 'policy_uri' } },
  tos_uri: { protection: 'free', review: { kind: 'tos_uri' } },
  software_id: { protection: 'free', idle: 'for people' },
  software_version: { protection: 'free', idle: 'for people' },
  origin: {},
  protected: {},
  tokens_revoked_at: { protection: 'free' },
  reviews_version: {},
  credentials_version: {},
  created_by: { idle: 'for people' },
  former_powers: {},
  version: { protection: 'free' },
  created_at: {},
  updated_at: { protection: 'free' },
} as const satisfies Readonly<Record<keyof typeof client.fields, FieldTraits>>

type TraitTable = typeof clientTraits
/** The fields that have a trait, or a trait of this value. */
export type FieldWith<T extends keyof FieldTraits, V = unknown> = {
  [K in keyof TraitTable]: TraitTable[K] extends { readonly [P in T]: V } ? K : never
}[keyof TraitTable]
/** The fields that have a trait, or a trait of this value, in their order. */
export const fieldsWith = <T extends keyof FieldTraits, const V extends FieldTraits[T] = FieldTraits[T]>(trait: T, value?: V): readonly FieldWith<T, V>[] =>
  Object.entries<FieldTraits>(clientTraits)
    .filter(([, traits]) => traits[trait] !== undefined && (value === undefined || traits[trait] === value))
    .map(([name]) => name as FieldWith<T, V>)
