import type { Fields } from '#fields/resource.ts'
import type { Match, Page, Table } from '#store/store.ts'
import { type Administered, type AnyRow, roomOf } from './administered.ts'
import { findAny, narrowed } from './alternatives.ts'
import { sealCursor } from './cursor.ts'
import type { ListQuery } from './list-query.ts'
import type { Call } from './operation.ts'

/** How many rows are looked through for one page of a screened list. */
const SCREENED = 10_000
const SLICE = 500

/** A page of rows that was found. */
export interface FoundPage {
  readonly rows: AnyRow[]
  /** The cursor of the page after it; absent at the end. */
  readonly next: string | undefined
  /** What the rows fulfil. */
  readonly matches: readonly Match<Fields>[]
}

/** Finds the page that a list was asked for, for a caller who may be confined to some of the rows. */
export async function findPage(a: Administered, call: Call, query: ListQuery): Promise<FoundPage> {
  const table = roomOf(a.resource, call).table(a.resource)
  const matches = narrowed(query.match, await a.within?.(call))
  const { rows, last } = await (query.screens.length > 0 ? screened : plain)(table, matches, query)
  return { rows, matches, next: last && sealCursor(call.context.vault, query.list, position(last, query.order, a.resource.key)) }
}

interface Found {
  readonly rows: AnyRow[]
  /** The last row looked at, when there may be more after it. */
  readonly last: AnyRow | undefined
}

async function plain(table: Table<Fields>, matches: readonly Match<Fields>[], { page, limit }: ListQuery): Promise<Found> {
  const rows = await findAny(table, matches, { ...page, limit: limit + 1 })
  const more = rows.length > limit
  return { rows: rows.slice(0, limit), last: more ? rows[limit - 1] : undefined }
}

/** Goes through the rows in slices and keeps those that pass, until the page is full or enough was looked at. */
async function screened(table: Table<Fields>, matches: readonly Match<Fields>[], query: ListQuery): Promise<Found> {
  const rows: AnyRow[] = []
  let page: Page = query.page
  for (let seen = 0; seen < SCREENED; ) {
    const slice = await findAny(table, matches, { ...page, limit: SLICE })
    let kept: readonly AnyRow[] = slice
    for (const screen of query.screens) kept = await screen(kept)
    const room = query.limit - rows.length
    rows.push(...kept.slice(0, room))
    if (kept.length > room) return { rows, last: rows.at(-1) }
    const last = slice.at(-1)
    if (!last || slice.length < SLICE) return { rows, last: undefined }
    page = { ...page, after: position(last, query.order) }
    seen += slice.length
    if (seen >= SCREENED) return { rows, last }
  }
  return { rows, last: undefined }
}

const position = (row: AnyRow, order: string | undefined, key = 'id') => ({
  value: order === undefined ? undefined : (row[order] as string | number | undefined),
  key: String(row[key]),
})
