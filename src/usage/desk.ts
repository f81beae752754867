import { newRow } from '#fields/write.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { ACTIVITY_HOURS } from '#model/activity.ts'
import { deskActivity, deskLastUse } from '#model/desk/activity.ts'
import { insertIfAbsent } from '#store/insert-if-absent.ts'
import { before, type TenantTables } from '#store/store.ts'
import type { Uses } from './counted-uses.ts'
import { untilCounted } from './until-counted.ts'

const HOUR = 3_600_000

/** Notes the last use or refusal of a row on the desk. Of two nodes the later one stays. */
async function writeLastDeskUse(db: TenantTables, subject_id: string, seen: { readonly last_at: number; readonly expires_at: number }): Promise<void> {
  const rows = db.table(deskLastUse)
  if ((await rows.change({ subject_id, last_at: before(seen.last_at) }, seen)) !== undefined) return
  if (!(await rows.get(subject_id))) await insertIfAbsent(db, deskLastUse, { subject_id, ...seen })
}

/** Adds the uses or refusals of a row on the desk to its hour, by compare and set, because other nodes count in the same row. */
const writeDesk =
  (counted: 'uses' | 'refusals') =>
  async (db: TenantTables, { id: subject_id, count, last }: Uses): Promise<void> => {
    const rows = db.table(deskActivity)
    const hour_at = last - (last % HOUR)
    const expires_at = hour_at + ACTIVITY_HOURS * HOUR
    const id = expiringKey(expires_at, `${subject_id}.${hour_at / HOUR}`)
    await untilCounted(`the ${counted} of ${subject_id}`, async () => {
      const row = await rows.get(id)
      if (!row) return insertIfAbsent(db, deskActivity, newRow(deskActivity, { id, subject_id, hour_at, expires_at, last_at: last, [counted]: count }))
      const seen = { [counted]: row[counted] + count, last_at: Math.max(row.last_at, last) }
      return (await rows.change({ id, [counted]: row[counted] }, seen)) !== undefined
    })
    await writeLastDeskUse(db, subject_id, { last_at: last, expires_at })
  }

export const writeDeskUses = writeDesk('uses')
export const writeDeskRefusals = writeDesk('refusals')
