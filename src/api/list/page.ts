import type { Fields } from '#fields/resource.ts'
import type { Match, PageRequest, Position } from '#store/store.ts'
import { type Administered, type AnyRow, tablesFor } from '../administered.ts'
import type { Call } from '../operation.ts'
import { findAny, narrowConditions } from './alternatives.ts'
import { type Found, type Looking, SCREENED, SLICE } from './finding.ts'
import type { ListQuery } from './query.ts'
import { walkOrder } from './walk.ts'

/** A page of rows. */
export interface FoundPage {
  readonly rows: AnyRow[]
  /** The position of the last row; absent when no rows follow. */
  readonly last: Position | undefined
  /** The conditions of the rows. */
  readonly matches: readonly Match<Fields>[]
}

/** Finds a page of a list, for a caller who may be confined to some of the rows. */
export async function findPage(a: Administered, call: Call, query: ListQuery): Promise<FoundPage> {
  const table = tablesFor(a.resource, call).table(a.resource)
  const matches = narrowConditions(query.match, await a.within?.(call))
  const looking = { table, matches, key: a.resource.key }
  const way = query.walk ? walkOrder(query.walk, tablesFor(query.walk.by, call)) : query.screens.length > 0 ? screenRows : plain
  return { ...(await way(looking, query)), matches }
}

/** Finds the first rows of a page, and the position where a search paused, if it did. */
async function first({ table, matches }: Looking, page: PageRequest): Promise<Found> {
  let last: Position | undefined
  const paused = (at: Position) => {
    last = at
  }
  // With several sets of conditions each would pause at another position.
  const rows = await findAny(table, matches, matches.length > 1 ? page : { ...page, paused })
  return { rows, last }
}

async function plain(looking: Looking, { page, limit, order }: ListQuery): Promise<Found> {
  const { rows, last } = await first(looking, { ...page, limit: limit + 1 })
  const final = rows[limit - 1]
  return { rows: rows.slice(0, limit), last: rows.length > limit && final ? position(looking, final, order) : last }
}

/** Reads the rows in slices and keeps those that pass the screens, until the page is full or the limit is reached. */
async function screenRows(looking: Looking, query: ListQuery): Promise<Found> {
  const rows: AnyRow[] = []
  let page: PageRequest = query.page
  for (let seen = 0; ; ) {
    const slice = await first(looking, { ...page, limit: SLICE })
    let kept: readonly AnyRow[] = slice.rows
    for (const screen of query.screens) kept = await screen(kept)
    const db = query.limit - rows.length
    rows.push(...kept.slice(0, db))
    const [end, final] = [slice.rows.at(-1), rows.at(-1)]
    if (kept.length > db && final) return { rows, last: position(looking, final, query.order) }
    if (slice.last || !end || slice.rows.length < SLICE) return { rows, last: slice.last }
    const after = position(looking, end, query.order)
    seen += slice.rows.length
    if (seen >= SCREENED) return { rows, last: after }
    page = { ...page, after }
  }
}

const position = ({ key }: Looking, row: AnyRow, order: string | undefined): Position => ({
  value: order === undefined ? undefined : (row[order] as string | number | undefined),
  key: String(row[key]),
})
