import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { per } from '#kit/per.ts'
import type { Soon } from '#kit/soon.ts'
import { type User, user } from '#model/user.ts'
import { remembered } from '#store/remembered.ts'

/** How many people are kept at hand. */
const LIMIT = 20_000
const people = per((context: Context) => remembered(context, { resource: user, cache: new Lru(LIMIT), load: (id) => context.room.table(user).get(id) }))

/**
 * Whether what is remembered is as good as what is stored. One process hears of each change before the change is acknowledged; another node
 * hears a moment later, and what was revoked there must be dead here at once.
 */
export const isAlone = ({ store }: Context): boolean => store.dialect === 'sqlite'

/** The person of this id as they are now. */
export const findPerson = (context: Context, id: string): Soon<User | undefined> =>
  isAlone(context) ? people(context).get(id) : context.room.table(user).get(id)
