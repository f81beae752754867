import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { job } from '#model/job.ts'
import { jobAttempt } from '#model/job-attempt.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  // Jobs run here only when a test says so.
  await server.work.stop()
  bearer = await server.adminToken()
})
after(() => server.close())

const ask = (method: string, path: string) => server.call(method, path, { bearer })
const put = async (id: string, fields: Partial<Parameters<typeof newRow<typeof job.fields>>[1]> = {}) => {
  const now = Date.now()
  await server.store.global.table(job).insert(newRow(job, { id, kind: 'client_logo', due_at: now + 86_400_000, created_at: now, updated_at: now, ...fields }))
}

test('jobs are listed by state, and tell no lease', async () => {
  await put('job_given_up', { state: 'failed', attempts: 10, last_error: 'there is no picture there' })
  const { status, json } = await ask('GET', '/api/jobs?state=failed')
  assert.equal(status, 200)
  assert.deepEqual(
    json.data.map(({ id, state, last_error }: Record<string, unknown>) => [id, state, last_error]),
    [['job_given_up', 'failed', 'there is no picture there']],
  )
  assert.equal('lease' in json.data[0], false)
})

test('a job that was given up is tried again at once with all its attempts, and the event tells who asked', async () => {
  await put('job_again', { state: 'failed', attempts: 10 })
  const { status, json } = await ask('POST', '/api/jobs/job_again/retry')
  assert.deepEqual([status, json.data.state, json.data.attempts], [200, 'waiting', 0])
  assert.ok(json.data.due_at <= Date.now())
  const events = await ask('GET', '/api/audit-events?action=job.retried')
  assert.equal(events.json.data[0].target_id, 'job_again')
})

test('a waiting job is discarded; one that runs, or stands for something, is not', async () => {
  await put('job_discarded')
  await put('job_running', { state: 'running', lease: 'x', leased_until: Date.now() + 60_000 })
  assert.equal((await ask('DELETE', '/api/jobs/job_discarded')).status, 204)
  assert.equal(await server.store.global.table(job).get('job_discarded'), undefined)
  assert.equal((await ask('DELETE', '/api/jobs/job_running')).status, 409)
  assert.equal((await ask('POST', '/api/jobs/job_running/retry')).status, 409)
  assert.equal((await ask('DELETE', `/api/jobs/${encodeURIComponent('schedule:purge')}`)).status, 409)
})

test('the attempts at a job are listed, and counted by hour beside the states', async () => {
  const at = Date.now()
  const attempt = { job_id: 'job_given_up', kind: 'client_logo', node: 'n', duration: 5, at, expires_at: at + 1000 }
  await server.store.global.table(jobAttempt).insert({ ...attempt, id: 'a1', number: 1, outcome: 'failed', detail: 'no' })
  await server.store.global.table(jobAttempt).insert({ ...attempt, id: 'a2', number: 2, outcome: 'done' })
  const { json } = await ask('GET', '/api/jobs/job_given_up/attempts')
  assert.deepEqual(json.data.map(({ number, outcome }: Record<string, unknown>) => [number, outcome]).sort(), [
    [1, 'failed'],
    [2, 'done'],
  ])
  const stats = (await ask('GET', '/api/jobs/stats')).json.data
  assert.equal(stats.states.failed, 1)
  assert.deepEqual(stats.hours.at(-1), { hour_at: Math.floor(at / 3_600_000) * 3_600_000, done: 1, failed: 1 })
})

test('another tenant sees the jobs that are done for it, and no node', async () => {
  const made = await server.call('POST', '/api/tenants', { bearer, json: { tenant: { name: 'Other', slug: 'other' } } })
  const { id, client_id, client_secret } = made.json.data
  await put('job_of_other', { tenant_id: id })
  const token = await server.call('POST', '/t/other/oauth/token', {
    form: { grant_type: 'client_credentials', scope: 'configuration:read:all' },
    basic: [client_id, client_secret],
  })
  const theirs = { bearer: token.json.access_token }
  const { json } = await server.call('GET', '/t/other/api/jobs', theirs)
  assert.deepEqual(
    json.data.map((one: { id: string }) => one.id),
    ['job_of_other'],
  )
  assert.equal((await server.call('GET', '/t/other/api/jobs/job_given_up', theirs)).status, 404)
  assert.notEqual((await server.call('GET', '/t/other/api/nodes', theirs)).status, 200)
})
