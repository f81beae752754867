import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { tooManyRequests } from '#http/refusal.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { tokenBuckets } from '#kit/token-bucket.ts'
import { backend } from '#model/backend.ts'
import { consent } from '#model/consent.ts'
import { identityOf, linkedAccount } from '#model/federation/linked-account.ts'
import { federatedServer } from '#model/federation/server.ts'
import { grant } from '#model/grant.ts'
import type { SubjectIdentifier } from '#model/subject-identifier.ts'
import { comparable, type User, user } from '#model/user.ts'
import { anyOf, type Position } from '#store/store.ts'
import { subjectOf } from '../tokens/subject.ts'

const PAGE = 100
/** The rows of a client that are looked at together for one of its pairwise subjects. */
const KNOWN = 500
/** The most rows of one kind that lead from a subject elsewhere to people here. */
const MOST = 200

/** The party that names a person: a client of ours, or the holder of a token of a trusted issuer. */
export interface Naming {
  readonly context: Context
  readonly client: CompiledClient | undefined
}

/** The people in whose searched fields a text is, in pages. */
async function* pagesOfPeople({ db }: Context, search: string) {
  for (let after: Position | undefined; ; ) {
    const rows = await db.table(user).find({}, { limit: PAGE, search, ...(after && { after }) })
    yield rows
    const last = rows[PAGE - 1]
    if (!last) return
    after = { key: last.id, value: last.created_at }
  }
}

/** The pages of a client's consents and grants that it may have searched: two hundred thousand rows at once, then ten thousand in a second. */
const searched = memoizeWeak((_context: Context) => tokenBuckets({ burst: 400, perSecond: 20 }))

/**
 * The ids of the people who gave a client consents or grants, in pages. A caller that asks for subjects which nobody has makes us search all of them each
 * time, and so is bounded. It is told to wait, rather than that nobody is meant: a revocation must not miss anybody.
 * @throws {Refusal} 429
 */
async function* peopleOf({ id: client_id }: CompiledClient, context: Context): AsyncIterable<readonly string[]> {
  for (const resource of [consent, grant] as const)
    for (let after: Position | undefined; ; ) {
      const wait = searched(context)(client_id, context.now())
      if (wait > 0) throw tooManyRequests('too many pairwise subjects were looked up for this client; wait a moment', wait)
      const rows = await context.db.table(resource as typeof grant).find({ client_id }, { limit: KNOWN, ...(after && { after }) })
      yield rows.flatMap(({ user_id }) => user_id ?? [])
      const last = rows[KNOWN - 1]
      if (!last) break
      after = { key: last.id }
    }
}

/**
 * The person whom a caller knows under a subject of ours. A pairwise subject is a digest (OIDC Core §8.1), so the one whose subject it is at the caller is
 * looked for among the people who let the caller in: it was told the subjects of no others. Our own id means nobody to such a caller: else it could ask whom
 * an id belongs to that another client told it.
 */
async function findBySubject({ context, client }: Naming, sub: string): Promise<readonly User[]> {
  if (client?.subject_type !== 'pairwise') {
    const person = await context.db.table(user).get(sub)
    return person ? [person] : []
  }
  for await (const ids of peopleOf(client, context)) {
    const found = ids.find((id) => subjectOf(id, client, context) === sub)
    const person = found === undefined ? undefined : await context.db.table(user).get(found)
    if (person) return [person]
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
