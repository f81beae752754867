import {
  chosenSecret,
  flag,
  identifier,
  instant,
  integer,
  list,
  nameIn,
  namesIn,
  oneOf,
  paragraph,
  reference,
  scopeToken,
  seconds,
  secureUrl,
  shape,
  source,
  text,
} from '#fields/kinds.ts'
import { field, inherits, type Row, resource } from '#fields/resource.ts'
import { applicationFields } from './application.ts'
import { attestation } from './attestation.ts'
import { authorizationRequests } from './authorization-requests.ts'
import { backchannel } from './backchannel.ts'
import { branding } from './branding.ts'
import { absoluteUri, did, keyPairType, scopeLinks } from './client-kinds.ts'
import { clientLaunch } from './client-launch.ts'
import { clientProfiles } from './client-profiles.ts'
import { clientRules } from './client-rules.ts'
import { asymmetricAlgs, hmacAlgs } from './client-signing-algs.ts'
import { standing } from './client-standing.ts'
import { contactedHosts } from './contacted-hosts.ts'
import { encryptedResponses } from './encrypted-responses.ts'
import { federatedIdentities } from './federated-identity.ts'
import { clientSignIn } from './federation/client-sign-in.ts'
import { formerPowers } from './former-powers.ts'
import { grantSettings } from './grant-settings.ts'
import { librarySettings } from './library-settings.ts'
import { logoutSettings } from './logout-settings.ts'
import { mutualTls } from './mutual-tls.ts'
import { publicJwk, publicJwks } from './public-jwk.ts'
import { secondFactorRule } from './second-factor-rule.ts'
import { INTERNAL_SIGNER } from './signer.ts'
import { software } from './software.ts'
import { stamps } from './stamps.ts'

