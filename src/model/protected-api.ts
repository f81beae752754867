import { flag, list, oneOf, paragraph, reference, references, scopeToken, seconds, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/** A protected API: a resource server that accepts our tokens (RFC 9728 calls it a protected resource). */
export const protectedApi = resource(
  {
    name: 'api',
    table: 'protected_apis',
    key: 'id',
    natural: 'identifier',
    prefix: 'api_',
    administered: { path: 'apis', area: 'scopes', sort: 'name' },
    doc: 'An API that accepts our tokens, and its name in `resource` and `aud`.',
    indexes: [['clients']],
  },
  {
    id: field(text(64), { doc: 'Names the API for ever.', writers: 'server' }),
    identifier: field(text(2048), {
      doc: 'The absolute URI that clients send as `resource` and tokens carry as `aud`.',
      spec: 'RFC 8707 §2',
      writers: 'create',
      find: ['unique', 'sort', 'search'],
    }),
    name: field(text(), { doc: 'Shown to people.', find: ['sort', 'search'] }),
    description: field(paragraph(), { doc: 'The purpose of the API.', optional: true }),
    active: field(flag(), { doc: 'No tokens are issued for an API that is not active.', initial: true }),
    open_to: field(oneOf('anyone', 'reviewed', 'listed'), {
      doc: 'The clients that may ask for tokens for it: `anyone`; `reviewed`: those made by an administrator or approved by a reviewer; `listed`: those in `clients`, or with it in their `authorized_resources`.',
      initial: 'reviewed',
    }),
    clients: field(references('client'), { doc: 'The clients that may ask for tokens for it, where it is open to listed ones only.', initial: [] }),
    scopes: field(list(scopeToken(), 1000), { doc: 'The names of its scopes. Tokens for it carry no others.', initial: [] }),
    access_token_format: field(oneOf('opaque', 'jwt'), { doc: 'The format of tokens for it. If not set: that of the client.', optional: true }),
    access_token_typ: field(oneOf('at+jwt', 'JWT'), {
      doc: 'The `typ` of JWT access tokens for it. `JWT` is for resource servers that refuse `at+jwt`, as those of Spring Security do by default.',
      spec: 'RFC 9068 §2.1',
      initial: 'at+jwt',
    }),
    access_token_ttl: field(seconds(1, 86_400), { doc: 'The longest life of tokens for it. If not set: that of the client.', optional: true }),
    max_age: field(seconds(0, 31_536_000), {
      doc: 'The oldest sign-in of a person with which a token for it is issued: an older one is made again. If not set: any.',
      spec: 'RFC 9470 §4',
      optional: true,
    }),
    acr_values: field(list(text(128), 10), {
      doc: 'The strengths of sign-in of which a person must have one before a token for it is issued. None: any.',
      spec: 'RFC 9470 §4',
      initial: [],
    }),
    client_id: field(reference('client'), { doc: 'The client with which the API introspects tokens.', optional: true, find: ['filter'] }),
    ...stamps,
  },
  [
    {
      fields: ['identifier'],
      spec: 'RFC 8707 §2',
      holds: (row) => row.identifier === undefined || (/^[A-Za-z][A-Za-z0-9+.-]*:[\x21-\x7e]+$/.test(row.identifier) && !row.identifier.includes('#')),
      message: 'must be an absolute URI without a fragment',
    },
  ],
)
export type ProtectedApi = Row<typeof protectedApi.fields>
