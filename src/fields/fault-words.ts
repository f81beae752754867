import type { z } from 'zod'

type RawIssue = Parameters<z.core.$ZodErrorMap>[0]

/** The longest part of a wrong value that a message repeats. */
const SHOWN = 60

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  undefined: 'absent',
  nan: 'a number',
}
const typeName = (type: string): string => typeNames[type] ?? type

const kindOf = (value: unknown): string =>
  value === null || typeof value === 'boolean' ? String(value) : Array.isArray(value) ? 'a list' : typeName(typeof value)

const cut = (text: string): string => JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
const showValue = (value: unknown): string => (typeof value === 'string' ? cut(value) : typeof value === 'number' ? String(value) : kindOf(value))

/** `a, b or c`. */
const listChoices = (values: readonly unknown[]): string => {
  const names = values.map(String)
  return names.length < 2 ? names.join() : `one of ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

const many = (count: number, noun: string): string => `${count} ${count === 1 ? noun : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`
const lengthOf = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : 0)

/** The fault of a size: of characters, of entries, or of a number. */
function sizeWords(origin: string, input: unknown, { least, most }: { readonly least?: number; readonly most?: number }): string {
  const bound = least === undefined ? 'at most' : 'at least'
  const limit = least ?? most ?? 0
  if (origin !== 'string' && origin !== 'array') return `must be ${bound} ${limit}, not ${showValue(input)}`
  if (least === 1 && lengthOf(input) === 0) return origin === 'string' ? 'must not be empty' : 'must name at least one'
  return `must have ${bound} ${many(limit, origin === 'string' ? 'character' : 'entry')}, not ${lengthOf(input)}`
}

/** The fault of a type. A value of another type is not repeated: it may be a secret that stands in the wrong place. */
function typeWords(expected: string, input: unknown): string {
  if (input === undefined) return `is required: must be ${typeName(expected)}`
  if (expected === 'int' && typeof input === 'number') return `must be a whole number, not ${input}`
  return `must be ${typeName(expected)}, not ${kindOf(input)}`
}

const formats: Readonly<Record<string, string>> = {
  url: 'a web address such as https://example.com/path',
  base64: 'in Base64',
}

/** The words for a fault that no schema has words of its own for: the rule that the value broke, and the value. They are all the words that people read. */
export function faultWords(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue.expected, issue.input)
    case 'invalid_value':
      return issue.input === undefined
        ? `is required: must be ${listChoices(issue.values)}`
        : `must be ${listChoices(issue.values)}, not ${showValue(issue.input)}`
    case 'too_small':
      return sizeWords(issue.origin, issue.input, { least: Number(issue.minimum) })
    case 'too_big':
      return sizeWords(issue.origin, issue.input, { most: Number(issue.maximum) })
    case 'invalid_format':
      return `must be ${formats[issue.format] ?? 'in another form'}, not ${showValue(issue.input)}`
    case 'unrecognized_keys':
      return `must not hold ${issue.keys.map((key) => key.slice(0, SHOWN)).join(', ')}: no such member is known`
    case 'invalid_key':
      return 'holds the name of a member that is not valid'
    default:
      return `is not valid: ${showValue(issue.input)}`
  }
}

/** The message of a fault, and its place in the value. Of the alternatives of a value, the one with the fewest faults is probably the one that was meant. */
export function faultMessage(issue: z.core.$ZodIssue, inside: readonly PropertyKey[] = issue.path): string {
  const [closest] = issue.code === 'invalid_union' ? [...issue.errors].sort((a, b) => a.length - b.length) : []
  const [inner] = closest ?? []
  const message = inner === undefined ? issue.message : faultMessage(inner)
  return inside.length > 0 ? `at ${inside.map(String).join('.')}: ${message}` : message
}
