import { oneOf, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A provider or remote client that its tenant shares with others: what tells them where it is. */
export const outboundShare = resource(
  {
    name: 'outbound_share',
    table: 'outbound_shares',
    key: 'id',
    reach: 'global',
    doc: 'A provider or remote client that its tenant shares with others.',
    indexes: [['kind', 'level', 'owner']],
  },
  {
    id: field(text(64), { doc: 'The record that is shared.', writers: 'server' }),
    kind: field(text(64), { doc: 'The kind of record.', writers: 'server' }),
    tenant_id: field(text(64), { doc: 'The tenant of the record.', writers: 'server' }),
    level: field(oneOf('owner', 'everyone'), { doc: 'The tenants that may use the record.', writers: 'server' }),
    owner: field(text(128), { doc: 'The owner whose tenants may use the record.', optional: true, writers: 'server' }),
  },
)
export type OutboundShare = Row<typeof outboundShare.fields>
