import { flag, oneOf, reference, sealed, seconds, secureUrl, text, webUrl } from '#fields/kinds.ts'
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
    namespace: field(reference('namespace'), { doc: 'The namespace that groups the row with others, for people.', optional: true, find: ['filter'] }),
    name: field(text(128), { doc: 'The display name, unique in its namespace.', find: ['sort', 'search'] }),
    full_name: field(text(600), { doc: 'Namespace and name, which no two providers share.', writers: 'server', readers: [], find: ['unique'] }),
    type: field(oneOf(...outboundTypes), {
      doc: 'OAuth 2.0 and OpenID Connect; a callback that a hook reads; a username and password; an API key.',
      initial: 'oauth2',
      writers: 'create',
      find: ['filter'],
    }),
    preset: field(text(64), { doc: 'The preset that the provider was made from.', optional: true, writers: 'create' }),
    documentation_uri: field(webUrl(), { doc: 'The page of the provider on which clients are made.', optional: true }),
    issuer: field(secureUrl(), {
      doc: 'The issuer identifier of the provider, letter by letter. ID tokens and authorization responses must name it.',
      spec: 'RFC 9207 §2.4',
      optional: true,
      section: 'Endpoints',
    }),
    authorization_endpoint: field(urlTemplate(), {
      doc: 'The authorization endpoint. It may hold `{{variables}}` of the authorization.',
      spec: 'RFC 6749 §3.1',
      optional: true,
      section: 'Endpoints',
    }),
    token_endpoint: field(urlTemplate(), {
      doc: 'The token endpoint. It may hold `{{variables}}`.',
      spec: 'RFC 6749 §3.2',
      optional: true,
      section: 'Endpoints',
    }),
    device_authorization_endpoint: field(urlTemplate(), {
      doc: 'The device authorization endpoint.',
      spec: 'RFC 8628 §3.1',
      optional: true,
      section: 'Endpoints',
    }),
    revocation_endpoint: field(urlTemplate(), {
      doc: 'The endpoint that revokes tokens of cancelled authorizations. If not set: tokens are deleted here only.',
      spec: 'RFC 7009 §2',
      optional: true,
      section: 'Endpoints',
    }),
    jwks_uri: field(secureUrl(), {
      doc: 'The public keys that verify ID tokens.',
      spec: 'RFC 7517 §5',
      optional: true,
      section: 'Endpoints',
    }),
    response_type: field(oneOf('code'), { doc: 'The response type of authorization requests.', initial: 'code', section: 'Authorization' }),
    scope_separator: field(text(1), {
      doc: 'The character between scopes. If not set: a space.',
      spec: 'RFC 6749 §3.3',
      optional: true,
      section: 'Authorization',
    }),
    pkce: field(flag(), {
      doc: 'Send a code challenge (S256). Off only for servers that refuse it.',
      spec: 'RFC 7636 §4',
      initial: true,
      section: 'Authorization',
    }),
    iss_parameter: field(flag(), {
      doc: 'Authorization responses of this provider name their issuer; a response without it is refused.',
      spec: 'RFC 9207 §2.4',
      initial: false,
      section: 'Authorization',
    }),
    token_method: field(oneOf('POST', 'GET'), {
      doc: 'The HTTP method of token requests. GET leaves secrets in the logs of the provider.',
      initial: 'POST',
      section: 'Tokens',
    }),
    client_auth_method: field(oneOf(...outboundAuthMethods), {
      doc: 'The way in which this server authenticates at the token endpoint.',
      spec: 'RFC 6749 §2.3',
      initial: 'client_secret_basic',
      section: 'Tokens',
    }),
    client_assertion_alg: field(oneOf(...signingAlgs), {
      doc: 'The signature algorithm of client assertions, which a key of this tenant signs.',
      spec: 'RFC 7523 §3',
      initial: 'ES256',
      section: 'Tokens',
    }),
    client_assertion_audience: field(oneOf('issuer', 'token_endpoint'), {
      doc: 'The audience of client assertions.',
      spec: 'RFC 7523 §3',
      initial: 'issuer',
      section: 'Tokens',
    }),
    dpop: field(flag(), { doc: 'Bind tokens to a key that only this server has.', spec: 'RFC 9449 §5', initial: false, section: 'Tokens' }),
    refresh_strategy: field(oneOf('none', 'standard', 'hook'), {
      doc: 'Tokens are renewed never, by the standard (a refresh token or the grant itself), or by a hook.',
      spec: 'RFC 6749 §6',
      initial: 'standard',
      section: 'Tokens',
    }),
    refresh_margin: field(seconds(0, 86_400), {
      doc: 'The time before its end at which a token counts as expired.',
      initial: inherits('outbound.refresh_margin'),
      section: 'Tokens',
    }),
    hook_url: field(secureUrl(), {
      doc: 'The HTTPS endpoint of a program of yours that renews tokens, signs authorization requests or reads callbacks.',
      optional: true,
      section: 'Hook',
    }),
    hook_secret: field(sealed(), {
      doc: 'The bearer token that the hook receives, or `{"ref": "name"}` for one in a secret file.',
      optional: true,
      section: 'Hook',
    }),
    hook_signs: field(flag(), {
      doc: 'Ask the hook for further parameters of each authorization request, such as a signature.',
      initial: false,
      section: 'Hook',
    }),
    sharing: field(sharing(), { doc: 'The tenants that may use the provider.', initial: 'tenant', section: 'Access', find: ['filter'] }),
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
