import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import type { NewEvent } from '#model/audit-event.ts'
import type { User } from '#model/user.ts'

/** A deed of a person on our pages, or an attempt in their name. */
export interface OwnDeed extends Pick<NewEvent, 'action' | 'outcome' | 'client_id' | 'changes'> {
  readonly request: Request
  readonly person: Pick<User, 'id' | 'username'>
}

/** The event of a sign-out, perhaps at the request of an application. It names the sign-in by its `sid`. */
export const signedOutEvent = (context: Context, { sid, ...deed }: Omit<OwnDeed, 'action' | 'changes'> & { readonly sid: string }): NewEvent =>
  ownEvent(context, { ...deed, action: 'user.signed_out', changes: { sid: { before: sid } } })

/** The event of a person's deed on their own account. */
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
