import type { Raw } from '../schema/layout.ts'
import type { Statements } from '../statements.ts'
import type { Position } from '../store.ts'
import { type Bound, fewHits, findHits, hitCount, hitsInSlice, type PostgresSearch, sliceEnd } from './postgres.ts'

/** The queries that a search may make. */
export interface WalkRequest {
  readonly select: (...asked: Bound) => Promise<readonly Raw[]>
  /** Gives up after some milliseconds and returns undefined. */
  readonly brief: (...asked: Bound) => Promise<readonly Raw[] | undefined>
  /** Gives up after a fraction of that time. */
  readonly glance: (...asked: Bound) => Promise<readonly Raw[] | undefined>
}

/** A word is rare when at most so many rows have it: all of them are found in one query. */
const RARE = 50

/** How many of the newest rows are read before the index is queried, and how many after the index gave no answer in time. */
const [FIRST, FURTHER] = [4000, 40_000]

interface Slice {
  readonly rows: readonly Raw[]
  /** The position where the slice ended; undefined when no rows lie below it or the page is full. */
  readonly end: Position | undefined
}

/** All rows that hold every word, if they are few and the index finds them in time. */
async function findRare({ glance }: WalkRequest, statements: Statements, call: PostgresSearch): Promise<readonly Raw[] | undefined> {
  // Without trigrams no index tells where a word stands.
  const found = call.trigrams ? await glance(...fewHits(statements, { ...call, limit: RARE + 1 })) : undefined
  return found && found.length <= RARE ? found.slice(0, call.limit) : undefined
}

/** Reads a slice of the rows, the newest first. */
async function lookAt({ select }: WalkRequest, statements: Statements, call: PostgresSearch, size: number): Promise<Slice> {
  const rows = await select(...hitsInSlice(statements, call, size))
  const [last] = rows.length < call.limit ? await select(...sliceEnd(statements, call, size)) : []
  return { rows, end: last && { value: last[0] ?? undefined, key: String(last[1]) } }
}

/**
 * Rows that hold every word searched for, newest first.
 *
 * The quickest plan depends on how common the words are and whether they occur together. Most searches are for a rare word: first the index is asked
 * for all rows that have it, for some milliseconds at most, and this ends the search if they are few. Otherwise the newest rows are read. When too
 * few of them match, the index is queried for fifty milliseconds at most; then a longer slice is read, and the search pauses where it ends. These
 * sizes and times bound the cost of a page, whatever the words. A caller that accepts no pause waits for the index.
 */
export async function searchPostgres(asking: WalkRequest, statements: Statements, call: PostgresSearch): Promise<readonly Raw[]> {
  const rare = await findRare(asking, statements, call)
  if (rare) return rare
  const { rows, end } = await lookAt(asking, statements, call, FIRST)
  if (!end) return rows
  const older = { ...call, after: end, limit: call.limit - rows.length }
  const manyHave = rows.length * (FURTHER / FIRST) >= call.limit
  const indexed = manyHave && call.paused ? undefined : await (call.paused ? asking.brief : asking.select)(...findHits(statements, older))
  if (indexed) return [...rows, ...indexed]
  const further = await lookAt(asking, statements, older, FURTHER)
  if (further.end) call.paused?.(further.end)
  return [...rows, ...further.rows]
}

/** The number of matching rows, counted up to the limit; 0 when counting takes too long and the caller accepts a pause. */
export async function countPostgres({ select, brief }: WalkRequest, statements: Statements, call: PostgresSearch): Promise<number> {
  const counted = await (call.paused ? brief : select)(...hitCount(statements, { ...call, after: undefined }))
  if (!counted) call.paused?.({ key: '' })
  return Number(counted?.[0]?.[0] ?? 0)
}
