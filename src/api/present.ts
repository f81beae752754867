import type { Members } from '#fields/json-object.ts'
import { readableOf } from '#fields/read.ts'
import { type Administered, type AnyRow, authorOf, type Warning } from './administered.ts'
import type { Call } from './operation.ts'

interface Presenting {
  readonly call: Call
  readonly listed: boolean
  /** The requested members; absent: all. */
  readonly only?: ReadonlySet<string> | undefined
}

/** Renders rows as the caller may see them. */
export async function presentAll(a: Administered, rows: readonly AnyRow[], { call, listed, only }: Presenting): Promise<Members[]> {
  const wants = (name: string) => only === undefined || only.has(name)
  const extra = await a.present?.(rows, call, { listed, wants })
  const shown = readableOf(a.resource, authorOf(a), wants)
  return rows.map((row, i) => {
    const members = shown(row)
    for (const [name, value] of Object.entries(extra?.[i] ?? {})) if (wants(name)) members[name] = value
    return members
  })
}

/** Renders one row as the caller may see it. */
export const shownAs = async (a: Administered, row: AnyRow, call: Call): Promise<Members> => (await presentAll(a, [row], { call, listed: false }))[0] ?? {}

/** The body of an answer about one row: the row and its warnings, with `more` warnings of the edit. */
export async function presentOne(
  a: Administered,
  row: AnyRow,
  call: Call,
  more: readonly Warning[] = [],
): Promise<{ readonly data: Members; readonly warnings?: readonly Warning[] }> {
  const data = await shownAs(a, row, call)
  const warnings = [...more, ...(a.warnings?.(row, call) ?? [])]
  return warnings.length > 0 ? { data, warnings } : { data }
}
