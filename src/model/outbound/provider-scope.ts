import { paragraph, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from '../stamps.ts'

/** A scope of a provider: an authorization may ask for those of its provider and for no others. */
export const outboundScope = resource(
  {
    name: 'outbound_scope',
    table: 'outbound_scopes',
    key: 'id',
    prefix: 'os_',
    administered: { path: 'outbound/scopes', wrapper: 'scope', area: 'outbound', sort: 'name', filters: ['provider_id'] },
    doc: 'A scope of a provider. An authorization may ask for those of its provider and for no others.',
  },
  {
    id: field(text(64), { doc: 'Names the scope for ever.', writers: 'server' }),
    name: field(text(256), { doc: 'The name in requests. It may hold `{{variables}}`.', spec: 'RFC 6749 §3.3', writers: 'create', find: ['sort', 'search'] }),
    provider_id: field(reference('outbound_provider'), { doc: 'The provider that knows the scope.', writers: 'create', find: ['filter'] }),
    full_name: field(text(600), { doc: 'Provider and name, which no two scopes share.', writers: 'server', readers: [], find: ['unique'] }),
    description: field(paragraph(), { doc: 'The access that the scope allows.', optional: true }),
    ...stamps,
  },
)
export type OutboundScope = Row<typeof outboundScope.fields>
