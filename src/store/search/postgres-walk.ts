import type { Raw } from '../schema/layout.ts'
import type { Statements } from '../statements.ts'
import type { Position } from '../store.ts'
import { type Bound, fewHits, findHits, hitCount, hitsInSlice, type Search, sliceEnd } from './postgres.ts'

/** How the database is asked. */
export interface WalkRequest {
  readonly select: (...asked: Bound) => Promise<readonly Raw[]>
  /** Gives up after some milliseconds, with nothing. */
  readonly brief: (...asked: Bound) => Promise<readonly Raw[] | undefined>
  /** Gives up after a fraction of those. */
  readonly glance: (...asked: Bound) => Promise<readonly Raw[] | undefined>
}

/** A word that so many rows have, or fewer, is rare: all of them are found at once. */
const RARE = 50

/** How many of the newest rows are looked at before the index is asked, and how many after it had no answer in time. */
const [FIRST, FURTHER] = [4000, 40_000]

interface Slice {
  readonly rows: readonly Raw[]
  /** Where it ended; nothing, when nothing lies below it, or nothing more is wanted. */
  readonly end: Position | undefined
}

/** All rows that hold every word, where they are few and the index tells them at once. */
async function findRare({ glance }: WalkRequest, statements: Statements, call: Search): Promise<readonly Raw[] | undefined> {
  // Without trigrams no index tells where a word stands.
  const found = call.trigrams ? await glance(...fewHits(statements, { ...call, limit: RARE + 1 })) : undefined
  return found && found.length <= RARE ? found.slice(0, call.limit) : undefined
}

/** Looks at a slice of the rows, the newest first. */
async function lookAt({ select }: WalkRequest, statements: Statements, call: Search, size: number): Promise<Slice> {
  const rows = await select(...hitsInSlice(statements, call, size))
  const [last] = rows.length < call.limit ? await select(...sliceEnd(statements, call, size)) : []
  return { rows, end: last && { value: last[0] ?? undefined, key: String(last[1]) } }
}

/**
 * Rows that hold every word searched for, newest first.
 *
 * Which way is quick depends on how common the words are and whether they meet. A rare word is what people search for most: first all rows are
 * asked for that have it, if they are few, for some milliseconds at most. Otherwise the newest rows are looked at. When too few of them have
 * the words, the index is asked, for fifty milliseconds at most; then a longer slice is looked at, and the search pauses where that ends. A
 * page costs no more than the sizes of the slices and those times, whatever is searched for. A caller that accepts no pause waits for the
 * index.
 */
export async function searchPostgres(asking: WalkRequest, statements: Statements, call: Search): Promise<readonly Raw[]> {
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

/** How many there are, counted no further than the limit; none, when that would take longer than a moment and a pause is welcome. */
export async function countPostgres({ select, brief }: WalkRequest, statements: Statements, call: Search): Promise<number> {
  const counted = await (call.paused ? brief : select)(...hitCount(statements, { ...call, after: undefined }))
  if (!counted) call.paused?.({ key: '' })
  return Number(counted?.[0]?.[0] ?? 0)
}
