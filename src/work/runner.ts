import { job } from '#model/job.ts'
import { type Claimed, claimDueJobs, reclaimLostJobs } from './claim.ts'
import { ensureStandingJob } from './enqueue.ts'
import type { WorkParts } from './parts.ts'
import { runJob } from './run-job.ts'
import { attemptsOf } from './settle.ts'

/** Background work on this node. */
export interface Work {
  /** Makes the schedules and begins to look for due jobs. */
  start(): Promise<void>
  /** Claims no more jobs, and aborts and awaits the running ones. */
  stop(): Promise<void>
  /** Runs all due jobs, and those that become due by them, for tests and commands. Returns the number of runs. */
  runDue(): Promise<number>
}

/** How often a node looks for due jobs without being woken, in milliseconds. */
const LOOK_EVERY = 1000
const CONCURRENCY = 4
/** Once in so many looks the node also looks for lost jobs. */
const RECLAIM = 10

/** The id of the standing job of a schedule. */
export const scheduleId = (kind: string): string => `schedule:${kind}`

/** The jobs that run on this node, counted by kind. */
function openRuns<C>(parts: WorkParts<C>, stopping: AbortSignal, ended: () => void) {
  const { store, log, node, now } = parts
  const running = new Map<string, number>()
  const runs = new Set<Promise<void>>()
  let claiming: Promise<unknown> = Promise.resolve()
  const count = (kind: string, by: number) => running.set(kind, (running.get(kind) ?? 0) + by)
  const free = () =>
    new Map(parts.kinds.map(({ kind, concurrency = CONCURRENCY }) => [kind, concurrency - (running.get(kind) ?? 0)] as const).filter(([, n]) => n > 0))
  const begin = (claimed: Claimed) => {
    count(claimed.kind, 1)
    const run = runJob(parts, claimed, stopping)
      .catch((error) => log.warn({ err: error, job: claimed.id, kind: claimed.kind }, 'the end of a job was not recorded; it is run again'))
      .finally(() => {
        count(claimed.kind, -1)
        runs.delete(run)
        ended()
      })
    runs.add(run)
  }
  return {
    /** Claims and starts due jobs, as far as there is capacity; returns their number. */
    claim(): Promise<number> {
      const claim = claimDueJobs({ store, node, now: now(), free: free() }).then((claimed) => {
        for (const one of claimed) begin(one)
        return claimed.length
      })
      claiming = claim.catch(() => {})
      return claim
    },
    async settled() {
      await claiming
      await Promise.all(runs)
    },
  }
}

/** The runner of durable jobs: claims due jobs under a lease, runs them with bounded concurrency per kind, and settles each. */
export function openWork<C>(parts: WorkParts<C>): Work {
  const { store, log, now, kinds } = parts
  const stopping = new AbortController()
  let [timer, looking, started]: [NodeJS.Timeout | undefined, Promise<unknown> | undefined, boolean] = [undefined, undefined, false]
  const look = () => {
    if (!started) return
    looking ??= runs
      .claim()
      .catch((error) => log.warn({ err: error }, 'due jobs could not be read'))
      .finally(() => {
        looking = undefined
      })
  }
  const runs = openRuns(parts, stopping.signal, look)
  const attempts = new Map(kinds.map((kind) => [kind.kind, attemptsOf(kind)]))
  const reclaim = () =>
    reclaimLostJobs(store, now(), (kind) => attempts.get(kind) ?? 1).catch((error) => log.warn({ err: error }, 'lost jobs could not be read'))
  const schedules = kinds.filter(({ every }) => every !== undefined)
  store.watch(job, look)
  return {
    async start() {
      await Promise.all(schedules.map(({ kind }) => ensureStandingJob(store, scheduleId(kind), { kind, now: now() })))
      started = true
      let looks = 0
      timer = setInterval(() => {
        look()
        if (looks++ % RECLAIM === 0) void reclaim()
      }, LOOK_EVERY)
      timer.unref()
      look()
    },
    async stop() {
      started = false
      clearInterval(timer)
      stopping.abort()
      await looking
      await runs.settled()
    },
    async runDue() {
      for (let count = 0; ; ) {
        const claimed = await runs.claim()
        if (claimed === 0 || stopping.signal.aborted) return count
        count += claimed
        await runs.settled()
      }
    },
  }
}
