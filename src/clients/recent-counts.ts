import { z } from 'zod'
import { slideRecentDays } from '#usage/recent-days.ts'
import { activeTenants } from '#work/active-tenants.ts'
import { jobKind } from '#work/job-kind.ts'

/** The schedule that takes days which are over out of the recent tokens and refusals of clients. */
export const slideRecentCounts = jobKind({
  kind: 'recent_counts',
  doc: 'Takes past days out of the recent tokens and refusals of clients.',
  payload: z.object({}),
  every: 3_600_000,
  run: async (_payload, { store, now, signal }) => {
    for await (const { id } of activeTenants({ store, signal })) await slideRecentDays(store.in(id), now(), signal)
    return undefined
  },
})
