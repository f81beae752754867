import { type AnyField, type AnyResource, fieldsOf, type Reader } from './resource.ts'

/** True for a sealed secret: nobody reads it back, whatever readers its declaration names. */
export const isSealed = (f: Pick<AnyField, 'kind'>): boolean => f.kind.widget === 'sealed'
export const mayRead = (f: AnyField, reader: Reader): boolean => !isSealed(f) && (f.readers === undefined || f.readers.includes(reader))

type ReadableMembers = Record<string, unknown>

/**
 * Rows as `reader` sees them: declared, readable members only, so that an undeclared column never leaves the server. Absent values are `null`. `wants`
 * chooses among the members.
 */
export function readableOf(r: AnyResource, reader: Reader, wants: (name: string) => boolean = () => true): (row: Readonly<ReadableMembers>) => ReadableMembers {
  const names = fieldsOf(r).flatMap(([name, f]) => (mayRead(f, reader) && wants(name) ? [name] : []))
  return (row) => {
    const seen: ReadableMembers = {}
    for (const name of names) seen[name] = row[name] ?? null
    return seen
  }
}
export const toReadable = (r: AnyResource, reader: Reader, row: Readonly<ReadableMembers>): ReadableMembers => readableOf(r, reader)(row)

/** The fields in which two rows differ, by their kinds' own comparison: name → before and after. Unreadable values are named, not shown. */
export function findDifferences(
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
