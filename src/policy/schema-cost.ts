import { isObject } from '#fields/json-object.ts'
import { RuleFault } from './engine.ts'

/** A schema of hundreds of keywords; one that refers to itself in powers of two is far beyond. */
const MOST = 2000

/** Comparing every element with every other takes the square of their number; remote documents and dynamic references have no bound that could be told. */
const refused: ReadonlySet<string> = new Set(['uniqueItems', '$dynamicRef', '$recursiveRef', '$dynamicAnchor', '$anchor'])

/**
 * How many keywords are looked at, at most, for one value: references are followed, so that a short schema which unfolds to a long one is
 * known by its length. A schema that refers to itself is refused.
 * @throws {RuleFault}
 */
export function schemaCost(schema: Readonly<Record<string, unknown>>): number {
  const known = new Map<unknown, number>()
  const open = new Set<unknown>()
  const costOf = (part: unknown, place: string): number => {
    if (Array.isArray(part)) return part.reduce((sum: number, each, i) => boundCost(sum + costOf(each, `${place}/${i}`)), 0)
    if (!isObject(part)) return 1
    const before = known.get(part)
    if (before !== undefined) return before
    if (open.has(part)) throw new RuleFault('a schema must not refer to itself', place)
    open.add(part)
    let cost = 1
    for (const [keyword, value] of Object.entries(part)) {
      if (refused.has(keyword) && !isNameOfProperty(place)) throw new RuleFault(`${keyword} is not taken: its cost has no bound`, place)
      cost = boundCost(
        cost + (keyword === '$ref' && typeof value === 'string' ? costOf(targetOf(schema, value, place), value) : costOf(value, `${place}/${keyword}`)),
      )
    }
    open.delete(part)
    known.set(part, cost)
    return cost
  }
  return costOf(schema, '#')
}

const isNameOfProperty = (place: string): boolean => /\/(?:properties|patternProperties|\$defs|definitions|enum|const)$/.test(place)

function boundCost(cost: number): number {
  if (cost > MOST) throw new RuleFault(`the schema unfolds to more than ${MOST} keywords`)
  return cost
}

/** The part of the schema that a reference names. @throws {RuleFault} when it is not in this schema */
function targetOf(schema: unknown, ref: string, place: string): unknown {
  const names = ref === '#' ? [] : ref.startsWith('#/') ? ref.slice(2).split('/') : undefined
  if (!names) throw new RuleFault(`${ref} is not taken: a reference names a part of the same schema, #/…`, place)
  const target = names.reduce<unknown>(
    (part, name) => (isObject(part) || Array.isArray(part) ? Reflect.get(part, name.replaceAll('~1', '/').replaceAll('~0', '~')) : undefined),
    schema,
  )
  if (target === undefined) throw new RuleFault(`${ref} names nothing`, place)
  return target
}
