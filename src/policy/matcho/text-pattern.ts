import { isObject } from '#fields/json-object.ts'
import { compilePattern } from '#kit/pattern.ts'
import { isRequestMember, type PolicyRequest } from '#model/policy-request.ts'
import { RuleFault } from '../engine.ts'
import { truthOf, unknown } from '../truth.ts'
import { isAbsent, type Predicate, type Reading, telling } from './predicate.ts'

/** The words that ask whether there is a value. */
const words: Readonly<Record<string, Predicate>> = {
  'present?': telling('present?', (value) => truthOf(!isAbsent(value))),
  'nil?': telling('nil?', (value) => truthOf(isAbsent(value))),
  'not-blank?': telling('not-blank?', (value) => truthOf(typeof value === 'string' && value.trim() !== '')),
}

/** A text of a pattern: a word that ends in `?`, `#` and a regular expression, `.` and a path in the request, or the text itself. */
export function textPattern(text: string, place: string, reading: Reading): Predicate {
  const word = Object.hasOwn(words, text) ? words[text] : undefined
  if (word) return word
  // Taken literally, a misspelt word would match nothing, which a policy that denies must not do.
  if (/^[a-z-]+\?$/.test(text))
    throw new RuleFault(`there is no word ${text}; there are ${Object.keys(words).join(', ')}. For the text itself: {"$literal": "…"}`, place)
  if (text.startsWith('#')) return regularExpression(text.slice(1), place)
  if (text.startsWith('.')) return elsewhere(text, place, reading)
  return equalTo(text)
}

/** Equality with a text, number or flag. */
export const equalTo = (wanted: string | number | boolean): Predicate => {
  const expected = JSON.stringify(wanted)
  return telling(expected, (value) => truthOf(value === wanted))
}

function regularExpression(source: string, place: string): Predicate {
  const pattern = readPattern(source, place)
  return telling(`#${source}`, (value, { meter }) => {
    if (typeof value !== 'string') return truthOf(false)
    meter.spend(value.length)
    meter.checkTime()
    try {
      return truthOf(pattern.isIn(value))
    } catch (error) {
      if (error instanceof RangeError) return unknown
      throw error
    }
  })
}

/** A regular expression (RE2) of a rule. @throws {RuleFault} */
export function readPattern(source: string, place: string): ReturnType<typeof compilePattern> {
  try {
    return compilePattern(source)
  } catch (error) {
    if (error instanceof Error) throw new RuleFault(`#${source} is no regular expression: ${error.message}`, place)
    throw error
  }
}

/**
 * The value at another place of the request. Where either is missing nothing is known: two values that are both missing are not the same, or a
 * caller without an id would own every row without an owner.
 */
function elsewhere(text: string, place: string, { needs }: Reading): Predicate {
  const names = text.slice(1).split('.')
  const [member = ''] = names
  if (!isRequestMember(member)) throw new RuleFault(`${text} names no member of the request`, place)
  needs.add(member)
  return telling(text, (value, { request }) => {
    const other = requestValueAt(request, names)
    if (isAbsent(value) || isAbsent(other)) return unknown
    return truthOf(value === other || (typeof value === 'object' && JSON.stringify(value) === JSON.stringify(other)))
  })
}

/** The value at a path of members and positions. */
function requestValueAt(request: PolicyRequest, names: readonly string[]): unknown {
  let value: unknown = request
  for (const name of names) {
    if (Array.isArray(value)) value = value[Number(name)]
    else value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  }
  return value
}
