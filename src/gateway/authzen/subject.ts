import { type CompiledClient, findClient } from '#clients/find-client.ts'
import { findBackend } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { findPerson } from '#login/people.ts'
import { signInName, type User, user } from '#model/user.ts'
import type { AccessTuple } from './tuple.ts'

/** The client or person that a subject names. Of a subject of another type only the request itself tells. */
export interface KnownSubject {
  readonly client?: CompiledClient
  readonly person?: User
  /** It is switched off or blocked, or there is none: nothing is allowed to it, whatever the policies say. */
  readonly isBarred: boolean
}

/** Finds the client or person of a subject: a person by id, username, or an address that is theirs. */
export async function findSubject({ type, id }: AccessTuple['subject'], context: Context): Promise<KnownSubject> {
  if (/\p{Cc}/u.test(id)) return { isBarred: true }
  if (type === 'client') {
    const client = await findClient(context, id)
    return client ? { client, isBarred: !client.active } : { isBarred: true }
  }
  if (type !== 'user') return { isBarred: false }
  const person = (await findPerson(context, id)) ?? (await byUsername(id, context)) ?? (await byAddress(id, context))
  return person ? { person, isBarred: person.blocked } : { isBarred: true }
}

async function byUsername(username: string, context: Context): Promise<User | undefined> {
  const backend = await findBackend(context, undefined)
  return backend && (await context.db.table(user).find({ sign_in_name: signInName(backend.id, username) }, { limit: 1 }))[0]
}

/** An address that is not verified, or that two people have, names nobody. */
async function byAddress(address: string, { db }: Context): Promise<User | undefined> {
  const [found, another] = await db.table(user).find({ email: address }, { limit: 2 })
  return found?.email_verified && !another ? found : undefined
}
