import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { conflict } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { bucketIn, bucketOf, expiringKey } from '#kit/expiring-key.ts'
import { looksLikeSecret, makeSecret, randomText } from '#kit/random.ts'
import type { NewEvent } from '#model/audit-event.ts'
import { type Backend, backend, DEFAULT_BACKEND } from '#model/backend.ts'
import { grant } from '#model/grant.ts'
import { type Session, session } from '#model/session.ts'
import { type User, user } from '#model/user.ts'
import { anyOf, type Batch, Lost } from '#store/store.ts'
import { cookie, readCookie } from './cookies.ts'
import { type FederatedProof, openFederatedProof, proofPart } from './federation/proof.ts'
import { findPerson } from './people.ts'
import { isOver, isTooOldFor, type Lifetimes, lifetimesIn, lifetimesOf, longestPause } from './session-lifetimes.ts'
import { orderSignedOut } from './signed-out.ts'

const PREFIX = 'gss_'
const MINUTE = 60_000

/** A signed-in person with the session. */
export interface SignedIn {
  readonly session: Session
  readonly user: User
}

const cookieOf = (backendId: string) => (backendId === DEFAULT_BACKEND ? 'session' : `session-${backendId}`)
const keyOf = (context: Context, token: string) => bucketIn(token, PREFIX.length) + context.vault.digest('session', token)

/** The place for which a session is sought: its backend, and the lifetimes of its identity provider where one is visited. */
export interface SessionPlace {
  readonly backend: Pick<Backend, 'id'>
  readonly provider?: Lifetimes
}

/** Checks that the person of a session may still be signed in. A session is valid for its own backend only. */
function isStillGood(context: Context, s: Session, person: User | undefined, { backend: { id }, provider }: SessionPlace): person is User {
  if (isOver(context, s) || s.backend_id !== id || person?.backend_id !== id) return false
  if (provider && isTooOldFor(context, s, provider)) return false
  return !person.blocked && (person.tokens_revoked_at ?? 0) <= s.created_at
}

/** The session of this id at a place, and its person, while it lasts. */
async function openSession(context: Context, id: string, place: SessionPlace): Promise<SignedIn | undefined> {
  const found = await context.db.table(session).get(id)
  const person = found && (await findPerson(context, found.user_id))
  return found && isStillGood(context, found, person, place) ? { session: found, user: person } : undefined
}

/** The session of this id, for a system that acts for its person without the browser. It does not count as a use of the session. */
export async function findSessionById(context: Context, id: string, place: SessionPlace): Promise<SignedIn | undefined> {
  const found = await openSession(context, id, place)
  return found?.user.must_change_password ? undefined : found
}

/** The session of this browser at a place, even of a person who must change the password, for the page where they do. */
export async function findUnfinishedSession(request: Request, context: Context, place: SessionPlace): Promise<SignedIn | undefined> {
  const token = readCookie(request, context, cookieOf(place.backend.id))
  if (token === undefined || !looksLikeSecret(PREFIX, token)) return undefined
  const found = await openSession(context, keyOf(context, token), place)
  if (found) touch(context, found.session)
  return found
}

/** The person signed in at a place in this browser. A person who must change the password is not signed in yet. */
export async function findSession(request: Request, context: Context, place: SessionPlace): Promise<SignedIn | undefined> {
  const found = await findUnfinishedSession(request, context, place)
  return found?.user.must_change_password ? undefined : found
}

/** The person signed in in this browser at any backend, `preferred` first, for pages without a client. */
export async function findAnySession(request: Request, context: Context, preferred: string): Promise<SignedIn | undefined> {
  const first = await findUnfinishedSession(request, context, { backend: { id: preferred } })
  if (first) return first
  for (const { id } of await context.db.table(backend).find({}, { limit: 100 })) {
    const found = await findUnfinishedSession(request, context, { backend: { id } })
    if (found) return found
  }
  return undefined
}

/** Records the use of a session at most once a minute, without delaying the request. */
function touch(context: Context, used: Session): void {
  const now = context.now()
  const { id, last_seen_at } = used
  if (now - last_seen_at < MINUTE) return
  context.db
    .table(session)
    .change({ id, last_seen_at }, { last_seen_at: now, longest_pause: longestPause(now, used) })
    .catch((error) => context.log.warn(error, 'the use of a session was not noted'))
}

/** The browser that a request names. */
export const agentOf = (request: Request): string | undefined => request.headers['user-agent']?.replace(/[^\x20-\x7e]/g, '').slice(0, 512)

export interface Start {
  readonly user: User
  readonly amr: readonly string[]
  readonly acr?: string
  readonly remember?: boolean
  /** The trusted device in which no second factor was asked for. */
  readonly trusted_device_id?: string | undefined
  /** When the person signed in, where this session only adds a factor to an earlier one (OIDC Core §2); now unless said. */
  readonly auth_time?: number
  /** Further writes, in the same transaction. @throws {Refusal} 409 when one of them is lost. */
  readonly also?: (batch: Batch) => void
  /** The federated server whose account signed the person in. */
  readonly federation?: Federation | undefined
  /** The identity provider by which the person signs in, whose lifetimes count; undefined where a session only takes the place of an earlier one. */
  readonly provider: Lifetimes | undefined
}

/** The sign-in at a federated server from which a session comes. */
export interface Federation extends FederatedProof {
  readonly server_id: string
}

/** The sign-in at a federated server from which a session comes, for a session that takes its place. */
export const federationOf = (context: Context, session: Session): Federation | undefined =>
  session.federated_server_id === undefined ? undefined : { server_id: session.federated_server_id, ...openFederatedProof(context, session) }

