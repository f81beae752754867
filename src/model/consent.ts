import { instant, list, reference, scopeToken, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The scopes that one person has consented to for one client; each consent adds to them. */
export const consent = resource(
  {
    name: 'consent',
    table: 'consents',
    key: 'id',
    administered: { path: 'consents', area: 'users', verbs: ['list', 'read', 'remove'] },
    doc: 'The scopes that one person has agreed to for one client.',
    indexes: [
      ['user_id', 'updated_at'],
      ['client_id', 'updated_at'],
    ],
  },
  {
    id: field(text(512), { doc: 'Person and client: one consent for each pair.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client.', writers: 'server' }),
    scopes: field(list(scopeToken(), 1000), { doc: 'The agreed scopes.', initial: [], writers: 'server' }),
    created_at: field(instant(), { doc: 'When the person first agreed.', writers: 'server' }),
    updated_at: field(instant(), { doc: 'When the person last agreed.', writers: 'server' }),
    last_used_at: field(instant(), { doc: 'When the client last got a token through it.', optional: true, writers: 'server' }),
  },
)
export type Consent = Row<typeof consent.fields>
