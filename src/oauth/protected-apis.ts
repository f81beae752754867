import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidScope } from '#http/refusal.ts'
import { Lru } from '#kit/lru.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type ProtectedApi, protectedApi } from '#model/protected-api.ts'
import { scopesOfPeople } from '#model/system-scopes.ts'
import { makeRowCache } from '#store/remembered.ts'

const apis = memoizeWeak((context: Context) => {
  const kept = makeRowCache<ProtectedApi>(context, {
    resource: protectedApi,
    cache: new Lru(2000),
    load: async (identifier) => (await context.db.table(protectedApi).find({ identifier }, { limit: 1 }))[0],
  })
  // The cache is keyed by identifier, but a change names only the row id, so the cache is emptied.
  context.store.watch(protectedApi, () => kept.drop())
  return kept
})
/** The registered API of this identifier, active or not. */
export const findApi = (context: Context, identifier: string): MaybePromise<ProtectedApi | undefined> => apis(context).get(identifier)

/**
 * The resource identifier of our own API (RFC 9728 §1.2): the administration API, the developer's door and userinfo. It is the issuer, which is also
 * the `aud` of a token for which no resource was named (RFC 9068 §3).
 */
export const ownResource = ({ issuer }: Context): string => issuer

/**
 * True when a token with this audience is for this server. A token for another API is not, whatever its scopes: that API could replay the tokens of
 * its callers here (RFC 9700 §2.3).
 */
export const isForUs = (audience: readonly string[], context: Context): boolean => audience.length === 0 || audience.includes(ownResource(context))

/** True when a client may have tokens for an API. */
export function mayAskFor(api: ProtectedApi, client: CompiledClient): boolean {
  if (!api.active) return false
  if (api.open_to === 'anyone') return true
  if (api.open_to === 'reviewed') return client.stage === 'live' && client.origin === 'managed'
  return api.clients.includes(client.id) || client.authorized_resources.includes(api.identifier)
}

/**
 * The union of the scopes of the APIs of an audience; undefined where one of them accepts any scope (our own API, and APIs that only a client's list
 * names).
 */
async function scopesKnownTo(audience: readonly string[], context: Context): Promise<ReadonlySet<string> | undefined> {
  const known = new Set<string>()
  for (const identifier of audience) {
    const api = identifier === ownResource(context) ? undefined : await findApi(context, identifier)
    if (!api) return undefined
    for (const name of api.scopes) known.add(name)
  }
  return known
}

/**
 * Refuses requested scopes that none of the requested APIs knows. Scopes about people are allowed nevertheless: they decide the claims of the ID
 * token and userinfo.
 * @throws {Refusal} `invalid_scope`
 */
export async function refuseForeignScopes(audience: readonly string[], scope: readonly string[], context: Context): Promise<void> {
  const known = audience.length === 0 ? undefined : await scopesKnownTo(audience, context)
  const foreign = known && scope.filter((name) => !known.has(name) && !scopesOfPeople.has(name))
  if (foreign && foreign.length > 0)
    throw invalidScope(`${audience.join(' and ')} know${audience.length > 1 ? '' : 's'} no scope ${foreign.join(', ').slice(0, 256)}`).because({
      check: 'scope_of_resource',
      got: foreign.join(' '),
    })
}

/**
 * The granted scopes that a token for these APIs carries: only those that the APIs know, so that no API can misuse the token at another. `openid`
 * stays: it opens nothing at an API, and clients look for it beside an ID token.
 */
export async function scopeWithin(audience: readonly string[], scope: readonly string[], context: Context): Promise<readonly string[]> {
  const known = await scopesKnownTo(audience, context)
  return known ? scope.filter((name) => name === 'openid' || known.has(name)) : scope
}
