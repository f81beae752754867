import { type Claimed, LEASE, renewLease } from './claim.ts'
import type { JobKind, Run } from './job-kind.ts'
import type { WorkParts } from './parts.ts'
import { settle } from './settle.ts'

/** The lease of a running job, renewed until the run has ended. */
function holdLease({ store, now }: Pick<WorkParts<never>, 'store' | 'now'>, claimed: Claimed) {
  const lost = new AbortController()
  const renewing = setInterval(() => {
    renewLease(store, claimed, now()).then(
      (held) => held || lost.abort(),
      () => {},
    )
  }, LEASE / 3)
  renewing.unref()
  return { signal: lost.signal, release: () => clearInterval(renewing) }
}

/** Runs one job under its lease, and settles it. A run that ends because the server stops does not count as a failure; it is due again at once. */
export async function runJob<C>(parts: WorkParts<C>, claimed: Claimed, stopping: AbortSignal): Promise<void> {
  const { store, log, now, contextOf } = parts
  const kind = parts.kinds.find((one) => one.kind === claimed.kind) as JobKind<C>
  const lease = holdLease(parts, claimed)
  const began = performance.now()
  let remark: string | undefined
  const { id: job_id, attempts: attempt, tenant_id } = claimed
  const run: Run<C> = {
    job_id,
    attempt,
    store,
    log,
    now,
    signal: AbortSignal.any([stopping, lease.signal]),
    context: async () => (tenant_id === undefined ? undefined : contextOf(tenant_id)),
    remark: (text) => {
      remark = text
    },
  }
  const ended = () => ({ claimed, kind, now: now(), duration: performance.now() - began, remark })
  try {
    // The job was claimed while the server began to stop: it is not started, and due again.
    stopping.throwIfAborted()
    const again = await kind.run(kind.payload.parse(claimed.payload), run)
    await settle(store, { ...ended(), again_at: again?.again_at })
  } catch (error) {
    if (!stopping.aborted) log.info({ err: error, job: job_id, kind: kind.kind, attempt }, 'an attempt at a job failed')
    await settle(store, { ...ended(), ...(stopping.aborted ? { again_at: now() } : { error: error ?? new Error('unknown') }) })
  } finally {
    lease.release()
  }
}
