import { z } from 'zod'
import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import { client } from '#model/client.ts'
import { type Tenant, tenant } from '#model/tenant.ts'
import type { Store } from '#store/store.ts'
import { jobKind } from '#work/job-kind.ts'
import { ageOf, registrationPages, removeAllSpent, spentAmong } from './spent-clients.ts'

const PAGE = 200
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
    const tenants = store.global.table(tenant)
    let removed = 0
    for (let key: string | undefined; !signal.aborted; ) {
      const page = await tenants.find({ active: true }, { limit: PAGE, ...(key === undefined ? {} : { after: { key } }) })
      for (const one of page) removed += await cleanTenant(store, one, now())
      key = page.at(-1)?.id
      if (page.length < PAGE) break
    }
    if (removed > 0) remark(`${removed} clients were removed`)
    return undefined
  },
})
