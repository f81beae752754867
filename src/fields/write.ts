import { z } from 'zod'
import { distinct, type Names } from './kinds.ts'
import { type AnyField, type AnyResource, type Author, type Fields, fieldsOf, isInherited, mayLack, type NewRow, type Resource, type Row } from './resource.ts'

/** True when `author` may set the field: on a new row (`creating`) or on an existing one. */
export function mayWrite(f: AnyField, author: Author, creating: boolean): boolean {
  if (f.writers === 'server') return false
  if (f.writers === 'create') return creating && author === 'admin'
  return author === 'admin' || (f.writers ?? []).includes(author)
}

/** The schema of one value, its registry's names filled in. */
export function valueSchema({ kind }: AnyField, names: Names): z.ZodType {
  if (!kind.choices || !('registry' in kind.choices)) return kind.schema
  const offered = z.enum(names[kind.choices.registry])
  return kind.column === 'json' ? distinct(z.array(offered).max(64)) : offered
}

/**
 * The schema of a new row by `author`. An unknown or forbidden member is refused; an absent one takes its initial value. `null` is accepted where a
 * row may lack the field, and leaves it absent.
 */
export function zodOfCreation(r: AnyResource, author: Author, names: Names) {
  return z.strictObject(
    Object.fromEntries(
      fieldsOf(r)
        .filter(([, f]) => mayWrite(f, author, true))
        .map(([name, f]) => {
          const schema = valueSchema(f, names)
          if (mayLack(f) || name === r.key) return [name, schema.nullish()]
          return [name, f.initial === undefined ? schema : schema.default(f.initial)]
        }),
    ),
  )
}

/** The schema of a merge patch by `author` (RFC 7396): absent members keep their values; `null` restores the initial value. */
export function zodOfChange(r: AnyResource, author: Author, names: Names) {
  return z.strictObject(
    Object.fromEntries(
      fieldsOf(r)
        .filter(([, f]) => mayWrite(f, author, false))
        .map(([name, f]) => [name, mayLack(f) || f.initial !== undefined ? valueSchema(f, names).nullish() : valueSchema(f, names).optional()]),
    ),
  )
}

/** The initial values of a row. */
export function initialValues(r: AnyResource): Record<string, unknown> {
  return Object.fromEntries(
    fieldsOf(r)
      .filter(([, f]) => f.initial !== undefined && !isInherited(f.initial))
      .map(([name, f]) => [name, f.initial]),
  )
}

/** A whole row: the given values, and the initial value of every other field. */
export const newRow = <F extends Fields>(r: Resource<F>, given: NewRow<NoInfer<F>>): Row<F> =>
  // The type of `given` demands every field that has no initial value.
  ({ ...initialValues(r), ...given }) as Row<F>

/** Field errors of a row that breaks a rule: field → messages. */
export function brokenRules(r: AnyResource, row: Readonly<Record<string, unknown>>): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const rule of r.rules) {
    if (rule.holds(row as never)) continue
    const messages = rule.details?.(row as never) ?? [rule.message]
    for (const name of rule.fields) errors[name] = [...(errors[name] ?? []), ...messages]
  }
  return errors
}
