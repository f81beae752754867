import { z } from 'zod'
import { warningIsDue } from '#events/expiry-warning.ts'
import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import { client } from '#model/client.ts'
import { type ClientCredential, clientCredential } from '#model/client-credential.ts'
import { after, type TenantTables } from '#store/store.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { activeTenants } from '#work/active-tenants.ts'
import { jobKind } from '#work/job-kind.ts'

const PAGE = 500

/** Records the warning and marks it as given, by compare and set: of two nodes one does. */
async function warn(db: TenantTables, credential: ClientCredential, now: number): Promise<void> {
  const row = await db.table(client).get(credential.client_id)
  if (!row) return
  const reason = `the secret ${credential.name} (${credential.id}) expires at ${new Date(credential.expires_at ?? 0).toISOString()}`
  await writeUnlessLost(db, (batch) => {
    batch.change(clientCredential, { id: credential.id, warned_at: credential.warned_at }, { warned_at: now })
    record(batch, systemEvent({ resource: client, deed: 'secret_expiring', was: row, is: row, reason, at: now }))
  })
}

async function warnTenant(db: TenantTables, now: number): Promise<void> {
  const soon = await db.table(clientCredential).find({ expires_at: after(now) }, { order: 'expires_at', limit: PAGE })
  for (const credential of soon) if (warningIsDue(credential, now)) await warn(db, credential, now)
}

/** The schedule that warns of expiring secrets: 14 days, 7 days and 1 day before. */
export const warnOfExpiry = jobKind({
  kind: 'warn_of_expiry',
  doc: 'Warns of secrets that expire soon.',
  payload: z.object({}),
  every: 3_600_000,
  run: async (_payload, { store, now, signal }) => {
    for await (const { id } of activeTenants({ store, signal })) await warnTenant(store.in(id), now())
    return undefined
  },
})
