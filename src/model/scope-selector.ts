import { z } from 'zod'

const value = z.union([z.string().min(1).max(256), z.number(), z.boolean()])
type SelectedValue = z.infer<typeof value>

/** The form of a selector: members of the rows of an API, each with the values that it may have. */
export const scopeSelector = z
  .record(z.string().regex(/^[A-Za-z_][\w.-]{0,63}$/, 'must be the name of a member'), z.array(value).min(1).max(100))
  .refine((selector) => Object.keys(selector).length > 0, 'must name a member')
  .refine((selector) => Object.keys(selector).length <= 20, 'must name at most 20 members')

/** The rows of an API that a scope reaches: those whose members have one of the values. A member that is not named may have any. */
export type ScopeSelector = Readonly<Record<string, readonly SelectedValue[]>>

const selectorNames = (selector: ScopeSelector) => Object.keys(selector)
const within = (inner: readonly SelectedValue[], outer: readonly SelectedValue[]) => inner.every((one) => outer.includes(one))

/** True when every row that `inner` reaches is one that `outer` reaches. */
export const containsSelector = (outer: ScopeSelector, inner: ScopeSelector): boolean =>
  selectorNames(outer).every((name) => inner[name] !== undefined && within(inner[name], outer[name] ?? []))

/**
 * The selectors of the rows that `wanted` reaches and none of `given` does. A selector lists values and cannot say "all others", so that where `wanted`
 * leaves a member free which `given` does not, all of `wanted` remains: more is asked for than need be, never less.
 */
export function subtractSelectors(wanted: ScopeSelector, given: readonly ScopeSelector[]): readonly ScopeSelector[] {
  let left: readonly ScopeSelector[] = [wanted]
  for (const one of given) left = left.flatMap((each) => subtractOne(each, one))
  return left
}

function subtractOne(wanted: ScopeSelector, given: ScopeSelector): readonly ScopeSelector[] {
  const names = selectorNames(given)
  if (names.some((name) => wanted[name] === undefined)) return [wanted]
  const pieces: ScopeSelector[] = []
  // The rows that are left once the members before this one agree with `given`.
  let rest: ScopeSelector = wanted
  for (const name of names) {
    const [mine, theirs] = [rest[name] ?? [], given[name] ?? []]
    const outside = mine.filter((one) => !theirs.includes(one))
    if (outside.length > 0) pieces.push({ ...rest, [name]: outside })
    rest = { ...rest, [name]: mine.filter((one) => theirs.includes(one)) }
    if (rest[name]?.length === 0) return pieces
  }
  return pieces
}

/** The same rows in fewer selectors: one that another contains is left out, and two that differ in one member are one. */
export function mergeSelectors(selectors: readonly ScopeSelector[]): readonly ScopeSelector[] {
  const merged: ScopeSelector[] = []
  for (const selector of selectors) {
    let one = selector
    for (let at = 0; at < merged.length; at++) {
      const united = uniteTwo(merged[at] as ScopeSelector, one)
      if (!united) continue
      one = united
      merged.splice(at, 1)
      // The united one may fit those before it too.
      at = -1
    }
    merged.push(one)
  }
  return merged
}

/** Two selectors as one, where one reaches exactly what both do. */
function uniteTwo(a: ScopeSelector, b: ScopeSelector): ScopeSelector | undefined {
  if (containsSelector(a, b)) return a
  if (containsSelector(b, a)) return b
  if (selectorNames(a).length !== selectorNames(b).length || selectorNames(a).some((name) => b[name] === undefined)) return undefined
  const differing = selectorNames(a).filter((name) => !within(a[name] ?? [], b[name] ?? []) || !within(b[name] ?? [], a[name] ?? []))
  const [name] = differing
  return differing.length === 1 && name !== undefined ? { ...a, [name]: [...new Set([...(a[name] ?? []), ...(b[name] ?? [])])] } : undefined
}
