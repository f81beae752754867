import type { Members } from '#fields/json-object.ts'
import type { Fields, Row } from '#fields/resource.ts'
import type { Match, PageRequest, Table } from '#store/store.ts'

/** The conditions that confine a caller: one or several sets. A visible row matches exactly one of them. */
export type Within<F extends Fields> = Match<F> | readonly Match<F>[]

const anyMatch = <F extends Fields>(within: Within<F> | undefined): readonly Match<F>[] => {
  if (within === undefined) return [{}]
  return Array.isArray(within) ? within : [within as Match<F>]
}

const isWithinOne = (row: Members, match: Members) => Object.entries(match).every(([name, value]) => row[name] === value)
/** True when a row is visible to a confined caller. */
export const isWithin = <F extends Fields>(row: Row<F>, within: Within<F> | undefined): boolean => anyMatch(within).some((match) => isWithinOne(row, match))

/** The conditions of a list for a caller who is confined: a filter for other rows finds nothing. */
export const narrowConditions = (wanted: Match<Fields>, within: Within<Fields> | undefined): Match<Fields>[] =>
  anyMatch(within)
    .filter((match) => Object.entries(match).every(([name, value]) => !(name in wanted) || wanted[name] === value))
    .map((match) => ({ ...wanted, ...match }))

/** The first rows that match one of several sets of conditions, in the order of the page. */
export async function findAny(table: Table<Fields>, matches: readonly Match<Fields>[], page: PageRequest): Promise<Members[]> {
  const found = await Promise.all(matches.map((match) => table.find(match, page)))
  if (found.length === 1) return found[0] ?? []
  const sign = page.descending ? -1 : 1
  return found
    .flat()
    .sort((a, b) => sign * (compare(orderOf(a, page), orderOf(b, page)) || compare(String(a['id']), String(b['id']))))
    .slice(0, page.limit)
}

type Ordered = string | number
const orderOf = (row: Members, { order }: PageRequest): Ordered => (order === undefined ? 0 : (row[order] as Ordered))
const compare = (a: Ordered, b: Ordered): number => (a < b ? -1 : a > b ? 1 : 0)

export async function countAny(
  table: Table<Fields>,
  matches: readonly Match<Fields>[],
  upTo: { readonly upTo: number } & Pick<PageRequest, 'search' | 'paused'>,
): Promise<number> {
  const counts = await Promise.all(matches.map((match) => table.count(match, upTo)))
  return counts.reduce((sum, count) => sum + count, 0)
}
