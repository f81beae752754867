import type { Names } from '#fields/kinds.ts'
import { type AnyField, fieldsOf, isInherited, mayLack } from '#fields/resource.ts'
import { changeable, creatable, initials, mayWrite } from '#fields/write.ts'
import { unprocessable } from '#http/refusal.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { randomKey } from '#kit/random.ts'
import { type Administered, type AnyRow, authorOf, nounOf } from '../administered.ts'
import type { Members } from './body.ts'
import { fieldErrors } from './field-errors.ts'
import { mergePatch } from './merge-patch.ts'

/** A row as a caller wants it, valid by itself, and the members they said. */
export interface Draft {
  readonly draft: AnyRow
  readonly sent: Members
}

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value)
const withoutNulls = (members: Members): Members => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null))
const initialOf = (f: AnyField): unknown => (isInherited(f.initial) ? undefined : f.initial)

/*
 * zod compiles a schema at its first use, which takes longer than everything else that a write costs. So the schemas of a resource and its
 * author are made once, and again only when the composed registries change.
 */
const creationOf = memoizeWeak((a: Administered) =>
  memoizeWeak((names: Names) => {
    const further = Object.fromEntries(fieldsOf({ ...a.resource, fields: a.further ?? {} }).map(([name, f]) => [name, f.kind.schema.optional()]))
    return creatable(a.resource, authorOf(a), names).extend(further)
  }),
)
const changeOf = memoizeWeak((a: Administered) => memoizeWeak((names: Names) => changeable(a.resource, authorOf(a), names)))

/** A new row from what was sent; `null` leaves a field to its initial value. @throws {Refusal} 422 */
export function newDraft(a: Administered, sent: Members, { names, now }: { readonly names: Names; readonly now: number }): Draft {
  const r = a.resource
  const parsed = creationOf(a)(names).safeParse(withoutNulls(sent))
  if (!parsed.success) throw unprocessable(fieldErrors(parsed.error.issues, nounOf(r), Object.keys(r.fields)))
  const stamps = 'updated_at' in r.fields ? { created_at: now, updated_at: now } : 'created_at' in r.fields ? { created_at: now } : {}
  const declared = Object.entries(parsed.data).filter(([name, value]) => name in r.fields && value !== null)
  const row: Record<string, unknown> = { ...initials(r), ...Object.fromEntries(declared), ...stamps }
  row[r.key] ??= randomKey(r.prefix ?? '')
  return { draft: row, sent: withoutNulls(sent) }
}

/** What was sent to edit a row. */
export interface Sent {
  readonly body: Members
  readonly names: Names
  /** The row as the caller was shown it. */
  readonly shown?: AnyRow
}

/** The row with the sent members in place of its own, all others at their initial value. @throws {Refusal} 422 */
export function replacement(a: Administered, was: AnyRow, { body, names, shown = was }: Sent): Draft {
  const sent = changesIn(a, shown, body)
  const parsed = parse(a, sent, names)
  const row: Record<string, unknown> = { ...was }
  const missing: Record<string, string[]> = {}
  for (const [name, f] of fieldsOf(a.resource)) {
    if (!mayWrite(f, authorOf(a), false)) continue
    row[name] = parsed[name] ?? initialOf(f)
    if (row[name] === undefined && !mayLack(f)) missing[name] = ['is required when the whole row is replaced; PATCH changes single fields']
  }
  if (Object.keys(missing).length > 0) throw unprocessable(missing)
  return { draft: row, sent }
}

/** The row with a merge patch applied (RFC 7396). @throws {Refusal} 422 */
export function patched(a: Administered, was: AnyRow, { body, names, shown = was }: Sent): Draft {
  const sent = changesIn(a, shown, body)
  const merged: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(sent)) merged[name] = isObject(value) && !a.whole?.includes(name) ? mergePatch(was[name], value) : value
  const parsed = parse(a, merged, names)
  const row: Record<string, unknown> = { ...was }
  for (const name of Object.keys(merged)) row[name] = parsed[name] ?? initialOf(a.resource.fields[name] as AnyField)
  return { draft: row, sent: merged }
}

function parse(a: Administered, sent: Members, names: Names): AnyRow {
  const parsed = changeOf(a)(names).safeParse(sent)
  if (!parsed.success) throw unprocessable(fieldErrors(parsed.error.issues, nounOf(a.resource), Object.keys(a.resource.fields)))
  return parsed.data
}

/** What was sent without the members that nobody may set, where they say what is so anyway: an answer may be edited and sent back. */
function changesIn(a: Administered, shown: AnyRow, body: Members): Members {
  const kept: Record<string, unknown> = {}
  const errors: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    const f = Object.hasOwn(a.resource.fields, name) ? a.resource.fields[name] : undefined
    if (f === undefined && a.extras && Object.hasOwn(a.extras, name)) continue
    if (f === undefined || mayWrite(f, authorOf(a), false)) kept[name] = value
    else if (JSON.stringify(value ?? null) !== JSON.stringify(shown[name] ?? null))
      errors[name] = [f.writers === 'create' ? 'is set when the row is made and cannot be changed' : 'is kept by the server and cannot be changed']
  }
  if (Object.keys(errors).length > 0) throw unprocessable(errors)
  return kept
}
