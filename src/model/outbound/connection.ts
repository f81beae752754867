import { flag, list, oneOf, reference, references, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from '../stamps.ts'
import { headerValues, keyValues } from './key-values.ts'
import { urlTemplate } from './url-template.ts'

const authorizing = ({ key, value }: { readonly key: string; readonly value: string }) =>
  key.toLowerCase() === 'authorization' || /\{\{-?\s*access_token\b/.test(value)

/** An API of others that this server calls, or gives tokens for: its address, headers and the authorization that it takes. */
export const outboundConnection = resource(
  {
    name: 'outbound_connection',
    table: 'outbound_connections',
    key: 'id',
    prefix: 'oc_',
    administered: { path: 'outbound/connections', wrapper: 'connection', area: 'outbound', sort: 'name', filters: ['namespace', 'open', 'authorization_id'] },
    doc: 'An API of others that is called through this server, or that it gives tokens for.',
  },
  {
    id: field(text(64), { doc: 'Names the connection for ever.', writers: 'server' }),
    namespace: field(reference('namespace'), { doc: 'The namespace that groups the row with others, for people.', optional: true, find: ['filter'] }),
    name: field(text(128), { doc: 'The display name, unique in its namespace.', find: ['sort', 'search'] }),
    full_name: field(text(600), { doc: 'Namespace and name, which no two connections share.', writers: 'server', readers: [], find: ['unique'] }),
    base_url: field(urlTemplate(), { doc: 'The address of the API. It may hold `{{variables}}`. Calls reach paths below it.' }),
    headers: field(headerValues(), {
      doc: 'Further headers of each call. With `injection` set to variable, values may hold `{{access_token}}`, `{{token_type}}`, `{{username}}` and `{{password}}`.',
      initial: [],
    }),
    variables: field(keyValues(), { doc: 'Values of `{{variables}}` in the address and headers.', initial: [] }),
    injection: field(oneOf('automatic', 'variable'), {
      doc: 'Automatic: this server adds the Authorization header. Variable: a header of the list names the token.',
      initial: 'automatic',
      section: 'Authorization',
    }),
    authorization_id: field(reference('outbound_authorization'), {
      doc: 'The authorization that all calls use. If not set: none, or one of each person.',
      optional: true,
      find: ['filter'],
      section: 'Authorization',
    }),
    remote_client_id: field(reference('remote_client'), {
      doc: 'The client through which each person is asked for an authorization of their own.',
      optional: true,
      find: ['filter'],
      section: 'Authorization',
    }),
    scopes: field(list(text(256), 200), { doc: 'The scopes that each person is asked for.', initial: [], section: 'Authorization' }),
    open: field(flag(), {
      doc: 'People and their applications may use the connection (scope `outbound:use`). Off: administrators only.',
      initial: false,
      find: ['filter'],
      section: 'Access',
    }),
    users: field(references('user'), { doc: 'The people who may use the connection. None: all.', initial: [], section: 'Access' }),
    clients: field(references('client'), { doc: 'The applications that may use the connection for people. None: all.', initial: [], section: 'Access' }),
    tells_token: field(flag(), {
      doc: 'Applications receive the token itself. Off: they call the API through this server only.',
      initial: true,
      section: 'Access',
    }),
    ...stamps,
  },
  [
    {
      fields: ['headers', 'injection'],
      holds: (row) => row.injection !== 'automatic' || !(row.headers ?? []).some(authorizing),
      message: 'the Authorization header is either made by this server or written by hand: choose one',
    },
    {
      fields: ['authorization_id', 'remote_client_id'],
      holds: (row) => row.authorization_id === undefined || row.remote_client_id === undefined,
      message: 'a connection has one authorization for all or one of each person, not both',
    },
    {
      fields: ['remote_client_id'],
      holds: (row) => row.open !== true || row.authorization_id !== undefined || row.remote_client_id !== undefined,
      message: 'a connection that people may use takes an authorization or a client',
    },
  ],
)
export type OutboundConnection = Row<typeof outboundConnection.fields>
