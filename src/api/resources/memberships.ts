import type { Verb } from '#fields/resource.ts'
import { notFound, unprocessable } from '#http/refusal.ts'
import { type Membership, membership, membershipKey, organization } from '#model/organization.ts'
import { user } from '#model/user.ts'
import { anyOf } from '#store/store.ts'
import { type Administered, administered } from '../administered.ts'
import { crud } from '../crud.ts'
import { refuseEscalation } from '../escalation.ts'
import { type Call, type Doors, doorsOf, type Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { stepDown } from '../users/last-admin.ts'
import { scopesOfChangedRoles, unknownRoles } from '../write/known-roles.ts'

/** The organization in the path. @throws {Refusal} 404 */
async function findOrganization(call: Call): Promise<string> {
  const id = keyIn(call, 'organization_id')
  const row = /\p{Cc}/u.test(id) ? undefined : await call.context.db.table(organization).get(id)
  if (!row) throw notFound('there is no such organization')
  return row.id
}

/** The members of organizations for one kind of caller: the path, the scopes, and the visible organizations. */
export const membershipOperations = (door: {
  readonly path: string
  readonly doors: Doors
  readonly verbs: readonly Verb[]
  readonly find: (call: Call) => Promise<string>
  readonly author?: 'portal'
}): Administered<typeof membership.fields> =>
  administered({
    resource: membership,
    path: door.path,
    doors: door.doors,
    verbs: door.verbs,
    ...(door.author && { author: door.author }),
    sort: '-created_at',
    extras: { username: { type: ['string', 'null'] }, name: { type: ['string', 'null'] } },
    within: async (call) => ({ organization_id: await door.find(call) }),
    faults: ({ was, draft }, call) => unknownRoles(call, was, draft),
    async plan({ was, draft }, call) {
      await refuseEscalation(call, await scopesOfChangedRoles(call, was?.roles ?? [], draft.roles))
      if (was) return { row: draft, also: was.role === 'admin' && draft.role !== 'admin' ? await stepDown(call, was) : undefined }
      const organization_id = await door.find(call)
      if (!draft.user_id || !(await call.context.db.table(user).get(draft.user_id))) throw unprocessable({ user_id: ['there is no such person'] })
      return { row: { ...draft, id: membershipKey(organization_id, draft.user_id), organization_id } }
    },
    async removal(row, call) {
      await refuseEscalation(call, await scopesOfChangedRoles(call, row.roles, []))
      return row.role === 'admin' ? { also: await stepDown(call, row) } : {}
    },
    async present(rows: readonly Membership[], { context }) {
      const people = rows.length === 0 ? [] : await context.db.table(user).find({ id: anyOf(rows.map(({ user_id }) => user_id)) }, { limit: rows.length })
      return rows.map(({ user_id }) => {
        const person = people.find(({ id }) => id === user_id)
        return { username: person?.username ?? null, name: person?.name ?? null }
      })
    },
  })

/** In a path the id of the person names a member, below its organization. */
function withMembershipKey(call: Call): Call {
  const [id, organization_id] = [keyIn(call), keyIn(call, 'organization_id')]
  if (id === '' || id.startsWith(`${organization_id} `)) return call
  return { ...call, request: { ...call.request, params: { ...call.request.params, id: membershipKey(organization_id, id) } } }
}

/** The operations on members, by the ids of people. */
export const memberOperations = (a: Administered<typeof membership.fields>): Operation[] =>
  crud(a as Administered).map((operation) => ({ ...operation, run: (call) => operation.run(withMembershipKey(call)) }))

/** `/api/organizations/{organization_id}/members`. */
export const members = membershipOperations({
  path: '/api/organizations/:organization_id/members',
  doors: doorsOf('organizations'),
  verbs: ['list', 'read', 'create', 'patch', 'remove'],
  find: findOrganization,
})
