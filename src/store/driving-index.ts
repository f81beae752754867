import { foundBy } from '#fields/resource.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Layout, Values } from './schema/layout.ts'
import { isCondition } from './store.ts'

/*
 * SQLite keeps no count of how often a value occurs, and guesses: it may walk a million rows in the order of a list to find the three that
 * match. So before it is asked, the index of each matched field is asked how many rows it would lead to, and the one that leads to few leads.
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

/** Few enough to be sorted, or looked at one by one. */
const FEW = 2000

interface Question {
  readonly match: Values
  /** The field in whose order the rows are wanted; none when any order will do; `null` when no index has it. */
  readonly order: string | undefined | null
  /** How many rows have the field's value, counted no further than the limit. */
  readonly count: (field: string, limit: number) => number
}

/** A list field, or one of links, that is asked for a member that the search index knows. */
export const isHeld = (layout: Layout, field: string, value: unknown): boolean =>
  isCondition(value) &&
  (value.op === 'contains' || value.op === 'refers_to') &&
  layout.searched.length > 0 &&
  layout.held.some((place) => layout.names[place] === field)

const isListed = (value: unknown): boolean => isCondition(value) && value.op === 'one_of'

/** The field by whose index rows should be found, where the database would not see it itself. */
export function leadOf(layout: Layout, { match, order, count }: Question): string | undefined {
  const leaders = leadersOf(layout)
  const named = Object.keys(match).filter((field) => match[field] !== undefined && !isCondition(match[field]))
  const held = Object.keys(match).filter((field) => isHeld(layout, field, match[field]))
  // Nothing is quicker.
  if (named.some((field) => solesOf(layout).has(field))) return undefined
  // Rows that are named by their keys are found by them, whatever else they must fulfil.
  if (isListed(match[layout.key])) return layout.key
  const candidates = [...named.filter((field) => leaders.has(field)), ...held]
  const [only] = candidates
  const isPlain = candidates.length === 1 && held.length === 0 && order !== null && (order === undefined || leaders.get(only as string)?.has(order))
  if (only === undefined || isPlain) return undefined
  const counted = candidates.map((field) => ({ field, rows: count(field, FEW + 1) })).sort((a, b) => a.rows - b.rows)
  return counted[0] && counted[0].rows <= FEW ? counted[0].field : undefined
}
