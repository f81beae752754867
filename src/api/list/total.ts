import { type Administered, tablesFor } from '../administered.ts'
import type { Call } from '../operation.ts'
import { countAny } from './alternatives.ts'
import type { Total } from './cursor.ts'
import type { FoundPage } from './page.ts'
import type { ListQuery } from './query.ts'

/** How far a total is counted: a list of a million rows is not counted to its end. */
const COUNTED = 10_000
/** How far the results of a search are counted; each is looked up in the index. */
const FOUND = 1000

/** A page of a list, with the number of rows on it and the pages before. */
interface Paged {
  readonly query: ListQuery
  readonly found: FoundPage
  readonly seen: number
}

/**
 * The total of a list. Counting costs several times as much as a page, so rows are counted once: with the first page, or where the caller requests
 * it. Later pages read the total from their cursor.
 */
export async function totalOf(a: Administered, call: Call, { query, found, seen }: Paged): Promise<Total> {
  const known = query.cursor?.counted
  const counts = query.counts ?? known === undefined
  // The last page has been read, so the total is known.
  if (found.last === undefined && known?.total_is !== 'exact') return { total: seen, total_is: 'exact' }
  if (known?.total_is === 'exact' && !counts) return known
  // A screened list cannot be counted without reading all of it.
  const isScreened = query.screens.length > 0 || Object.keys(query.walk?.match ?? {}).length > 0
  if (!counts || isScreened) return { total: Math.max(known?.total ?? 0, seen), total_is: 'at_least' }
  const counted = await count(a, call, { query, found })
  return { ...counted, total: Math.max(counted.total, seen) }
}

async function count(a: Administered, call: Call, { query, found }: Omit<Paged, 'seen'>): Promise<Total> {
  const { search } = query.page
  const upTo = search === undefined ? COUNTED : FOUND
  let whole = true
  const paused = () => {
    whole = false
  }
  const total = await countAny(tablesFor(a.resource, call).table(a.resource), found.matches, { upTo, paused, ...(search === undefined ? {} : { search }) })
  return { total: Math.min(total, upTo), total_is: whole && total <= upTo ? 'exact' : 'at_least' }
}
