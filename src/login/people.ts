import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type User, user } from '#model/user.ts'
import { makeRowCache } from '#store/remembered.ts'

/** How many people are cached. */
const LIMIT = 20_000
const people = memoizeWeak((context: Context) => makeRowCache(context, { resource: user, cache: new Lru(LIMIT), load: (id) => context.db.table(user).get(id) }))

/**
 * True when this process is alone on its database, so that its caches are never outdated. Another node would hear of a change a moment later,
 * although a revocation must take effect at once.
 */
export const isAlone = ({ store }: Context): boolean => store.dialect === 'sqlite'

/** The present row of a person. */
export const findPerson = (context: Context, id: string): MaybePromise<User | undefined> =>
  isAlone(context) ? people(context).get(id) : context.db.table(user).get(id)
