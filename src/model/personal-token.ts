import { instant, list, reference, scopeToken, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A personal access token: one that a person made for a script of their own. The token itself is shown once and not kept. */
export const personalToken = resource(
  {
    name: 'personal_token',
    table: 'personal_tokens',
    key: 'id',
    expires: 'kept_until',
    administered: { path: 'personal-tokens', area: 'users', verbs: ['list', 'read', 'remove'], sort: '-', filters: ['user_id'] },
    doc: 'An access token that a person made for a script of their own.',
    indexes: [['user_id']],
  },
  {
    id: field(text(128), { doc: 'Names the personal token; not the token.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person whom it speaks for.', writers: 'server' }),
    note: field(text(256), { doc: 'Its purpose, in the words of the person.', writers: 'server' }),
    scope: field(list(scopeToken(), 1000), { doc: 'The scopes that it carries.', initial: [], writers: 'server' }),
    grant_id: field(text(128), { doc: 'The grant that it descends from.', writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was made.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it dies by itself.', writers: 'server' }),
    kept_until: field(instant(), { doc: 'When it leaves the list.', writers: 'server' }),
  },
)
export type PersonalToken = Row<typeof personalToken.fields>
