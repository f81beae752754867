import { integer, reference } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The posture score of a client, so that lists can begin with the worst: one row for each client from its birth. A client itself does not change when the rules do. */
export const postureScore = resource(
  { name: 'posture_score', table: 'posture_scores', key: 'id', doc: 'How far each client is from the secure defaults, the worst first.' },
  {
    id: field(reference('client'), { doc: 'The client.', writers: 'server' }),
    score: field(integer(0, 100), { doc: '100: nothing is to mend.', initial: 0, writers: 'server', find: ['sort'] }),
    measured_by: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'A digest of the rules and settings that it was measured by; 0: not yet.',
      initial: 0,
      writers: 'server',
      readers: [],
      find: ['filter'],
    }),
  },
)
export type PostureScore = Row<typeof postureScore.fields>
