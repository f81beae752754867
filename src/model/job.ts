import { freeObject, instant, integer, oneOf, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A job: work that any free node does later, at least once. */
export const job = resource(
  {
    name: 'job',
    table: 'jobs',
    key: 'id',
    prefix: 'job_',
    reach: 'global',
    administered: { path: 'jobs', area: 'configuration', verbs: ['list', 'read', 'remove'], sort: 'due_at', filters: ['state'] },
    doc: 'Work that is done later, at least once, by whichever node is free.',
    indexes: [
      ['state', 'due_at'],
      ['state', 'leased_until'],
    ],
  },
  {
    id: field(text(255), { doc: 'Names the job. A standing job has the same id for ever.', writers: 'server' }),
    kind: field(text(64), { doc: 'The kind of work.', writers: 'server', find: ['filter', 'search'] }),
    tenant_id: field(text(64), { doc: 'The tenant it is done for; empty where it concerns all.', optional: true, writers: 'server', find: ['filter'] }),
    payload: field(freeObject(), { doc: 'The input of the work. It holds no secret.', initial: {}, writers: 'server' }),
    state: field(oneOf('waiting', 'running', 'idle', 'failed'), {
      doc: '`waiting` until it is due; `running` on a node; `idle`: a standing job with nothing to do; `failed`: given up after the last attempt.',
      initial: 'waiting',
      writers: 'server',
      find: ['filter'],
    }),
    due_at: field(instant(), { doc: 'When it is due next.', writers: 'server', find: ['sort'] }),
    rerun_at: field(instant(), { doc: 'When it is due again, because it was requested while it was running.', optional: true, writers: 'server' }),
    attempts: field(integer(0, 1_000_000), { doc: 'How often it was tried since it last succeeded.', initial: 0, writers: 'server' }),
    lease: field(text(64), { doc: 'Names the run that holds the job. Only the holder may settle it.', optional: true, writers: 'server', readers: [] }),
    leased_until: field(instant(), {
      doc: 'When another node may take the job over, unless its node renews the lease.',
      optional: true,
      writers: 'server',
    }),
    node: field(text(128), { doc: 'The node that runs it, or ran it last.', optional: true, writers: 'server' }),
    last_error: field(text(1024), { doc: 'Why the last attempt failed.', optional: true, writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was made.', writers: 'server', find: ['sort'] }),
    updated_at: field(instant(), { doc: 'When it last changed its state.', writers: 'server' }),
  },
)
export type Job = Row<typeof job.fields>
