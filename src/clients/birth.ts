import { newRow } from '#fields/write.ts'
import { lastUse } from '#model/activity.ts'
import type { Batch } from '#store/store.ts'

/** Says of a new client that it was never used: lists are ordered by these rows, so that a client without one would be in none of them. */
export function insertFirstUse(batch: Batch, client_id: string): void {
  // Of one with the same id that was deleted, a late count may have left a row.
  batch.remove(lastUse, { id: client_id })
  batch.insert(lastUse, newRow(lastUse, { id: client_id }))
}
