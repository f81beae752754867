import { isObject } from '#fields/json-object.ts'
import type { RequestMember } from '#model/policy-request.ts'
import { RuleFault } from '../engine.ts'
import { both, no, type Truth, truthOf, yes } from '../truth.ts'
import { operators } from './operators.ts'
import { below, isAbsent, type Predicate, type Reading, type Trial, telling } from './predicate.ts'
import { equalTo, textPattern } from './text-pattern.ts'

/** A pattern, and the members of the request that it refers to by `.path`. */
export interface CompiledPattern {
  readonly predicate: Predicate
  readonly refersTo: ReadonlySet<RequestMember>
}

/** Deeper than any request, and shallow enough for the stack. */
const DEEPEST = 32
const isNull = telling('null', (value) => truthOf(isAbsent(value)))

/**
 * Compiles a pattern (matcho): scalars are equal, objects are included, lists are a prefix, texts may be a word, a regular expression or a path,
 * and `$name` is an operator, which stands alone at its level.
 * @throws {RuleFault} with the place of what is no pattern
 */
export function compileMatcho(pattern: unknown): CompiledPattern {
  const reading: Reading = { needs: new Set() }
  return { predicate: compileAt(pattern, '', reading), refersTo: reading.needs }
}

function compileAt(pattern: unknown, place: string, reading: Reading): Predicate {
  if (place.split('.').length > DEEPEST) throw new RuleFault(`a pattern is at most ${DEEPEST} deep`)
  if (typeof pattern === 'string') return textPattern(pattern, place, reading)
  if (typeof pattern === 'number' || typeof pattern === 'boolean') return equalTo(pattern)
  if (Array.isArray(pattern)) return prefixOf(pattern.map((each, i) => compileAt(each, below(place, i), reading)))
  if (isObject(pattern)) return objectPattern(pattern, place, reading)
  return isNull
}

/** A member or element that a pattern demands, with the pattern of its value. */
interface PatternPart {
  readonly name: string | number
  readonly predicate: Predicate
  /** Every object has a member of this name, its own or not. */
  readonly isInherited: boolean
}

const isInheritedName = (name: string | number): boolean => name in Object.prototype || name in Array.prototype
const partOf = (name: string | number, predicate: Predicate): PatternPart => ({ name, predicate, isInherited: isInheritedName(name) })

/** The value of a part. A body may hold a member named `constructor`; what it only inherits is not there. */
function partAt(value: unknown, { name, isInherited }: PatternPart): unknown {
  if (typeof value !== 'object' || value === null || (isInherited && !Object.hasOwn(value, name))) return undefined
  return (value as Readonly<Record<string | number, unknown>>)[name]
}

/** The conjunction of the parts. Where mismatches are gathered, the parts after the first that fails are tried too. Loops by index: this is the hot path. */
function allParts(parts: readonly PatternPart[], value: unknown, trial: Trial, path: string): Truth {
  const { mismatches } = trial
  let found: Truth = yes
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as PatternPart
    found = both(found, part.predicate(partAt(value, part), trial, mismatches ? below(path, part.name) : ''))
    if (found === no && !mismatches) return no
  }
  return found
}

/** The elements at the beginning of a list, in order. */
function prefixOf(elements: readonly Predicate[]): Predicate {
  const parts = elements.map((predicate, name) => partOf(name, predicate))
  return (value, trial, path) => {
    trial.meter.spend(1)
    if (Array.isArray(value)) return allParts(parts, value, trial, path)
    trial.mismatches?.push({ path, expected: 'a list', ...(isAbsent(value) ? {} : { actual: value }) })
    return no
  }
}

function objectPattern(pattern: Readonly<Record<string, unknown>>, place: string, reading: Reading): Predicate {
  const names = Object.keys(pattern)
  const [operator] = names.filter((name) => name.startsWith('$'))
  if (operator === undefined) return includes(names.map((name) => partOf(name, compileAt(pattern[name], below(place, name), reading))))
  if (names.length > 1) throw new RuleFault(`${operator} must be the only member at its level`, place)
  const make = Object.hasOwn(operators, operator) ? operators[operator] : undefined
  if (!make) throw new RuleFault(`there is no operator ${operator}; there are ${Object.keys(operators).join(', ')}`, place)
  return make(pattern[operator], below(place, operator), (inner, at) => compileAt(inner, at, reading))
}

/** The members of an object, each by its own pattern; further members do not matter. Below a value that is not there nothing is there either. */
const includes =
  (parts: readonly PatternPart[]): Predicate =>
  (value, trial, path) => {
    trial.meter.spend(1)
    if (isAbsent(value) || isObject(value)) return allParts(parts, value, trial, path)
    trial.mismatches?.push({ path, expected: 'an object', actual: value })
    return no
  }
