import type { z } from 'zod'
import { isObject, type Members, withoutNulls } from '#fields/json-object.ts'
import type { Names } from '#fields/kinds.ts'
import { isSealed } from '#fields/read.ts'
import { type AnyField, fieldsOf, isInherited, mayLack } from '#fields/resource.ts'
import { initialValues, mayWrite, zodOfChange, zodOfCreation } from '#fields/write.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { randomKey } from '#kit/random.ts'
import { type Administered, type AnyRow, authorOf, nounOf } from '../administered.ts'
import { type FieldErrors, mergeErrors } from './faults.ts'
import { fieldErrors } from './field-errors.ts'
import { mergePatch } from './merge-patch.ts'

/** The row that a caller wants, and the members that were sent. */
export interface Draft {
  readonly draft: AnyRow
  readonly sent: Members
  /** The faults of single members. The row lacks these members, so that all other faults are found in the same round. */
  readonly faults: FieldErrors
}

const initialOf = (f: AnyField): unknown => (isInherited(f.initial) ? undefined : f.initial)

/*
 * zod compiles a schema at its first use, which takes longer than everything else that a write costs. So the schemas of a resource and its
 * author are made once, and again only when the composed registries change.
 */
const creationOf = memoizeWeak((a: Administered) =>
  memoizeWeak((names: Names) => {
    const further = Object.fromEntries(fieldsOf({ ...a.resource, fields: a.further ?? {} }).map(([name, f]) => [name, f.kind.schema.optional()]))
    return zodOfCreation(a.resource, authorOf(a), names).extend(further)
  }),
)
const changeOf = memoizeWeak((a: Administered) => memoizeWeak((names: Names) => zodOfChange(a.resource, authorOf(a), names)))

/** A new row from a body; `null` means the initial value. */
export function newDraft(a: Administered, sent: Members, { names, now }: { readonly names: Names; readonly now: number }): Draft {
  const r = a.resource
  const members = withoutNulls(sent)
  const { valid, faults } = checkMembers(a, creationOf(a)(names), members)
  const stamps = 'updated_at' in r.fields ? { created_at: now, updated_at: now } : 'created_at' in r.fields ? { created_at: now } : {}
  const declared = Object.entries(valid).filter(([name, value]) => name in r.fields && value !== null)
  const given = Object.fromEntries(declared)
  // The schema has filled in the declared initial values.
  const dependent = Object.entries(a.initials?.(given) ?? {}).filter(([name]) => !Object.hasOwn(members, name))
  const row: Record<string, unknown> = { ...initialValues(r), ...given, ...Object.fromEntries(dependent), ...stamps }
  row[r.key] ??= randomKey(r.prefix ?? '')
  return { draft: row, sent: members, faults }
}

/** The body of an edit. */
export interface Sent {
  readonly body: Members
  readonly names: Names
  /** The row as the caller has seen it. */
  readonly shown?: AnyRow
}

/** The row with the sent members, and all others at their initial values. */
export function draftReplacement(a: Administered, was: AnyRow, { body, names, shown = was }: Sent): Draft {
  const { sent, fixed } = changesIn(a, shown, body)
  const { valid, faults } = checkMembers(a, changeOf(a)(names), sent)
  const initials = a.initials?.(valid)
  const row: Record<string, unknown> = { ...was }
  const missing: Record<string, string[]> = {}
  for (const [name, f] of fieldsOf(a.resource)) {
    if (!mayWrite(f, authorOf(a), false) || Object.hasOwn(faults, name)) continue
    // A caller cannot see a secret and so cannot send it back: it stays unless `null` is sent.
    if (isSealed(f) && !Object.hasOwn(sent, name)) continue
    const value = valid[name] ?? initials?.[name] ?? initialOf(f)
    if (value === undefined && !mayLack(f)) missing[name] = ['is required when the whole row is replaced; PATCH changes single fields']
    else row[name] = value
  }
  return { draft: row, sent, faults: mergeErrors(fixed, faults, missing) }
}

/** The row with a merge patch applied (RFC 7396). */
export function draftPatch(a: Administered, was: AnyRow, { body, names, shown = was }: Sent): Draft {
  const { sent, fixed } = changesIn(a, shown, body)
  const merged: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(sent)) merged[name] = isObject(value) && !a.whole?.includes(name) ? mergePatch(was[name], value) : value
  const { valid, faults } = checkMembers(a, changeOf(a)(names), merged)
  const initials = a.initials?.({ ...was, ...valid })
  const row: Record<string, unknown> = { ...was }
  for (const name of Object.keys(merged))
    if (!Object.hasOwn(faults, name)) row[name] = valid[name] ?? initials?.[name] ?? initialOf(a.resource.fields[name] as AnyField)
  return { draft: row, sent: merged, faults: mergeErrors(fixed, faults) }
}

/** The valid members of a body, and the faults of the others. */
function checkMembers(a: Administered, schema: z.ZodObject, sent: Members): { readonly valid: AnyRow; readonly faults: FieldErrors } {
  const parsed = schema.safeParse(sent)
  if (parsed.success) return { valid: parsed.data, faults: {} }
  const valid: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(schema.shape)) {
    const alone = Object.hasOwn(sent, name) ? (kind as z.ZodType).safeParse(sent[name]) : undefined
    if (alone?.success) valid[name] = alone.data
  }
  return { valid, faults: fieldErrors(parsed.error.issues, nounOf(a.resource), Object.keys(a.resource.fields)) }
}

/** The body without read-only members that equal the row's: a client may edit a response and send it back. */
function changesIn(a: Administered, shown: AnyRow, body: Members): { readonly sent: Members; readonly fixed: FieldErrors } {
  const kept: Record<string, unknown> = {}
  const errors: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    const f = Object.hasOwn(a.resource.fields, name) ? a.resource.fields[name] : undefined
    if (f === undefined && a.extras && Object.hasOwn(a.extras, name)) continue
    if (f === undefined || mayWrite(f, authorOf(a), false)) kept[name] = value
    else if (JSON.stringify(value ?? null) !== JSON.stringify(shown[name] ?? null)) errors[name] = [unchangeable(f)]
  }
  return { sent: kept, fixed: errors }
}

function unchangeable(f: AnyField): string {
  if (f.writers === 'create') return 'is set when the row is made and cannot be changed'
  return f.writers === 'server' ? 'is kept by the server and cannot be changed' : 'is for an administrator to change'
}
