import { instant, integer, oneOf, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A logout token for one client: sent again until the client accepts it. */
export const logoutDelivery = resource(
  {
    name: 'logout_delivery',
    table: 'logout_deliveries',
    key: 'id',
    expires: 'expires_at',
    administered: { path: 'logout-deliveries', area: 'clients', verbs: ['list', 'read'], sort: '-created_at' },
    doc: 'A logout token for one client, and how its delivery went. Kept for a week.',
    indexes: [['client_id', 'created_at']],
  },
  {
    id: field(text(128), { doc: 'Its expiry and a random part.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client that is told.', writers: 'server', find: ['filter'] }),
    user_id: field(reference('user'), { doc: 'The person who was signed out.', writers: 'server', find: ['filter'] }),
    sid: field(text(64), { doc: 'The `sid` of the ended sign-in.', spec: 'OIDC Back-Channel Logout §2.4', writers: 'server' }),
    outcome: field(oneOf('waiting', 'done', 'failed'), {
      doc: '`waiting`: not sent yet. `done`: the client accepted it. `failed`: the last attempt failed; a few more follow by themselves.',
      initial: 'waiting',
      writers: 'server',
      find: ['filter'],
    }),
    attempts: field(integer(0, 1_000_000), { doc: 'How often it was sent.', initial: 0, writers: 'server' }),
    status: field(integer(0, 999), { doc: 'The HTTP status of the last answer. Empty where none came.', optional: true, writers: 'server' }),
    detail: field(text(1024), { doc: 'Why the last attempt failed.', optional: true, writers: 'server' }),
    created_at: field(instant(), { doc: 'When the person was signed out.', writers: 'server', find: ['sort'] }),
    attempted_at: field(instant(), { doc: 'When it was last sent.', optional: true, writers: 'server' }),
    expires_at: field(instant(), { doc: 'When the record is removed.', writers: 'server' }),
  },
)
export type LogoutDelivery = Row<typeof logoutDelivery.fields>
