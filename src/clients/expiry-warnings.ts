import { z } from 'zod'
import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import { client } from '#model/client.ts'
import { type ClientCredential, clientCredential } from '#model/client-credential.ts'
import { type Tenant, tenant } from '#model/tenant.ts'
import { after, Lost, type Store, type TenantTables } from '#store/store.ts'
import { jobKind } from '#work/job-kind.ts'

const DAY = 86_400_000
/** A warning is recorded so many days before a secret expires. */
const THRESHOLDS = [14, 7, 1]
const PAGE = 500

/** True when a threshold has passed since the last warning. */
function isDue({ expires_at = 0, warned_at = 0 }: ClientCredential, now: number): boolean {
  const passed = THRESHOLDS.map((days) => expires_at - days * DAY).filter((at) => at <= now)
  return passed.length > 0 && warned_at < Math.max(...passed)
}

/** Records the warning and marks it as given, by compare and set: of two nodes one does. */
async function warn(db: TenantTables, credential: ClientCredential, now: number): Promise<void> {
  const row = await db.table(client).get(credential.client_id)
  if (!row) return
  const reason = `the secret ${credential.name} (${credential.id}) expires at ${new Date(credential.expires_at ?? 0).toISOString()}`
  await db
    .together((batch) => {
      batch.change(clientCredential, { id: credential.id, warned_at: credential.warned_at }, { warned_at: now })
      record(batch, systemEvent({ resource: client, deed: 'secret_expiring', was: row, is: row, reason, at: now }))
    })
    .catch((error) => {
      if (!(error instanceof Lost)) throw error
    })
}

async function warnTenant(store: Store, { id }: Tenant, now: number): Promise<void> {
  const db = store.in(id)
  const soon = await db.table(clientCredential).find({ expires_at: after(now) }, { order: 'expires_at', limit: PAGE })
  for (const credential of soon) if (isDue(credential, now)) await warn(db, credential, now)
}

/** The schedule that warns of expiring secrets: 14 days, 7 days and 1 day before. */
export const warnOfExpiry = jobKind({
  kind: 'warn_of_expiry',
  doc: 'Warns of secrets that expire soon.',
  payload: z.object({}),
  every: 3_600_000,
  run: async (_payload, { store, now, signal }) => {
    const tenants = store.global.table(tenant)
    for (let key: string | undefined; !signal.aborted; ) {
      const page = await tenants.find({ active: true }, { limit: PAGE, ...(key === undefined ? {} : { after: { key } }) })
      for (const one of page) await warnTenant(store, one, now())
      key = page.at(-1)?.id
      if (page.length < PAGE) break
    }
    return undefined
  },
})
