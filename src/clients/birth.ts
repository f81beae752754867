import { newRow } from '#fields/write.ts'
import { lastUse } from '#model/activity.ts'
import { postureScore } from '#model/posture-score.ts'
import type { Batch } from '#store/store.ts'

/**
 * Inserts the rows that every client has from its creation (last use, posture score). Lists are ordered by them, so a client without them would be
 * missing there.
 */
export function insertBesideClient(batch: Batch, client_id: string): void {
  // A late count may have left a row of a deleted client with the same id.
  batch.remove(lastUse, { id: client_id })
  batch.insert(lastUse, newRow(lastUse, { id: client_id }))
  batch.remove(postureScore, { id: client_id })
  batch.insert(postureScore, newRow(postureScore, { id: client_id }))
}
