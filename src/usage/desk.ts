import { newRow } from '#fields/write.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { deskActivity } from '#model/desk/activity.ts'
import { Conflict, type TenantTables } from '#store/store.ts'
import type { Uses } from './counted-uses.ts'

const HOUR = 3_600_000
/** How long activity is kept, in milliseconds: as long as that of clients. */
const KEPT = 90 * 24 * HOUR
const ATTEMPTS = 8

/** Adds the uses or refusals of a row on the desk to its hour, by compare and set, because other nodes count in the same row. */
const writeDesk =
  (counted: 'uses' | 'refusals') =>
  async (db: TenantTables, { id: subject_id, count, last }: Uses): Promise<void> => {
    const rows = db.table(deskActivity)
    const hour_at = last - (last % HOUR)
    const expires_at = hour_at + KEPT
    const id = expiringKey(expires_at, `${subject_id}.${hour_at / HOUR}`)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const row = await rows.get(id)
      if (row) {
        const seen = { [counted]: row[counted] + count, last_at: Math.max(row.last_at, last) }
        if (await rows.change({ id, [counted]: row[counted] }, seen)) return
      } else {
        try {
          return await rows.insert(newRow(deskActivity, { id, subject_id, hour_at, expires_at, last_at: last, [counted]: count }))
        } catch (error) {
          if (!(error instanceof Conflict)) throw error
        }
      }
    }
    throw new Error(`the ${counted} of ${subject_id} could not be counted: others kept counting them`)
  }

export const writeDeskUses = writeDesk('uses')
export const writeDeskRefusals = writeDesk('refusals')
