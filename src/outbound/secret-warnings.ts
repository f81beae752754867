import { z } from 'zod'
import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import { type RemoteClient, remoteClient } from '#model/outbound/remote-client.ts'
import { tenant } from '#model/tenant.ts'
import { after, Lost, type TenantTables } from '#store/store.ts'
import { jobKind } from '#work/job-kind.ts'

const DAY = 86_400_000
/** How many days before a secret expires whoever follows the events is told. */
const THRESHOLDS = [14, 7, 1]
const PAGE = 500

/** True when a threshold has passed without a warning. */
function isDue({ secret_expires_at = 0, warned_at = 0 }: RemoteClient, now: number): boolean {
  const passed = THRESHOLDS.map((days) => secret_expires_at - days * DAY).filter((at) => at <= now)
  return passed.length > 0 && warned_at < Math.max(...passed)
}

/** Records the warning with the mark that it was given; of two nodes one does. */
async function warn(db: TenantTables, row: RemoteClient, now: number): Promise<void> {
  const reason = `the secret at its provider expires at ${new Date(row.secret_expires_at ?? 0).toISOString()}`
  await db
    .together((batch) => {
      batch.change(remoteClient, { id: row.id, warned_at: row.warned_at }, { warned_at: now })
      record(batch, systemEvent({ resource: remoteClient, deed: 'secret_expiring', was: row, is: row, reason, at: now }))
    })
    .catch((error) => {
      if (!(error instanceof Lost)) throw error
    })
}

/** The schedule that tells of secrets at providers which expire soon: 14 days, 7 days and 1 day before. */
export const warnOfRemoteSecrets = jobKind({
  kind: 'warn_of_remote_secrets',
  doc: 'Tells of secrets at providers that expire soon.',
  payload: z.object({}),
  every: 3_600_000,
  run: async (_payload, { store, now, signal }) => {
    const tenants = store.global.table(tenant)
    for (let key: string | undefined; !signal.aborted; ) {
      const page = await tenants.find({ active: true }, { limit: PAGE, ...(key === undefined ? {} : { after: { key } }) })
      for (const { id } of page) {
        const db = store.in(id)
        const soon = await db.table(remoteClient).find({ secret_expires_at: after(now()) }, { order: 'secret_expires_at', limit: PAGE })
        for (const row of soon) if (isDue(row, now())) await warn(db, row, now())
      }
      key = page.at(-1)?.id
      if (page.length < PAGE) break
    }
    return undefined
  },
})
