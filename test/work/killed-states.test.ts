import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pino } from 'pino'
import { z } from 'zod'
import { resources } from '#model/all.ts'
import { type Job, job } from '#model/job.ts'
import { jobAttempt } from '#model/job-attempt.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import { reclaimLostJobs } from '#work/claim.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { openWork } from '#work/runner.ts'
import { startPostgres } from '../support/postgres.ts'
import { temporaryFolder } from '../support/server.ts'

/** Kills a node that has a job in every state, and gives the kinds that it ran. */
async function killed(target: string): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-node.ts'), target], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    if (said.endsWith('ready\n')) break
  }
  const gone = once(child, 'close')
  child.kill('SIGKILL')
  await gone
  return said.split('\n').filter((word) => word !== '' && word !== 'ready')
}

const databases: readonly (readonly [string, () => Promise<{ target: string; open: () => Promise<Store>; stop: () => Promise<void> }>])[] = [
  [
    'SQLite',
    async () => {
      const target = join(temporaryFolder(), 'gatehouse.db')
      return { target, open: () => openSqlite(target, resources), stop: async () => {} }
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const { url, stop } = await startPostgres()
      return { target: url, open: () => openPostgres(url, resources), stop }
    },
  ],
]
const states = ['waiting', 'leased', 'running', 'ended', 'retried', 'dead']

for (const [name, start] of databases)
  describe(`${name}: a node is killed with a job in every state`, () => {
    let store: Store
    let stop: () => Promise<void>
    let first: string[]
    const second: string[] = []
    let skew = 0
    const now = () => Date.now() + skew
    const rowsOf = async () => new Map((await store.global.table(job).find({})).map((row): [string, Job] => [row.kind, row]))
    const recordsOf = (kind: string) => store.global.table(jobAttempt).find({ kind })
    const attemptsOf = (kind: string) => (kind === 'leased' ? 1 : 10)
    before(async () => {
      const database = await start()
      first = await killed(database.target)
      store = await database.open()
      stop = database.stop
    })
    after(async () => {
      await store.close()
      await stop()
    })
    const work = () => {
      const kinds = states.map((kind) =>
        jobKind({ kind, doc: '', payload: z.object({}), concurrency: 1, run: async () => void second.push(kind) as undefined }),
      )
      return openWork({ store, log: pino({ level: 'silent' }), now, node: 'second', kinds, contextOf: async () => undefined })
    }

    it('every job that was acknowledged is there, and no end is recorded that was not', async () => {
      const rows = await rowsOf()
      assert.deepEqual(
        states.map((kind) => rows.get(kind)?.state),
        ['waiting', 'running', 'running', 'running', 'waiting', 'failed'],
      )
      assert.deepEqual(first.toSorted(), ['dead', 'ended', 'retried', 'running'])
      assert.deepEqual([rows.get('retried')?.last_error, rows.get('dead')?.last_error], ['not done', 'not done'])
      for (const kind of ['leased', 'running', 'ended']) assert.deepEqual(await recordsOf(kind), [])
    })

    it('another node does each that is not given up, as long as a lease lasts not before it ends', async () => {
      await work().runDue()
      assert.deepEqual(second, [])
      skew = 3_600_000
      // A job that took its node with it at its last attempt is given up.
      assert.equal(await reclaimLostJobs(store, now(), attemptsOf), 3)
      skew += 3_600_000
      await work().runDue()
      assert.deepEqual(second.toSorted(), ['ended', 'retried', 'running', 'waiting'])
      const rows = await rowsOf()
      assert.deepEqual([...rows.keys()].sort(), ['dead', 'leased'])
      assert.deepEqual([rows.get('leased')?.state, rows.get('leased')?.last_error], ['failed', 'the node killed went silent while the job was running'])
    })

    it('each is recorded as done once, whatever ran twice', async () => {
      for (const kind of ['waiting', 'running', 'ended', 'retried'])
        assert.deepEqual(
          (await recordsOf(kind)).filter(({ outcome }) => outcome === 'done').map(({ node }) => node),
          ['second'],
        )
    })

    it('a job that is given up keeps no other of its kind waiting', async () => {
      second.length = 0
      await store.in('default').together((batch) => {
        for (const kind of ['dead', 'leased']) enqueue(batch, { kind, now: now() })
      })
      await work().runDue()
      assert.deepEqual(second.toSorted(), ['dead', 'leased'])
    })
  })
