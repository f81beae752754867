import { instant, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A process of the server that uses this database. */
export const node = resource(
  {
    name: 'node',
    table: 'nodes',
    key: 'id',
    reach: 'global',
    administered: { path: 'nodes', area: 'configuration', central: true, verbs: ['list', 'read'], sort: '-seen_at' },
    doc: 'A process of the server that uses this database.',
  },
  {
    id: field(text(128), { doc: 'Host, process and a random part.', writers: 'server' }),
    version: field(text(64), { doc: 'The version of the program.', writers: 'server' }),
    started_at: field(instant(), { doc: 'When it started.', writers: 'server', find: ['sort'] }),
    seen_at: field(instant(), { doc: 'Its last heartbeat; one comes every ten seconds.', writers: 'server', find: ['sort'] }),
  },
)
export type Node = Row<typeof node.fields>
