import type { Context } from '#http/context.ts'
import type { SubjectIdentifier } from '#model/subject-identifier.ts'
import { comparable, type User, user } from '#model/user.ts'
import type { Position } from '#store/store.ts'

const PAGE = 100

const findById = async ({ db }: Context, id: string): Promise<readonly User[]> => {
  const person = await db.table(user).get(id)
  return person ? [person] : []
}

/**
 * The people with a verified address, or who sign in with it: several backends may know the same one. The search index finds the candidates, and all of them are
 * looked at: a stranger who signs up under many names that contain the address hides nobody.
 */
async function findByAddress({ db }: Context, address: string): Promise<readonly User[]> {
  const wanted = comparable(address)
  const isMeant = ({ username, email, email_verified }: User) => comparable(username) === wanted || (email_verified && comparable(email ?? '') === wanted)
  const found: User[] = []
  for (let after: Position | undefined; ; ) {
    const page = await db.table(user).find({}, { search: address, limit: PAGE, ...(after && { after }) })
    found.push(...page.filter(isMeant))
    const last = page[PAGE - 1]
    if (!last) return found
    after = { key: last.id, value: last.created_at }
  }
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
