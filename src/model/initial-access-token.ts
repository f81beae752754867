import { instant, integer, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/** A token that lets a program register clients (RFC 7591 §3). It is shown once. */
export const initialAccessToken = resource(
  {
    name: 'initial_access_token',
    table: 'initial_access_tokens',
    key: 'id',
    prefix: 'iat_',
    administered: { path: 'initial-access-tokens', area: 'clients', sort: '-created_at', verbs: ['list', 'read', 'create', 'patch', 'remove'] },
    doc: 'A token that lets a program register clients, a number of times or until a date. It is shown once.',
  },
  {
    id: field(text(64), { doc: 'Names the token.', writers: 'server' }),
    name: field(text(128), { doc: 'The program or team that has it.', find: ['sort', 'search'] }),
    uses_left: field(integer(0, 1_000_000), { doc: 'How many clients may still be registered with it. If not set: any number.', optional: true }),
    expires_at: field(instant(), { doc: 'When it expires. If not set: never.', optional: true }),
    digest: field(text(128), { doc: 'The keyed digest that a presented token is compared with.', writers: 'server', readers: [], find: ['unique'] }),
    last_used_at: field(instant(), { doc: 'When a client was last registered with it.', optional: true, writers: 'server' }),
    created_by: field(text(255), { doc: 'The actor who made it.', optional: true, writers: 'server' }),
    ...stamps,
  },
)
export type InitialAccessToken = Row<typeof initialAccessToken.fields>
