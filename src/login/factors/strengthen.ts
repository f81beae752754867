import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import type { Session } from '#model/session.ts'
import { BY_MAIL } from '../mail-sign-in.ts'
import { ownEvent } from '../own-event.ts'
import { federationOf, type SignedIn, type Start, startSession } from '../sessions.ts'
import { factorsOf, TWO_FACTORS } from './factors.ts'
import { independentFactors, levelOf } from './level.ts'

/** How long after a proof a person may change what proves them, in milliseconds. */
const FRESH = 600_000

/**
 * True while a session is so young that the person has just shown their factors: every proof begins a new session. Of somebody who has nothing better,
 * a mailbox is enough besides the password; otherwise whoever reads the mail could take an authenticator app away.
 */
export async function isFreshlyProved(context: Context, { session: { created_at, acr, amr }, user }: SignedIn): Promise<boolean> {
  if (context.now() - created_at >= FRESH) return false
  if (acr === TWO_FACTORS) return true
  const factors = await factorsOf(context, user.id)
  return factors.length === 0 || (showsBoth(amr) && (await independentFactors(context, user, factors)).length === 0)
}

const showsBoth = (amr: readonly string[]): boolean => amr.includes(BY_MAIL) && amr.includes('pwd')

/**
 * Begins a session in place of one whose person has shown a second factor (step-up, RFC 9470). `auth_time` stays that of the first factor: an
 * application that wants a recent sign-in wants all of it.
 */
export async function strengthenSession(
  request: Request,
  context: Context,
  { session, user }: SignedIn,
  { amr, provider }: Pick<Start, 'amr' | 'provider'>,
): Promise<{ readonly session: Session; readonly cookie: string }> {
  return startSession(request, context, {
    user,
    ...(await levelOf(context, user, [...session.amr, ...amr])),
    remember: session.remember === 'yes',
    auth_time: session.auth_time,
    provider,
    federation: federationOf(context, session),
    also: (batch) => record(batch, ownEvent(context, { request, person: user, action: 'user.second_factor_shown' })),
  })
}
