import { notFound, unprocessable } from '#http/refusal.ts'
import { group, groupMember, groupMemberKey } from '#model/group.ts'
import { type User, user } from '#model/user.ts'
import { anyOf, type Batch } from '#store/store.ts'
import { type Administered, administered } from '../administered.ts'
import { crud } from '../crud.ts'
import { formerPowersAfter, refuseEscalation } from '../escalation.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { chainFrom, powersOfGroups } from './groups.ts'

/** The group in the path. @throws {Refusal} 404 */
async function findGroup(call: Call): Promise<string> {
  const id = keyIn(call, 'group_id')
  const row = /\p{Cc}/u.test(id) ? undefined : await call.context.db.table(group).get(id)
  if (!row) throw notFound('there is no such group')
  return row.id
}

const powersThrough = async (call: Call, groupId: string) => powersOfGroups(await chainFrom(call, groupId), call)

/** Powers that a person loses with a place in a group stay guarded: they may be given back. */
const keepGuarded = (person: User | undefined, lost: readonly string[]) => (batch: Batch) => {
  if (!person) return
  const former_powers = formerPowersAfter(person.former_powers, lost, [])
  if (former_powers.length > person.former_powers.length)
    batch.change(user, { id: person.id, version: person.version }, { former_powers, version: person.version + 1 })
}

/** `/api/groups/{group_id}/members`. */
const members: Administered<typeof groupMember.fields> = administered({
  resource: groupMember,
  path: '/api/groups/:group_id/members',
  doors: doorsOf('users'),
  verbs: ['list', 'read', 'create', 'remove'],
  sort: '-created_at',
  extras: { username: { type: ['string', 'null'] }, name: { type: ['string', 'null'] } },
  within: async (call) => ({ group_id: await findGroup(call) }),
  async plan({ draft }, call) {
    const group_id = await findGroup(call)
    const person = draft.user_id === undefined ? undefined : await call.context.db.table(user).get(draft.user_id)
    if (!person) throw unprocessable({ user_id: ['there is no such person'] })
    await refuseEscalation(call, await powersThrough(call, group_id))
    return { row: { ...draft, id: groupMemberKey(group_id, person.id), group_id } }
  },
  async removal(row, call) {
    const lost = await powersThrough(call, row.group_id)
    await refuseEscalation(call, lost)
    return { also: keepGuarded(await call.context.db.table(user).get(row.user_id), lost) }
  },
  async present(rows, { context }) {
    const people = rows.length === 0 ? [] : await context.db.table(user).find({ id: anyOf(rows.map(({ user_id }) => user_id)) }, { limit: rows.length })
    const byId = new Map(people.map((person) => [person.id, person]))
    return rows.map(({ user_id }) => ({ username: byId.get(user_id)?.username ?? null, name: byId.get(user_id)?.name ?? null }))
  },
})

/** In a path the id of the person names a member, below its group. */
function withMemberId(call: Call): Call {
  const [id, group_id] = [keyIn(call), keyIn(call, 'group_id')]
  if (id === '' || id.startsWith(`${group_id} `)) return call
  return { ...call, request: { ...call.request, params: { ...call.request.params, id: groupMemberKey(group_id, id) } } }
}

export const groupMemberOperations: readonly Operation[] = crud(members as Administered).map((operation) => ({
  ...operation,
  run: (call) => operation.run(withMemberId(call)),
}))
