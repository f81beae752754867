import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import type { Session } from '#model/session.ts'
import { ownEvent } from '../own-event.ts'
import { federatedIdToken, type SignedIn, startSession } from '../sessions.ts'
import { TWO_FACTORS } from './factors.ts'

/** How long after a proof a person may change what proves them, in milliseconds. */
const FRESH = 600_000

/** True while a session is so young that the person has just shown their factors: every proof begins a new session. */
export const isFreshlyProved = ({ now }: Context, { created_at, acr }: Session, hasFactor: boolean): boolean =>
  now() - created_at < FRESH && (!hasFactor || acr === TWO_FACTORS)

/**
 * Begins a session in place of one whose person has shown a second factor (step-up, RFC 9470). `auth_time` stays that of the first factor: an
 * application that wants a recent sign-in wants all of it.
 */
export function strengthenSession(
  request: Request,
  context: Context,
  { session, user }: SignedIn,
  amr: readonly string[],
): Promise<{ readonly session: Session; readonly cookie: string }> {
  return startSession(request, context, {
    user,
    amr: [...new Set([...session.amr, ...amr])],
    acr: TWO_FACTORS,
    remember: session.remember === 'yes',
    auth_time: session.auth_time,
    federation:
      session.federated_server_id === undefined ? undefined : { server_id: session.federated_server_id, id_token: federatedIdToken(context, session) },
    also: (batch) => record(batch, ownEvent(context, { request, person: user, action: 'user.second_factor_shown' })),
  })
}
