import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { pino } from 'pino'
import { z } from 'zod'
import { job } from '#model/job.ts'
import { jobAttempt } from '#model/job-attempt.ts'
import type { Store } from '#store/store.ts'
import { reclaimLostJobs } from '#work/claim.ts'
import { enqueue, ensureStandingJob, wakeJob } from '#work/enqueue.ts'
import { type JobKind, jobKind } from '#work/job-kind.ts'
import { openWork, scheduleId, type Work } from '#work/runner.ts'
import { storesOfTwoNodes } from './stores.ts'

const log = pino({ level: 'silent' })
const payload = z.object({ n: z.number().optional() })
type Kind = JobKind<undefined>

for (const [name, open] of storesOfTwoNodes) {
  describe(`${name}: jobs`, () => {
    let stores: readonly [Store, Store]
    let close: () => Promise<void>
    let skew = 0
    const now = () => Date.now() + skew
    before(async () => {
      const opened = await open()
      stores = opened.stores
      close = opened.close
    })
    after(() => close())
    const nodesOf = (...kinds: Kind[]): [Work, Work] =>
      stores.map((store, i) => openWork({ store, log, now, node: `node${i}`, kinds, contextOf: async () => undefined })) as [Work, Work]
    const put = (kind: string, options: { n?: number; at?: number; tenant_id?: string } = {}) =>
      stores[0].in('default').together((batch) => enqueue(batch, { kind, payload: { n: options.n ?? 0 }, now: now(), at: options.at ?? now() }))
    const rows = (kind: string) => stores[0].global.table(job).find({ kind })
    const attempts = (kind: string) => stores[0].global.table(jobAttempt).find({ kind })
    const stopAll = (works: readonly Work[]) => Promise.all(works.map((work) => work.stop()))

    it('two nodes do each of 500 jobs once, and nothing is left', async () => {
      const done: number[] = []
      const works = nodesOf(jobKind({ kind: 'count', doc: '', payload, concurrency: 16, run: async ({ n = -1 }) => void done.push(n) as undefined }))
      await stores[0].in('default').together((batch) => {
        for (let n = 0; n < 500; n++) enqueue(batch, { kind: 'count', payload: { n }, now: now() })
      })
      await Promise.all(works.map((work) => work.runDue()))
      await Promise.all(works.map((work) => work.runDue()))
      assert.deepEqual(
        done.sort((a, b) => a - b),
        Array.from({ length: 500 }, (_, n) => n),
      )
      assert.deepEqual(await rows('count'), [])
      await stopAll(works)
    })

    it('a batch that fails enqueues nothing', async () => {
      await assert.rejects(
        stores[0].in('default').together((batch) => {
          enqueue(batch, { kind: 'undone', now: now() })
          batch.change(job, { id: 'nobody' }, { attempts: 1 })
        }),
      )
      assert.deepEqual(await rows('undone'), [])
    })

    it('a failure is tried again after a backoff; after the last attempt the job is failed, and keeps no other of its kind waiting', async () => {
      const seen: number[] = []
      const kind = jobKind({
        kind: 'poison',
        doc: '',
        payload,
        attempts: 3,
        concurrency: 1,
        run: async ({ n = 0 }) => {
          seen.push(n)
          if (n === 1) throw new Error('this one never works')
          return undefined
        },
      })
      const [work] = nodesOf(kind)
      await put('poison', { n: 1 })
      for (let n = 2; n <= 4; n++) await put('poison', { n })
      await work.runDue()
      assert.deepEqual(seen.toSorted(), [1, 2, 3, 4])
      const [waiting] = await rows('poison')
      assert.equal(waiting?.state, 'waiting')
      assert.ok((waiting?.due_at ?? 0) > now())
      for (let i = 0; i < 2; i++) {
        skew += 3_600_000
        await work.runDue()
      }
      const [failed] = await rows('poison')
      assert.deepEqual([failed?.state, failed?.attempts, failed?.last_error], ['failed', 3, 'this one never works'])
      skew += 86_400_000
      await work.runDue()
      assert.equal(seen.filter((n) => n === 1).length, 3)
      const records = await attempts('poison')
      assert.deepEqual(
        records.filter(({ outcome }) => outcome === 'failed').map(({ number, detail }) => [number, detail]),
        [1, 2, 3].map((number) => [number, 'this one never works']),
      )
      skew = 0
      await work.stop()
    })

    it('a job that is due later waits, and one of a payload that does not fit fails without running', async () => {
      let ran = 0
      const [work] = nodesOf(jobKind({ kind: 'later', doc: '', payload, attempts: 1, run: async () => void ran++ as undefined }))
      await put('later', { at: now() + 60_000 })
      await stores[0].in('default').together((batch) => enqueue(batch, { kind: 'later', payload: { n: 'x' }, now: now() }))
      await work.runDue()
      assert.equal(ran, 0)
      skew = 60_001
      await work.runDue()
      assert.equal(ran, 1)
      assert.deepEqual(
        (await rows('later')).map(({ state }) => state),
        ['failed'],
      )
      skew = 0
      await work.stop()
    })

    it('the jobs of a node that went silent are taken over, and what it says afterwards does not count', async () => {
      const blocked = Promise.withResolvers<undefined>()
      let ran = 0
      const kind = jobKind({ kind: 'silent', doc: '', payload, run: () => (ran++ === 0 ? blocked.promise : Promise.resolve(undefined)) })
      const [dead, alive] = nodesOf(kind)
      await put('silent')
      const stuck = dead.runDue()
      while (ran === 0) await new Promise(setImmediate)
      assert.equal(await reclaimLostJobs(stores[1], now(), () => 10), 0)
      skew = 120_000
      assert.equal(await reclaimLostJobs(stores[1], now(), () => 10), 1)
      skew = 300_000
      await alive.runDue()
      assert.equal(ran, 2)
      assert.deepEqual(await rows('silent'), [])
      blocked.resolve(undefined)
      await stuck
      assert.deepEqual(
        (await attempts('silent')).map(({ number, node }) => [number, node]),
        [[2, 'node1']],
      )
      skew = 0
      await stopAll([dead, alive])
    })

    it('a schedule is one job for all nodes, and is run again after its period', async () => {
      let ran = 0
      const kind = jobKind({ kind: 'tidy', doc: '', payload, every: 60_000, run: async () => void ran++ as undefined })
      const works = nodesOf(kind)
      await Promise.all(works.map((work) => work.start()))
      await Promise.all(works.map((work) => work.runDue()))
      assert.equal((await rows('tidy')).length, 1)
      await stopAll(works)
      assert.equal(ran, 1)
      const row = await stores[0].global.table(job).get(scheduleId('tidy'))
      assert.equal(row?.state, 'waiting')
      assert.ok(Math.abs((row?.due_at ?? 0) - now() - 60_000) < 10_000)
    })

    it('a standing job that is woken while it runs is run once more, and never twice at the same time', async () => {
      let [running, most, ran] = [0, 0, 0]
      const kind = jobKind({
        kind: 'standing',
        doc: '',
        payload,
        run: async () => {
          most = Math.max(most, ++running)
          if (ran++ === 0) await Promise.all(Array.from({ length: 10 }, () => stores[1].in('default').together((batch) => wakeJob(batch, 'standing', now()))))
          running--
          return undefined
        },
      })
      const works = nodesOf(kind)
      await ensureStandingJob(stores[0], 'standing', { kind: 'standing', now: now() })
      assert.equal(await ensureStandingJob(stores[1], 'standing', { kind: 'standing', now: now() }), false)
      for (let i = 0; i < 3; i++) await Promise.all(works.map((work) => work.runDue()))
      assert.deepEqual([ran, most], [2, 1])
      assert.equal((await stores[0].global.table(job).get('standing'))?.state, 'idle')
      await stopAll(works)
    })

    it('stopping aborts what runs, and it is due again at once without counting as a failure', async () => {
      const kind = jobKind({
        kind: 'long',
        doc: '',
        payload,
        run: (_payload, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
      })
      const [work] = nodesOf(kind)
      await put('long')
      void work.runDue()
      while ((await rows('long'))[0]?.state !== 'running') await new Promise(setImmediate)
      await work.stop()
      const [row] = await rows('long')
      assert.deepEqual([row?.state, row?.attempts], ['waiting', 0])
      assert.ok((row?.due_at ?? Number.POSITIVE_INFINITY) <= now())
    })
  })
}
