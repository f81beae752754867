import { writeSync } from 'node:fs'
import { pino } from 'pino'
import { z } from 'zod'
import { resources } from '#model/all.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import { claimDueJobs } from '#work/claim.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { openWork } from '#work/runner.ts'

/*
 * A process that is to be killed with a job in every state, each of a kind of its own. Each run is a line on standard output, and `ready` is
 * the last: nothing changes any more until the kill.
 */
const [target = ''] = process.argv.slice(2)
const store = await (target.startsWith('postgres:') ? openPostgres(target, resources) : openSqlite(target, resources))
const say = (word: string) => writeSync(1, `${word}\n`)
const payload = z.object({})
const never = new Promise<never>(() => {})
const log = pino({ level: 'silent' })

/** The same store, but what is written together is never written: the moment between the end of a handler and its record. */
const stuck: Store = Object.create(store, { global: { value: Object.create(store.global, { together: { value: () => never } }) } })

const began: string[] = []
/** A kind whose runs say so, and end as told. */
const saying = (kind: string, attempts: number, end: () => Promise<undefined>) =>
  jobKind({
    kind,
    doc: '',
    payload,
    attempts,
    run: () => {
      say(kind)
      began.push(kind)
      return end()
    },
  })
const fails = () => Promise.reject(new Error('not done'))
const kinds = {
  running: saying('running', 10, () => never),
  ended: saying('ended', 10, async () => undefined),
  retried: saying('retried', 3, fails),
  dead: saying('dead', 1, fails),
}
const workOn = (on: Store, ...names: (keyof typeof kinds)[]) =>
  openWork({ store: on, log, now: Date.now, node: 'killed', kinds: names.map((name) => kinds[name]), contextOf: async () => undefined })

const now = Date.now()
await store.in('default').together((batch) => {
  for (const kind of ['leased', ...Object.keys(kinds)]) enqueue(batch, { kind, now })
  enqueue(batch, { kind: 'waiting', now, at: now + 60_000 })
})
await claimDueJobs({ store, node: 'killed', now, free: new Map([['leased', 1]]) })
await workOn(store, 'retried', 'dead').runDue()
void workOn(stuck, 'running', 'ended').runDue()
while (began.length < 4) await new Promise(setImmediate)
setImmediate(() => say('ready'))
setInterval(() => {}, 1000)
