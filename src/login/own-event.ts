import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { randomKey } from '#kit/random.ts'
import { type AuditEvent, auditEvent } from '#model/audit-event.ts'
import type { User } from '#model/user.ts'

/** What a person did on our pages, or what was tried in their name. */
export interface OwnDeed {
  readonly request: Request
  readonly person: Pick<User, 'id' | 'username'>
  /** E.g. `user.signed_in`. */
  readonly action: string
  readonly outcome?: AuditEvent['outcome']
  readonly client_id?: string | undefined
  readonly changes?: AuditEvent['changes']
}

/** The audit event of somebody who signed out, perhaps because an application let them go. */
export const signedOutEvent = (context: Context, deed: Omit<OwnDeed, 'action'>): AuditEvent => ownEvent(context, { ...deed, action: 'user.signed_out' })

/** The audit event of what a person did to their own account. */
export const ownEvent = (context: Context, { request, person, action, outcome = 'done', client_id, changes = {} }: OwnDeed): AuditEvent => ({
  id: randomKey(auditEvent.prefix ?? ''),
  at: context.now(),
  action,
  outcome,
  actor_type: 'user',
  actor_id: person.id,
  client_id,
  target_type: 'user',
  target_id: person.id,
  target_name: person.username,
  changes,
  address: request.address,
  request_id: request.id,
})
