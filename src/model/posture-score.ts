import { integer, reference } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/**
 * The posture score of a client, by which lists are ordered, the worst first: one row for each client from its creation. It is not part of the
 * client's row, which must not change when the rules do.
 */
export const postureScore = resource(
  { name: 'posture_score', table: 'posture_scores', key: 'id', doc: 'The distance of each client from the secure defaults.' },
  {
    id: field(reference('client'), { doc: 'The client.', writers: 'server' }),
    score: field(integer(0, 100), { doc: '100: no finding is to be mended.', initial: 0, writers: 'server', find: ['sort'] }),
    measured_by: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'A digest of the rules and settings at the time of the measurement; 0: not measured yet.',
      initial: 0,
      writers: 'server',
      readers: [],
      find: ['filter'],
    }),
  },
)
export type PostureScore = Row<typeof postureScore.fields>
