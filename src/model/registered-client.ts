import { text } from '#fields/kinds.ts'
import { field, resource } from '#fields/resource.ts'

/** A client with a registered name, and its tenant: other tenants find it here. */
export const registeredClient = resource(
  {
    name: 'registered_client',
    table: 'registered_clients',
    key: 'name',
    reach: 'global',
    doc: 'A client with a registered name, which other tenants may admit.',
    indexes: [['tenant_id']],
  },
  {
    name: field(text(64), { doc: 'The registered name in lower case, which no two clients of the server share.', writers: 'server' }),
    client_id: field(text(255), { doc: 'The id of the client, which no two registered clients share.', writers: 'server', find: ['unique'] }),
    tenant_id: field(text(64), { doc: 'The tenant of the client.', writers: 'server' }),
  },
)
/** Names are alike whatever their letters: a name that differs from another in case alone would pass for it. */
export const registeredKey = (name: string): string => name.normalize('NFKC').toLowerCase()
