import { isObject } from '#fields/json-object.ts'
import type { PathStep } from './query.ts'

/** A value that a path selects, with its place: the path without nulls. */
export interface SelectedClaim {
  readonly place: readonly (string | number)[]
  readonly value: unknown
}

/** A place that no credential can have, against a path that expands without end. */
const MOST_SELECTED = 10_000

/** The values that a step leads to; undefined when the step does not fit the value. */
function follow(step: PathStep, { place, value }: SelectedClaim): readonly SelectedClaim[] | undefined {
  if (typeof step === 'string') {
    if (!isObject(value)) return undefined
    return Object.hasOwn(value, step) ? [{ place: [...place, step], value: value[step] }] : []
  }
  if (!Array.isArray(value)) return undefined
  const elements = value.map((one, at): SelectedClaim => ({ place: [...place, at], value: one }))
  return step === null ? elements : elements.slice(step, step + 1)
}

/**
 * The claims that a path selects (OID4VP 1.0 §7.1.1); empty when there are none. A step that does not fit one of the values ends the whole selection,
 * as the specification says, so that a verifier never gets half of what it asked for.
 */
export function selectClaims(path: readonly PathStep[], claims: unknown): readonly SelectedClaim[] {
  let selected: readonly SelectedClaim[] = [{ place: [], value: claims }]
  for (const step of path) {
    const next: SelectedClaim[] = []
    for (const one of selected) {
      const found = follow(step, one)
      if (found === undefined || next.length + found.length > MOST_SELECTED) return []
      next.push(...found)
    }
    selected = next
  }
  return selected
}

/** A path as people write it: `address.street`, `nationalities[*]`. */
export const pathText = (path: readonly PathStep[]): string =>
  path.map((step, at) => (typeof step === 'string' ? (at === 0 ? step : `.${step}`) : `[${step ?? '*'}]`)).join('')
