import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { clientKeyUse } from '#model/client-key-use.ts'
import { before, Conflict, type TenantTables } from '#store/store.ts'
import { addedUp, type Uses } from './counted-uses.ts'
import { untilCounted } from './until-counted.ts'

/** The uses of a key are deleted after so many milliseconds without use, because a client that rotates daily would fill the table. */
const KEPT = 400 * 86_400_000

/** Adds counts by compare and set; the first use on any node inserts the row. */
export async function writeClientKey(db: TenantTables, uses: Uses): Promise<void> {
  const rows = db.table(clientKeyUse)
  await untilCounted(`the uses of the client key ${uses.id}`, async () => {
    const row = await rows.get(uses.id)
    if (!row) return insertUnlessGone(db, uses)
    const seen = { kid: uses.kid, first_used_at: Math.min(row.first_used_at, uses.first), last_used_at: Math.max(row.last_used_at, uses.last) }
    return (await rows.change({ id: row.id, use_count: row.use_count }, { ...addedUp(row, uses), ...seen })) !== undefined
  })
}

/** True when the count is done: the row was inserted, or its client is gone. */
async function insertUnlessGone(db: TenantTables, uses: Uses): Promise<boolean> {
  const [client_id = '', thumbprint = ''] = uses.id.split(' ')
  if (!(await db.table(client).get(client_id))) return true
  const { id, kid, first: first_used_at, last: last_used_at } = uses
  const row = { id, client_id, thumbprint, kid, first_used_at, last_used_at, ...addedUp({ use_count: 0, networks: [] }, uses) }
  try {
    await db.together((batch) => {
      batch.insert(clientKeyUse, newRow(clientKeyUse, row))
      batch.remove(clientKeyUse, { client_id, last_used_at: before(last_used_at - KEPT) })
    })
    return true
  } catch (caught) {
    if (caught instanceof Conflict) return false
    throw caught
  }
}
