import type { AnyResource } from '#fields/resource.ts'
import { conflict } from '#http/refusal.ts'
import type { Batch } from '#store/store.ts'
import { type FieldErrors, faultIf } from './faults.ts'

interface MayBeStandard {
  readonly id: string
  readonly is_default: boolean
}

/** Of some resources exactly one row is the default. It is moved by making another the default, never unset. */
export const unsetDefault = (was: MayBeStandard | undefined, draft: MayBeStandard): FieldErrors =>
  faultIf(was?.is_default === true && !draft.is_default, 'is_default', 'the default is moved, not unset: make another one the default')

/** Takes the mark from the default before, in the same transaction, when this row becomes the default. */
export function movedDefault(r: AnyResource, was: MayBeStandard | undefined, draft: MayBeStandard): ((batch: Batch) => void) | undefined {
  if (!draft.is_default || was?.is_default) return undefined
  return (batch) => {
    batch.changeAny(r, { is_default: true }, { is_default: false })
    // The row itself may have been written before this.
    batch.changeAny(r, { id: draft.id }, { is_default: true })
  }
}

/** @throws {Refusal} 409 */
export function refuseDefaultRemoval(row: MayBeStandard): void {
  if (row.is_default) throw conflict('this is the default one: make another the default first')
}
