import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { scopesOfPeople } from '#model/system-scopes.ts'
import type { User } from '#model/user.ts'
import { heldScopes } from './held-scopes.ts'
import { grantableScope, scopeTable } from './scopes.ts'

/** The client and the person of a token. */
export interface Holders {
  readonly client: CompiledClient
  readonly user: User | undefined
}

/**
 * The part of a token's scope that its client and person still hold: a role that was taken away must have no effect, here or at an API that
 * introspects, while the token lives.
 */
export const livingScope = (scope: readonly string[], { client, user }: Holders, context: Context): MaybePromise<readonly string[]> =>
  andThen(scopeTable(context), ({ known }) => {
    // Public scopes cannot be lost. Most tokens have no others and end here without a look-up.
    if (scope.every((name) => known.get(name) === true && (user || !scopesOfPeople.has(name)))) return scope
    const requested = scope.filter((name) => known.has(name))
    if (!user) return grantableScope(context, { client, requested, unheld: 'drop' })
    return heldScopes(context, user, client).then((held) => grantableScope(context, { client, requested, held, unheld: 'drop' }))
  })
