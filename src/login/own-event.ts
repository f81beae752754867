import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import type { NewEvent } from '#model/audit-event.ts'
import type { User } from '#model/user.ts'

/** A deed of a person on our pages, or one that was tried in their name. */
export interface OwnDeed extends Pick<NewEvent, 'action' | 'outcome' | 'client_id' | 'changes'> {
  readonly request: Request
  readonly person: Pick<User, 'id' | 'username'>
}

/** The event of somebody who signed out, perhaps because an application let them go. */
export const signedOutEvent = (context: Context, deed: Omit<OwnDeed, 'action'>): NewEvent => ownEvent(context, { ...deed, action: 'user.signed_out' })

/** The event of what a person did to their own account. */
export const ownEvent = (context: Context, { request, person, ...deed }: OwnDeed): NewEvent => ({
  ...deed,
  at: context.now(),
  actor_type: 'user',
  actor_id: person.id,
  target_type: 'user',
  target_id: person.id,
  target_name: person.username,
  address: request.address,
  request_id: request.id,
})
