import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import type { Answer } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { TWO_FACTORS } from '#login/factors/factors.ts'
import { verifyPasskey } from '#login/factors/passkeys.ts'
import { ownEvent } from '#login/own-event.ts'
import { countGuess } from '#login/throttle.ts'
import { type User, user } from '#model/user.ts'
import { enter, signInForm } from './sign-in.ts'
import { openWaiting, readOwnForm, type Waiting } from './waiting.ts'

/** The sign-in with a passkey alone: no name, no password. The authenticator must verify the person, so that it is two factors in one. */
export const passkeySignIn: readonly Endpoint[] = [endpoint({ method: 'POST', path: '/login/passkey', surface: 'page', handle: submit })]

async function submit(request: Request, context: Context): Promise<Answer> {
  const waiting = await openWaiting(request, context)
  const { credential = '' } = readOwnForm(request, context)
  const takeBack = await countGuess(context, request.address, 'factor')
  const person = waiting.place.provider.passkeys ? await whoShows(waiting, credential) : undefined
  if (!person) return signInForm(waiting, { username: undefined, refused: true })
  takeBack()
  const { amr } = person
  const also = (batch: Parameters<typeof record>[0]) => record(batch, ownEvent(context, { request, person: person.user, action: 'user.signed_in' }))
  return enter(waiting, { user: person.user, amr, acr: TWO_FACTORS, remember: false, also })
}

/** The person of a passkey, if they may sign in here. */
async function whoShows({ v, place }: Waiting, credential: string): Promise<{ readonly user: User; readonly amr: readonly string[] } | undefined> {
  const { context } = v
  const shown = await verifyPasskey(context, { use: { purpose: 'sign_in', browser: v.form.token }, credential, verifies: true })
  const found = shown && (await context.db.table(user).get(shown.row.user_id))
  return found && !found.blocked && found.backend_id === place.backend.id ? { user: found, amr: shown.amr } : undefined
}
