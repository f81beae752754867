import { z } from 'zod'
import type { Context } from '#http/context.ts'
import { semaphore } from '#kit/semaphore.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { before, present } from '#store/store.ts'
import { jobKind } from '#work/job-kind.ts'
import { OutboundFailure } from './failure.ts'
import { renewAhead } from './fresh-token.ts'
import { REFRESH_KIND } from './refresh-schedule.ts'

/** So many at once: however many tokens end together, providers and callers notice little. */
const [AT_ONCE, PAGE] = [8, 64]

/** Renews one; how it failed stands in its row and history, and is told by an event. */
async function renewOne(context: Context, id: string): Promise<void> {
  await renewAhead(context, id).catch((caught) => {
    if (!(caught instanceof OutboundFailure)) throw caught
  })
}

/** Renews the tokens of a tenant ahead of time, bounded and in the order in which they fall due; then it sleeps until the next one does. */
export const refreshJob = jobKind({
  kind: REFRESH_KIND,
  doc: 'Renews tokens of other servers ahead of time.',
  payload: z.object({}),
  concurrency: 4,
  attempts: 1_000_000,
  run: async (_payload, run) => {
    const context = (await run.context()) as Context | undefined
    if (!context) return undefined
    const table = context.db.table(outboundAuthorization)
    const inTurn = semaphore(AT_ONCE, PAGE)
    const seen = new Set<string>()
    while (!run.signal.aborted) {
      const due = (await table.find({ refresh_at: before(context.now() + 1) }, { order: 'refresh_at', limit: PAGE })).filter(({ id }) => !seen.has(id))
      if (due.length === 0) break
      for (const { id } of due) seen.add(id)
      await Promise.all(due.map(({ id }) => inTurn(() => renewOne(context, id))))
    }
    const [next] = await table.find({ refresh_at: present }, { order: 'refresh_at', limit: 1 })
    return next && { again_at: Math.max(context.now() + 1000, next.refresh_at ?? 0) }
  },
})
