import type { AnyRow } from '../../../api/rows.ts'

/** The row that further actions are shown for. */
export interface ExtrasParts {
  readonly row: AnyRow
  readonly id: string
  /** The unsaved changes of the row. */
  readonly changes: AnyRow
}
