import { type Batch, Lost, type TenantTables } from './store.ts'

/** Writes a batch that compares and sets. Returns false, with nothing written, where another writer was first. @throws {Conflict} */
export async function writeUnlessLost(db: Pick<TenantTables, 'together'>, write: (batch: Batch) => void): Promise<boolean> {
  try {
    await db.together(write)
    return true
  } catch (caught) {
    if (caught instanceof Lost) return false
    throw caught
  }
}
