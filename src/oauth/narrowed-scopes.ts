import { containsSelector, mergeSelectors, type ScopeSelector, subtractSelectors } from '#model/scope-selector.ts'

/** A scope that allows what another one does, for the rows of its selector only. */
export interface NarrowedScope {
  /** The name of the scope that is narrowed. */
  readonly narrows: string
  readonly selector: ScopeSelector
}

/** The narrowed scopes of a tenant, by name. */
export type NarrowedScopes = ReadonlyMap<string, NarrowedScope>

/** The scopes that allow all that a narrowed scope does: the one that it narrows, and wider parts of that. */
export function containersOf(name: string, narrowed: NarrowedScopes): readonly string[] {
  const own = narrowed.get(name)
  if (!own) return []
  const wider = [...narrowed].filter(([other, { narrows, selector }]) => other !== name && narrows === own.narrows && containsSelector(selector, own.selector))
  return [own.narrows, ...wider.map(([other]) => other)]
}

/** True when scopes that were given allow all that another one does: because it is among them, or as a part of what they reach together. */
export function isCovered(name: string, given: readonly string[], narrowed: NarrowedScopes): boolean {
  if (given.includes(name)) return true
  const own = narrowed.get(name)
  if (!own) return false
  if (given.includes(own.narrows)) return true
  const parts = given.flatMap((other) => partOf(other, own.narrows, narrowed))
  return subtractSelectors(own.selector, parts).length === 0
}

const partOf = (name: string, narrows: string, narrowed: NarrowedScopes): readonly ScopeSelector[] => {
  const part = narrowed.get(name)
  return part?.narrows === narrows ? [part.selector] : []
}

/**
 * The limits of the scopes of a token, by the scope that they narrow: an API lets the token reach the rows of any of its selectors. A scope that the
 * token has as a whole has none.
 */
export function selectorsOf(scope: readonly string[], narrowed: NarrowedScopes): Readonly<Record<string, readonly ScopeSelector[]>> | undefined {
  if (narrowed.size === 0) return undefined
  const parts = scope.flatMap((name) => narrowed.get(name) ?? []).filter(({ narrows }) => !scope.includes(narrows))
  if (parts.length === 0) return undefined
  const groups = Map.groupBy(parts, ({ narrows }) => narrows)
  return Object.fromEntries([...groups].map(([narrows, each]) => [narrows, mergeSelectors(each.map(({ selector }) => selector))]))
}
