import { integer, text } from '#fields/kinds.ts'
import { field, resource } from '#fields/resource.ts'

/** The sequence number of the last event of a tenant. */
export const eventCounter = resource(
  { name: 'event_counter', table: 'event_counters', key: 'id', reach: 'global', doc: 'The number of the last event of a tenant.' },
  {
    id: field(text(64), { doc: 'The tenant.', writers: 'server' }),
    sunk: field(integer(0, Number.MAX_SAFE_INTEGER), { doc: 'The number of the last event that the audit sink accepted.', initial: 0, writers: 'server' }),
    last: field(integer(0, Number.MAX_SAFE_INTEGER), { doc: 'The number.', writers: 'server' }),
  },
)