const developer = ['portal', 'registration', 'document'] as const
/** A client: an application that asks this server for tokens (RFC 6749 §2). */
export const client = resource(
  {
    name: 'client',
    table: 'clients',
    key: 'id',
    prefix: 'cl_',
    administered: { path: 'clients', area: 'clients', sort: '-created_at' },
    doc: 'An application that asks this server for tokens.',
    indexes: [
      ['owner', 'created_at'],
      ['organization_id', 'created_at'],
      ['namespace', 'created_at'],
      ['active', 'created_at'],
      ['kind', 'created_at'],
      ['stage', 'created_at'],
      ['in_gallery', 'created_at'],
      ['key_pair_id'],
      ['public_client_id'],
      ['supported_grant_types'],
      ['authorized_resources'],
      ['authorization_details_types'],
      ['authorized_scopes'],
      ['user_scopes'],
      ['identity_provider'],
    ],
  },
  {
    // General
    id: field(identifier(), { doc: 'The client_id. Made by the server unless given.', spec: 'RFC 6749 §2.2', writers: 'create', find: ['search'] }),
    name: field(text(), {
      doc: 'Shown to people when they sign in and consent.',
      spec: 'RFC 7591 §2',
      initial: 'Unnamed client',
      writers: developer,
      find: ['sort', 'search'],
    }),
    description: field(paragraph(), { doc: 'A description for its administrators.', optional: true, writers: ['portal'] }),
    ...standing,
    kind: field(oneOf('web', 'spa', 'native', 'machine', 'device', 'mcp', 'wallet', 'other'), {
      doc: 'The kind of application, chosen when it was made.',
      initial: 'other',
      writers: ['portal'],
    }),
    namespace: field(reference('namespace'), { doc: 'The namespace that groups the client with others, for people.', optional: true }),
    owner: field(text(255), {
      doc: 'The owner of the client. The id of a user: they manage it as an application of their own. Any other text is for people to read.',
      optional: true,
    }),
    organization_id: field(reference('organization'), {
      doc: 'The organization that owns it; the administrators of the organization manage it.',
      optional: true,
      writers: ['portal'],
    }),
    contacts: field(list(text(), 20), {
      doc: 'How to reach the people responsible: e-mail addresses as a rule, or any other text.',
      spec: 'RFC 7591 §2',
      initial: [],
      writers: developer,
    }),
    ...{ ...clientLaunch, ...clientSignIn, ...applicationFields },
    confidential: field(flag(), {
      doc: 'Demand client authentication at every token request.',
      spec: 'RFC 6749 §2.1',
      initial: true,
      writers: developer,
      section: 'Authentication',
    }),
    token_endpoint_auth_methods: field(namesIn('client_auth_methods'), {
      doc: 'The methods by which it may authenticate.',
      spec: 'RFC 7591 §2',
      initial: ['client_secret_basic', 'client_secret_post'],
      writers: developer,
      section: 'Authentication',
    }),
    secret: field(chosenSecret(), {
      doc: 'A secret of your choice, or `{"ref": "name"}` for one in a secret file; one is generated when none is given. The answer to creation is the only one that shows it.',
      spec: 'RFC 6749 §2.3.1',
      optional: true,
      writers: 'create',
      readers: [],
      section: 'Authentication',
    }),
    token_endpoint_jwt_auth_alg: field(oneOf(...hmacAlgs, ...asymmetricAlgs), {
      doc: 'The only algorithm accepted in client assertions. If not set: any asymmetric one that fits the key, or HS256 with a secret.',
      spec: 'OIDC Core §9',
      optional: true,
      writers: developer,
      section: 'Authentication',
    }),
    jwt_public_key: field(source(16_384), {
      doc: 'A PEM public key that verifies client assertions.',
      optional: true,
      writers: ['portal'],
      section: 'Authentication',
    }),
    jwk: field(shape('JWK', publicJwk), {
      doc: 'One JWK that verifies client assertions.',
      spec: 'RFC 7517 §4',
      optional: true,
      writers: ['portal'],
      section: 'Authentication',
    }),
    jwks: field(shape('JWK set', publicJwks), {
      doc: 'Its public keys.',
      spec: 'RFC 7591 §2',
      optional: true,
      writers: developer,
      section: 'Authentication',
    }),
    jwks_uri: field(secureUrl(), {
      doc: 'Where its public keys are published.',
      spec: 'RFC 7591 §2',
      optional: true,
      writers: developer,
      section: 'Authentication',
    }),
    ...attestation,
    federated_identities: field(shape('federated identities', federatedIdentities), {
      doc: 'Workloads that prove the client by a token of their platform (`federated_jwt`, `spiffe_jwt`): `issuer`, which is a trusted issuer with the purpose `client_federation`, `subject`, and `claims` with their values. A `*` at the end of a subject stands for any rest.',
      spec: 'RFC 7523 §2.2',
      initial: [],
      section: 'Authentication',
    }),
    assertion_audience: field(oneOf('issuer', 'issuer_or_token_endpoint'), {
      doc: 'The audiences that a client assertion may name. The second is for old libraries only.',
      spec: 'draft-ietf-oauth-rfc7523bis §3',
      initial: 'issuer',
      section: 'Authentication',
    }),
    ...{ ...mutualTls, ...librarySettings },
    // Security
    redirect_uris: field(list(text(2048)), {
      doc: 'The URIs that an authorization response may be sent to. Compared exactly; loopback addresses may use any port.',
      spec: 'RFC 6749 §3.1.2',
      initial: [],
      writers: developer,
      section: 'Security',
    }),
    redirect_uri_wildcards: field(flag(), {
      doc: 'Let `*` stand for one DNS label and `**` for one path segment in redirect URIs. Weaker than exact comparison.',
      initial: false,
      section: 'Security',
    }),
    post_logout_redirect_uris: field(list(text(2048)), {
      doc: 'The URIs that people may be sent to after they signed out. Compared exactly.',
      spec: 'OIDC RP-Initiated Logout §3.1',
      initial: [],
      writers: developer,
      section: 'Security',
    }),
    allowed_origins: field(list(text(512)), {
      doc: 'Web origins whose scripts may call the token, revocation and userinfo endpoints in its name.',
      initial: [],
      writers: ['portal'],
      section: 'Security',
    }),
    pkce: field(flag(), {
      doc: 'Demand PKCE with S256. Only a confidential OpenID client may do without; it sends a nonce instead, unless `nonce` is `optional`.',
      spec: 'RFC 7636 §4.3',
      initial: true,
      section: 'Security',
    }),
    nonce: field(oneOf('required', 'optional'), {
      doc: '`required`: an OpenID request without PKCE must send a nonce. Without both, a stolen code can be injected.',
      spec: 'RFC 9700 §2.1.1',
      initial: 'required',
      section: 'Security',
    }),
    require_pushed_authorization_requests: field(flag(), {
      doc: 'Refuse an authorization request that was not pushed.',
      spec: 'RFC 9126 §6',
      initial: false,
      writers: developer,
      section: 'Security',
    }),
    ...authorizationRequests,
    enforce_dpop: field(flag(), {
      doc: 'Demand a DPoP proof at every token request, so that all its access tokens are bound to a key.',
      spec: 'RFC 9449 §5.2',
      initial: false,
      writers: ['portal'],
      section: 'Security',
    }),
    enforce_tx_code: field(flag(), {
      doc: 'Demand a transaction code when a pre-authorized code is redeemed.',
      spec: 'OID4VCI 1.0 §4.1.1',
      initial: false,
      section: 'Security',
    }),
    public_refresh_token: field(flag(), { doc: 'Let the refresh grant go without client authentication.', initial: false, section: 'Security' }),
    public_revoke: field(flag(), { doc: 'Let revocation go without client authentication.', initial: false, section: 'Security' }),
    authorize_scope: field(flag(), {
      doc: 'Let the client have the private scopes listed in authorized_scopes, for itself and, but for those of the administration API, through its people.',
      initial: false,
      section: 'Security',
    }),
    authorized_scopes: field(scopeLinks, { doc: 'Private scopes that the client may have.', initial: [], section: 'Security' }),
    user_scopes: field(list(scopeToken(), 1000), {
      doc: 'The private scopes that people may bring into tokens of this client. If not set: all that they hold.',
      optional: true,
      section: 'Security',
    }),
    authorized_resources: field(list({ ...text(2048), schema: absoluteUri }), {
      doc: 'The APIs that its tokens may be for. Not empty: `resource` is required, and must be one of these.',
      spec: 'RFC 8707 §2',
      initial: [],
      section: 'Security',
    }),
    first_party: field(flag(), { doc: 'The client is one of our own: people are not asked for consent.', initial: false, section: 'Security' }),
    default_max_age: field(seconds(0, 31_536_000), {
      doc: 'The greatest age of a sign-in, where a request names none.',
      spec: 'OIDC Registration §2',
      optional: true,
      writers: developer,
      section: 'Security',
    }),
    subject_type: field(oneOf('public', 'pairwise'), {
      doc: '`public`: a person has the same `sub` at all applications. `pairwise`: the same only at those of one sector.',
      spec: 'OIDC Core §8',
      initial: 'public',
      writers: developer,
      section: 'Security',
    }),
    sector_identifier_uri: field(secureUrl(), {
      doc: 'A JSON array of the redirect URIs of one sector, whose host names it. It must list every redirect URI: it is read when this or a redirect URI is set.',
      spec: 'OIDC Registration §5',
      optional: true,
      writers: developer,
      section: 'Security',
    }),
    ...{ ...contactedHosts, ...clientProfiles },
    // Grant types
    supported_grant_types: field(namesIn('grants'), {
      doc: 'The grants that it may use. If not set: those that its `kind` needs; for the kind `other`, client credentials and the authorization code.',
      spec: 'RFC 7591 §2',
      initial: ['client_credentials', 'authorization_code'],
      writers: developer,
      section: 'Grant types',
    }),
    grant_settings: field(shape('grant settings', grantSettings), {
      doc: 'Settings for the tokens of one grant type, by its name: `format`, `access_token_ttl` in seconds, `refresh` (whether a refresh token goes with them), `audience` (the APIs they are for when the request names none) and `secret_required` (whether the client must prove who it is). For `token_exchange` also `subject_clients`, `subject_issuers`, `target_audiences`, `actors`, `impersonation` and `vault` (`tokens_per_hour`, `ends_at`, `stopped`); for `jwt_bearer` also `subject_issuers`.',
      initial: {},
      section: 'Grant types',
    }),
    application_type: field(oneOf('web', 'native'), {
      doc: 'Decides which redirect URIs are allowed.',
      spec: 'OIDC Registration §2',
      initial: 'web',
      writers: developer,
      section: 'Grant types',
    }),
    response_mode: field(oneOf('direct_post', 'post'), {
      doc: 'How a wallet is reached: by a redirect, or by a page with a QR code.',
      initial: 'direct_post',
      section: 'Grant types',
    }),
    // Tokens
    access_token_format: field(oneOf('opaque', 'jwt'), {
      doc: 'Opaque tokens say nothing; JWTs can be read by APIs. Both are recorded and can be revoked.',
      spec: 'RFC 9068 §2',
      initial: 'opaque',
      section: 'Tokens',
    }),
    access_token_signature_alg: field(nameIn('signing_algs'), {
      doc: 'How JWT access tokens are signed.',
      spec: 'RFC 9068 §2.1',
      initial: inherits('signing_alg'),
      section: 'Tokens',
    }),
    access_token_ttl: field(seconds(1, 86_400), { doc: 'How long an access token lives.', initial: inherits('access_token_ttl'), section: 'Tokens' }),
    agent_token_ttl: field(seconds(1, 2_592_000), { doc: 'How long an agent token lives.', initial: 2_592_000, section: 'Tokens' }),
    authorization_code_ttl: field(seconds(1, 600), {
      doc: 'How long an authorization code lives.',
      spec: 'RFC 6749 §4.1.2',
      initial: inherits('authorization_code_ttl'),
      section: 'Tokens',
    }),
    authorization_request_ttl: field(seconds(1, 600), {
      doc: 'How long a pushed authorization request lives.',
      spec: 'RFC 9126 §2.2',
      initial: inherits('authorization_request_ttl'),
      section: 'Tokens',
    }),
    refresh_token_ttl: field(seconds(1, 31_536_000), {
      doc: 'How long an unused refresh token lives; every use restarts the time.',
      initial: inherits('refresh_token_ttl'),
      section: 'Tokens',
    }),
    refresh_token_absolute_ttl: field(seconds(1, 157_680_000), {
      doc: 'How long a sign-in can be refreshed, from its first token on.',
      spec: 'RFC 9700 §4.14.2',
      initial: inherits('refresh_token_absolute_ttl'),
      section: 'Tokens',
    }),
    refresh_token_rotation: field(oneOf('always', 'never'), {
      doc: '`always`: each refresh exchanges the refresh token for a new one, so that the use of a stolen copy is detected. `never` needs a token bound to the key or the authentication of the client. If not set: `never` for a client that must prove itself to refresh and whose tokens must be bound to a key, `always` for every other.',
      spec: 'RFC 9700 §2.2.2',
      optional: true,
      section: 'Tokens',
    }),
    id_token_ttl: field(seconds(1, 86_400), {
      doc: 'How long an ID token is valid.',
      spec: 'OIDC Core §2',
      initial: inherits('id_token_ttl'),
      section: 'Tokens',
    }),
    id_token_signature_alg: field(nameIn('signing_algs'), {
      doc: 'How ID tokens are signed.',
      spec: 'OIDC Registration §2',
      initial: inherits('id_token_signing_alg'),
      writers: developer,
      section: 'Tokens',
    }),
    id_token_kid: field(text(255), {
      doc: "The key id that ID tokens carry, when not the key's own. No other client and no key pair may have it.",
      spec: 'RFC 7517 §4.5',
      optional: true,
      section: 'Tokens',
      find: ['unique'],
    }),
    userinfo_signed_response_alg: field(nameIn('signing_algs'), {
      doc: 'Answer userinfo as a JWT signed so. If not set: as JSON.',
      spec: 'OIDC Registration §2',
      optional: true,
      writers: developer,
      section: 'Tokens',
    }),
    second_factor: secondFactorRule('its people', 'Security'),
    ...backchannel,
    ...logoutSettings,
    ...encryptedResponses,
    // Keys
    key_pair_type: field(keyPairType, {
      doc: 'The kind of key pair the client has of its own. If not set: it signs with the keys of the tenant.',
      optional: true,
      section: 'Keys',
    }),
    key_pair_id: field(reference('key_pair'), { doc: 'A key pair of the tenant that signs for this client.', optional: true, section: 'Keys' }),
    public_key: field(source(), {
      doc: 'The public key that verifies what is signed for this client, as PEM; after a rotation, that of the key which takes over.',
      optional: true,
      writers: 'server',
      section: 'Keys',
    }),
    signatures_adapter: field(text(64), {
      doc: 'The adapter that signs for this client: `Internal` for the keys of this server, or the name of a signer.',
      initial: INTERNAL_SIGNER,
      find: ['filter'],
      section: 'Keys',
    }),
    did: field(did, {
      doc: 'A decentralized identifier of the client, given or derived from its key. It is the issuer of the credentials of this client; the issuer of tokens is this server nevertheless.',
      spec: 'DID 1.0 §3.1',
      optional: true,
      section: 'Keys',
    }),
    public_client_id: field(text(2048), { doc: 'The issuer whose wallets this client represents.', optional: true, section: 'Keys' }),
    check_public_client_id: field(flag(), {
      doc: 'Demand that the key that proves or presents belongs to a party already in the flow.',
      initial: false,
      section: 'Keys',
    }),
    ...branding,
    // Kept by the server
    ...software,
    origin: field(oneOf('managed', 'dynamic', 'document'), {
      doc: 'How it came here: `managed` by people, `dynamic` where it registered itself (RFC 7591), or from a `document`. An API that is open to reviewed clients is open to managed ones only.',
      initial: 'managed',
      writers: 'server',
      section: 'History',
      find: ['filter'],
    }),
    protected: field(flag(), { doc: 'Kept from edits that would lock administrators out.', initial: false, writers: 'server', section: 'History' }),
    tokens_revoked_at: field(instant(), { doc: 'Tokens issued before this moment are refused.', optional: true, writers: 'server', section: 'History' }),
    reviews_version: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'Counts the requests for a review, so that one of two simultaneous requests fails (compare and set) and finds the other.',
      initial: 0,
      writers: 'server',
      readers: [],
    }),
    credentials_version: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'Counts the changes of the set of live secrets, so that one of two simultaneous changes fails (compare and set) and counts again.',
      initial: 0,
      writers: 'server',
      readers: [],
      section: 'History',
    }),
    created_by: field(text(255), { doc: 'The actor who made the client.', optional: true, writers: 'server', section: 'History' }),
    ...formerPowers,
    ...stamps,
  },
  clientRules,
)
export type Client = Row<typeof client.fields>

/** A public client holds no credential to authenticate with (RFC 6749 §2.1). */
export const isPublic = (c: Pick<Client, 'token_endpoint_auth_methods'>): boolean => c.token_endpoint_auth_methods.every((method) => method === 'none')
