import type { AnyResource } from '#fields/resource.ts'
import { conflict, unprocessable } from '#http/refusal.ts'
import type { Batch } from '#store/store.ts'

interface MayBeStandard {
  readonly id: string
  readonly is_default: boolean
}

/**
 * Of some resources exactly one row is the default. It is moved by making another the default, never unset.
 * @returns what takes the mark from the one before, in the same transaction.
 * @throws {Refusal} 422
 */
export function movedDefault(r: AnyResource, was: MayBeStandard | undefined, draft: MayBeStandard): ((batch: Batch) => void) | undefined {
  if (was?.is_default && !draft.is_default) throw unprocessable({ is_default: ['the default is moved, not unset: make another one the default'] })
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
