import { isObject } from '#fields/json-object.ts'
import { RuleFault } from '../engine.ts'
import { both, either, no, opposite, type Truth, truthOf, unknown, yes } from '../truth.ts'
import { below, isAbsent, listIn, type Operator, type Predicate, type Trial, telling } from './predicate.ts'
import { equalTo } from './text-pattern.ts'

const isScalar = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value)
const quiet = ({ request, meter }: Trial): Trial => ({ request, meter })

/** The greatest truth that a test of the values comes to; `of` says how the values are reached. */
function isAny(values: readonly unknown[], test: (value: unknown, place: number) => Truth): Truth {
  let found: Truth = no
  for (const [place, value] of values.entries()) {
    found = either(found, test(value, place))
    if (found === yes) break
  }
  return found
}

/** `$enum`: one of some texts, numbers or flags. */
const oneOfScalars: Operator = (operand, place) => {
  const values = listIn(operand, '$enum', place)
  if (!values.every(isScalar)) throw new RuleFault('$enum lists texts, numbers and flags; $one-of lists patterns', place)
  const wanted = new Set<unknown>(values)
  return telling(`$enum ${JSON.stringify(values)}`, (value) => truthOf(wanted.has(value)))
}

/** `$one-of`: at least one of some patterns. */
const oneOfPatterns: Operator = (operand, place, compile) => {
  const patterns = listIn(operand, '$one-of', place).map((pattern, i) => compile(pattern, below(place, i)))
  return (value, trial, path) => {
    const found = isAny(patterns, (pattern) => (pattern as Predicate)(value, quiet(trial), path))
    if (found !== yes) trial.mismatches?.push({ path, expected: `$one-of ${JSON.stringify(operand)}`, ...(isAbsent(value) ? {} : { actual: value }) })
    return found
  }
}

/** `$not`: anything but. Of a value that is not there nothing is known: else it would admit whoever is nobody. */
const negation: Operator = (operand, place, compile) => {
  const pattern = compile(operand, place)
  return telling(`$not ${JSON.stringify(operand)}`, (value, trial) => (isAbsent(value) ? unknown : opposite(pattern(value, quiet(trial), ''))))
}

/** `$contains`: some element of a list. */
const someElement: Operator = (operand, place, compile) => {
  const pattern = compile(operand, place)
  return telling(`$contains ${JSON.stringify(operand)}`, (value, trial) =>
    Array.isArray(value) ? isAny(value, (each) => pattern(each, quiet(trial), '')) : no,
  )
}

/** `$every`: each element of a list that has one. Of an empty list everything could be said. */
const everyElement: Operator = (operand, place, compile) => {
  const pattern = compile(operand, place)
  return (value, trial, path) => {
    if (!Array.isArray(value) || value.length === 0) {
      trial.mismatches?.push({ path, expected: `$every ${JSON.stringify(operand)}`, ...(isAbsent(value) ? {} : { actual: value }) })
      return no
    }
    return value.reduce<Truth>((found, each, i) => (found === no ? no : both(found, pattern(each, trial, below(path, i)))), yes)
  }
}

/** `$present-all`: each of some patterns by some element, in any order. */
const presentAllOperator: Operator = (operand, place, compile) => {
  const patterns = listIn(operand, '$present-all', place).map((pattern, i) => compile(pattern, below(place, i)))
  return telling(`$present-all ${JSON.stringify(operand)}`, (value, trial) => {
    if (!Array.isArray(value)) return no
    return patterns.reduce<Truth>(
      (found, pattern) =>
        found === no
          ? no
          : both(
              found,
              isAny(value, (each) => pattern(each, quiet(trial), '')),
            ),
      yes,
    )
  })
}

/** `$length`: how many elements a list has, or characters a text. */
const lengthOf: Operator = (operand, place) => {
  if (typeof operand !== 'number' || !Number.isInteger(operand) || operand < 0) throw new RuleFault('$length takes a whole number', place)
  return telling(`$length ${operand}`, (value) => truthOf((Array.isArray(value) || typeof value === 'string') && value.length === operand))
}

/** `$reference`: a reference written as `Type/id`, as a path that ends so, or as an object with `type` or `resourceType`, and `id`. */
const referenceOperator: Operator = (operand, place) => {
  const wanted = typeof operand === 'string' ? normalReference(operand) : undefined
  if (wanted === undefined) throw new RuleFault('$reference takes a text like "Type/id"', place)
  return telling(`$reference ${wanted}`, (value) => truthOf(normalReference(value) === wanted))
}

function normalReference(value: unknown): string | undefined {
  if (typeof value === 'string') return /(?:^|\/)([^/?#]+\/[^/?#]+)\/?$/.exec(value)?.[1]
  if (!isObject(value)) return undefined
  const { reference: text, id } = value
  const type = value['type'] ?? value['resourceType']
  if (typeof text === 'string') return normalReference(text)
  return typeof type === 'string' && typeof id === 'string' ? `${type}/${id}` : undefined
}

/** `$literal`: the value itself, also where it begins like a pattern. */
const literal: Operator = (operand, place) => {
  if (!isScalar(operand)) throw new RuleFault('$literal takes a text, a number or a flag', place)
  return equalTo(operand)
}

/** The operators of the pattern language. */
export const operators: Readonly<Record<string, Operator>> = {
  $enum: oneOfScalars,
  '$one-of': oneOfPatterns,
  $not: negation,
  $contains: someElement,
  $every: everyElement,
  '$present-all': presentAllOperator,
  $length: lengthOf,
  $reference: referenceOperator,
  $literal: literal,
}
