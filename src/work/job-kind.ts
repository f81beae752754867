import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Store } from '#store/store.ts'

/** One run of a job. */
export interface Run<C> {
  readonly job_id: string
  /** 1 for the first attempt. */
  readonly attempt: number
  readonly store: Store
  readonly log: Logger
  readonly now: () => number
  /** Aborts when the server stops or the lease was lost: the work should end soon, and is repeated elsewhere. */
  readonly signal: AbortSignal
  /** The context of the job's tenant; undefined when the job has none, or the tenant is gone or inactive. */
  readonly context: () => Promise<C | undefined>
  /** Adds a remark to the record of this attempt. */
  readonly remark: (text: string) => void
}

/** The result of a run that is not finished: run again at this moment, without counting a failure. */
export interface Again {
  readonly again_at: number
}

/**
 * A kind of background work. A run that throws is tried again after a backoff until the attempts are used up; then the job is `failed` and waits for
 * an administrator. Work is done at least once: a node may die after the work and before its record, so a handler must bear a repetition.
 */
export interface JobKind<C, P extends z.ZodType = z.ZodType> {
  readonly kind: string
  readonly doc: string
  readonly payload: P
  /** How many run at once on one node; 4 by default. */
  readonly concurrency?: number
  /** The number of attempts; 10 by default. */
  readonly attempts?: number
  /** A schedule: one standing job for the whole installation, run again so many milliseconds after each run. */
  readonly every?: number
  readonly run: (payload: z.infer<P>, run: Run<C>) => Promise<Again | undefined>
}
/** Checks that `run` takes the payload of the schema, then forgets the type, so that kinds fit into one list. */
export const jobKind = <C, P extends z.ZodType>(kind: JobKind<C, P>): JobKind<C> => kind as unknown as JobKind<C>
