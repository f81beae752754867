import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type User, user } from '#model/user.ts'
import { makeRowCache } from '#store/remembered.ts'

/** How many people are kept at hand. */
const LIMIT = 20_000
const people = memoizeWeak((context: Context) => makeRowCache(context, { resource: user, cache: new Lru(LIMIT), load: (id) => context.db.table(user).get(id) }))

/**
 * Whether what is remembered is as good as what is stored. One process hears of each change before the change is acknowledged; another node
 * hears a moment later, and what was revoked there must be dead here at once.
 */
export const isAlone = ({ store }: Context): boolean => store.dialect === 'sqlite'

/** The person of this id as they are now. */
export const findPerson = (context: Context, id: string): MaybePromise<User | undefined> =>
  isAlone(context) ? people(context).get(id) : context.db.table(user).get(id)
