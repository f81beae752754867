import { notFound } from '#http/refusal.ts'
import { invitation } from '#model/invitation.ts'
import { type Administered, administered } from '../administered.ts'
import type { Call } from '../operation.ts'
import { keyIn } from '../read.ts'
import { planMemberInvitation } from '../resources/invitations.ts'
import { memberOperations, membershipOperations } from '../resources/memberships.ts'
import { administeredBy, ownDoors } from './developer.ts'

/** The organization in the path. @throws {Refusal} 404: organizations that the caller does not administer are not found. */
async function findAdministered(call: Call): Promise<string> {
  const id = keyIn(call, 'organization_id')
  if (!(await administeredBy(call)).includes(id)) throw notFound('there is no such organization')
  return id
}

/** `/me/organizations/{organization_id}/members`: the members of an organization, for its administrators. People are not added, but invited. */
export const myMembers = memberOperations(
  membershipOperations({
    path: '/me/organizations/:organization_id/members',
    doors: ownDoors,
    verbs: ['list', 'read', 'patch', 'remove'],
    author: 'portal',
    find: findAdministered,
  }),
)

/** `/me/organizations/{organization_id}/invitations`: the invitations of an organization, which people answer at `/account` or `/me/invitations`. */
export const myInvitations: Administered<typeof invitation.fields> = administered({
  resource: invitation,
  path: '/me/organizations/:organization_id/invitations',
  doors: ownDoors,
  author: 'portal',
  verbs: ['list', 'read', 'create', 'remove'],
  sort: '-',
  within: async (call) => ({ organization_id: await findAdministered(call) }),
  turn: (call) => keyIn(call, 'organization_id'),
  plan: async ({ draft }, call) => planMemberInvitation({ ...draft, organization_id: await findAdministered(call) }, call),
})
