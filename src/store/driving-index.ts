import { foundBy } from '#fields/resource.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Layout, Values } from './schema/layout.ts'
import { isCondition } from './store.ts'

/*
 * The choice of the driving index. SQLite keeps no count of how often a value occurs, and guesses: it may walk a million rows in the order of a list
 * to find the three that match. So each index of a matched field is first asked how many rows have the value, and the one with few rows drives the
 * statement.
 */

/** Fields of which one value leads to one row at most. */
const solesOf = memoizeWeak((layout: Layout): ReadonlySet<string> => new Set([layout.key, ...foundBy(layout.resource, 'unique')]))

/** Fields that lead an index, and for each the fields in whose order it then lists rows. */
const leadersOf = memoizeWeak((layout: Layout): ReadonlyMap<string, ReadonlySet<string>> => {
  const { resource, key } = layout
  const indexes = [...foundBy(resource, 'filter'), ...foundBy(resource, 'sort')]
    .map((field) => [field])
    .concat((resource.indexes ?? []).map((fields) => [...fields]))
  const leaders = new Map<string, Set<string>>()
  for (const [field = '', then = key] of indexes) leaders.set(field, (leaders.get(field) ?? new Set()).add(then))
  for (const field of [...solesOf(layout), ...layout.held.map((place) => layout.names[place] as string)]) leaders.delete(field)
  return leaders
})

/** Few enough rows to be sorted, or compared one by one. */
const FEW = 2000

interface IndexQuestion {
  readonly match: Values
  /** The field that orders the rows; undefined when any order will do; `null` when no index has that order. */
  readonly order: string | undefined | null
  /** How many rows have the field's value, counted no further than the limit. */
  readonly count: (field: string, limit: number) => number
}

/** True for a condition on a member of a list or link field that the search index knows. */
export const isHeld = (layout: Layout, field: string, value: unknown): boolean =>
  isCondition(value) &&
  (value.op === 'contains' || value.op === 'refers_to') &&
  layout.searched.length > 0 &&
  layout.held.some((place) => layout.names[place] === field)

const isListed = (value: unknown): boolean => isCondition(value) && value.op === 'one_of'

/** The field whose index should drive the statement; undefined where the database chooses well by itself. */
export function leadOf(layout: Layout, { match, order, count }: IndexQuestion): string | undefined {
  const leaders = leadersOf(layout)
  const named = Object.keys(match).filter((field) => match[field] !== undefined && !isCondition(match[field]))
  const listed = Object.keys(match).filter((field) => isListed(match[field]))
  const held = Object.keys(match).filter((field) => isHeld(layout, field, match[field]))
  // A unique index finds one row: no other is quicker.
  if (named.some((field) => solesOf(layout).has(field))) return undefined
  // A list of keys, or of other unique values, always drives, whatever other conditions there are: without a hint, all rows are walked in the order of their keys.
  const sole = listed.includes(layout.key) ? layout.key : listed.find((field) => solesOf(layout).has(field))
  if (sole !== undefined) return sole
  const candidates = [...[...named, ...listed].filter((field) => leaders.has(field)), ...held]
  const [only] = candidates
  const isPlain =
    candidates.length === 1 && held.length + listed.length === 0 && order !== null && (order === undefined || leaders.get(only as string)?.has(order))
  if (only === undefined || isPlain) return undefined
  const counted = candidates.map((field) => ({ field, rows: count(field, FEW + 1) })).sort((a, b) => a.rows - b.rows)
  return counted[0] && counted[0].rows <= FEW ? counted[0].field : undefined
}
