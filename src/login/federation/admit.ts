import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { randomKey } from '#kit/random.ts'
import type { Backend } from '#model/backend.ts'
import { type Claims, rolesByClaims } from '#model/federation/claim-rules.ts'
import { identityOf, type LinkedAccount, linkedAccount } from '#model/federation/linked-account.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { signInName, type User, user } from '#model/user.ts'
import { type Batch, Conflict } from '#store/store.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { hasFactor } from '../factors/factors.ts'
import { newPerson, recordOwnOrganization } from '../new-person.ts'
import { ownEvent } from '../own-event.ts'
import { refuseTestUser } from '../test-users.ts'
import type { FederatedAccount } from './account.ts'
import { type FilledProfile, mappedUsername, profileOf, rolesAfter } from './profile.ts'
import type { FederatedProof } from './proof.ts'

/** An account that asks to come in: at which server, to which store of people. */
export interface Applicant {
  readonly server: FederatedServer
  readonly backend: Backend
  readonly subject: string
  /** Its address or name, for people. */
  readonly label?: string | undefined
  /** The username that a new person gets. */
  readonly username: string
  readonly profile: FilledProfile
  readonly roles: readonly string[]
  /** The part of the sign-in there by which the session there is ended. */
  readonly proof: FederatedProof
  /** Everything that the server says of the person. */
  readonly claims: Claims
}

/** How an account is admitted: as a person; not yet, because somebody here has the name; or not at all. */
export type Admission = { readonly user: User } | { readonly namesake: string } | { readonly refused: 'blocked' | 'unknown' }

/** A name that is no address, so that nobody can register it, and no mail goes to it. */
const ownName = ({ name }: FederatedServer, subject: string) => `${name}: ${subject}`.slice(0, 255)

/**
 * The applicant that an account makes. Its address becomes the username only where the server is trusted about addresses: an attacker could otherwise
 * take the place of somebody who has not come yet (account pre-creation).
 */
export function applicantOf(server: FederatedServer, backend: Backend, { subject, claims, proof }: FederatedAccount): Applicant {
  const profile = profileOf(claims, server.attributes, server)
  const verified = profile.email_verified ? profile.email : undefined
  return {
    server,
    backend,
    subject,
    label: profile.email ?? profile.nickname ?? profile.name,
    username: mappedUsername(claims, server.attributes) ?? verified ?? ownName(server, subject),
    profile,
    roles: rolesByClaims(server.role_rules, claims),
    proof,
    claims: lastingClaims(claims),
  }
}

/** Claims that tell of a token, not of its person. */
const ofToken = new Set(['iss', 'aud', 'azp', 'nonce', 'at_hash', 'c_hash', 's_hash', 'exp', 'iat', 'nbf', 'jti', 'sid', 'auth_time', 'acr', 'amr'])
/** The most that is kept of the claims of one server, in characters of JSON. */
const MOST_CLAIMS = 16_384
function lastingClaims(claims: Claims): Claims {
  const lasting = Object.fromEntries(Object.entries(claims).filter(([name]) => !ofToken.has(name)))
  return JSON.stringify(lasting).length > MOST_CLAIMS ? { sub: claims['sub'] } : lasting
}

/** Admits an account: the person it is linked with, or a new one. A person who has its name is never taken over without a proof. */
export async function admit(context: Context, applicant: Applicant, request: Request): Promise<Admission> {
  const { backend, server, username } = applicant
  const known = await findLinked(context, applicant)
  if (known) return enterLinked(context, { ...known, applicant, request })
  if (!server.create_people) return { refused: 'unknown' }
  const [namesake] = await context.db.table(user).find({ sign_in_name: signInName(backend.id, username) }, { limit: 1 })
  return namesake ? enterLateOr(context, applicant, { request, namesake: namesake.username }) : createPerson(context, applicant, request)
}

async function findLinked({ db }: Context, { backend, server, subject }: Applicant): Promise<Pick<LinkedArrival, 'link' | 'person'> | undefined> {
  const [link] = await db.table(linkedAccount).find({ identity: identityOf(backend.id, server.id, subject) }, { limit: 1 })
  const person = link && (await db.table(user).get(link.user_id))
  return link && person && { link, person }
}

