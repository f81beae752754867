import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import { job } from '#model/job.ts'
import { type JobAttempt, jobAttempt } from '#model/job-attempt.ts'
import { Lost, type Store } from '#store/store.ts'
import { backoff } from './backoff.ts'
import type { Claimed } from './claim.ts'
import type { JobKind } from './job-kind.ts'

const KEPT = 7 * 86_400_000
/** The members of a job without a lease. */
const free = { lease: undefined, leased_until: undefined } as const

/** The end of a run. */
export interface Ended {
  readonly claimed: Claimed
  readonly kind: Pick<JobKind<never>, 'every' | 'attempts'>
  readonly now: number
  readonly duration: number
  readonly error?: unknown
  readonly again_at?: number | undefined
  readonly remark?: string | undefined
}

/** How many attempts a kind has. */
export const attemptsOf = ({ attempts = 10, every }: Pick<JobKind<never>, 'every' | 'attempts'>): number =>
  // A schedule is never given up, because nobody would notice that it had stopped.
  every === undefined ? attempts : Number.POSITIVE_INFINITY

const textOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 1000) || 'unknown'

function recordOf({ claimed, now, duration, error, remark }: Ended): JobAttempt {
  const expires_at = now + KEPT
  const { id: job_id, kind, tenant_id, attempts: number, node = '-' } = claimed
  const [outcome, detail] = error === undefined ? (['done', remark] as const) : (['failed', textOf(error)] as const)
  const id = expiringKey(expires_at, randomText(12))
  return { id, job_id, kind, tenant_id, number, outcome, detail, duration: Math.max(0, Math.round(duration)), node, at: now, expires_at }
}

/** The new state of the job; undefined when it is finished for good. */
function nextOf({ claimed, kind, now, error, again_at }: Ended) {
  if (error !== undefined) {
    const last_error = textOf(error)
    if (claimed.attempts >= attemptsOf(kind)) return { state: 'failed', last_error } as const
    const wait = Math.min(backoff(claimed.attempts), kind.every ?? Number.POSITIVE_INFINITY)
    return { state: 'waiting', due_at: now + wait, last_error } as const
  }
  const done = { attempts: 0, last_error: undefined }
  if (again_at !== undefined) return { state: 'waiting', due_at: again_at, ...done } as const
  // Jitter keeps many schedules from running at the same moment.
  if (kind.every !== undefined) return { state: 'waiting', due_at: now + Math.round(kind.every * (0.95 + Math.random() / 10)), ...done } as const
  return claimed.id.startsWith(job.prefix ?? '') ? undefined : ({ state: 'idle', ...done } as const)
}

/**
 * Writes the result of a run, in one batch with the record of the attempt, by compare and set on the lease: a run that has lost its lease changes
 * nothing. Returns false in that case.
 */
export async function settle(store: Store, ended: Ended): Promise<boolean> {
  const { claimed, now } = ended
  const next = nextOf(ended)
  const held = { id: claimed.id, lease: claimed.lease, state: 'running' } as const
  const recorded = ended.error !== undefined || ended.kind.every === undefined
  try {
    await store.global.together((batch) => {
      if (recorded) batch.insert(jobAttempt, recordOf(ended))
      // A standing job that was woken while it ran is not idle, but due again (below).
      if (next?.state === 'idle') batch.change(job, { ...held, rerun_at: undefined }, { ...next, ...free, updated_at: now })
      else if (next) batch.change(job, held, { ...next, ...free, updated_at: now })
      else {
        batch.change(job, held, { updated_at: now })
        batch.remove(job, { id: claimed.id })
      }
    })
    return true
  } catch (error) {
    if (!(error instanceof Lost)) throw error
    const woken = { state: 'waiting', due_at: now, attempts: 0, last_error: undefined, rerun_at: undefined, updated_at: now, ...free } as const
    return next?.state === 'idle' && (await store.global.table(job).change(held, woken)) !== undefined
  }
}
