import type { Fields } from '#fields/resource.ts'
import type { Match, Position, Table } from '#store/store.ts'
import type { AnyRow } from '../administered.ts'

/** How many rows are read for one page of a screened list. */
export const SCREENED = 10_000
export const SLICE = 500

/** The input of a search for the rows of a page. */
export interface Looking {
  readonly table: Table<Fields>
  readonly matches: readonly Match<Fields>[]
  readonly key: string
}

export interface Found {
  readonly rows: AnyRow[]
  /** The last row that was read, when there may be more after it. */
  readonly last: Position | undefined
}
