import { newRow } from '#fields/write.ts'
import { randomKey } from '#kit/random.ts'
import { job } from '#model/job.ts'
import { insertIfAbsent } from '#store/insert-if-absent.ts'
import { after, type Batch, type Store } from '#store/store.ts'

/** Work to be done later. */
export interface JobOrder {
  readonly kind: string
  readonly tenant_id?: string | undefined
  readonly payload?: Readonly<Record<string, unknown>>
  /** The present time, in milliseconds since 1970. */
  readonly now: number
  /** When it is due; at once by default. */
  readonly at?: number
}

const rowOf = ({ kind, tenant_id, payload = {}, now, at = now }: JobOrder, id = randomKey(job.prefix ?? '')) =>
  newRow(job, { id, kind, tenant_id, payload: { ...payload } as never, due_at: at, created_at: now, updated_at: now })

/** Enqueues a job in the batch of its cause: either both are committed or neither. Returns its id. */
export function enqueue(batch: Batch, order: JobOrder): string {
  const row = rowOf(order)
  batch.insert(job, row)
  return row.id
}

/** Makes a standing job if it does not exist: one that keeps its row, is woken by `wakeJob`, and never runs twice at the same time. */
export const ensureStandingJob = (store: Store, id: string, order: JobOrder): Promise<boolean> => insertIfAbsent(store.global, job, rowOf(order, id))

/** Makes a standing job in the batch of its cause. @throws {Conflict} when it exists. */
export const insertStandingJob = (batch: Batch, id: string, order: JobOrder): void => batch.insert(job, { ...rowOf(order, id), state: 'idle' })

/**
 * Wakes a standing job in the batch of its cause. The first write locks the row against a claim and the end of a run, so that a run that began before
 * this commit is followed by another.
 */
export function wakeJob(batch: Batch, id: string, at: number): void {
  batch.changeAny(job, { id }, { rerun_at: at })
  batch.changeAny(job, { id, state: 'idle' }, { state: 'waiting', due_at: at, updated_at: at })
  batch.changeAny(job, { id, state: 'waiting', due_at: after(at + 1) }, { due_at: at, updated_at: at })
}
