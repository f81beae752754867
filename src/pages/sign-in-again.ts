import type { CompiledClient } from '#clients/find-client.ts'
import { findSignInPlace } from '#clients/sign-in-place.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { isTooOldFor } from '#login/session-lifetimes.ts'
import type { SignedIn } from '#login/sessions.ts'
import { pageAt, type Visit } from './visit.ts'

/**
 * The way back to the sign-in page, for a person who decides about a client elsewhere than in an authorization request, and whose session is older than
 * its identity provider takes; undefined for others.
 */
export async function signInAgain(
  v: Visit,
  { client, signedIn, more }: { readonly client: CompiledClient; readonly signedIn: SignedIn; readonly more: Readonly<Record<string, string>> },
): Promise<Answer | undefined> {
  const { provider } = await findSignInPlace(v.context, client)
  return isTooOldFor(v.context, signedIn.session, provider) ? seeOther(pageAt(v, '/login', { again: 'yes', ...more })) : undefined
}
