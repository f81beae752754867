import { flag, oneOf, sealed, seconds, secureUrl, text, webUrl } from '#fields/kinds.ts'
import { field, inherits, type Row, resource } from '#fields/resource.ts'
import { signingAlgs } from '../key-pair.ts'
import { stamps } from '../stamps.ts'
import { sharing } from './sharing.ts'
import { urlTemplate } from './url-template.ts'

/** The kinds of remote servers and credentials. */
export const outboundTypes = ['oauth2', 'callback', 'basic', 'api_key'] as const
export type OutboundType = (typeof outboundTypes)[number]

/** How this server proves at a remote token endpoint who it is. */
export const outboundAuthMethods = ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'tls_client_auth', 'none'] as const

/** Another server at which we are a client: where it is asked, and how. */
export const outboundProvider = resource(
  {
    name: 'outbound_provider',
    table: 'outbound_providers',
    key: 'id',
    prefix: 'op_',
    administered: { path: 'outbound/providers', wrapper: 'provider', area: 'outbound', sort: 'name', filters: ['type', 'namespace'] },
    doc: 'Another server at which this one is a client: where it is asked for tokens, and how.',
  },
  {
    id: field(text(64), { doc: 'Names the provider for ever.', writers: 'server' }),
    namespace: field(text(128), { doc: 'A label that groups providers for people.', optional: true, find: ['filter'] }),
    name: field(text(128), { doc: 'The display name, unique in its namespace.', find: ['sort', 'search'] }),
    full_name: field(text(600), { doc: 'Namespace and name, which no two providers share.', writers: 'server', readers: [], find: ['unique'] }),
    type: field(oneOf(...outboundTypes), {
      doc: 'OAuth 2.0 and OpenID Connect; a callback of its own kind, read by a hook; a username with a password; an API key.',
      initial: 'oauth2',
      writers: 'create',
      find: ['filter'],
    }),
    preset: field(text(64), { doc: 'The preset that it was made from.', optional: true, writers: 'create' }),
    documentation_uri: field(webUrl(), { doc: 'Where a client is made at this provider.', optional: true }),
    issuer: field(secureUrl(), {
      doc: 'Its issuer, letter by letter. ID tokens and authorization responses must name it.',
      spec: 'RFC 9207 §2.4',
      optional: true,
      section: 'Endpoints',
    }),
    authorization_endpoint: field(urlTemplate(), {
      doc: 'Where people are sent for consent. It may hold `{{variables}}` of the authorization.',
      spec: 'RFC 6749 §3.1',
      optional: true,
      section: 'Endpoints',
    }),
    token_endpoint: field(urlTemplate(), { doc: 'Where tokens are got.', spec: 'RFC 6749 §3.2', optional: true, section: 'Endpoints' }),
    device_authorization_endpoint: field(urlTemplate(), { doc: 'Where device codes are got.', spec: 'RFC 8628 §3.1', optional: true, section: 'Endpoints' }),
    revocation_endpoint: field(urlTemplate(), {
      doc: 'Where a cancelled authorization is revoked. Absent: tokens are forgotten here only.',
      spec: 'RFC 7009 §2',
      optional: true,
      section: 'Endpoints',
    }),
    jwks_uri: field(secureUrl(), {
      doc: 'Where its public keys are, which ID tokens are verified with.',
      spec: 'RFC 7517 §5',
      optional: true,
      section: 'Endpoints',
    }),
    response_type: field(oneOf('code'), { doc: 'What the authorization endpoint answers with.', initial: 'code', section: 'Authorization' }),
    scope_separator: field(text(1), { doc: 'The character between scopes. Absent: a space.', spec: 'RFC 6749 §3.3', optional: true, section: 'Authorization' }),
    pkce: field(flag(), {
      doc: 'Send a code challenge (S256). Off only for servers that refuse it.',
      spec: 'RFC 7636 §4',
      initial: true,
      section: 'Authorization',
    }),
    iss_parameter: field(flag(), {
      doc: 'Whether its authorization responses name the issuer; one that does not is refused then.',
      spec: 'RFC 9207 §2.4',
      initial: false,
      section: 'Authorization',
    }),
    token_method: field(oneOf('POST', 'GET'), {
      doc: 'The method of token requests. GET leaves secrets in the logs of the other side.',
      initial: 'POST',
      section: 'Tokens',
    }),
    client_auth_method: field(oneOf(...outboundAuthMethods), {
      doc: 'How this server proves who it is at the token endpoint.',
      spec: 'RFC 6749 §2.3',
      initial: 'client_secret_basic',
      section: 'Tokens',
    }),
    client_assertion_alg: field(oneOf(...signingAlgs), {
      doc: 'How assertions are signed, with a key of this tenant.',
      spec: 'RFC 7523 §3',
      initial: 'ES256',
      section: 'Tokens',
    }),
    client_assertion_audience: field(oneOf('issuer', 'token_endpoint'), {
      doc: 'What assertions name as their audience.',
      spec: 'RFC 7523 §3',
      initial: 'issuer',
      section: 'Tokens',
    }),
    dpop: field(flag(), { doc: 'Bind tokens to a key that only this server has.', spec: 'RFC 9449 §5', initial: false, section: 'Tokens' }),
    refresh_strategy: field(oneOf('none', 'standard', 'hook'), {
      doc: 'How tokens are renewed: never; with a refresh token or the grant itself; by a hook of yours.',
      spec: 'RFC 6749 §6',
      initial: 'standard',
      section: 'Tokens',
    }),
    refresh_margin: field(seconds(0, 86_400), {
      doc: 'How long before its end a token counts as spent.',
      initial: inherits('outbound.refresh_margin'),
      section: 'Tokens',
    }),
    hook_url: field(secureUrl(), {
      doc: 'A program of yours that renews tokens, signs authorization requests or reads callbacks where the standard does not say how.',
      optional: true,
      section: 'Hook',
    }),
    hook_secret: field(sealed(), {
      doc: 'What the hook is shown as a bearer token, or `{"ref": "name"}` for one in a secret file.',
      optional: true,
      section: 'Hook',
    }),
    hook_signs: field(flag(), {
      doc: 'Ask the hook for further parameters of each authorization request, such as a signature.',
      initial: false,
      section: 'Hook',
    }),
    sharing: field(sharing(), { doc: 'Which tenants may use it.', initial: 'tenant', section: 'Access', find: ['filter'] }),
    ...stamps,
  },
  [
    {
      fields: ['token_endpoint'],
      holds: (row) => row.type !== 'oauth2' || row.token_endpoint !== undefined,
      message: 'an OAuth 2.0 provider needs a token endpoint',
    },
    {
      fields: ['authorization_endpoint'],
      holds: (row) => row.type !== 'callback' || row.authorization_endpoint !== undefined,
      message: 'a callback provider needs an authorization endpoint',
    },
    {
      fields: ['hook_url'],
      holds: (row) => row.hook_url !== undefined || (row.refresh_strategy !== 'hook' && row.type !== 'callback' && row.hook_signs !== true),
      message: 'name the hook that is to be asked',
    },
    {
      fields: ['hook_secret'],
      holds: (row) => row.hook_url === undefined || row.hook_secret !== undefined,
      message: 'a hook is shown a secret, so that it knows who asks',
    },
    {
      fields: ['token_method'],
      holds: (row) => row.token_method !== 'GET' || row.dpop !== true,
      message: 'tokens are bound to a key by POST only',
    },
  ],
)
export type OutboundProvider = Row<typeof outboundProvider.fields>
