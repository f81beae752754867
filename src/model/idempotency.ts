import { instant, integer, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The stored answer to a request with an Idempotency-Key, sent again when the request is repeated. */
export const idempotency = resource(
  { name: 'idempotency', table: 'idempotency', key: 'id', expires: 'expires_at', doc: 'The answer to a request that carried an Idempotency-Key.' },
  {
    id: field(text(128), { doc: 'Its expiry day and the keyed digest of caller and key.', writers: 'server' }),
    request: field(text(128), { doc: 'Digest of the request: the same key with another body is refused.', writers: 'server' }),
    status: field(integer(0, 599), { doc: 'Status of the answer; 0 while the first request is under way.', initial: 0, writers: 'server' }),
    answer: field(source(1_048_576), { doc: 'The sealed answer.', optional: true, writers: 'server', readers: [] }),
    expires_at: field(instant(), { doc: 'When the key may be used for another request.', writers: 'server' }),
  },
)
export type Idempotency = Row<typeof idempotency.fields>
