import { forbidden, notFound } from '#http/refusal.ts'
import { type Client, client } from '#model/client.ts'
import { type Membership, membership } from '#model/organization.ts'
import { type User, user } from '#model/user.ts'
import type { Match } from '#store/store.ts'
import { isWithin } from '../list/alternatives.ts'
import type { Call, Doors } from '../operation.ts'
import { keyIn } from '../read.ts'

/** The scope of the developer's API, for reading and writing. */
export const ownDoors: Doors = { read: ['clients:manage:own'], manage: ['clients:manage:own'] }

/** The person who calls. A client that acts for itself owns nothing here. @throws {Refusal} 403 */
export function personOf({ actor }: Call): string {
  if (actor.type !== 'user') throw forbidden('this is for people: use the token of somebody who signed in')
  return actor.id
}

/** The account of the person who calls. @throws {Refusal} 403, 404 */
export async function findMyself(call: Call): Promise<User> {
  const row = await call.context.db.table(user).get(personOf(call))
  if (!row) throw notFound('there is no such person')
  return row
}

const MOST = 100
export const membershipsOf = (call: Call): Promise<Membership[]> => call.context.db.table(membership).find({ user_id: personOf(call) }, { limit: MOST })

/** The organizations that the caller administers. */
export const administeredBy = async (call: Call): Promise<string[]> =>
  (await membershipsOf(call)).filter(({ role }) => role === 'admin').map(({ organization_id }) => organization_id)

/** The applications visible to a developer: their own applications, all of the organizations they administer, and in others those they made. */
export async function ownApplications(call: Call): Promise<Match<typeof client.fields>[]> {
  const owner = personOf(call)
  const theirs = await membershipsOf(call)
  return [
    { owner, organization_id: undefined },
    ...theirs.map(({ organization_id, role }) => (role === 'admin' ? { organization_id } : { organization_id, owner })),
  ]
}

/** The application in the path. @throws {Refusal} 404: applications of others are not found. */
export async function findOwn(call: Call): Promise<Client> {
  const id = keyIn(call, 'client_id')
  const row = /\p{Cc}/u.test(id) ? undefined : await call.context.db.table(client).get(id)
  if (!row || !isWithin<typeof client.fields>(row, await ownApplications(call))) throw notFound('there is no such application')
  return row
}