/** The person that another sign-in of the same account made a moment ago, or else the person who has its name. */
async function enterLateOr(
  context: Context,
  applicant: Applicant,
  { request, namesake }: { readonly request: Request; readonly namesake: string },
): Promise<Admission> {
  const known = await findLinked(context, applicant)
  return known ? enterLinked(context, { ...known, applicant, request }) : { namesake }
}

interface LinkedArrival {
  readonly applicant: Applicant
  readonly link: LinkedAccount
  readonly person: User
  readonly request: Request
}

async function enterLinked(context: Context, { applicant, link, person, request }: LinkedArrival): Promise<Admission> {
  const { server, profile, roles, claims } = applicant
  if (person.blocked) {
    await context.db.together((batch) => record(batch, ownEvent(context, { request, person, action: 'user.signed_in', outcome: 'refused' })))
    return { refused: 'blocked' }
  }
  const now = context.now()
  const action = (await hasFactor(context, person.id)) ? 'user.first_factor_shown' : 'user.signed_in'
  const ruled = server.role_rules.map(({ role_id }) => role_id)
  const federated_metadata = { ...person.federated_metadata, [server.name]: claims as User['federated_metadata'] }
  const patch = { ...(server.update_people ? profile : {}), federated_metadata, roles: rolesAfter(person.roles, ruled, roles), last_login_at: now }
  const written = await writeUnlessLost(context.db, (batch) => {
    batch.change(user, { id: person.id, blocked: false }, patch)
    batch.change(linkedAccount, { id: link.id }, { last_used_at: now, ...(applicant.label ? { label: applicant.label } : {}) })
    record(batch, ownEvent(context, { request, person, action, changes: by(server) }))
  })
  return written ? { user: { ...person, ...patch } } : { refused: 'blocked' }
}

const by = ({ id, name }: FederatedServer) => ({ federated_server: { after: `${name} (${id})` } })

/** Makes the person of an account at its first sign-in. Of two sign-ins of the same account at once, one makes the person and both are that person. */
export async function createPerson(context: Context, applicant: Applicant, request: Request): Promise<Admission> {
  const { server, backend, profile, roles, username } = applicant
  const now = context.now()
  const federated_metadata = { [server.name]: applicant.claims } as User['federated_metadata']
  const person = newPerson({ username, ...profile, federated_metadata, roles: [...roles], last_login_at: now, created_at: now, updated_at: now }, backend)
  try {
    await context.db.together((batch) => {
      batch.insert(user, person)
      insertLink(batch, applicant, { user_id: person.id, now })
      record(batch, ownEvent(context, { request, person, action: 'user.signed_up', changes: by(server) }))
      if (backend.create_default_organization) recordOwnOrganization(batch, person, now)
    })
    return { user: person }
  } catch (error) {
    if (error instanceof Conflict) return enterLateOr(context, applicant, { request, namesake: username })
    throw error
  }
}

/** The same account under a name of its own, beside the person who has its name. */
export const apart = (applicant: Applicant): Applicant => ({ ...applicant, username: ownName(applicant.server, applicant.subject) })

function insertLink(batch: Batch, { server, backend, subject, label }: Applicant, { user_id, now }: { readonly user_id: string; readonly now: number }): void {
  const identity = identityOf(backend.id, server.id, subject)
  batch.insert(linkedAccount, {
    id: randomKey('la_'),
    identity,
    user_id,
    federated_server_id: server.id,
    subject,
    label: label?.slice(0, 255),
    created_at: now,
    last_used_at: now,
  })
}

/** Links an account with a person who proved to be themselves. @returns false when it is somebody's already. @throws {Refusal} 403 for a test user */
export async function linkAccount(
  context: Context,
  applicant: Applicant,
  { person, request }: { readonly person: User; readonly request: Request },
): Promise<boolean> {
  refuseTestUser(person)
  try {
    await context.db.together((batch) => {
      insertLink(batch, applicant, { user_id: person.id, now: context.now() })
      record(batch, ownEvent(context, { request, person, action: 'user.account_linked', changes: by(applicant.server) }))
    })
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}
