import type { AnyResource } from '#fields/resource.ts'
import { anyOf } from '#store/store.ts'
import type { AnyRow } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, mergeErrors } from './faults.ts'

/** A field that lists keys of rows of a resource. */
export interface KeyList {
  readonly field: string
  readonly resource: AnyResource
  /** The message for a key that no row has. */
  readonly missing: (id: string) => string
}

const keysIn = (row: AnyRow | undefined, field: string): readonly string[] => (row?.[field] as readonly string[] | undefined) ?? []

/** The errors of lists that name rows which do not exist. What was listed before is not looked at again. */
export async function unknownKeys(
  call: Call,
  { was, draft }: { readonly was: AnyRow | undefined; readonly draft: AnyRow },
  lists: readonly KeyList[],
): Promise<FieldErrors> {
  const found = await Promise.all(
    lists.map(async ({ field, resource, missing }): Promise<FieldErrors> => {
      const added = keysIn(draft, field).filter((id) => !keysIn(was, field).includes(id))
      if (added.length === 0) return {}
      const rows = await call.context.db.table(resource).find({ [resource.key]: anyOf(added) }, { limit: added.length })
      const unknown = added.filter((id) => !rows.some((row) => row[resource.key] === id))
      return unknown.length > 0 ? { [field]: unknown.map(missing) } : {}
    }),
  )
  return mergeErrors(...found)
}
