import type { Fields, Resource, Row } from '#fields/resource.ts'
import { Conflict, type TenantTables } from './store.ts'

/** Inserts a row unless one of its key is there: another node, or an earlier start, may have been first. Returns whether this call inserted it. */
export async function insertIfAbsent<F extends Fields>(db: TenantTables, resource: Resource<F>, row: Row<F>): Promise<boolean> {
  try {
    await db.table(resource).insert(row)
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
