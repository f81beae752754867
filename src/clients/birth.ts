import { newRow } from '#fields/write.ts'
import { lastUse } from '#model/activity.ts'
import { postureScore } from '#model/posture-score.ts'
import type { Batch } from '#store/store.ts'

/** The rows that every client has beside it from its birth: lists are ordered by them, so that a client without one would be in none of those lists. */
export function insertBesideClient(batch: Batch, client_id: string): void {
  // Of one with the same id that was deleted, a late count may have left a row.
  batch.remove(lastUse, { id: client_id })
  batch.insert(lastUse, newRow(lastUse, { id: client_id }))
  batch.remove(postureScore, { id: client_id })
  batch.insert(postureScore, newRow(postureScore, { id: client_id }))
}
