import type { Context } from '#http/context.ts'
import { scope } from '#model/scope.ts'
import type { ScopeSelector } from '#model/scope-selector.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { anyOf } from '#store/store.ts'

/** A scope in the words of its administrator. */
export interface ScopeLabel {
  readonly name: string
  readonly label: string
  readonly description: string | undefined
}

/** The rows that a part of a scope reaches, as its administrator wrote them. */
const limits = (selector: ScopeSelector) =>
  Object.entries(selector)
    .map(([member, values]) => `${member}: ${values.join(', ')}`)
    .join(' · ')

/** The words of scopes, in the order of their names. */
export async function describeScopes({ db }: Pick<Context, 'db'>, names: readonly string[]): Promise<ScopeLabel[]> {
  const rows = names.length === 0 ? [] : await db.table(scope).find({ name: anyOf(names) }, { limit: names.length })
  return names.map((name) => {
    const row = rows.find((candidate) => candidate.name === name)
    const label = row?.label ?? systemScopes.find((system) => system.name === name)?.label ?? name
    return { name, label, description: row?.description ?? (row?.selector && limits(row.selector)) }
  })
}
