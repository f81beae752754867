import type { Raw } from '../schema/layout.ts'
import type { Statements } from '../statements.ts'
import type { Position } from '../store.ts'
import { type Bound, hitCount, hits, hitsInSlice, type Search, sliceEnd } from './postgres.ts'

/** How the database is asked. */
export interface Asking {
  readonly select: (...asked: Bound) => Promise<readonly Raw[]>
  /** Gives up after some milliseconds, with nothing. */
  readonly brief: (...asked: Bound) => Promise<readonly Raw[] | undefined>
}

/** How many of the newest rows are looked at before the index is asked, and how many after it had no answer in time. */
const [FIRST, FURTHER] = [4000, 40_000]

interface Slice {
  readonly rows: readonly Raw[]
  /** Where it ended; nothing, when nothing lies below it, or nothing more is wanted. */
  readonly end: Position | undefined
}

/** Looks at a slice of the rows, the newest first. */
async function lookAt({ select }: Asking, statements: Statements, call: Search, size: number): Promise<Slice> {
  const rows = await select(...hitsInSlice(statements, call, size))
  const [last] = rows.length < call.limit ? await select(...sliceEnd(statements, call, size)) : []
  return { rows, end: last && { value: last[0] ?? undefined, key: String(last[1]) } }
}

/**
 * Rows that hold every word searched for, newest first.
 *
 * Which way is quick depends on how common the words are and whether they meet, which no statistics tell: either to walk from the newest row
 * on, where many rows have them, or to ask the index, where few do. So the newest rows are looked at first. When too few of them have the
 * words, the index is asked, for fifty milliseconds at most; then a longer slice is looked at, and the search pauses where that ends. What a
 * page costs is bounded by the sizes of the slices and that time, whatever is searched for. Who does not want to hear of a pause waits for
 * the index.
 */
export async function searchPostgres(asking: Asking, statements: Statements, call: Search): Promise<readonly Raw[]> {
  const { rows, end } = await lookAt(asking, statements, call, FIRST)
  if (!end) return rows
  const older = { ...call, after: end, limit: call.limit - rows.length }
  const manyHave = rows.length * (FURTHER / FIRST) >= call.limit
  const indexed = manyHave && call.paused ? undefined : await (call.paused ? asking.brief : asking.select)(...hits(statements, older))
  if (indexed) return [...rows, ...indexed]
  const further = await lookAt(asking, statements, older, FURTHER)
  if (further.end) call.paused?.(further.end)
  return [...rows, ...further.rows]
}

/** How many there are, counted no further than the limit; none, when that would take longer than a moment and a pause is welcome. */
export async function countPostgres({ select, brief }: Asking, statements: Statements, call: Search): Promise<number> {
  const counted = await (call.paused ? brief : select)(...hitCount(statements, { ...call, after: undefined }))
  if (!counted) call.paused?.({ key: '' })
  return Number(counted?.[0]?.[0] ?? 0)
}
