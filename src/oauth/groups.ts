import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { DEEPEST_NESTING, type Group, group, groupMember } from '#model/group.ts'
import type { User } from '#model/user.ts'
import { makeRowCache, rememberedWhole } from '#store/remembered.ts'

const LIMIT = 2000
/** The most groups that one person is looked up in. */
const MOST = 1000

const groups = memoizeWeak((context: Context) =>
  makeRowCache(context, { resource: group, cache: new Lru(LIMIT), load: (id) => context.db.table(group).get(id) }),
)
/** True for a tenant that has groups. Most have none, and look nothing up then. */
const hasGroups = memoizeWeak((context: Context) =>
  rememberedWhole(context, { resources: [group], load: async () => (await context.db.table(group).find({}, { limit: 1 })).length > 0 }),
)

/** A group that a person is in, with those that it stands in, the innermost first. */
export type GroupPath = readonly [Group, ...Group[]]

/** The group and all that it stands in. A circle, which two edits at once could make, ends where the deepest nesting does. */
export async function pathOf(context: Context, id: string): Promise<GroupPath | undefined> {
  const path: Group[] = []
  for (let next: string | undefined = id; next !== undefined && path.length < DEEPEST_NESTING; ) {
    const row: Group | undefined = await groups(context).get(next)
    if (!row || path.includes(row)) break
    path.push(row)
    next = row.parent_id
  }
  const [first, ...others] = path
  return first && [first, ...others]
}

const nowhere: readonly GroupPath[] = []

/** The groups of a person, each with those that it stands in. */
export const groupPathsOf = (context: Context, { id }: Pick<User, 'id'>): MaybePromise<readonly GroupPath[]> =>
  andThen(hasGroups(context)(), (any) => (any ? pathsOf(context, id) : nowhere))

async function pathsOf(context: Context, userId: string): Promise<readonly GroupPath[]> {
  const memberships = await context.db.table(groupMember).find({ user_id: userId }, { limit: MOST })
  const paths = await Promise.all(memberships.map(({ group_id }) => pathOf(context, group_id)))
  return paths.filter((path) => path !== undefined)
}
