import type { Members } from '#fields/json-object.ts'
import { type Condition, isCondition } from './store.ts'

const holds: { readonly [O in Condition['op']]: (value: unknown, wanted: Extract<Condition, { readonly op: O }>) => boolean } = {
  before: (value, wanted) => Number(value) < wanted.value,
  after: (value, wanted) => Number(value) >= wanted.value,
  starts_with: (value, wanted) => String(value).startsWith(wanted.value),
  contains: (value, wanted) => Array.isArray(value) && value.includes(wanted.value),
  refers_to: (value, wanted) => [value].flat().some((link) => typeof link === 'object' && link !== null && 'id' in link && link.id === wanted.value),
  one_of: (value, wanted) => wanted.value.includes(value as string | number),
  present: () => true,
}

/** True when a row in memory matches, by the rules of the database. */
export const isMatching = (row: Members, match: Members): boolean =>
  Object.entries(match).every(([name, wanted]) => {
    const value = row[name] ?? undefined
    if (!isCondition(wanted)) return JSON.stringify(value) === JSON.stringify(wanted ?? undefined)
    return value !== undefined && holds[wanted.op](value, wanted as never)
  })

/** The order of a list: by one field, rows without it first, and then by key. */
export function comparisonOf(order: string, key: string, descending = false) {
  const ranked = (a: unknown, b: unknown) => (a === b ? 0 : a === undefined ? -1 : b === undefined ? 1 : (a as string) < (b as string) ? -1 : 1)
  return (a: Members, b: Members) => (descending ? -1 : 1) * (ranked(a[order], b[order]) || ranked(a[key], b[key]))
}
