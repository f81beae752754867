import { notFound } from '#http/refusal.ts'
import type { Call } from '../operation.ts'
import { keyIn } from '../read.ts'
import { memberOperations, membersOf } from '../resources/memberships.ts'
import { administeredBy, ownDoors } from './developer.ts'

/** The organization in the path. @throws {Refusal} 404: one that the caller does not administer does not exist for them. */
async function findAdministered(call: Call): Promise<string> {
  const id = keyIn(call, 'organization_id')
  if (!(await administeredBy(call)).includes(id)) throw notFound('there is no such organization')
  return id
}

/** `/me/organizations/{organization_id}/members`: the members of an organization, for its administrators. */
export const myMembers = memberOperations(membersOf({ path: '/me/organizations/:organization_id/members', doors: ownDoors, find: findAdministered }))
