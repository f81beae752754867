import { z } from 'zod'
import { warningIsDue } from '#events/expiry-warning.ts'
import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import { type RemoteClient, remoteClient } from '#model/outbound/remote-client.ts'
import { after, type TenantTables } from '#store/store.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { activeTenants } from '#work/active-tenants.ts'
import { jobKind } from '#work/job-kind.ts'

const PAGE = 500

/** Records the warning with the mark that it was given; of two nodes one does. */
async function warn(db: TenantTables, row: RemoteClient, now: number): Promise<void> {
  const reason = `the secret at its provider expires at ${new Date(row.secret_expires_at ?? 0).toISOString()}`
  await writeUnlessLost(db, (batch) => {
    batch.change(remoteClient, { id: row.id, warned_at: row.warned_at }, { warned_at: now })
    record(batch, systemEvent({ resource: remoteClient, deed: 'secret_expiring', was: row, is: row, reason, at: now }))
  })
}

async function warnTenant(db: TenantTables, now: number): Promise<void> {
  const soon = await db.table(remoteClient).find({ secret_expires_at: after(now) }, { order: 'secret_expires_at', limit: PAGE })
  for (const row of soon) if (warningIsDue({ expires_at: row.secret_expires_at, warned_at: row.warned_at }, now)) await warn(db, row, now)
}

/** The schedule that tells of secrets at providers which expire soon: 14 days, 7 days and 1 day before. */
export const warnOfRemoteSecrets = jobKind({
  kind: 'warn_of_remote_secrets',
  doc: 'Tells of secrets at providers that expire soon.',
  payload: z.object({}),
  every: 3_600_000,
  run: async (_payload, { store, now, signal }) => {
    for await (const { id } of activeTenants({ store, signal })) await warnTenant(store.in(id), now())
    return undefined
  },
})
