import type { Input } from '#fields/form.ts'
import type { Client } from '#model/client.ts'
import type { ClientKind } from '../kinds.ts'

/** The tabs of a client, in their order. */
export const tabNames = ['overview', 'sign_in', 'access', 'tokens', 'keys', 'people', 'activity', 'history', 'try', 'advanced'] as const
export type TabName = (typeof tabNames)[number]
/** The tabs that show fields. */
export type FormTab = 'sign_in' | 'access' | 'tokens' | 'keys' | 'advanced'

const ofSection: Readonly<Record<string, FormTab>> = {
  Authentication: 'keys',
  Security: 'sign_in',
  'Grant types': 'access',
  Tokens: 'tokens',
  Keys: 'keys',
  Branding: 'sign_in',
  'Sign-out': 'sign_in',
}
/** Fields that stand elsewhere than the rest of their section. */
const ofField: Partial<Readonly<Record<keyof Client, FormTab>>> = {
  identity_provider: 'sign_in',
  default_federated_server: 'sign_in',
  authorize_scope: 'access',
  authorized_scopes: 'access',
  user_scopes: 'access',
  authorized_resources: 'access',
  enforce_dpop: 'tokens',
  subject_type: 'tokens',
  sector_identifier_uri: 'tokens',
  enforce_tx_code: 'advanced',
  public_refresh_token: 'advanced',
  public_revoke: 'advanced',
  trusted_hosts: 'advanced',
  trusted_authorities: 'advanced',
  application_type: 'advanced',
  response_mode: 'advanced',
}
export const tabOf = ({ name, section }: Pick<Input, 'name' | 'section'>): FormTab => ofField[name as keyof Client] ?? ofSection[section] ?? 'advanced'

/** Addresses of tabs that have another name now. */
const former: Readonly<Record<string, TabName>> = {
  general: 'advanced',
  authentication: 'keys',
  security: 'sign_in',
  grants: 'access',
  branding: 'sign_in',
  credentials: 'keys',
  sessions: 'people',
  consents: 'people',
  why: 'activity',
}
export const readTab = (text = ''): TabName => tabNames.find((name) => name === text) ?? former[text] ?? 'overview'

/** Fields that need people who come back through a browser. */
const browsers: readonly (keyof Client)[] = [
  ...(['redirect_uris', 'redirect_uri_wildcards', 'post_logout_redirect_uris', 'allowed_origins', 'pkce', 'nonce', 'first_party'] as const),
  ...(['require_pushed_authorization_requests', 'default_max_age', 'initiate_login_uri', 'in_gallery', 'subject_type', 'sector_identifier_uri'] as const),
  ...(['identity_provider', 'user_scopes', 'default_federated_server'] as const),
  ...(['authorization_code_ttl', 'authorization_request_ttl', 'refresh_token_ttl', 'refresh_token_absolute_ttl', 'refresh_token_rotation'] as const),
  ...(['backchannel_logout_uri', 'backchannel_logout_session_required', 'frontchannel_logout_uri', 'frontchannel_logout_session_required'] as const),
  ...(['id_token_ttl', 'id_token_signature_alg', 'userinfo_signed_response_alg', 'logo_uri', 'client_uri', 'policy_uri', 'tos_uri'] as const),
]
/** Fields that only wallets and issuers of credentials use. */
const wallets: readonly (keyof Client)[] = ['enforce_tx_code', 'response_mode', 'did', 'public_client_id', 'check_public_client_id']
/** Fields of clients that prove who they are. */
const proving: readonly (keyof Client)[] = ['token_endpoint_jwt_auth_alg', 'jwt_public_key', 'jwk', 'jwks', 'jwks_uri']
/** Fields that hardly any client needs. */
const rare: readonly (keyof Client)[] = [
  ...(['assertion_audience', 'jwt_public_key', 'jwk', 'public_refresh_token', 'public_revoke', 'trusted_hosts', 'trusted_authorities'] as const),
  ...(['agent_token_ttl', 'application_type', 'id_token_kid', 'id_token_encrypted_response_alg', 'id_token_encrypted_response_enc'] as const),
  ...(['userinfo_encrypted_response_alg', 'userinfo_encrypted_response_enc', 'introspection_encrypted_response_alg'] as const),
  ...(['introspection_encrypted_response_enc', 'signatures_adapter', 'key_pair_id', 'sector_identifier_uri'] as const),
]

const hidden: Readonly<Record<ClientKind, readonly (keyof Client)[]>> = {
  web: [...wallets, ...rare],
  spa: [...wallets, ...rare, ...proving],
  native: [...wallets, ...rare, ...proving, 'allowed_origins'],
  device: [...wallets, ...rare, ...proving, 'allowed_origins'],
  mcp: [...wallets, ...rare, ...proving, 'allowed_origins'],
  machine: [...wallets, ...rare, ...browsers],
  wallet: [...rare, ...proving],
  other: [],
}
/** True for a field that a client of this kind usually has a use for. */
export const isUsual = (kind: ClientKind, name: string): boolean => !hidden[kind].some((field) => field === name)
