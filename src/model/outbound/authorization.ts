import { z } from 'zod'
import { freeObject, identifier, instant, integer, list, oneOf, reference, sealed, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from '../stamps.ts'
import { keyValues } from './key-values.ts'
import { outboundTypes } from './provider.ts'

/** How an authorization gets its first token. */
export const outboundFlows = ['authorization_code', 'client_credentials', 'device_code', 'jwt_bearer', 'token_exchange'] as const
export type OutboundFlow = (typeof outboundFlows)[number]

/** Parameters that an authorization request has of its own. */
export const consentParameters: ReadonlySet<string> = new Set([
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'nonce',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
])

/** A waiting device code, without the code itself. */
const deviceCode = z.object({ user_code: z.string(), verification_uri: z.string(), verification_uri_complete: z.string().optional(), expires_at: z.number() })

const tokens = {
  status: field(oneOf('unauthorized', 'waiting', 'authorized', 'expired', 'failing', 'lost'), {
    doc: 'Authorized: a token is there or can be had. Expired: it cannot be renewed. Failing: the last renewal failed. Lost: the permission ended, and consent is needed again.',
    initial: 'unauthorized',
    writers: 'server',
    find: ['filter'],
    section: 'Tokens',
  }),
  token_type: field(text(64), { doc: 'The token type.', spec: 'RFC 6749 §7.1', optional: true, writers: 'server', section: 'Tokens' }),
  access_token: field(sealed(65_536), { doc: 'The access token, sealed.', optional: true, writers: 'server' }),
  refresh_token: field(sealed(65_536), { doc: 'The refresh token, sealed.', optional: true, writers: 'server' }),
  id_token: field(sealed(65_536), { doc: 'The ID token, sealed.', optional: true, writers: 'server' }),
  granted_scope: field(list(text(256), 200), { doc: 'The granted scopes.', initial: [], writers: 'server', section: 'Tokens' }),
  subject_there: field(text(255), {
    doc: 'The person at the provider: the `sub` of the ID token.',
    optional: true,
    writers: 'server',
    section: 'Tokens',
  }),
  obtained_at: field(instant(), { doc: 'The time at which the token was received.', optional: true, writers: 'server', section: 'Tokens' }),
  expires_at: field(instant(), {
    doc: 'The expiry of the token; empty where it is unknown.',
    optional: true,
    writers: 'server',
    find: ['sort'],
    section: 'Tokens',
  }),
  refresh_at: field(instant(), { doc: 'The time of the next renewal by a job.', optional: true, writers: 'server', section: 'Tokens', find: ['sort'] }),
  generation: field(integer(0, Number.MAX_SAFE_INTEGER), { doc: 'The number of tokens received so far.', initial: 0, writers: 'server', section: 'Tokens' }),
  lease: field(text(64), { doc: 'Names the node that renews the token now.', optional: true, writers: 'server', readers: [] }),
  leased_until: field(instant(), { doc: 'The time from which another node may renew the token.', optional: true, writers: 'server', readers: [] }),
  failures: field(integer(0, 1_000_000), { doc: 'The number of failed renewals since the last success.', initial: 0, writers: 'server', section: 'Tokens' }),
  failing_since: field(instant(), {
    doc: 'The time of the first failed renewal since the last success.',
    optional: true,
    writers: 'server',
    section: 'Tokens',
  }),
  retry_at: field(instant(), { doc: 'The time of the next attempt after a failure.', optional: true, writers: 'server', section: 'Tokens' }),
  error: field(text(128), { doc: 'The error code of the last failure.', optional: true, writers: 'server', section: 'Tokens' }),
  error_description: field(text(1024), { doc: 'The description of the last failure.', optional: true, writers: 'server', section: 'Tokens' }),
  alerted_at: field(instant(), {
    doc: 'The time at which the person was last told that their consent is needed.',
    optional: true,
    writers: 'server',
    readers: [],
  }),
  dpop_key: field(sealed(4096), { doc: 'The key that tokens are bound to, sealed.', optional: true, writers: 'server' }),
  device: field(shape('device code', deviceCode), {
    doc: 'The user code of a device flow, and the address at which it is typed.',
    optional: true,
    writers: 'server',
    section: 'Tokens',
  }),
  device_code: field(sealed(4096), { doc: 'The device code, sealed.', optional: true, writers: 'server' }),
} as const

/** A permission at a provider, with the tokens that it gave. */
export const outboundAuthorization = resource(
  {
    name: 'outbound_authorization',
    table: 'outbound_authorizations',
    key: 'id',
    prefix: 'oa_',
    administered: {
      path: 'outbound/authorizations',
      wrapper: 'authorization',
      area: 'outbound',
      sort: 'name',
      filters: ['status', 'type', 'namespace', 'remote_client_id'],
    },
    doc: 'A permission at a provider, with the tokens that it gave.',
    indexes: [
      ['status', 'failing_since'],
      ['user_id', 'created_at'],
    ],
  },
  {
    id: field(text(64), { doc: 'Names the authorization for ever.', writers: 'server' }),
    namespace: field(reference('namespace'), { doc: 'The namespace that groups the row with others, for people.', optional: true, find: ['filter'] }),
    name: field(text(128), { doc: 'The display name, unique in its namespace.', find: ['sort', 'search'] }),
    full_name: field(text(600), { doc: 'Namespace and name, which no two authorizations share.', writers: 'server', readers: [], find: ['unique'] }),
    type: field(oneOf(...outboundTypes), { doc: 'The kind of credential.', initial: 'oauth2', writers: 'create', find: ['filter'] }),
    flow: field(oneOf(...outboundFlows), {
      doc: 'The grant that gives the first token.',
      spec: 'RFC 6749 §1.3',
      initial: 'authorization_code',
      section: 'Request',
    }),
    remote_client_id: field(reference('remote_client'), {
      doc: 'The client that requests tokens. Another client removes the scopes and tokens.',
      optional: true,
      find: ['filter'],
      section: 'Request',
    }),
    scopes: field(list(text(256), 200), {
      doc: 'The requested scopes, out of those of the provider.',
      spec: 'RFC 6749 §3.3',
      initial: [],
      section: 'Request',
    }),
    parameters: field(keyValues(), {
      doc: 'Further parameters of the authorization request; without one, of the token request. Values may hold variables.',
      initial: [],
      section: 'Request',
    }),
    variables: field(keyValues(), { doc: 'Values of `{{variables}}` in endpoints, scopes, parameters and headers.', initial: [], section: 'Request' }),
    assertion_subject: field(text(255), {
      doc: 'The subject of a JWT bearer assertion. If not set: the client.',
      spec: 'RFC 7523 §3',
      optional: true,
      section: 'Request',
    }),
    subject_authorization_id: field(reference('outbound_authorization'), {
      doc: 'The authorization whose token is exchanged.',
      spec: 'RFC 8693 §2.1',
      optional: true,
      section: 'Request',
    }),
    user_id: field(reference('user'), {
      doc: 'The owner of the authorization: only this person can consent, and get the token.',
      optional: true,
      section: 'Access',
    }),
    connection_id: field(reference('outbound_connection'), {
      doc: 'The connection that the person made the authorization for: no other connection takes it for theirs.',
      optional: true,
      writers: 'server',
      section: 'Access',
    }),
    username: field(text(255), { doc: 'The username of Basic authentication.', spec: 'RFC 7617 §2', optional: true, section: 'Authentication' }),
    password: field(sealed(), {
      doc: 'The password of Basic authentication, or `{"ref": "name"}`.',
      spec: 'RFC 7617 §2',
      optional: true,
      section: 'Authentication',
    }),
    api_key: field(sealed(), { doc: 'The API key, or `{"ref": "name"}`.', optional: true, section: 'Authentication' }),
    header_name: field(identifier(128), { doc: 'The header that carries the API key.', initial: 'Authorization', section: 'Authentication' }),
    header_prefix: field(text(64), { doc: 'The word before the API key in the header.', optional: true, section: 'Authentication' }),
    metadata: field(freeObject(), { doc: 'Data of programs.', initial: {}, section: 'Metadata' }),
    ...tokens,
    ...stamps,
  },
  [
    {
      fields: ['remote_client_id'],
      holds: (row) => (row.type !== 'oauth2' && row.type !== 'callback') || row.remote_client_id !== undefined,
      message: 'name the client that asks',
    },
    {
      fields: ['username', 'password'],
      spec: 'RFC 7617 §2',
      holds: (row) => row.type !== 'basic' || (row.username !== undefined && row.password !== undefined && !row.username.includes(':')),
      message: 'Basic takes a username without a colon and a password',
    },
    { fields: ['api_key'], holds: (row) => row.type !== 'api_key' || row.api_key !== undefined, message: 'give the API key' },
    {
      fields: ['subject_authorization_id'],
      spec: 'RFC 8693 §2.1',
      holds: (row) => row.flow !== 'token_exchange' || row.type !== 'oauth2' || row.subject_authorization_id !== undefined,
      message: 'name the authorization whose token is exchanged',
    },
    {
      fields: ['parameters'],
      holds: (row) => !(row.parameters ?? []).some(({ key }) => consentParameters.has(key)),
      message: 'a standard parameter of authorization requests is not overridden',
      details: (row) =>
        (row.parameters ?? []).filter(({ key }) => consentParameters.has(key)).map(({ key }) => `${key} is a standard parameter and is not overridden`),
    },
  ],
)
export type OutboundAuthorization = Row<typeof outboundAuthorization.fields>
