import { instant, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The sign-in of a person at a client that wants to hear of its end. It outlives the grant: the client may have a session of its own for days. */
export const clientSession = resource(
  {
    name: 'client_session',
    table: 'client_sessions',
    key: 'id',
    expires: 'expires_at',
    doc: 'The sign-in of a person at a client that is told when it ends.',
    indexes: [['user_id', 'sid']],
  },
  {
    id: field(text(400), { doc: 'The `sid` and the client.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person.', writers: 'server' }),
    sid: field(text(64), { doc: 'The `sid` that the ID tokens of the client carry.', spec: 'OIDC Front-Channel Logout §3', writers: 'server' }),
    since: field(instant(), { doc: 'When the person first came to the client in this sign-in.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When the sign-in has ended by itself.', writers: 'server' }),
  },
)
export type ClientSession = Row<typeof clientSession.fields>
