import type { FindingOf } from '#model/posture-rule.ts'
import type { AnyRow } from '../../api/rows.ts'

/** A row on the desk as the list tells it. */
export interface DeskRow {
  /** The name of its resource. */
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly active: boolean
  readonly owner?: string | null
  readonly review: string
  readonly score: number
  readonly hardening: number
  readonly last_at?: number | null
}

/** The posture of a row on the desk as the API tells it. */
export interface DeskPosture {
  readonly score: number
  readonly hardening: number
  readonly findings: readonly (Omit<FindingOf<AnyRow>, 'fix'> & { readonly fix: AnyRow | null })[]
}

export interface DeskActivity {
  readonly hours: readonly { readonly hour_at: number; readonly uses: number; readonly refusals: number }[]
  readonly total: { readonly uses: number; readonly refusals: number }
  readonly last_at: number | null
}

/** A row on the desk, and where the API keeps it. */
export interface OnDesk {
  readonly path: string
  readonly row: AnyRow
}
