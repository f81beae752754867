import type { Fields } from '#fields/resource.ts'
import type { Match, Position, Table } from '#store/store.ts'
import type { AnyRow } from '../administered.ts'

/** How many rows are looked through for one page of a screened list. */
export const SCREENED = 10_000
export const SLICE = 500

/** Where rows are looked for. */
export interface Looking {
  readonly table: Table<Fields>
  readonly matches: readonly Match<Fields>[]
  readonly key: string
}

export interface Found {
  readonly rows: AnyRow[]
  /** How far was looked, when there may be more after it. */
  readonly last: Position | undefined
}
