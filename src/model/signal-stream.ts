import { instant, integer, list, oneOf, reference, secureUrl, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/** A stream of security event tokens to one receiver (SSF 1.0 §8): the receiver makes it, and an administrator may pause or remove it. */
export const signalStream = resource(
  {
    name: 'signal_stream',
    table: 'signal_streams',
    key: 'id',
    prefix: 'ss_',
    administered: { path: 'signal-streams', area: 'configuration', verbs: ['list', 'read', 'patch', 'remove'], sort: '-created_at' },
    doc: 'A stream of security event tokens to a receiver, pushed to it or polled by it.',
  },
  {
    id: field(text(64), { doc: 'Names the stream.', spec: 'SSF 1.0 §8.1.1', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The receiver, which is the `aud` of its tokens.', writers: 'server', find: ['filter'] }),
    place: field(text(300), { doc: 'One of the few places that a receiver has for streams: unique.', writers: 'server', readers: [], find: ['unique'] }),
    description: field(text(), { doc: 'The description that the receiver gave.', optional: true, writers: 'server' }),
    method: field(oneOf('push', 'poll'), { doc: 'Tokens are pushed to an address, or polled.', spec: 'SSF 1.0 §6.1', writers: 'server', find: ['filter'] }),
    endpoint_url: field(secureUrl(), { doc: 'The address that tokens are pushed to.', spec: 'RFC 8935 §2', optional: true, writers: 'server' }),
    authorization: field(text(8192), { doc: 'The Authorization header of pushes; sealed.', optional: true, writers: 'server', readers: [] }),
    events_requested: field(list(text(256), 100), { doc: 'The events that the receiver asked for.', initial: [], writers: 'server' }),
    status: field(oneOf('enabled', 'paused', 'disabled'), {
      doc: '`paused`: events wait, up to a thousand for a week, and are sent when it is enabled again. `disabled`: they are not even kept.',
      spec: 'SSF 1.0 §8.1.2',
      initial: 'enabled',
      find: ['filter'],
    }),
    status_reason: field(text(1024), { doc: 'Why it is paused or disabled; the receiver sees it.', optional: true }),
    queued_sequence: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'The number of the last event that was queued for it, or did not concern it.',
      initial: 0,
      writers: 'server',
    }),
    verified_at: field(instant(), { doc: 'When the receiver last asked for a verification.', spec: 'SSF 1.0 §8.1.4', optional: true, writers: 'server' }),
    failing_since: field(instant(), { doc: 'When its deliveries began to fail.', optional: true, writers: 'server' }),
    last_error: field(text(1024), { doc: 'Why a delivery failed, or how the receiver refused a token.', optional: true, writers: 'server' }),
    ...stamps,
  },
)
export type SignalStream = Row<typeof signalStream.fields>
