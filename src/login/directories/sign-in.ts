import type { Context } from '#http/context.ts'
import { type Backend, backend } from '#model/backend.ts'
import { rolesByClaims } from '#model/federation/claim-rules.ts'
import { signInName, type User, user } from '#model/user.ts'
import { Conflict } from '#store/store.ts'
import { profileOf, rolesAfter } from '../federation/profile.ts'
import { newPerson, recordOwnOrganization } from '../new-person.ts'
import type { DirectoryEntry } from './entry.ts'

/** The unique identity of an entry: the backend and the attribute that never changes. */
export const directoryId = (backendId: string, id: string): string => `${backendId} ${id}`.slice(0, 600)

/** The backend of this id, if its people are in a directory. */
export async function findDirectory({ db }: Context, backendId: string): Promise<Backend | undefined> {
  const row = await db.table(backend).get(backendId)
  return row?.type === 'ldap' ? row : undefined
}

/** The attributes and roles of a person by their entry. */
function givenPowers(row: Backend, { claims }: DirectoryEntry, held: readonly string[]) {
  const ruled = row.ldap_role_rules.map(({ role_id }) => role_id)
  const profile = profileOf({ ...claims, email_verified: true }, row.ldap_attributes, { trust_email: row.ldap_trust_email })
  return { ...profile, roles: rolesAfter(held, ruled, rolesByClaims(row.ldap_role_rules, claims)) }
}

/**
 * The person of an entry, made at its first sign-in, with what the directory says of them now. A name that the directory has given to somebody else
 * is not the former holder: nobody is found then, until an administrator renames or deletes that person.
 */
export async function personOfEntry(context: Context, row: Backend, entry: DirectoryEntry): Promise<User | undefined> {
  const table = context.db.table(user)
  const directory_id = directoryId(row.id, entry.id)
  const [known] = await table.find({ directory_id }, { limit: 1 })
  const [named] = await table.find({ sign_in_name: signInName(row.id, entry.username) }, { limit: 1 })
  const person = known ?? named
  if (!person) return row.create_people ? createDirectoryPerson(context, row, entry) : undefined
  if (person.directory_id !== undefined && person.directory_id !== directory_id) return undefined
  if (named && named.id !== person.id) return undefined
  const patch = { ...givenPowers(row, entry, person.roles), directory_id, username: entry.username, sign_in_name: signInName(row.id, entry.username) }
  return (await table.change({ id: person.id }, patch)) ?? undefined
}

async function createDirectoryPerson(context: Context, row: Backend, entry: DirectoryEntry): Promise<User | undefined> {
  const now = context.now()
  const person = newPerson(
    { username: entry.username, ...givenPowers(row, entry, []), directory_id: directoryId(row.id, entry.id), created_at: now, updated_at: now },
    row,
  )
  try {
    await context.db.together((batch) => {
      batch.insert(user, person)
      if (row.create_default_organization) recordOwnOrganization(batch, person, now)
    })
    return person
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    // Another sign-in of the same entry made the person a moment ago.
    const [winner] = await context.db.table(user).find({ directory_id: directoryId(row.id, entry.id) }, { limit: 1 })
    return winner
  }
}
