import { freeObject, instant, integer, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** An earlier version of a client. Restoring it makes a new version. */
export const clientVersion = resource(
  { name: 'client_version', table: 'client_versions', key: 'id', doc: 'An earlier version of a client.', indexes: [['client_id', 'version']] },
  {
    id: field(text(300), { doc: 'Client and version.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client.', writers: 'server' }),
    version: field(integer(1, Number.MAX_SAFE_INTEGER), { doc: 'Which version.', writers: 'server' }),
    client: field(freeObject(), { doc: 'The readable fields of that version.', writers: 'server' }),
    at: field(instant(), { doc: 'When this version was made.', writers: 'server' }),
    actor_type: field(text(16), { doc: 'The kind of actor who made the change.', writers: 'server' }),
    actor_id: field(text(255), { doc: 'The actor who made the change.', optional: true, writers: 'server' }),
    reason: field(text(1024), { doc: 'The reason that the actor gave.', optional: true, writers: 'server' }),
  },
)
export type ClientVersion = Row<typeof clientVersion.fields>
