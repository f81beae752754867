import type { NewRow } from '#fields/resource.ts'
import { newRow } from '#fields/write.ts'
import { randomKey } from '#kit/random.ts'
import type { Backend } from '#model/backend.ts'
import { membership, membershipKey, organization } from '#model/organization.ts'
import { signInName, type User, user } from '#model/user.ts'
import type { Batch } from '#store/store.ts'

type GivenPerson = Omit<NewRow<typeof user.fields>, 'id' | 'backend_id' | 'sign_in_name'> & { readonly id?: string }

/** A new person of a backend, before they are stored. */
export function newPerson(given: GivenPerson, { id: backend_id }: Pick<Backend, 'id'>): User {
  return newRow(user, { ...given, id: given.id ?? randomKey('usr_'), backend_id, sign_in_name: signInName(backend_id, given.username) })
}

/**
 * Makes an organization for a new person, where the backend demands it. Its name holds neither the person's id nor the username, because applications
 * that see the profile see it.
 */
export function recordOwnOrganization(batch: Batch, person: Pick<User, 'id' | 'name'>, now: number): void {
  const id = randomKey('org_')
  batch.insert(organization, newRow(organization, { id, name: `default_${id}`, label: person.name, created_at: now, updated_at: now }))
  batch.insert(membership, newRow(membership, { id: membershipKey(id, person.id), organization_id: id, user_id: person.id, role: 'admin', created_at: now }))
}
