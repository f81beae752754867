import { reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A person whom a receiver does not want to hear of (SSF 1.0 §8.1.3.3). */
export const signalExclusion = resource(
  {
    name: 'signal_exclusion',
    table: 'signal_exclusions',
    key: 'id',
    doc: 'A person whom the receiver of a stream does not want to hear of.',
    indexes: [['stream_id'], ['user_id']],
  },
  {
    id: field(text(160), { doc: 'The stream and the person.', writers: 'server' }),
    stream_id: field(text(64), { doc: 'The stream.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person.', writers: 'server' }),
  },
)
export type SignalExclusion = Row<typeof signalExclusion.fields>
export const exclusionKey = (streamId: string, userId: string): string => `${streamId} ${userId}`
