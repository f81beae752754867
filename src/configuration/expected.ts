import { z } from 'zod'
import type { Names } from '#fields/kinds.ts'
import type { AnyField } from '#fields/resource.ts'
import { valueSchema } from '#fields/write.ts'

/** Describes the accepted values of a setting, for an operator who mistyped one. */
export function describeExpected(f: AnyField, names: Names): string {
  const { type, enum: choices, minimum, maximum, maxLength } = z.toJSONSchema(valueSchema(f, names), { io: 'input', unrepresentable: 'any' })
  if (choices) return `one of ${choices.join(', ')}`
  if (f.kind.column === 'flag') return 'true or false'
  if (f.kind.column === 'integer') return `a whole number from ${minimum} to ${maximum}`
  if (type === 'array') return 'a list, or in the environment values separated by commas'
  return `one line of text, at most ${maxLength} characters`
}
