import type { Fields, Resource } from '#fields/resource.ts'
import { conflict } from '#http/refusal.ts'
import type { Batch } from '#store/store.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf } from './faults.ts'

interface MayBeStandard {
  readonly id: string
  readonly is_default: boolean
}

/** The fault of unsetting the default row: exactly one row is the default, and it is moved by making another one the default. */
export const unsetDefault = (was: MayBeStandard | undefined, draft: MayBeStandard): FieldErrors =>
  faultIf(was?.is_default === true && !draft.is_default, 'is_default', 'the default cannot be unset: make another one the default')

/** A row that may be the default one, before and after an edit. */
interface Move {
  readonly was: MayBeStandard | undefined
  readonly row: MayBeStandard
}
const isDefault = { is_default: true } as const

/**
 * Unmarks the previous default in the same transaction, when this row becomes the default. Of two simultaneous moves one loses the compare and set,
 * and is repeated.
 */
export async function movedDefault(r: Resource<Fields>, { was, row }: Move, { context }: Call): Promise<((batch: Batch) => void) | undefined> {
  if (!row.is_default || was?.is_default) return undefined
  const standing = (await context.db.table(r).find(isDefault, { limit: 2 })).find((one) => one[r.key] !== row.id)
  return (batch) => {
    if (standing) batch.change(r, { ...isDefault, [r.key]: standing[r.key] }, { is_default: false })
  }
}

/** Refuses the removal of the default row. @throws {Refusal} 409 */
export function refuseDefaultRemoval(row: MayBeStandard): void {
  if (row.is_default) throw conflict('this is the default one: make another the default first')
}
