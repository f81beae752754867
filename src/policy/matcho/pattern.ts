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

/** The elements at the beginning of a list, in order. */
const prefixOf =
  (elements: readonly Predicate[]): Predicate =>
  (value, trial, path) => {
    trial.meter.spend(1)
    if (!Array.isArray(value)) {
      trial.mismatches?.push({ path, expected: 'a list', ...(isAbsent(value) ? {} : { actual: value }) })
      return no
    }
    return allOf(elements, trial, (element, i) => element(value[i], trial, below(path, i)))
  }

/** All of some tests; where mismatches are gathered, also after the first that fails. */
function allOf<T>(tests: readonly T[], { mismatches }: Trial, test: (each: T, place: number) => Truth): Truth {
  let found: Truth = yes
  for (const [place, each] of tests.entries()) {
    found = both(found, test(each, place))
    if (found === no && !mismatches) break
  }
  return found
}

function objectPattern(pattern: Readonly<Record<string, unknown>>, place: string, reading: Reading): Predicate {
  const names = Object.keys(pattern)
  const [operator] = names.filter((name) => name.startsWith('$'))
  if (operator === undefined) return includes(names.map((name): [string, Predicate] => [name, compileAt(pattern[name], below(place, name), reading)]))
  if (names.length > 1) throw new RuleFault(`${operator} must be the only member at its level`, place)
  const make = Object.hasOwn(operators, operator) ? operators[operator] : undefined
  if (!make) throw new RuleFault(`there is no operator ${operator}; there are ${Object.keys(operators).join(', ')}`, place)
  return make(pattern[operator], below(place, operator), (inner, at) => compileAt(inner, at, reading))
}

/** The members of an object, each by its own pattern; further members do not matter. Below a value that is not there nothing is there either. */
const includes =
  (members: readonly (readonly [string, Predicate])[]): Predicate =>
  (value, trial, path) => {
    trial.meter.spend(1)
    if (!isAbsent(value) && !isObject(value)) {
      trial.mismatches?.push({ path, expected: 'an object', actual: value })
      return no
    }
    return allOf(members, trial, ([name, predicate]) =>
      predicate(isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined, trial, trial.mismatches ? below(path, name) : ''),
    )
  }
