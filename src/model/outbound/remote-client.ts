import { emailAddress, instant, list, oneOf, reference, sealed, source, text, webUrl } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from '../stamps.ts'
import { headerValues, keyValues } from './key-values.ts'
import { outboundTypes } from './provider.ts'
import { sharing } from './sharing.ts'

/** Parameters that a token request has of its own: no list of further ones may name them. */
export const tokenParameters: ReadonlySet<string> = new Set([
  'assertion',
  'client_assertion',
  'client_assertion_type',
  'client_id',
  'client_secret',
  'code',
  'code_verifier',
  'device_code',
  'grant_type',
  'redirect_uri',
  'refresh_token',
  'subject_token',
  'subject_token_type',
])
/** Headers that a token request has of its own. */
export const tokenHeaders: ReadonlySet<string> = new Set(['accept', 'authorization', 'content-type', 'dpop'])

/** Our registration at a provider: the identifier and secret that it gave us. */
export const remoteClient = resource(
  {
    name: 'remote_client',
    table: 'remote_clients',
    key: 'id',
    prefix: 'rc_',
    administered: { path: 'outbound/clients', wrapper: 'client', area: 'outbound', sort: 'name', filters: ['type', 'provider_id', 'namespace'] },
    doc: 'Our registration at a provider: the identifier and secret that it gave us.',
    indexes: [['secret_expires_at']],
  },
  {
    id: field(text(64), { doc: 'Names the client for ever.', writers: 'server' }),
    namespace: field(reference('namespace'), { doc: 'The namespace that groups the row with others, for people.', optional: true, find: ['filter'] }),
    name: field(text(128), { doc: 'The display name, unique at its provider.', find: ['sort', 'search'] }),
    provider_id: field(reference('outbound_provider'), { doc: 'The provider at which the client is registered.', find: ['filter'] }),
    full_name: field(text(600), { doc: 'Provider and name, which no two clients share.', writers: 'server', readers: [], find: ['unique'] }),
    type: field(oneOf(...outboundTypes), { doc: 'The type of its provider.', writers: 'server', find: ['filter'] }),
    identifier: field(text(1024), { doc: 'The `client_id` at the provider.', spec: 'RFC 6749 §2.2', section: 'Authentication', find: ['search'] }),
    secret: field(sealed(), {
      doc: 'The client secret at the provider, or `{"ref": "name"}` for one in a secret file.',
      spec: 'RFC 6749 §2.3.1',
      optional: true,
      section: 'Authentication',
    }),
    secret_expires_at: field(instant(), {
      doc: 'The expiry of the secret at the provider. Warnings are recorded 14 days, 7 days and 1 day before.',
      optional: true,
      section: 'Authentication',
    }),
    warned_at: field(instant(), { doc: 'The time of the last warning.', optional: true, writers: 'server', readers: [] }),
    alerted_at: field(instant(), { doc: 'The time of the last letter about failing authorizations.', optional: true, writers: 'server', readers: [] }),
    secret_alerted_at: field(instant(), { doc: 'The time of the last letter about the secret.', optional: true, writers: 'server', readers: [] }),
    contacts: field(list(emailAddress(), 10), {
      doc: 'The people who get a letter when the secret expires soon, or when authorizations fail or are lost: at most one a day.',
      initial: [],
      section: 'Access',
    }),
    certificate: field(source(65_536), {
      doc: 'The client certificate for TLS, as PEM with its chain.',
      spec: 'RFC 8705 §2',
      optional: true,
      section: 'Authentication',
    }),
    certificate_key: field(sealed(16_384), {
      doc: 'The private key of the certificate, as PEM.',
      spec: 'RFC 8705 §2',
      optional: true,
      section: 'Authentication',
    }),
    parameters: field(keyValues(), {
      doc: 'Further parameters of token requests and refreshes. Values may hold `{{identifier}}`, `{{secret}}`, `{{timestamp}}` and variables.',
      initial: [],
      section: 'Tokens',
    }),
    headers: field(headerValues(), { doc: 'Further headers of token requests and refreshes, likewise.', initial: [], section: 'Tokens' }),
    variables: field(keyValues(), { doc: 'Values of `{{variables}}`. Variables of an authorization override them.', initial: [], section: 'Tokens' }),
    return_uris: field(list(webUrl(), 20), {
      doc: 'The addresses to which people may be redirected after consent, letter by letter.',
      initial: [],
      section: 'Access',
    }),
    sharing: field(sharing(), {
      doc: 'The tenants that may use the client. They cannot read its secret.',
      initial: 'tenant',
      section: 'Access',
      find: ['filter'],
    }),
    ...stamps,
  },
  [
    {
      fields: ['parameters'],
      holds: (row) => !(row.parameters ?? []).some(({ key }) => tokenParameters.has(key)),
      message: 'a standard parameter of token requests is not overridden',
      details: (row) =>
        (row.parameters ?? []).filter(({ key }) => tokenParameters.has(key)).map(({ key }) => `${key} is a standard parameter and is not overridden`),
    },
    {
      fields: ['headers'],
      holds: (row) => !(row.headers ?? []).some(({ key }) => tokenHeaders.has(key.toLowerCase())),
      message: 'a standard header of token requests is not overridden',
      details: (row) =>
        (row.headers ?? []).filter(({ key }) => tokenHeaders.has(key.toLowerCase())).map(({ key }) => `${key} is a standard header and is not overridden`),
    },
    {
      fields: ['certificate', 'certificate_key'],
      spec: 'RFC 8705 §2',
      holds: (row) => (row.certificate === undefined) === (row.certificate_key === undefined),
      message: 'a certificate and its key go together',
    },
  ],
)
export type RemoteClient = Row<typeof remoteClient.fields>
