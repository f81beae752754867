import { z } from 'zod'
import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import { client } from '#model/client.ts'
import type { Tenant } from '#model/tenant.ts'
import type { Store } from '#store/store.ts'
import { activeTenants } from '#work/active-tenants.ts'
import { jobKind } from '#work/job-kind.ts'
import { ageOf, registrationPages, removeAllSpent, spentAmong } from './spent-clients.ts'

const REASON = 'it registered itself, and nothing of it was used or alive'

async function cleanTenant(store: Store, { id, registered_client_ttl: ttl }: Tenant, at: number): Promise<number> {
  if (ttl === undefined) return 0
  const [db, age] = [store.in(id), ageOf(ttl, at)]
  let removed = 0
  for await (const page of registrationPages(db)) {
    const spent = await spentAmong(db, page, age)
    removed += await removeAllSpent(db, spent, {
      age,
      note: (batch, row) => record(batch, systemEvent({ resource: client, deed: 'deleted', was: row, reason: REASON, at })),
    })
  }
  return removed
}

/** The schedule that removes clients which registered themselves and are spent, where a tenant wants it. */
export const removeSpentClients = jobKind({
  kind: 'remove_spent_clients',
  doc: 'Removes clients that registered themselves and are used no more.',
  payload: z.object({}),
  every: 3_600_000,
  run: async (_payload, { store, now, signal, remark }) => {
    let removed = 0
    for await (const one of activeTenants({ store, signal })) removed += await cleanTenant(store, one, now())
    if (removed > 0) remark(`${removed} clients were removed`)
    return undefined
  },
})
