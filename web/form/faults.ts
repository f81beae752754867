import { faultMessage } from '#fields/fault-words.ts'
import type { Names } from '#fields/kinds.ts'
import type { AnyResource } from '#fields/resource.ts'
import { brokenRules, valueSchema } from '#fields/write.ts'
import type { AnyRow } from '../api/rows.ts'

export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** The faults of the touched fields, by the schemas and rules that the server checks them with. */
export function faults(resource: AnyResource, values: AnyRow, touched: readonly string[], names: Names | undefined): FieldErrors {
  const found: Record<string, string[]> = {}
  for (const name of touched) {
    const field = resource.fields[name]
    const value = values[name]
    if (!field || value === undefined) continue
    const checked = (names ? valueSchema(field, names) : field.kind.schema).safeParse(value)
    if (!checked.success) found[name] = checked.error.issues.map((issue) => faultMessage(issue))
  }
  for (const rule of resource.rules) {
    if (!rule.fields.some((name) => touched.includes(name)) || rule.fields.some((name) => found[name])) continue
    const broken = brokenRules({ ...resource, rules: [rule] }, values)
    for (const [name, messages] of Object.entries(broken)) found[name] = [...(found[name] ?? []), ...messages]
  }
  return found
}
