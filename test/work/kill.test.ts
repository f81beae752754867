import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { z } from 'zod'
import { resources } from '#model/all.ts'
import { job } from '#model/job.ts'
import { jobAttempt } from '#model/job-attempt.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import { reclaimLostJobs } from '#work/claim.ts'
import { jobKind } from '#work/job-kind.ts'
import { openWork } from '#work/runner.ts'
import { startPostgres } from '../support/postgres.ts'
import { temporaryFolder } from '../support/server.ts'

interface Fact {
  readonly enqueued?: number
  readonly ran?: number
}

/** Starts the worker, kills it at a random moment after its first line, and gives its whole lines. */
async function killed(target: string): Promise<Fact[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-worker.ts'), target], { stdio: ['ignore', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk))
  await once(child.stdout, 'data')
  await wait(Math.random() * 200)
  child.kill('SIGKILL')
  await once(child, 'close')
  return Buffer.concat(chunks)
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Fact)
}

/** Another node finds the dead one silent, and does what is left. Returns the numbers that it ran. */
async function finish(store: Store): Promise<number[]> {
  const ran: number[] = []
  const payload = z.object({ n: z.number() })
  const run = async ({ n }: { n: number }) => void ran.push(n) as undefined
  const late = () => Date.now() + 3_600_000
  await reclaimLostJobs(store, Date.now() + 120_000, () => 10)
  const kinds = [jobKind({ kind: 'numbered', doc: '', payload, concurrency: 50, run })]
  const work = openWork({ store, log: pino({ level: 'silent' }), now: late, node: 'second', kinds, contextOf: async () => undefined })
  await work.runDue()
  await work.stop()
  return ran
}

async function check(target: string, open: () => Promise<Store>): Promise<void> {
  const facts = await killed(target)
  const store = await open()
  const second = await finish(store)
  const [acknowledged, first] = [facts.flatMap(({ enqueued }) => enqueued ?? []), facts.flatMap(({ ran }) => ran ?? [])]
  assert.ok(acknowledged.length > 0)
  const done = new Set([...first, ...second])
  assert.deepEqual(
    acknowledged.filter((n) => !done.has(n)),
    [],
    'was acknowledged and never done',
  )
  assert.deepEqual(await store.global.table(job).find({ kind: 'numbered' }), [])
  // A job may run twice when its node died before the end was recorded, but only one run of each is recorded as done.
  const records = await store.global.table(jobAttempt).find({ kind: 'numbered', outcome: 'done' }, { limit: 100_000 })
  assert.equal(new Set(records.map(({ job_id }) => job_id)).size, records.length)
  await store.close()
}

test('SQLite: a node that is killed loses no job that was acknowledged, and records none twice as done', async () => {
  const folder = temporaryFolder()
  for (let round = 0; round < 4; round++) {
    const file = join(folder, `${round}.db`)
    await check(file, () => openSqlite(file, resources))
  }
})

test('PostgreSQL: a node that is killed loses no job that was acknowledged, and records none twice as done', async () => {
  const database = await startPostgres()
  for (let round = 0; round < 3; round++) await check(database.url, () => openPostgres(database.url, resources))
  await database.stop()
})
