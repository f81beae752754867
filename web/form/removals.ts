import { isObject } from '#fields/json-object.ts'
import type { AnyRow } from '../api/rows.ts'

/** An object as a merge patch that makes it of another one: members that are gone are named with `null` (RFC 7396 §2). */
function patchOf(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after
  const gone = Object.keys(before).filter((name) => !(name in after))
  const kept = Object.entries(after).map(([name, value]) => [name, patchOf(before[name], value)])
  return { ...Object.fromEntries(kept), ...Object.fromEntries(gone.map((name) => [name, null])) }
}

/** Changes of a row as the API takes them: it merges the members of the named fields, so those that were taken away are said too. */
export const withRemovals = (base: AnyRow, changes: AnyRow, merged: readonly string[]): AnyRow =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, merged.includes(name) ? patchOf(base[name], value) : value]))
