import type { Widget } from '#fields/kinds.ts'
import { findDifferences } from '#fields/read.ts'
import type { AnyResource } from '#fields/resource.ts'
import type { AnyRow } from '../api/rows.ts'
import { drop, keep, kept } from '../api/stored.ts'
import { randomText } from '../auth/pkce.ts'

/** A draft: the row it started from, the version of that row, and the changes. `null` removes a value. */
export interface Kept {
  readonly base: AnyRow
  readonly etag?: string | undefined
  readonly changes: AnyRow
  /** Names the creation, so that trying again after a lost answer makes no second row. */
  readonly attempt: string
  /** The creation whose answer did not arrive. */
  readonly lost?: LostAnswer | undefined
}
/** A creation whose answer did not arrive: nobody knows whether the row was made. */
export interface LostAnswer {
  readonly attempt: string
  readonly title: string
  /** Where the API lists its like, and where the console does. */
  readonly path: string
  readonly list: string
  readonly at: number
}
/** A draft that was found, when it was left, and whether by this tab. */
export interface Offer {
  readonly draft: Kept
  readonly at: number
  readonly here: boolean
}

/** A private key that was pasted by mistake is refused by the server; until then it must not be written anywhere either. */
const isPrivate = (value: unknown): boolean =>
  /PRIVATE KEY|"(?:d|k|p|q|dp|dq|qi)"\s*:|\bgh[sr]_|\bgat_|\bgrt_/.test(typeof value === 'string' ? value : JSON.stringify(value ?? ''))

const isSecret = (widget: Widget | undefined): boolean => widget === 'secret' || widget === 'sealed'

const only = (row: AnyRow, names: readonly string[]): AnyRow => Object.fromEntries(names.filter((name) => name in row).map((name) => [name, row[name]]))

/** Stores the changed fields of a draft with their former values, and no secret. */
export function keepDraft(resource: AnyResource, key: string, { base, etag, changes, attempt, lost }: Kept): void {
  const open = Object.keys(changes).filter((name) => !isSecret(resource.fields[name]?.kind.widget) && !isPrivate(changes[name]))
  if (open.length === 0) {
    drop(key)
    return
  }
  // A draft that comes back without its secret is another request, so it needs another name.
  const whole = open.length === Object.keys(changes).length
  keep(key, { base: only(base, open), etag, changes: only(changes, open), attempt: whole ? attempt : randomText(), lost } satisfies Kept)
}

/** Finds a stored draft and puts it on the row as it is now. Absent when the draft changes nothing any more. */
export function findDraft(resource: AnyResource, key: string, row: Pick<Kept, 'base' | 'etag'>): Offer | undefined {
  const found = kept<Kept>(key)
  if (!found) return undefined
  const { value: draft, ...left } = found
  const names = Object.keys(draft.changes)
  const news = findDifferences(resource, row.base, { ...row.base, ...Object.fromEntries(names.map((name) => [name, draft.changes[name] ?? undefined])) })
  const changes = only(draft.changes, Object.keys(news))
  if (Object.keys(changes).length === 0) return undefined
  // A changed field keeps its former value as base, so that saving notices an edit by somebody else.
  const absent = Object.fromEntries(names.filter((name) => !(name in draft.base)).map((name) => [name, undefined]))
  return { ...left, draft: { ...draft, base: { ...row.base, ...absent, ...draft.base }, changes } }
}
