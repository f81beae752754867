import { instant, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** An event that waits for its number: written with the event, removed when it is numbered. */
export const outbox = resource(
  { name: 'outbox', table: 'outbox', key: 'id', reach: 'global', doc: 'An event that waits for its place in the sequence of its tenant.' },
  {
    id: field(text(64), { doc: 'Its time, and its position among the events of that time: the order of the sequence.', writers: 'server' }),
    event_id: field(text(64), { doc: 'The event.', writers: 'server' }),
    tenant_id: field(text(64), { doc: 'The tenant of the event.', writers: 'server' }),
    at: field(instant(), { doc: 'When it happened.', writers: 'server' }),
  },
)
export type Outbox = Row<typeof outbox.fields>
