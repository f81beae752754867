import type { AnyResource } from '#fields/resource.ts'
import type { AnyRow } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf } from '../write/faults.ts'

/** The fault of a name that another row has already, within the namespace or the provider that both belong to. The database has the last word. */
export async function takenName(resource: AnyResource, { id, full_name }: AnyRow, { context: { db } }: Call, message: string): Promise<FieldErrors> {
  const [other]: readonly AnyRow[] = await db.table(resource).find({ full_name }, { limit: 1 })
  return faultIf(other !== undefined && other['id'] !== id, 'name', message)
}
