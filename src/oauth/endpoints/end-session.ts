import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Params, type Request, readForm, readQuery } from '#http/request.ts'
import { signedOutEvent } from '#login/own-event.ts'
import { endSession, findSession, forgetSession } from '#login/sessions.ts'
import { findBrowser } from '../authorize/browser.ts'
import { addressAfter } from '../sign-out/farewell.ts'
import { readSignOut, tellsOf } from '../sign-out/request.ts'
import { forgetBrowserState } from '../sign-out/session-state.ts'

/** The parameters that the confirmation page needs to redirect afterwards. The ID token is left out: it must not leak into another URL. */
const travelling = ['client_id', 'post_logout_redirect_uri', 'state', 'ui_locales'] as const

function askFirst(params: Params, clientId: string | undefined, context: Context): Answer {
  const query = new URLSearchParams()
  const kept: Params = { ...params, client_id: clientId, post_logout_redirect_uri: clientId === undefined ? undefined : params['post_logout_redirect_uri'] }
  for (const name of travelling) if (kept[name] !== undefined) query.set(name, kept[name])
  return seeOther(`${context.issuer}/logout${query.size > 0 ? `?${query}` : ''}`)
}

/**
 * A form posted from another site comes without our SameSite=Lax cookies. After a redirect to ourselves they are sent, and the right session is
 * ended.
 */
async function redirectPosted(request: Request, context: Context): Promise<Answer> {
  const params = readForm(request)
  if (findBrowser(request, context)) return end(params, request, context)
  const query = new URLSearchParams(Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return seeOther(`${context.issuer}/oauth/end_session?${query}`)
}

async function end(params: Params, request: Request, context: Context): Promise<Answer> {
  const signOut = await readSignOut(params, request, context)
  const { client, hint, back } = signOut
  if (!client || !hint) return askFirst(params, client?.id, context)
  const { backend } = await findSignInPlace(context, client)
  const signedIn = await findSession(request, context, { backend })
  // Without a valid hint for the person who is signed in, an attacker could sign people out by a link.
  if (signedIn && !tellsOf(signOut, signedIn, context)) return askFirst(params, client.id, context)
  const onwards = signedIn ? await addressAfter(context, signedIn.session, back) : (back ?? `${context.issuer}/logout`)
  if (signedIn)
    await endSession(context, signedIn.session, signedOutEvent(context, { request, person: signedIn.user, sid: signedIn.session.sid, client_id: client.id }))
  return seeOther(onwards, { 'set-cookie': [forgetSession(context, backend.id), ...forgetBrowserState(context)] })
}

/** The end session endpoint (OIDC RP-Initiated Logout §2): a client that signs its person out ends the session here too. */
export const endSessionEndpoint: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/oauth/end_session',
    spec: 'OIDC RP-Initiated Logout §2',
    surface: 'page',
    metadata: (url) => ({
      end_session_endpoint: url,
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      frontchannel_logout_supported: true,
      frontchannel_logout_session_supported: true,
    }),
    handle: (request, context) => end(readQuery(request), request, context),
  }),
  endpoint({ method: 'POST', path: '/oauth/end_session', spec: 'OIDC RP-Initiated Logout §2', surface: 'page', handle: redirectPosted }),
]
