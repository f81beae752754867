import { fork } from 'node:child_process'
import { once } from 'node:events'
import { pino } from 'pino'
import { z } from 'zod'
import { resources } from '#model/all.ts'
import { job } from '#model/job.ts'
import { jobAttempt } from '#model/job-attempt.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { openWork } from '#work/runner.ts'
import { startPostgresAlone } from '../test/support/postgres.ts'

/*
 * Durable jobs: two processes that share one PostgreSQL do ten thousand. Each must be done and recorded once, and none be left.
 * BENCH_JOBS sets how many. The same file is the program of a node, which is told the database.
 */
const JOBS = Number(process.env['BENCH_JOBS'] ?? 10_000)
const ENQUEUED_TOGETHER = 500

/** A node: reports the number of each job that it runs, until it is disconnected. */
async function node(url: string): Promise<void> {
  const store = await openPostgres(url, resources)
  const numbered = jobKind({
    kind: 'numbered',
    doc: 'Says its number.',
    payload: z.object({ n: z.number() }),
    concurrency: 32,
    run: async ({ n }) => void process.send?.(n) as undefined,
  })
  const parts = { store, log: pino({ level: 'silent' }), now: Date.now, node: `node-${process.pid}`, kinds: [numbered], contextOf: async () => undefined }
  const work = openWork(parts)
  process.once('disconnect', async () => {
    await work.stop()
    await store.close()
  })
  await work.start()
}

async function compare(): Promise<boolean> {
  const database = await startPostgresAlone()
  const store = await openPostgres(database.url, resources)
  for (let from = 0; from < JOBS; from += ENQUEUED_TOGETHER)
    await store.in('default').together((batch) => {
      for (let n = from; n < Math.min(JOBS, from + ENQUEUED_TOGETHER); n++) enqueue(batch, { kind: 'numbered', payload: { n }, now: Date.now() })
    })
  const runs: number[] = []
  const [nodes, began] = [[1, 2].map(() => fork(import.meta.filename, [database.url])), performance.now()]
  const each = nodes.map(() => 0)
  const finished = Promise.withResolvers<void>()
  for (const [i, child] of nodes.entries())
    child.on('message', (n: number) => {
      each[i] = (each[i] ?? 0) + 1
      if (runs.push(n) === JOBS) finished.resolve()
    })
  await finished.promise
  const seconds = (performance.now() - began) / 1000
  for (const child of nodes) child.disconnect()
  await Promise.all(nodes.map((child) => once(child, 'exit')))
  const left = await store.global.table(job).count({ kind: 'numbered' }, { upTo: JOBS })
  const recorded = await store.global.table(jobAttempt).count({ kind: 'numbered', outcome: 'done' }, { upTo: 2 * JOBS })
  await store.close()
  await database.stop()
  console.log(`${JOBS} jobs on two nodes (${each.join(' and ')}) in ${seconds.toFixed(1)} s: ${Math.round(JOBS / seconds)} a second`)
  console.log(`done: ${new Set(runs).size}, run twice: ${runs.length - new Set(runs).size}, recorded: ${recorded}, left: ${left}`)
  return new Set(runs).size === JOBS && runs.length === JOBS && recorded === JOBS && left === 0
}

const [url] = process.argv.slice(2)
if (url !== undefined) await node(url)
else process.exitCode = (await compare()) ? 0 : 1
