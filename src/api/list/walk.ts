import type { Fields, Resource } from '#fields/resource.ts'
import { anyOf, type PageRequest, type Position, type Table, type TenantTables } from '#store/store.ts'
import type { AnyRow } from '../administered.ts'
import { countAny, findAny } from './alternatives.ts'
import { type Found, type Looking, SCREENED, SLICE } from './finding.ts'
import type { ListQuery, Walk } from './query.ts'

/** Up to so many matching rows are found first and sorted here; of more, the list is read in the order of the other table. */
const FEW = 2000

/** A row, and its position in the order. */
interface PlacedRow {
  readonly row: AnyRow
  readonly at: Position
}

/** Finds the rows of a page in the order of another table. */
export const walkOrder =
  ({ by, field, match }: Walk, db: TenantTables) =>
  async (looking: Looking, query: ListQuery): Promise<Found> => {
    const order: WalkOrder = { table: db.table(by as Resource<Fields>), key: by.key, field, match }
    return (await isFew(looking)) ? sortFewRows(looking, order, query) : walkSlices(looking, order, query)
  }

interface WalkOrder {
  readonly table: Table<Fields>
  readonly key: string
  readonly field: string
  readonly match: Walk['match']
}

async function isFew({ table, matches }: Looking): Promise<boolean> {
  if (matches.some((match) => Object.keys(match).length === 0)) return false
  return (await countAny(table, matches, { upTo: FEW })) <= FEW
}

const positionIn = (order: WalkOrder, row: AnyRow): Position => ({ value: row[order.field] as number, key: String(row[order.key]) })
const compare = (a: Position, b: Position): number => {
  const [x, y] = a.value === b.value ? [a.key, b.key] : [a.value ?? 0, b.value ?? 0]
  return x < y ? -1 : x > y ? 1 : 0
}

/** Few rows match: their positions are looked up, then they are sorted. */
async function sortFewRows({ table, matches, key }: Looking, order: WalkOrder, { page, limit }: ListQuery): Promise<Found> {
  // Ordered by `created_at`, as the indexes on filtered fields are; by key, the whole table might be read.
  const rows = await findAny(table, matches, { order: 'created_at', limit: FEW + 1 })
  const byKey = new Map(rows.map((row) => [String(row[key]), row]))
  const placed: PlacedRow[] = []
  for (const keys of slices([...byKey.keys()]))
    for (const place of await order.table.find({ ...order.match, [order.key]: anyOf(keys) }, { limit: SLICE })) {
      const row = byKey.get(String(place[order.key]))
      if (row) placed.push({ row, at: positionIn(order, place) })
    }
  const sign = page.descending ? -1 : 1
  const { after } = page
  const rest = placed.filter(({ at }) => !after || sign * compare(at, after) > 0).sort((a, b) => sign * compare(a.at, b.at))
  return { rows: rest.slice(0, limit).map(({ row }) => row), last: rest.length > limit ? rest[limit - 1]?.at : undefined }
}

/** Reads the order in slices and keeps the rows that match, until the page is full or the limit is reached. */
async function walkSlices(looking: Looking, order: WalkOrder, { page, limit }: ListQuery): Promise<Found> {
  const found: PlacedRow[] = []
  let after = page.after
  // The first slice has the size of a page, which is enough for an unfiltered list.
  for (let [seen, size] = [0, limit + 1]; ; size = SLICE) {
    const along: PageRequest = { order: order.field, descending: page.descending ?? false, limit: size, ...(after ? { after } : {}) }
    const places = await order.table.find(order.match, along)
    found.push(...(await rowsAt(looking, order, places)))
    if (found.length > limit) return { rows: found.slice(0, limit).map(({ row }) => row), last: found[limit - 1]?.at }
    const rows = found.map(({ row }) => row)
    const end = places.at(-1)
    if (!end || places.length < size) return { rows, last: undefined }
    after = positionIn(order, end)
    seen += places.length
    if (seen >= SCREENED) return { rows, last: after }
  }
}

async function rowsAt({ table, matches, key }: Looking, order: WalkOrder, places: readonly AnyRow[]): Promise<PlacedRow[]> {
  if (places.length === 0) return []
  const keys = places.map((place) => String(place[order.key]))
  const rows = await findAny(
    table,
    matches.map((match) => ({ ...match, [key]: anyOf(keys) })),
    { limit: keys.length },
  )
  const byKey = new Map(rows.map((row) => [String(row[key]), row]))
  return places.flatMap((place) => {
    const row = byKey.get(String(place[order.key]))
    return row ? [{ row, at: positionIn(order, place) }] : []
  })
}

function* slices(keys: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < keys.length; at += SLICE) yield keys.slice(at, at + SLICE)
}
