import { flag, integer, list, nameIn, oneOf, seconds, secretText, secureUrl, text, webUrl } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { clientSigningAlgList, clientSigningAlgs } from './client-signing-algs.ts'
import { credentialDrafts } from './credential-drafts.ts'
import { profileModes, profileNames } from './profiles/names.ts'
import { overridable } from './tenant-settings.ts'

const port = () => integer(0, 65_535)

/**
 * The settings of the operator. A key `a.b` is `a: { b: … }` in YAML and `GATEHOUSE_A_B` in the environment; `GATEHOUSE_A_B_FILE` names a file
 * that holds the value.
 */
export const settings = resource(
  { name: 'settings', table: '', key: '', doc: 'The settings of the operator.' },
  {
    issuer: field(text(2048), {
      doc: 'The exact issuer string. If not set: `http://localhost:{port}`. Must be https unless it is a loopback address.',
      spec: 'RFC 8414 §2',
      optional: true,
      section: 'Server',
    }),
    data: field(text(4096), { doc: 'The folder of the embedded database and of the generated master key.', initial: './data', section: 'Server' }),
    'database.url': field(secretText(4096), {
      doc: '`postgres://…` for PostgreSQL, `sqlite::memory:` for a database in memory, which is lost at the end. If not set: SQLite in the data folder. Also read from DATABASE_URL.',
      optional: true,
      section: 'Server',
    }),
    'database.attempts': field(integer(1, 1000), { doc: 'How often to try to reach the database at start, a second apart.', initial: 10, section: 'Server' }),
    'database.pool': field(integer(1, 500), { doc: 'How many connections to PostgreSQL at most.', initial: 10, section: 'Server' }),
    master_key: field(secretText(128), {
      doc: '32 bytes in base64url: the key that seals stored secrets and keys digests. If not set: generated into the data folder. Required with PostgreSQL.',
      optional: true,
      section: 'Server',
    }),
    'secrets.dir': field(text(4096), {
      doc: 'The folder of mounted secret files, and of `references.yaml`, which lists the fields that may read each file. If not set: no field can name a file.',
      optional: true,
      section: 'Server',
    }),
    'http.port': field(port(), { doc: 'The public listener. Also read from PORT.', initial: 8080, section: 'HTTP' }),
    'http.host': field(text(255), {
      doc: 'The address to listen on. If not set: 127.0.0.1, or 0.0.0.0 when NODE_ENV is production.',
      optional: true,
      section: 'HTTP',
    }),
    'http.request_timeout': field(seconds(1, 600), {
      doc: 'How long the headers and the body of a request may take to arrive before the connection is closed.',
      initial: 30,
      section: 'HTTP',
    }),
    'management.port': field(port(), { doc: 'The listener for health and metrics; 0 for none.', initial: 9080, section: 'HTTP' }),
    'management.host': field(text(255), { doc: 'The address the management listener listens on. If not set: as http.host.', optional: true, section: 'HTTP' }),
    'console.enabled': field(flag(), {
      doc: 'Serve the console. Off: `/console` answers 404, and no page leads to it; the API does all that it did.',
      initial: true,
      section: 'HTTP',
    }),
    'console.port': field(port(), {
      doc: 'A listener of its own for the console and the administration API, which the public one then refuses. It serves all else too, under the same issuer, so that people sign in there; 0: the public listener serves them.',
      initial: 0,
      section: 'HTTP',
    }),
    'console.host': field(text(255), { doc: 'The address the listener of the console listens on. If not set: as http.host.', optional: true, section: 'HTTP' }),
    'mtls.port': field(port(), {
      doc: 'A second listener, with TLS, that asks clients for their certificate; 0 for none.',
      spec: 'RFC 8705 §5',
      initial: 0,
      section: 'Mutual TLS',
    }),
    'mtls.certificate_path': field(text(4096), {
      doc: 'The certificate chain of that listener, a PEM file. It is read again when it changes.',
      optional: true,
      section: 'Mutual TLS',
    }),
    'mtls.key_path': field(text(4096), { doc: 'Its private key, a PEM file.', optional: true, section: 'Mutual TLS' }),
    'mtls.authorities_path': field(text(4096), {
      doc: 'The authorities that issue certificates to clients, intermediate ones too, a PEM file. If not set: a client can show only a certificate that it registered itself.',
      spec: 'RFC 8705 §2.1',
      optional: true,
      section: 'Mutual TLS',
    }),
    'mtls.revocations_path': field(text(4096), {
      doc: 'The revocation lists of these authorities, a PEM file. It is read again when it changes.',
      spec: 'RFC 5280 §5',
      optional: true,
      section: 'Mutual TLS',
    }),
    'mtls.revocation_urls': field(list(webUrl(), 20), {
      doc: 'Where these authorities publish their revocation lists; all of them, where one publishes its list in parts. They are fetched every hour, and when a list expires.',
      spec: 'RFC 5280 §4.2.1.13',
      initial: [],
      section: 'Mutual TLS',
    }),
    'mtls.stale_revocations': field(oneOf('refuse', 'accept'), {
      doc: 'Refuse or accept certificates of an authority without a revocation list that is in force, where lists are named.',
      spec: 'RFC 5280 §6.3.3',
      initial: 'refuse',
      section: 'Mutual TLS',
    }),
    'mtls.url': field(secureUrl(), {
      doc: 'Where clients reach this server with a certificate: `https://mtls.example.com`. If not set: the host of the issuer, at mtls.port.',
      spec: 'RFC 8705 §5',
      optional: true,
      section: 'Mutual TLS',
    }),
    'mtls.header': field(oneOf('Client-Cert', 'X-SSL-Client-Cert', 'X-Forwarded-Tls-Client-Cert'), {
      doc: 'The header in which proxies of trust_proxy pass on the certificate of a client. If not set: none.',
      spec: 'RFC 9440 §2',
      optional: true,
      section: 'Mutual TLS',
    }),
    trust_proxy: field(list(text(64)), {
      doc: 'Addresses or networks of the proxies whose X-Forwarded-For, X-Forwarded-Proto and mtls.header are trusted.',
      initial: [],
      section: 'HTTP',
    }),
    allow_private_fetch: field(list(text(255)), {
      doc: 'Private hosts or networks that outgoing requests may reach nevertheless.',
      initial: [],
      section: 'HTTP',
    }),
    'log.level': field(oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'), { doc: 'Also read from LOG_LEVEL.', initial: 'info', section: 'Logs' }),
    'log.requests': field(flag(), { doc: 'Write a line for each request.', initial: true, section: 'Logs' }),
    'audit.path': field(text(4096), {
      doc: 'A file to which audit events are appended as JSON lines. With several nodes, each node appends only a part of the events: use audit.url.',
      optional: true,
      section: 'Logs',
    }),
    'audit.url': field(secureUrl(), { doc: 'A collector to which audit events are posted as JSON lines.', optional: true, section: 'Logs' }),
    token_events: field(flag(), {
      doc: 'Record once a minute how many tokens each client was issued, by grant type, as the event `client.tokens_issued`.',
      initial: false,
      section: 'Logs',
    }),
    'audit.token': field(secretText(4096), { doc: 'A bearer token for the collector.', optional: true, section: 'Logs' }),
    'admin.username': field(text(255), { doc: 'The first administrator.', initial: 'admin', section: 'First start' }),
    'admin.password': field(secretText(1024), {
      doc: "The first administrator's password. If not set: generated, shown once, and changed at the first sign-in.",
      optional: true,
      section: 'First start',
    }),
    'admin.client_id': field(text(255), { doc: 'The confidential client for administration.', initial: 'gatehouse-admin', section: 'First start' }),
    'admin.client_secret': field(secretText(1024), {
      doc: "The client's secret. If not set: generated and shown once.",
      optional: true,
      section: 'First start',
    }),
    'bundle.path': field(text(4096), {
      doc: 'A YAML or JSON file of scopes, roles, APIs, clients and other rows that are made or changed at each start, in one transaction. A fault in it stops the start.',
      optional: true,
      section: 'First start',
    }),
    signing_alg: field(nameIn('signing_algs'), {
      doc: 'The algorithm that signs access tokens, unless the client names another.',
      initial: 'ES256',
      section: 'Tokens',
    }),
    id_token_signing_alg: field(nameIn('signing_algs'), {
      doc: 'The algorithm that signs ID tokens, unless the client names another. Many client libraries expect RS256 where they are told nothing.',
      spec: 'OIDC Registration §2',
      initial: 'RS256',
      section: 'Tokens',
    }),
    access_token_ttl: field(seconds(1, 86_400), { doc: 'How long an access token lives.', initial: 3600, section: 'Tokens' }),
    authorization_code_ttl: field(seconds(1, 600), { doc: 'How long an authorization code lives.', spec: 'RFC 6749 §4.1.2', initial: 60, section: 'Tokens' }),
    authorization_request_ttl: field(seconds(1, 600), {
      doc: 'How long a pushed authorization request lives.',
      spec: 'RFC 9126 §2.2',
      initial: 90,
      section: 'Tokens',
    }),
    refresh_token_ttl: field(seconds(1, 31_536_000), { doc: 'How long an unused refresh token lives.', initial: 2_592_000, section: 'Tokens' }),
    personal_token_max_ttl: field(seconds(0, 157_680_000), {
      doc: 'The longest life of a personal access token; 0: nobody can make one.',
      initial: 31_536_000,
      section: 'Tokens',
    }),
    refresh_token_absolute_ttl: field(seconds(1, 157_680_000), {
      doc: 'How long a sign-in can be refreshed, from its first token on.',
      initial: 31_536_000,
      section: 'Tokens',
    }),
    expired_credential_ttl: field(seconds(0, 315_360_000), {
      doc: 'How long the record of a verifiable credential is kept after the credential expired.',
      initial: 7_776_000,
      section: 'Tokens',
    }),
    refresh_retry_ttl: field(seconds(0, 120), {
      doc: 'The retry window: a repeated refresh gets the same tokens for so long, unless the new refresh token has been used.',
      initial: 10,
      section: 'Tokens',
    }),
    dpop_nonce: field(flag(), {
      doc: 'Demand a nonce of this server in DPoP proofs, so that proofs cannot be made in advance.',
      spec: 'RFC 9449 §8',
      initial: false,
      section: 'Tokens',
    }),
    client_signing_algs: field(clientSigningAlgList(), {
      doc: 'The algorithms accepted in DPoP proofs and client assertions. Those of FAPI 2.0 are ES256, PS256 and EdDSA.',
      spec: 'FAPI 2.0 §5.4.1',
      initial: [...clientSigningAlgs],
      section: 'Tokens',
    }),
    id_token_ttl: field(seconds(1, 86_400), { doc: 'How long an ID token is valid.', initial: 3600, section: 'Tokens' }),
    key_lead_ttl: field(seconds(0, 604_800), {
      doc: 'How long a new key is published before it signs in place of another, so that verifiers that cache our keys know it by then.',
      initial: 600,
      section: 'Tokens',
    }),
    key_overlap_ttl: field(seconds(0, 31_536_000), {
      doc: 'How long a rotated key stays published. Never shorter than the longest token life.',
      initial: 86_400,
      section: 'Tokens',
    }),
    implicit_grant: field(flag(), {
      doc: "Let clients that ask for it use the implicit and hybrid flows. Unsafe: tokens pass through the browser's address bar.",
      spec: 'RFC 9700 §2.1.2',
      initial: false,
      section: 'Legacy',
    }),
    password_grant: field(flag(), {
      doc: 'Let clients that ask for it use the password grant. Unsafe: clients see passwords.',
      spec: 'RFC 9700 §2.4',
      initial: false,
      section: 'Legacy',
    }),
    credential_drafts: field(list(oneOf(...credentialDrafts)), {
      doc: 'The drafts of OpenID for Verifiable Credential Issuance that wallets may speak besides version 1.0: their metadata, offers, and requests by format with one proof.',
      spec: 'OID4VCI draft 13 §7.2',
      initial: [],
      section: 'Legacy',
    }),
    siopv2_draft_13: field(flag(), {
      doc: 'Ask for self-issued ID tokens as draft 13 of SIOPv2 does: the client id is a DID without a prefix, with `client_id_scheme` beside it. For wallets that know no prefixes; others refuse it.',
      spec: 'OID4VP draft 21 §5.10',
      initial: false,
      section: 'Legacy',
    }),
    client_profiles: field(list(oneOf(...profileNames)), {
      doc: 'The profiles that clients are held to which name none of their own. They do not concern the clients of the server itself.',
      initial: [],
      section: 'Security',
    }),
    client_profile_mode: field(oneOf(...profileModes), {
      doc: 'How clients are held to their profiles, unless a client says otherwise.',
      initial: 'advisory',
      section: 'Security',
    }),
    'smtp.url': field(secretText(2048), {
      doc: 'The mail server: `smtps://user:password@host:465`, or `smtp://…` with STARTTLS demanded; `smtp+plain://…` for a relay on the same machine. If not set: no mail is sent.',
      spec: 'RFC 6409 §3',
      optional: true,
      section: 'Mail',
    }),
    'smtp.from': field(text(320), { doc: 'The sender of all mail: an address, or `Name <address>`.', optional: true, section: 'Mail' }),
    'outbound.refresh_margin': field(seconds(0, 86_400), {
      doc: 'How long before its end a token of another server counts as spent, unless its provider says otherwise.',
      initial: 60,
      section: 'Outbound',
    }),
    'did.resolver': field(secureUrl(), {
      doc: 'A resolver of the DID methods that this server does not read itself, such as did:ebsi: `https://resolver.example/1.0/identifiers/`. The DID is appended to it. If not set: such DIDs are refused.',
      spec: 'DID 1.0 §7.1',
      optional: true,
      section: 'Credentials',
    }),
    'did.resolver_key': field(secretText(1024), {
      doc: 'The key that this resolver wants, sent to it as a bearer token. If not set: none is sent.',
      spec: 'RFC 6750 §2.1',
      optional: true,
      section: 'Credentials',
    }),
    review_credentials: field(flag(), {
      doc: 'Use verifiers, credential configurations and wallet providers only after somebody else than their authors has approved them. A change that matters takes one out of use until it is approved again.',
      initial: false,
      section: 'Credentials',
    }),
    tenant_overrides: field(list(oneOf(...overridable), overridable.length), {
      doc: 'The settings that tenants may decide for themselves. A tenant that does not decide one has the value here.',
      initial: [],
      section: 'Tenants',
    }),
    session_idle_ttl: field(seconds(60, 31_536_000), { doc: 'How long a sign-in lasts without use.', initial: 86_400, section: 'People' }),
    session_ttl: field(seconds(60, 31_536_000), { doc: 'How long a sign-in lasts at all.', initial: 604_800, section: 'People' }),
    session_management: field(flag(), {
      doc: 'Let clients ask in an invisible frame whether their person is still signed in. Browsers that keep cookies from frames of other sites always answer that this changed; back-channel logout has no such limit.',
      spec: 'OIDC Session Management §3',
      initial: false,
      section: 'People',
    }),
    lockout_attempts: field(integer(1, 1000), { doc: 'Wrong passwords after which an account is locked for a while.', initial: 10, section: 'People' }),
    lockout_ttl: field(seconds(1, 86_400), { doc: 'How long it is locked.', initial: 300, section: 'People' }),
    'breached.path': field(text(4096), {
      doc: 'A file of SHA-1 digests of breached passwords, sorted, a line each: `DIGEST:count`. A new password that is in it is refused.',
      optional: true,
      section: 'People',
    }),
    'breached.url': field(secureUrl(), {
      doc: 'A range service of breached passwords, like `https://api.pwnedpasswords.com/range`. Five characters of the digest of a new password are sent.',
      optional: true,
      section: 'People',
    }),
    password_history: field(integer(0, 24), { doc: 'How many of the last passwords a new one must differ from.', initial: 0, section: 'People' }),
    password_min_length: field(integer(8, 128), { doc: 'The shortest password accepted.', initial: 12, section: 'People' }),
  },
)
export type Settings = Row<typeof settings.fields>
