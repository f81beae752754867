import { sql } from 'kysely'
import { sqlite } from '../schema/dialect.ts'
import type { Raw, SqlValue } from '../schema/layout.ts'
import { all, bindValues, conditions, type Statement } from '../sql.ts'
import type { Statements } from '../statements.ts'
import type { SearchCall } from '../tables.ts'
import { BLOCK, blockMark } from './terms.ts'
import { pausedRow } from './time-budget.ts'

/** A query of the adapter: rows as arrays. */
export type Select = (statement: Statement, values: readonly SqlValue[]) => readonly Raw[]

/** A range of rows, by their numbers, and the terms searched for in it. */
export interface Stretch {
  /** The range begins below this number. */
  readonly from: number
  readonly downTo: number
  readonly terms: readonly string[]
}

/** Above every number. */
const EVERY = Number.MAX_SAFE_INTEGER
/** The range of all rows, as a call states it. */
export const wholeIndex = { range: { above: EVERY, downTo: 0 } }

/** A term with at most so many rows is rare: each of them is looked up in the lists of the other terms, at some µs each. */
const RARE = 200
/** The size of a range whose hits must each be read and compared: reading them takes no longer than the hits of a whole block. */
const NARROW = 512

/** True when at least one of the terms is rare. */
export const isRare = (terms: readonly string[], count: (term: string, limit: number) => number): boolean => terms.some((term) => count(term, RARE + 1) <= RARE)

interface RangeWalk {
  readonly from: number
  readonly newest: number
  readonly terms: readonly string[]
  readonly narrow: boolean
}

/** The ranges of a search from the newest row on, block by block; the mark of the block bounds the work in each. */
export function* searchRanges({ from, newest, terms, narrow }: RangeWalk): Iterable<Stretch> {
  const size = narrow ? NARROW : BLOCK
  for (let above = Math.min(from, newest + 1); above > 0; ) {
    const downTo = Math.floor((above - 1) / size) * size
    yield { from: above, downTo, terms: [blockMark(downTo), ...terms] }
    above = downTo
  }
}

/** The number below which a list goes on after this row, or after a pause. */
export function startAfter(select: Select, statements: Statements, { tenant, after }: Pick<SearchCall, 'tenant' | 'after'>): number {
  if (!after) return EVERY
  const paused = pausedRow(after.key)
  if (paused !== undefined) return paused
  const { layout } = statements
  const key = { [layout.key]: after.key }
  const exact = statements.kept('row', () =>
    sqlite.kysely
      .selectFrom(layout.table)
      .select('row')
      .where(all(conditions(sqlite, layout, key))),
  )
  const [row] = select(exact, bindValues(exact, { tenant, match: key }))
  if (row) return Number(row[0])
  // The row is gone: go on with what is older than it was.
  const match = { [layout.newest]: { op: 'before' as const, value: Number(after.value) } }
  const older = statements.kept('row before', () =>
    sqlite.kysely
      .selectFrom(layout.table)
      .select('row')
      .where(all(conditions(sqlite, layout, match)))
      .orderBy(layout.newest, 'desc')
      .orderBy(layout.key, 'desc')
      .limit(sql.lit(1)),
  )
  return Number(select(older, bindValues(older, { tenant, match }))[0]?.[0] ?? 0) + 1
}
