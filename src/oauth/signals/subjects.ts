import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { backend } from '#model/backend.ts'
import { identityOf, linkedAccount } from '#model/federation/linked-account.ts'
import { federatedServer } from '#model/federation/server.ts'
import type { SubjectIdentifier } from '#model/subject-identifier.ts'
import { comparable, type User, user } from '#model/user.ts'
import { anyOf, type Position } from '#store/store.ts'
import { subjectOf } from '../tokens/subject.ts'

const PAGE = 100
/** The most rows of one kind that lead from a subject elsewhere to people here. */
const MOST = 200

/** The party that names a person: a client of ours, or the holder of a token of a trusted issuer. */
export interface Naming {
  readonly context: Context
  readonly client: CompiledClient | undefined
}

/** Everybody in pages, or those in whose searched fields a text is. */
async function* pagesOfPeople({ db }: Context, search?: string) {
  for (let after: Position | undefined; ; ) {
    const rows = await db.table(user).find({}, { limit: PAGE, ...(search !== undefined && { search }), ...(after && { after }) })
    yield rows
    const last = rows[PAGE - 1]
    if (!last) return
    after = { key: last.id, ...(search !== undefined && { value: last.created_at }) }
  }
}

/**
 * The person whom a caller knows under a subject of ours. A pairwise subject is a digest (OIDC Core §8.1), so the one whose subject it is at the caller is
 * looked for among all. Our own id means nobody to such a caller: else it could ask whom an id belongs to that another client told it.
 */
async function findBySubject({ context, client }: Naming, sub: string): Promise<readonly User[]> {
  if (client?.subject_type !== 'pairwise') {
    const person = await context.db.table(user).get(sub)
    return person ? [person] : []
  }
  for await (const page of pagesOfPeople(context)) {
    const found = page.find(({ id }) => subjectOf(id, client, context) === sub)
    if (found) return [found]
  }
  return []
}

/** The people whose account at another issuer has a subject: one in each backend at most. */
async function findLinked({ db }: Context, { iss, sub }: { readonly iss: string; readonly sub: string }): Promise<readonly User[]> {
  const servers = (await db.table(federatedServer).find({ protocol: 'oidc' }, { limit: MOST })).filter(({ issuer }) => issuer === iss)
  if (servers.length === 0) return []
  const backends = await db.table(backend).find({}, { limit: MOST })
  const identities = servers.flatMap((server) => backends.map(({ id }) => identityOf(id, server.id, sub)))
  const links = await db.table(linkedAccount).find({ identity: anyOf(identities) }, { limit: identities.length })
  const people = [...new Set(links.map(({ user_id }) => user_id))]
  return people.length === 0 ? [] : db.table(user).find({ id: anyOf(people) }, { limit: people.length })
}

/**
 * The people with a verified address, or who sign in with it: several backends may know the same one. The search index finds the candidates, and all of them are
 * looked at: a stranger who signs up under many names that contain the address hides nobody.
 */
async function findByAddress(context: Context, address: string): Promise<readonly User[]> {
  const wanted = comparable(address)
  const isMeant = ({ username, email, email_verified }: User) => comparable(username) === wanted || (email_verified && comparable(email ?? '') === wanted)
  const found: User[] = []
  for await (const page of pagesOfPeople(context, address)) found.push(...page.filter(isMeant))
  return found
}

/**
 * The people whom a subject identifier means (RFC 9493 §3.2). A subject is that of its issuer: ours, as the caller knows it, or a federated server's, whose
 * account a person signs in with. Nobody is meant by one of any other issuer.
 */
export async function findPeople(naming: Naming, subject: SubjectIdentifier): Promise<readonly User[]> {
  const { context } = naming
  switch (subject.format) {
    case 'opaque':
      return findBySubject(naming, subject.id)
    case 'iss_sub':
      return subject.iss === context.issuer ? findBySubject(naming, subject.sub) : findLinked(context, subject)
    case 'email':
      return findByAddress(context, subject.email)
    case 'account':
      return findByAddress(context, subject.uri.slice('acct:'.length))
  }
}
