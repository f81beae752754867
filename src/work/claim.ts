import { randomText } from '#kit/random.ts'
import { type Job, job } from '#model/job.ts'
import { anyOf, before, type Store } from '#store/store.ts'
import { backoff } from './backoff.ts'

/** The lease: a node that is silent for so many milliseconds loses its jobs. */
export const LEASE = 60_000

/** A job that this node holds. */
export interface Claimed extends Job {
  readonly lease: string
}

interface Claiming {
  readonly store: Store
  readonly node: string
  readonly now: number
  /** The kinds with free capacity, and how many more jobs of each may run. */
  readonly free: ReadonlyMap<string, number>
}

/** Every node reads the same head of the queue. A random order keeps them from claiming the same jobs. */
function shuffle<T>(items: readonly T[]): T[] {
  const from = Math.floor(Math.random() * items.length)
  return [...items.slice(from), ...items.slice(0, from)]
}

/** Claims due jobs by compare and set: of two nodes one gets each job. */
export async function claimDueJobs({ store, node, now, free }: Claiming): Promise<Claimed[]> {
  const jobs = store.global.table(job)
  const room = [...free.values()].reduce((sum, n) => sum + n, 0)
  if (room === 0) return []
  const due = await jobs.find({ state: 'waiting', kind: anyOf([...free.keys()]), due_at: before(now + 1) }, { order: 'due_at', limit: room * 4 })
  const left = new Map(free)
  const claims: Promise<Job | undefined>[] = []
  for (const row of shuffle(due)) {
    const capacity = left.get(row.kind) ?? 0
    if (capacity === 0) continue
    left.set(row.kind, capacity - 1)
    const mine = {
      state: 'running',
      lease: randomText(16),
      leased_until: now + LEASE,
      node,
      attempts: row.attempts + 1,
      rerun_at: undefined,
      updated_at: now,
    } as const
    claims.push(jobs.change({ id: row.id, state: 'waiting', due_at: row.due_at }, mine))
  }
  return (await Promise.all(claims)).filter((row): row is Claimed => row?.lease !== undefined)
}

/** Prolongs a lease; false when another node holds the job by now. */
export const renewLease = async (store: Store, { id, lease }: Claimed, now: number): Promise<boolean> =>
  (await store.global.table(job).change({ id, lease, state: 'running' }, { leased_until: now + LEASE })) !== undefined

const SLICE = 100

/** Returns the jobs of silent nodes to the queue. The attempt counts, so that a job that crashes its node is not tried for ever. */
export async function reclaimLostJobs(store: Store, now: number, attemptsOf: (kind: string) => number): Promise<number> {
  const jobs = store.global.table(job)
  const lost = await jobs.find({ state: 'running', leased_until: before(now) }, { limit: SLICE })
  for (const row of lost) {
    const last_error = `the node ${row.node} went silent while the job was running`
    const given_up = row.attempts >= attemptsOf(row.kind)
    const next = given_up ? ({ state: 'failed' } as const) : ({ state: 'waiting', due_at: now + backoff(row.attempts) } as const)
    await jobs.change({ id: row.id, lease: row.lease, state: 'running' }, { ...next, lease: undefined, leased_until: undefined, last_error, updated_at: now })
  }
  return lost.length
}
