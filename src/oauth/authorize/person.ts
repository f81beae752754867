import { mayUse } from '#clients/sandbox.ts'
import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { findSession, type SignedIn } from '#login/sessions.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { type FactorDue, factorDue } from '../factor-demand.ts'
import { type ConsentState, consentState, notLive } from './consent.ts'
import type { Interaction } from './interaction.ts'
import type { Prepared } from './prepare.ts'

/** An authorization request and the browser that brought it. */
export interface AuthorizationAttempt extends Prepared {
  readonly request: Request
  readonly context: Context
  /** The pushed request that this one came from; it is answered with it. */
  readonly pushed_id?: string | undefined
  /** Present when the person was sent to our pages before, and came back. */
  readonly interaction?: Interaction
}

/** A request with its session, as far as it is known. */
export interface Situation extends AuthorizationAttempt {
  readonly provider: IdentityProvider
  readonly signedIn: SignedIn | undefined
  /** The second factor that the person owes here. */
  readonly due?: FactorDue | undefined
  /** Present once the person is known. */
  readonly consent?: ConsentState
}
/** A situation in which the person is known. */
export interface Certain extends Situation {
  readonly signedIn: SignedIn
  readonly consent: ConsentState
}

/** Finds the session of the person. A sign-in is valid at the clients of its own backend only. */
export async function findSituation(asked: AuthorizationAttempt): Promise<Situation> {
  const { provider, backend } = await findSignInPlace(asked.context, asked.demand.client)
  const signedIn = await findSession(asked.request, asked.context, { provider, backend })
  const due = signedIn && (await factorDue(asked.context, { client: asked.demand.client, signedIn, provider }))
  return { ...asked, provider, signedIn, due }
}

/** Determines the scopes that this person may grant to the client, and their consent so far. @throws {Refusal} for a client or a scope that is not theirs to use. */
export async function resolvePermissions(situation: Situation, signedIn: SignedIn): Promise<Certain> {
  const { context, demand, provider } = situation
  if (!(await mayUse(context, demand.client, signedIn.user))) throw notLive()
  return { ...situation, signedIn, consent: await consentState(context, demand, { signedIn, provider }) }
}
