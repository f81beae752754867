import type { Context } from '#http/context.ts'
import type { GuardedFetch } from '#kit/fetch.ts'
import type { CompiledClient } from './find-client.ts'
import { fetchFor } from './outgoing.ts'

/** The party on whose behalf something is fetched: a client, or the tenant where none is named. */
export interface OnBehalf {
  readonly context: Context
  readonly client?: CompiledClient | undefined
}

/** The fetch of a party: a client may be bound to certain hosts. */
export const fetchOnBehalf = ({ context, client }: OnBehalf): GuardedFetch => (client ? fetchFor(client, context.fetch) : context.fetch)

/**
 * Memoizes a cache for each party. A cache that parties shared would answer a client with what was fetched for another, from a host that the first may not
 * ask, or with another certificate authority than it pins.
 */
export function memoizeByParty<V>(make: (party: OnBehalf) => V): (party: OnBehalf) => V {
  const kept = new WeakMap<object, V>()
  return ({ context, client }) => {
    const known = kept.get(client ?? context)
    if (known !== undefined) return known
    const made = make({ context, client })
    kept.set(client ?? context, made)
    return made
  }
}
