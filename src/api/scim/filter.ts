import { isObject } from '#fields/json-object.ts'
import { ScimError } from './error.ts'

/** A condition of a SCIM filter (RFC 7644 §3.4.2.2). */
export type ScimFilter =
  | { readonly op: 'and' | 'or'; readonly left: ScimFilter; readonly right: ScimFilter }
  | { readonly op: 'not'; readonly of: ScimFilter }
  | { readonly op: 'some'; readonly path: string; readonly of: ScimFilter }
  | { readonly op: 'pr'; readonly path: string }
  | { readonly op: Comparison; readonly path: string; readonly value: ComparedValue }

const comparisons = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const
type Comparison = (typeof comparisons)[number]
type ComparedValue = string | number | boolean | null
export type Json = Readonly<Record<string, unknown>>

/** The longest filter that is read, in characters, and the deepest nesting: an attacker could otherwise exhaust the stack. */
const [LONGEST, DEEPEST] = [2048, 20]
const token = /\s*(?:(\(|\)|\[|\])|("(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")|([^\s()[\]"]+))/gy

const invalid = (why: string) => new ScimError(400, `the filter is not valid: ${why}`, 'invalidFilter')

function splitFilter(text: string): string[] {
  if (text.length > LONGEST) throw invalid(`it is longer than ${LONGEST} characters`)
  const found: string[] = []
  token.lastIndex = 0
  for (let at = 0; text.slice(at).trim() !== ''; at = token.lastIndex) {
    const match = token.exec(text)
    if (!match) throw invalid(`there is no way to read it at ${at + 1}`)
    found.push(match[1] ?? match[2] ?? match[3] ?? '')
  }
  return found
}

/** The name of an attribute, with the schema before it taken away. */
export const plainPath = (path: string): string => path.replace(/^urn:[\w.:-]+:(?=[A-Za-z$][\w$.-]*$)/, '')
const isPath = (text: string | undefined): text is string => text !== undefined && /^[A-Za-z$][\w$-]*(?:\.[A-Za-z$][\w$-]*)?$/.test(plainPath(text))

function readValue(text: string | undefined): ComparedValue {
  if (text === undefined) throw invalid('a value is missing at its end')
  try {
    const value: unknown = JSON.parse(text)
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as ComparedValue
  } catch {
    // Told below.
  }
  throw invalid(`${text} is no value: texts stand in quotation marks`)
}

/** Reads a filter: `or` binds less than `and`, `not` stands before parentheses. @throws {ScimError} 400 invalidFilter */
export function parseFilter(text: string): ScimFilter {
  const tokens = splitFilter(text)
  let at = 0
  const is = (word: string) => tokens[at]?.toLowerCase() === word
  const take = (word: string) => {
    if (!is(word)) throw invalid(`${word} is missing${tokens[at] === undefined ? ' at its end' : ` before ${tokens[at]}`}`)
    at++
  }
  const nested = (depth: number, open: string, close: string): ScimFilter => {
    if (depth >= DEEPEST) throw invalid(`it is nested more than ${DEEPEST} deep`)
    take(open)
    const inner = either(depth + 1)
    take(close)
    return inner
  }
  function either(depth: number): ScimFilter {
    let left = both(depth)
    while (is('or')) {
      at++
      left = { op: 'or', left, right: both(depth) }
    }
    return left
  }
  function both(depth: number): ScimFilter {
    let left = one(depth)
    while (is('and')) {
      at++
      left = { op: 'and', left, right: one(depth) }
    }
    return left
  }
  function one(depth: number): ScimFilter {
    if (is('(')) return nested(depth, '(', ')')
    if (is('not') && tokens[at + 1] === '(') {
      at++
      return { op: 'not', of: nested(depth, '(', ')') }
    }
    const path = tokens[at]
    if (!isPath(path)) throw invalid(`${path ?? 'its end'} is no attribute`)
    at++
    if (is('[')) return { op: 'some', path: plainPath(path), of: nested(depth, '[', ']') }
    const op = tokens[at]?.toLowerCase()
    at++
    if (op === 'pr') return { op, path: plainPath(path) }
    const known = comparisons.find((name) => name === op)
    if (!known) throw invalid(`${op ?? 'its end'} is no operator`)
    return { op: known, path: plainPath(path), value: readValue(tokens[at++]) }
  }
  const filter = either(0)
  if (at < tokens.length) throw invalid(`${tokens[at]} is too much`)
  return filter
}

/** The member of an object by its name, whatever the case of its letters (RFC 7643 §2.1). */
export const memberNamed = (object: Json, name: string): string | undefined => Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase())

/** The values at a path; those of every member of a list. */
function valuesAt(resource: Json, path: string): unknown[] {
  const [first = '', second] = path.split('.')
  const key = memberNamed(resource, first)
  const found = key === undefined ? [] : [resource[key]].flat()
  if (second === undefined) return found
  return found.filter(isObject).flatMap((one) => {
    const inner = memberNamed(one, second)
    return inner === undefined ? [] : [one[inner]].flat()
  })
}

/** Attributes whose letters' case matters (RFC 7643 §3.1). */
const exact = new Set(['id', 'externalid'])

function compare(op: Comparison, found: unknown, wanted: ComparedValue, path: string): boolean {
  // A comparison with a complex value is one with its `value` (RFC 7644 §3.4.2.2).
  const value = isObject(found) ? found['value'] : found
  if (typeof value === 'string' && typeof wanted === 'string') {
    const fold = (text: string) => (exact.has(path.toLowerCase()) ? text : text.toLowerCase())
    return holds(op, fold(value), fold(wanted))
  }
  if (typeof value === 'number' && typeof wanted === 'number') return holds(op, value, wanted)
  if (op === 'eq') return value === wanted
  return op === 'ne' && value !== wanted
}

function holds<T extends string | number>(op: Comparison, value: T, wanted: T): boolean {
  switch (op) {
    case 'eq':
      return value === wanted
    case 'ne':
      return value !== wanted
    case 'co':
      return String(value).includes(String(wanted))
    case 'sw':
      return String(value).startsWith(String(wanted))
    case 'ew':
      return String(value).endsWith(String(wanted))
    case 'gt':
      return value > wanted
    case 'ge':
      return value >= wanted
    case 'lt':
      return value < wanted
    case 'le':
      return value <= wanted
  }
}

/** True when a resource fulfils a filter. */
export function matches(filter: ScimFilter, resource: Json): boolean {
  switch (filter.op) {
    case 'and':
      return matches(filter.left, resource) && matches(filter.right, resource)
    case 'or':
      return matches(filter.left, resource) || matches(filter.right, resource)
    case 'not':
      return !matches(filter.of, resource)
    case 'some':
      return valuesAt(resource, filter.path).some((one) => isObject(one) && matches(filter.of, one))
    case 'pr':
      return valuesAt(resource, filter.path).some((one) => one !== undefined && one !== null && one !== '')
    default: {
      const { op, path, value } = filter
      const found = valuesAt(resource, path)
      return op === 'ne' ? found.every((one) => compare(op, one, value, path)) : found.some((one) => compare(op, one, value, path))
    }
  }
}
