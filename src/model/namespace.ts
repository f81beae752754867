import { paragraph, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/** A namespace: a label that groups clients and what belongs to their work. Rows refer to it by its key, so that it can be renamed. */
export const namespace = resource(
  {
    name: 'namespace',
    table: 'namespaces',
    key: 'id',
    natural: 'name',
    prefix: 'ns_',
    administered: { path: 'namespaces', area: 'clients', sort: 'name' },
    doc: 'A label that groups clients for people.',
  },
  {
    id: field(text(128), { doc: 'Names the namespace for ever. Made by the server unless given.', writers: 'create' }),
    name: field(text(128), { doc: 'The display name, which may change.', find: ['unique', 'sort', 'search'] }),
    description: field(paragraph(), { doc: 'The purpose of the namespace.', optional: true }),
    ...stamps,
  },
)
export type Namespace = Row<typeof namespace.fields>
