import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { AuditEvent } from '#model/audit-event.ts'
import { session } from '#model/session.ts'
import type { Signal } from '#model/signal.ts'
import { subjectOf } from '../tokens/subject.ts'
import { clientSignal, personSignals } from './types.ts'

/** A security event as it is told to one receiver, and the person it is about. */
export interface Translated extends Pick<Signal, 'type' | 'details'> {
  readonly subject: Record<string, never>
  readonly user_id?: string | undefined
}

/** The receiver of the translation. */
interface Receiver {
  readonly client: CompiledClient
  readonly context: Context
}

/** Events of ours that end every sign-in of a person. */
const endings: ReadonlySet<string> = new Set(['user.sessions_ended', 'user.tokens_revoked', 'user.deleted', 'user.password_changed'])
/** Claims whose change is told, to receivers that may read people. */
const claims = ['name', 'given_name', 'family_name', 'email', 'email_verified', 'phone_number', 'phone_number_verified', 'locale', 'roles'] as const
const READS_PEOPLE = ['users:read:all', 'users:manage:all']

/** The party that caused an event (CAEP 1.0 §2). */
function initiatorOf({ actor_type, actor_id, target_id }: AuditEvent): string {
  if (actor_type === 'system') return 'system'
  return actor_type === 'user' && actor_id === target_id ? 'user' : 'admin'
}

/** A person under the name that the receiver knows (RFC 9493 §3.2.3). */
const personAs = (userId: string, { client, context }: Receiver) => ({ format: 'iss_sub', iss: context.issuer, sub: subjectOf(userId, client, context) })
/** One sign-in of a person: a complex subject (SSF 1.0 §3.2). */
const signInAs = (userId: string, sid: string, receiver: Receiver) => ({
  format: 'complex',
  user: personAs(userId, receiver),
  session: { format: 'opaque', id: sid },
})
const mayReadPeople = ({ client }: Receiver): boolean =>
  client.authorize_scope && client.authorized_scopes.some(({ name }) => READS_PEOPLE.includes(name ?? ''))

/** The end of one sign-in: of the person's own doing, or an administrator's. */
async function endOfSession(event: AuditEvent, receiver: Receiver): Promise<{ readonly user_id: string; readonly sid: string } | undefined> {
  if (event.action === 'user.signed_out') {
    const sid = event.changes['sid']?.before
    return typeof sid === 'string' && event.target_id !== undefined ? { user_id: event.target_id, sid } : undefined
  }
  return event.action === 'session.ended' && event.target_id !== undefined ? receiver.context.db.table(session).get(event.target_id) : undefined
}

/** The actions that change claims of a person. Others tell a value that is asked for, or that nobody has been told before. */
const edits: ReadonlySet<string> = new Set(['user.updated', 'user.email_changed'])
/** The claims of a person that an edit changed, with their new values. */
const changedClaims = ({ changes }: AuditEvent) => Object.fromEntries(claims.flatMap((name) => (name in changes ? [[name, changes[name]?.after ?? null]] : [])))

/** The statements about a person that follow from an event, by their type. */
function aboutPerson(event: AuditEvent, receiver: Receiver): Map<string, object> {
  const { action, changes } = event
  const told = new Map<string, object>()
  const newPassword = action === 'user.password_changed' || (action === 'user.updated' && 'password_hash' in changes)
  // However it was written: by its verb, by an edit of the person, or by a directory.
  const blocked = action === 'user.created' ? undefined : changes['blocked']?.after
  if (endings.has(action) || newPassword || blocked === true) told.set(personSignals.sessionRevoked, {})
  if (newPassword) told.set(personSignals.credentialChange, { credential_type: 'password', change_type: 'update' })
  const changed = edits.has(action) ? changedClaims(event) : {}
  if (Object.keys(changed).length > 0 && mayReadPeople(receiver)) told.set(personSignals.tokenClaimsChange, { claims: changed })
  if (blocked === true) told.set(personSignals.accountDisabled, {})
  if (blocked === false) told.set(personSignals.accountEnabled, {})
  if (action === 'user.deleted') told.set(personSignals.accountPurged, {})
  return told
}

/**
 * The security events that follow from an event of ours, as one receiver is told: only those that are true as their standard defines them. A person has
 * the name that the receiver knows them by; of a client only the names of changed fields are told.
 */
export async function translateEvent(event: AuditEvent, receiver: Receiver): Promise<readonly Translated[]> {
  const { action, target_id, target_type, outcome, at } = event
  if (outcome !== 'done' || target_id === undefined) return []
  const common = { event_timestamp: Math.floor(at / 1000), initiating_entity: initiatorOf(event) }
  const made = (type: string, subject: object, details: object, user_id?: string): Translated => ({
    type,
    subject: subject as Record<string, never>,
    details: { ...common, ...details } as Signal['details'],
    user_id,
  })
  const ended = await endOfSession(event, receiver)
  if (ended) return [made(personSignals.sessionRevoked, signInAs(ended.user_id, ended.sid, receiver), {}, ended.user_id)]
  if (target_type === 'client') return [made(clientSignal(action), { format: 'opaque', id: target_id }, { changed: Object.keys(event.changes) })]
  if (target_type !== 'user') return []
  return [...aboutPerson(event, receiver)].map(([type, details]) => made(type, personAs(target_id, receiver), details, target_id))
}
