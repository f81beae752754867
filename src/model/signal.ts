import { freeObject, instant, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A security event that waits for its receiver: until it was pushed, or its token acknowledged. */
export const signal = resource(
  {
    name: 'signal',
    table: 'signals',
    key: 'id',
    expires: 'expires_at',
    doc: 'A security event that waits for its receiver. It is signed when it is sent.',
    indexes: [['stream_id']],
  },
  {
    id: field(text(128), { doc: 'The `jti` of its token: its expiry, position and a random part.', spec: 'RFC 8417 §2.2', writers: 'server' }),
    stream_id: field(text(64), { doc: 'The stream.', writers: 'server' }),
    type: field(text(256), { doc: 'The event.', spec: 'RFC 8417 §2.2', writers: 'server' }),
    subject: field(freeObject(), {
      doc: 'The person, sign-in, client or stream that it is about, as the receiver names it.',
      spec: 'RFC 9493 §3',
      writers: 'server',
    }),
    details: field(freeObject(), { doc: 'The members of the event.', initial: {}, writers: 'server' }),
    txn: field(text(128), { doc: 'The event of ours that it follows from.', spec: 'RFC 8417 §2.2', optional: true, writers: 'server' }),
    at: field(instant(), { doc: 'When it was queued.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it is given up.', writers: 'server' }),
  },
)
export type Signal = Row<typeof signal.fields>
