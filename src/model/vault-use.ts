import { instant, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** One token of a person at another service that a client was given. The rows of an hour are its budget. */
export const vaultUse = resource(
  {
    name: 'vault_use',
    table: 'vault_uses',
    key: 'id',
    expires: 'expires_at',
    doc: 'One token of a person at another service that a client was given, counted against its budget for an hour.',
    indexes: [['client_id']],
  },
  {
    id: field(text(128), { doc: 'Names the use.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client that was given the token.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it counts no more.', writers: 'server' }),
  },
)
export type VaultUse = Row<typeof vaultUse.fields>
