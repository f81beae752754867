import { describeScopes, type ScopeLabel } from '#oauth/scope-labels.ts'
import type { Visit } from './visit.ts'

/** Scopes in plain words: system scopes in the language of the page, others with the label of their administrator. */
export async function scopeWords({ context, words }: Visit, names: readonly string[]): Promise<ScopeLabel[]> {
  return (await describeScopes(context, names)).map((scope) => {
    const own = Object.hasOwn(words.scopes, scope.name) ? words.scopes[scope.name] : undefined
    return own === undefined ? scope : { name: scope.name, label: own, description: undefined }
  })
}
