import { z } from 'zod'
import { jobKind } from './job-kind.ts'

/** The schedule that removes expired rows. Of several nodes one does it at a time. */
export const purge = jobKind({
  kind: 'purge',
  doc: 'Removes expired rows.',
  payload: z.object({}),
  every: 30_000,
  run: async (_payload, { store, now }) => {
    await store.purge(now())
  },
})