const federatedPart = (context: Context, id: string, federation: Federation | undefined): Partial<Session> =>
  federation ? { federated_server_id: federation.server_id, ...proofPart(context, id, federation.server_id, federation) } : {}

/** The life of a new session. One that goes on from an earlier sign-in lasts no longer than that would have, and keeps its longest pause. */
async function lifeOfNew(context: Context, { user: { id }, provider, auth_time }: Start, before: Session | undefined) {
  const goesOn = before?.user_id === id && (auth_time !== undefined || provider === undefined) ? before : undefined
  const lifetimes = await lifetimesOf(context, id, [provider ?? {}, goesOn ? lifetimesIn(goesOn) : {}])
  return { ...lifetimes, longest_pause: goesOn && auth_time !== undefined ? longestPause(context.now(), goesOn) : 0 }
}

/**
 * Begins a session, always a new one with a new cookie, so that a cookie that an attacker planted before the sign-in is useless (session fixation).
 * The previous session of this browser ends; the new one takes its `sid` if it was of the same person.
 * @returns the session, and the `Set-Cookie` value that carries it.
 * @throws {Refusal} 409 when the person was blocked, or their password changed, meanwhile.
 */
export async function startSession(request: Request, context: Context, start: Start): Promise<{ readonly session: Session; readonly cookie: string }> {
  const now = context.now()
  const backendId = start.user.backend_id ?? ''
  const before = await findUnfinishedSession(request, context, { backend: { id: backendId } })
  const { session_ttl, session_idle_ttl, longest_pause } = await lifeOfNew(context, start, before?.session)
  const expires_at = now + session_ttl * 1000
  const token = makeSecret(PREFIX, bucketOf(expires_at))
  const agent = agentOf(request)
  const id = expiringKey(expires_at, context.vault.digest('session', token))
  const begun: Session = {
    id,
    user_id: start.user.id,
    backend_id: backendId,
    sid: before?.user.id === start.user.id ? before.session.sid : randomText(16),
    auth_time: start.auth_time ?? now,
    amr: [...start.amr],
    ...(start.acr ? { acr: start.acr } : {}),
    ...federatedPart(context, id, start.federation),
    remember: start.remember ? 'yes' : 'no',
    trusted_device_id: start.trusted_device_id,
    second_factor_put_off: false,
    address: request.address,
    ...(agent ? { agent } : {}),
    created_at: now,
    last_seen_at: now,
    longest_pause,
    session_idle_ttl,
    expires_at,
  }
  if (before && before.user.id !== start.user.id) await endSession(context, before.session)
  const record = (batch: Batch) => {
    // A password change or a block may have been committed since the password was verified: read the person again.
    batch.change(user, { id: start.user.id, password_hash: start.user.password_hash, blocked: false }, { last_login_at: now })
    batch.insert(session, begun)
    start.also?.(batch)
    if (before) batch.changeAny(session, { id: before.session.id, ended_at: undefined }, { ended_at: now })
  }
  await context.db.together(record).catch((error) => {
    throw error instanceof Lost ? conflict('the account was changed a moment ago; sign in again', error) : error
  })
  return { session: begun, cookie: cookie(context, cookieOf(backendId), { value: token, ...(start.remember ? { maxAge: session_ttl } : {}) }) }
}

/** The `Set-Cookie` value that deletes the session of a backend from this browser. */
export const forgetSession = (context: Context, backendId: string): string => cookie(context, cookieOf(backendId), { value: '', maxAge: 0 })

/**
 * Ends a session and its grants, except those with `offline_access` (OIDC Core §11). Earlier sessions of the same browser share its `sid`; their
 * grants end too, and clients are told. `event` is recorded in the same batch.
 */
export async function endSession(context: Context, ended: Pick<Session, 'id' | 'user_id' | 'sid'>, event?: NewEvent): Promise<void> {
  const dying = await grantsOf(context, ended)
  const now = context.now()
  await context.db.together((batch) => {
    batch.changeAny(session, { id: ended.id, ended_at: undefined }, { ended_at: now })
    if (dying.length > 0) batch.changeAny(grant, { id: anyOf(dying), revoked_at: undefined }, { revoked_at: now })
    orderSignedOut(batch, ended, now)
    if (event) record(batch, event)
  })
}

const SLICE = 1000
/** The grants that end with a session, in pages: an application that renews its tokens silently leaves thousands. */
async function grantsOf({ db }: Context, { user_id, sid }: Pick<Session, 'user_id' | 'sid'>): Promise<string[]> {
  const dying: string[] = []
  for (let after: { key: string } | undefined; ; ) {
    const slice = await db.table(grant).find({ user_id, sid, revoked_at: undefined }, { limit: SLICE, ...(after ? { after } : {}) })
    dying.push(...slice.flatMap(({ id, scope }) => (scope.includes('offline_access') ? [] : [id])))
    const last = slice.at(-1)
    if (!last || slice.length < SLICE) return dying
    after = { key: last.id }
  }
}

/** The live sessions of a person, latest first. */
export async function sessionsOf(context: Context, userId: string): Promise<Session[]> {
  const person = await context.db.table(user).get(userId)
  const found = await context.db.table(session).find({ user_id: userId, ended_at: undefined }, { limit: 200 })
  return found.filter((s) => !isOver(context, s) && (person?.tokens_revoked_at ?? 0) <= s.created_at).sort((a, b) => b.last_seen_at - a.last_seen_at)
}
