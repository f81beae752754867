import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Keys } from './keys.ts'
import { type Alias, type Aliases, type JwkSet, publishedFor, publishKeys } from './published.ts'
import { algsIn, type Ring } from './ring.ts'

/** The publication of a tenant's keys: its JWK sets and the list of algorithms, rendered anew when a key or an alias changes. */
export function publication(whole: () => MaybePromise<Ring>, aliases: Aliases): Pick<Keys, 'algs' | 'jwks' | 'jwksFor'> {
  const algsOf = memoizeWeak(algsIn)
  let rendered: { readonly ring: Ring; readonly aliases: readonly Alias[]; readonly set: JwkSet } | undefined
  return {
    algs: () => andThen(whole(), algsOf),
    jwksFor: (clientId, signing) => andThen(whole(), (ring) => publishedFor(clientId, ring, signing)),
    jwks: () =>
      andThen(whole(), (ring) =>
        andThen(aliases.list(), (list) => {
          if (rendered?.ring !== ring || rendered.aliases !== list) rendered = { ring, aliases: list, set: publishKeys(ring, list) }
          return rendered.set
        }),
      ),
  }
}
