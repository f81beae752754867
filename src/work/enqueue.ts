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
  /** The moment in which it is given, in milliseconds since 1970. */
  readonly now: number
  /** When it is due; at once unless said. */
  readonly at?: number
}

const rowOf = ({ kind, tenant_id, payload = {}, now, at = now }: JobOrder, id = randomKey(job.prefix ?? '')) =>
  newRow(job, { id, kind, tenant_id, payload: { ...payload } as never, due_at: at, created_at: now, updated_at: now })

/** Enqueues a job in the batch that makes it necessary: either both are committed or neither. Returns its id. */
export function enqueue(batch: Batch, order: JobOrder): string {
  const row = rowOf(order)
  batch.insert(job, row)
  return row.id
}

/** Makes a standing job, unless it is there: one that keeps its row, is woken by `wakeJob`, and never runs twice at the same time. */
export const ensureStandingJob = (store: Store, id: string, order: JobOrder): Promise<boolean> => insertIfAbsent(store.global, job, rowOf(order, id))

/** The same in the batch that makes what the job is for. @throws {Conflict} when the job is there. */
export const insertStandingJob = (batch: Batch, id: string, order: JobOrder): void => batch.insert(job, { ...rowOf(order, id), state: 'idle' })

/**
 * Wakes a standing job, in the batch that gives it something to do. The first write locks the row, so that neither a claim nor the end of a run comes
 * in between: a run that began before this batch was committed is followed by another.
 */
export function wakeJob(batch: Batch, id: string, at: number): void {
  batch.changeAny(job, { id }, { rerun_at: at })
  batch.changeAny(job, { id, state: 'idle' }, { state: 'waiting', due_at: at, updated_at: at })
  batch.changeAny(job, { id, state: 'waiting', due_at: after(at + 1) }, { due_at: at, updated_at: at })
}
