import type { Context } from '#http/context.ts'
import { accessDenied } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { findSession, type SignedIn } from '#login/sessions.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { mayUse } from '../sandbox.ts'
import { findSignInPlace } from '../sign-in-place.ts'
import { type ConsentState, consentState } from './consent.ts'
import type { Interaction } from './interaction.ts'
import type { Prepared } from './prepare.ts'

/** An authorization request and the browser that brought it. */
export interface Asked extends Prepared {
  readonly request: Request
  readonly context: Context
  /** Present when the person was sent to our pages before, and came back. */
  readonly interaction?: Interaction
}

/** A request, and what is known of the person in front of it. */
export interface Situation extends Asked {
  readonly provider: IdentityProvider
  readonly signedIn: SignedIn | undefined
  /** Present when somebody is signed in. */
  readonly consent: ConsentState | undefined
}

/** Finds out who is there. A sign-in counts for the clients of its own backend only. @throws {Refusal} for a client that is not theirs to use yet. */
export async function meetPerson(asked: Asked): Promise<Situation> {
  const { context, demand } = asked
  const { provider, backend } = await findSignInPlace(context, demand.client)
  const signedIn = await findSession(asked.request, context, backend.id)
  if (signedIn && !(await mayUse(context, demand.client, signedIn.user.id)))
    throw accessDenied('the application is not live yet: only those who make it can sign in to it')
  const consent = signedIn && (await consentState(context, demand, { signedIn, provider }))
  return { ...asked, provider, signedIn, consent }
}
