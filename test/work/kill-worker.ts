import { writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { pino } from 'pino'
import { z } from 'zod'
import { resources } from '#model/all.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { openWork } from '#work/runner.ts'

/*
 * A process that is to be killed: it enqueues jobs and runs them, and writes a line on standard output for each job that was acknowledged
 * and for each that began.
 */
const [target = ''] = process.argv.slice(2)
const store = await (target.startsWith('postgres:') ? openPostgres(target, resources) : openSqlite(target, resources))
const say = (fact: object) => writeSync(1, `${JSON.stringify(fact)}\n`)
const payload = z.object({ n: z.number() })
const kind = jobKind({
  kind: 'numbered',
  doc: 'Says its number.',
  payload,
  concurrency: 8,
  run: async ({ n }) => {
    say({ ran: n })
    return undefined
  },
})
const work = openWork({
  store,
  log: pino({ level: 'silent' }),
  now: Date.now,
  node: `${hostname()}-${process.pid}`,
  kinds: [kind],
  contextOf: async () => undefined,
})
await work.start()
for (let n = 0; ; n++) {
  await store.in('default').together((batch) => enqueue(batch, { kind: 'numbered', payload: { n }, now: Date.now() }))
  say({ enqueued: n })
}
