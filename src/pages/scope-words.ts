import { scope } from '#model/scope.ts'
import type { ScopeSelector } from '#model/scope-selector.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { anyOf } from '#store/store.ts'
import type { Visit } from './visit.ts'

/** A scope in plain words. */
export interface ScopeWords {
  readonly name: string
  readonly label: string
  readonly description: string | undefined
}

/** The rows that a part of a scope reaches, as its administrator wrote them. */
const limits = (selector: ScopeSelector) =>
  Object.entries(selector)
    .map(([member, values]) => `${member}: ${values.join(', ')}`)
    .join(' · ')

/** Scopes in plain words: system scopes in the language of the page, others with the label of their administrator. */
export async function scopeWords({ context, words }: Visit, names: readonly string[]): Promise<ScopeWords[]> {
  const rows = names.length === 0 ? [] : await context.db.table(scope).find({ name: anyOf(names) }, { limit: names.length })
  return names.map((name) => {
    const row = rows.find((candidate) => candidate.name === name)
    const own = Object.hasOwn(words.scopes, name) ? words.scopes[name] : undefined
    return {
      name,
      label: own ?? row?.label ?? systemScopes.find((system) => system.name === name)?.label ?? name,
      description: own ? undefined : (row?.description ?? (row?.selector && limits(row.selector))),
    }
  })
}
