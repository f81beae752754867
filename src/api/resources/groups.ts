import { DEEPEST_NESTING, type Group, group, groupMember } from '#model/group.ts'
import { role } from '#model/role.ts'
import { anyOf } from '#store/store.ts'
import { declared } from '../administered.ts'
import { changedNames, formerPowersAfter, refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { scopesOfChangedRoles, unknownRoles } from '../write/known-roles.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { refuseIfReferred } from '../write/referrers.ts'

/** The group and those that it stands in, read from the database: cached ones may be outdated. */
export async function chainFrom({ context }: Call, id: string | undefined): Promise<readonly Group[]> {
  const chain: Group[] = []
  for (let next = id; next !== undefined && chain.length < DEEPEST_NESTING; ) {
    const row: Group | undefined = await context.db.table(group).get(next)
    if (!row || chain.some((one) => one.id === row.id)) break
    chain.push(row)
    next = row.parent_id
  }
  return chain
}

/** How many groups stand inside this one, one in the other, itself counted. */
async function depthBelow({ context }: Call, id: string): Promise<number> {
  let [level, depth] = [[id], 0]
  while (level.length > 0 && depth < DEEPEST_NESTING) {
    depth++
    level = (await context.db.table(group).find({ parent_id: anyOf(level) }, { limit: 1000 })).map((row) => row.id)
  }
  return depth
}

async function nestingFault(was: Group | undefined, { parent_id }: Group, call: Call): Promise<FieldErrors> {
  if (parent_id === undefined || parent_id === was?.parent_id) return {}
  const chain = await chainFrom(call, parent_id)
  if (chain.length === 0) return { parent_id: [`there is no group ${parent_id}`] }
  if (was && chain.some(({ id }) => id === was.id)) return { parent_id: ['is this group or stands in it: no group can stand in itself'] }
  const below = was ? await depthBelow(call, was.id) : 1
  return faultIf(chain.length + below > DEEPEST_NESTING, 'parent_id', `at most ${DEEPEST_NESTING} groups stand inside one another`)
}

/** The scopes that some groups give together, former ones too: whoever gives or takes a place in them needs all. */
export async function powersOfGroups(groups: readonly Group[], { context }: Call): Promise<string[]> {
  const ids = [...new Set(groups.flatMap(({ roles }) => roles))]
  const roles = ids.length === 0 ? [] : await context.db.table(role).find({ id: anyOf(ids) }, { limit: ids.length })
  return [...groups, ...roles].flatMap(({ scopes, former_powers }) => [...scopes, ...former_powers])
}

/** `/api/groups`. */
export const groups = declared(group, {
  holding: { role: 'roles', scope: 'scopes' },
  extras: { members: { type: 'integer', description: 'The number of its own members, without those of groups that stand in it.' } },
  async present(rows, { context }, { wants }) {
    if (!wants('members')) return []
    return Promise.all(rows.map(async ({ id }) => ({ members: await context.db.table(groupMember).count({ group_id: id }) })))
  },
  faults: async ({ was, draft }, call) =>
    mergeErrors(
      await unknownRoles(call, was, draft),
      await unknownScopes(
        call,
        'scopes',
        draft.scopes.filter((name) => !was?.scopes.includes(name)),
      ),
      await nestingFault(was, draft, call),
    ),
  async plan({ was, draft }, call) {
    const changed = [...changedNames(was?.scopes ?? [], draft.scopes), ...(await scopesOfChangedRoles(call, was?.roles ?? [], draft.roles))]
    const moved = was?.parent_id === draft.parent_id ? [] : [...(await chainFrom(call, was?.parent_id)), ...(await chainFrom(call, draft.parent_id))]
    await refuseEscalation(call, [...changed, ...(await powersOfGroups(moved, call))])
    if (!was) return { row: draft }
    const [before, after] = await Promise.all([was, draft].map(async (row) => powersOfGroups([row, ...(await chainFrom(call, row.parent_id))], call)))
    return { row: { ...draft, former_powers: formerPowersAfter(was.former_powers, before ?? [], after ?? []) } }
  },
  async removal(row, call) {
    await refuseEscalation(call, await powersOfGroups([row, ...(await chainFrom(call, row.parent_id))], call))
    await refuseIfReferred(call, row.id, [
      { resource: group, field: 'parent_id' },
      { resource: groupMember, field: 'group_id' },
    ])
    return {}
  },
})
