import { type AnyField, type AnyResource, fieldsOf, type Reader } from './resource.ts'

export const mayRead = (f: AnyField, reader: Reader): boolean => f.readers === undefined || f.readers.includes(reader)

/** What `reader` may see of a row: declared, readable members only, so that what is not declared never leaves. Absent values are `null`. */
export function readable(r: AnyResource, reader: Reader, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const seen: Record<string, unknown> = {}
  for (const [name, f] of fieldsOf(r)) if (mayRead(f, reader)) seen[name] = row[name] ?? null
  return seen
}

/** The fields in which two rows differ, by their kinds' own comparison: name → before and after. Unreadable values are named, not shown. */
export function differences(
  r: AnyResource,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, { before?: unknown; after?: unknown }> {
  const changed: Record<string, { before?: unknown; after?: unknown }> = {}
  for (const [name, f] of fieldsOf(r)) {
    const [was, is] = [before[name], after[name]]
    if (was === is || (was !== undefined && is !== undefined && f.kind.same(was as never, is as never))) continue
    changed[name] = mayRead(f, 'admin') ? { before: was ?? null, after: is ?? null } : {}
  }
  return changed
}
