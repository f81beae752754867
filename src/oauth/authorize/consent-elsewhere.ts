import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { findSessionById, type SignedIn } from '#login/sessions.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { waitingRequest } from '#model/waiting-request.ts'
import { type Batch, Lost } from '#store/store.ts'
import { agree, type ConsentState, consentState, isPower } from './consent.ts'
import { findInteractionElsewhere, type Interaction, interactionGone } from './interaction.ts'

/**
 * The page of another system where this person is asked; undefined where our own page asks. It asks for powers over this server in any case: whoever
 * keeps the other page must not be able to give these in the name of an administrator.
 */
export const consentPageElsewhere = ({ consent_uri }: IdentityProvider, { missing }: ConsentState): string | undefined =>
  missing.some(isPower) ? undefined : consent_uri

/** The address of that page for a waiting request, whose handle is of use in its own browser only. */
export function consentUrl(page: string, handle: string): string {
  const url = new URL(page)
  url.searchParams.set('consent_request', handle)
  return url.href
}

/** A waiting request whose person is asked on the page of another system. */
export interface ConsentRequest {
  readonly interaction: Interaction
  readonly signedIn: SignedIn
  readonly provider: IdentityProvider
  readonly state: ConsentState
}

/** The consent request of a handle; undefined when it is over, answered, not asked elsewhere, or its person is not signed in any more. */
export async function findConsentRequest(context: Context, handle: string): Promise<ConsentRequest | undefined> {
  const interaction = await findInteractionElsewhere(context, handle)
  const { session_id, agreed, declined_at } = interaction?.row ?? {}
  if (!interaction || session_id === undefined || agreed !== undefined || declined_at !== undefined) return undefined
  const { provider, backend } = await findSignInPlace(context, interaction.redirection.client)
  const signedIn = await findSessionById(context, session_id, { provider, backend })
  const state = signedIn && (await consentState(context, interaction.demand, { signedIn, provider }))
  if (!state || state.waived || consentPageElsewhere(provider, state) === undefined) return undefined
  return { interaction, signedIn, provider, state }
}

/** The waiting request as it must still be when its answer is written: of two answers, one counts. */
const unanswered = ({ signedIn }: ConsentRequest) => ({ agreed: undefined, declined_at: undefined, session_id: signedIn.session.id })

/** Records that the person agreed to some of the scopes on the page of another system. @throws {Refusal} 404 when somebody was quicker */
export const acceptElsewhere = (context: Context, asked: ConsentRequest, scopes: readonly string[], also: (batch: Batch) => void): Promise<void> =>
  agree(context, {
    interaction: asked.interaction,
    signedIn: asked.signedIn,
    missing: asked.state.missing,
    agreed: asked.state.missing.filter((name) => scopes.includes(name)),
    match: unanswered(asked),
    also,
  })

/** Records that the person said no there. The client is told when the browser comes back. @throws {Refusal} 404 when somebody was quicker */
export async function declineElsewhere({ db, now }: Context, asked: ConsentRequest, also: (batch: Batch) => void): Promise<void> {
  const write = db.together((batch) => {
    batch.change(waitingRequest, { ...unanswered(asked), id: asked.interaction.row.id, used_at: undefined }, { declined_at: now() })
    also(batch)
  })
  await write.catch((caught: unknown) => {
    throw caught instanceof Lost ? interactionGone() : caught
  })
}
