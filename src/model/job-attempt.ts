import { instant, integer, oneOf, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** One attempt at a job: the delivery log. Attempts of a schedule are kept only when they failed. */
export const jobAttempt = resource(
  {
    name: 'job_attempt',
    table: 'job_attempts',
    key: 'id',
    reach: 'global',
    expires: 'expires_at',
    doc: 'One attempt at a job, kept for a week.',
    indexes: [['job_id', 'at']],
  },
  {
    id: field(text(128), { doc: 'Its expiry and a random part.', writers: 'server' }),
    job_id: field(text(255), { doc: 'The job.', writers: 'server', find: ['filter'] }),
    kind: field(text(64), { doc: 'The kind of work.', writers: 'server', find: ['filter'] }),
    tenant_id: field(text(64), { doc: 'The tenant it was done for.', optional: true, writers: 'server', find: ['filter'] }),
    number: field(integer(1, 1_000_000), { doc: 'Counts the attempts at this job.', writers: 'server' }),
    outcome: field(oneOf('done', 'failed'), { doc: '`done`, or `failed`.', writers: 'server', find: ['filter'] }),
    detail: field(text(1024), { doc: 'The error of a failure, or a remark of the work.', optional: true, writers: 'server' }),
    duration: field(integer(0, 1_000_000_000), { doc: 'How long it took, in milliseconds.', writers: 'server' }),
    node: field(text(128), { doc: 'The node that tried.', writers: 'server' }),
    at: field(instant(), { doc: 'When it ended.', writers: 'server', find: ['sort'] }),
    expires_at: field(instant(), { doc: 'When the record is removed.', writers: 'server' }),
  },
)
export type JobAttempt = Row<typeof jobAttempt.fields>
