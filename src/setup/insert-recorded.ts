import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import type { Fields, Resource, Row } from '#fields/resource.ts'
import { type Batch, Conflict, type TenantTables } from '#store/store.ts'

/** The new row, the event that records it, and further writes of the same batch. */
interface RecordedInsert<F extends Fields> {
  readonly row: Row<F>
  readonly reason: string
  readonly at: number
  readonly also?: (batch: Batch) => void
}

/** Inserts a row with its event, unless a row with its key exists (of another node, or an earlier start). Returns true when this call inserted it. */
export async function insertRecorded<F extends Fields>(
  db: TenantTables,
  resource: Resource<F>,
  { row, reason, at, also }: RecordedInsert<F>,
): Promise<boolean> {
  try {
    await db.together((batch) => {
      batch.insert(resource, row)
      also?.(batch)
      record(batch, systemEvent({ resource, deed: 'created', is: row, reason, at }))
    })
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
