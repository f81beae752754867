import { json } from '#http/render.ts'
import { job } from '#model/job.ts'
import { jobAttempt } from '#model/job-attempt.ts'
import { after } from '#store/store.ts'
import type { Call, Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { jobs, ownTenant } from './jobs.ts'

const [HOUR, SPAN, MOST] = [3_600_000, 24, 10_000]
const states = job.fields.state.kind.choices as readonly ('waiting' | 'running' | 'idle' | 'failed')[]

/** `GET /api/jobs/stats`: the number of jobs in each state, and the outcomes of the last day's attempts by hour. */
async function stats(call: Call) {
  const { global } = call.context.store
  const since = Math.floor(call.context.now() / HOUR - SPAN + 1) * HOUR
  const own = ownTenant(call)
  const [counts, attempts] = await Promise.all([
    Promise.all(states.map((state) => global.table(job).count({ ...own, state }))),
    global.table(jobAttempt).find({ ...own, at: after(since) }, { order: 'at', descending: true, limit: MOST }),
  ])
  const hours = Map.groupBy(attempts, ({ at }) => Math.floor(at / HOUR) * HOUR)
  const count = (rows: typeof attempts, outcome: 'done' | 'failed') => rows.filter((row) => row.outcome === outcome).length
  return json({
    data: {
      since,
      states: Object.fromEntries(states.map((state, i) => [state, counts[i]])),
      hours: [...hours].map(([hour_at, rows]) => ({ hour_at, done: count(rows, 'done'), failed: count(rows, 'failed') })).sort((a, b) => a.hour_at - b.hour_at),
      complete: attempts.length < MOST,
    },
  })
}

const whole = { type: 'integer', minimum: 0 }
const recordSchema = (properties: Record<string, unknown>) => ({ type: 'object', required: Object.keys(properties), properties })

/** The operation, as described. */
export const jobStats: Operation = {
  method: 'GET',
  path: '/api/jobs/stats',
  scopes: jobs.doors.read,
  tag: 'job',
  summary: 'Count jobs by state, and the attempts of the last day by hour',
  success: {
    status: 200,
    doc: 'The counts.',
    schema: () =>
      dataSchema({
        title: 'job_stats',
        ...recordSchema({
          since: whole,
          states: recordSchema(Object.fromEntries(states.map((state) => [state, whole]))),
          hours: { type: 'array', items: recordSchema({ hour_at: whole, done: whole, failed: whole }) },
          complete: { type: 'boolean', description: 'All attempts were counted.' },
        }),
      }),
  },
  run: stats,
}
