import type { Context } from '#http/context.ts'
import type { SubjectIdentifier } from '#model/subject-identifier.ts'
import { comparable, type User, user } from '#model/user.ts'

const MOST = 100

const findById = async ({ db }: Context, id: string): Promise<readonly User[]> => {
  const person = await db.table(user).get(id)
  return person ? [person] : []
}

/** The people with a verified address, or who sign in with it: several backends may know the same one. The search index finds the candidates. */
async function findByAddress({ db }: Context, address: string): Promise<readonly User[]> {
  const wanted = comparable(address)
  const found = await db.table(user).find({}, { search: address, limit: MOST })
  return found.filter(({ username, email, email_verified }) => comparable(username) === wanted || (email_verified && comparable(email ?? '') === wanted))
}

/** The people whom a subject identifier means (RFC 9493 §3.2): nobody when it is one of another issuer, or unknown. */
export async function findPeople(context: Context, subject: SubjectIdentifier): Promise<readonly User[]> {
  switch (subject.format) {
    case 'opaque':
      return findById(context, subject.id)
    case 'iss_sub':
      return subject.iss === context.issuer ? findById(context, subject.sub) : []
    case 'email':
      return findByAddress(context, subject.email)
    case 'account':
      return findByAddress(context, subject.uri.slice('acct:'.length))
  }
}
