import { conflict } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { job } from '#model/job.ts'
import { jobAttempt } from '#model/job-attempt.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import { administered, declared } from '../administered.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { presentOne } from '../present.ts'
import { findRow, keyIn } from '../read.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'

const doors = doorsOf('configuration')
/** The default tenant sees all jobs; another tenant those done for it. */
export const ownTenant = ({ context }: Call) => (context.tenant.id === DEFAULT_TENANT ? {} : { tenant_id: context.tenant.id })

/** `/api/jobs`: background work, the next due first. */
export const jobs = declared(job, {
  within: ownTenant,
  removal(row) {
    if (row.state === 'running') throw conflict('this job is running: wait until it has ended')
    if (!row.id.startsWith(job.prefix ?? '')) throw conflict('this is a standing job, which the server itself makes: it cannot be deleted')
    return {}
  },
})

/** `/api/jobs/{job_id}/attempts`: the last first. */
export const jobAttempts = administered({
  resource: jobAttempt,
  path: '/api/jobs/:job_id/attempts',
  doors,
  verbs: ['list', 'read'],
  sort: '-at',
  within: (call) => ({ ...ownTenant(call), job_id: keyIn(call, 'job_id') }),
})

async function retry(call: Call) {
  const was = await findRow(jobs, call)
  if (was.state === 'running') throw conflict('this job is running')
  const now = call.context.now()
  const is = { ...was, state: 'waiting', due_at: now, attempts: 0, updated_at: now } as const
  const { state, due_at, attempts, updated_at } = is
  await writeTogether(job, call, (batch) => {
    batch.change(job, { id: was.id, state: was.state }, { state, due_at, attempts, updated_at })
    audit(batch, call, { resource: job, deed: 'retried', was, is })
  })
  return json(await presentOne(jobs, is, call))
}

/** Jobs beyond CRUD. */
export const jobVerbs: readonly Operation[] = [rowVerb(jobs, 'retry', { summary: 'Try a job again now, with a full number of attempts', run: retry })]
