import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { sendOnwards } from '#http/form-post.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { continueSignOut, federatedSessionEnd, passOnSignOut } from '#login/federation/sign-out.ts'
import { signedOutEvent } from '#login/own-event.ts'
import { endSession, findAnySession, forgetSession, type SignedIn } from '#login/sessions.ts'
import { findBrowser, meetBrowser } from '#oauth/authorize/browser.ts'
import { addressAfter } from '#oauth/sign-out/farewell.ts'
import { readSignOut, type SignOut } from '#oauth/sign-out/request.ts'
import { forgetBrowserState } from '#oauth/sign-out/session-state.ts'
import { hiddenToken } from './field.ts'
import { formWordsOf } from './language.ts'
import { render } from './layout.ts'
import { sourceOf } from './policy.ts'
import { pageAt, type Visit, visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/**
 * The sign-out page, opened by the person or by an application (OIDC RP-Initiated Logout §2). The person must confirm, so that an attacker cannot
 * sign people out by a link.
 */
export const logoutPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/logout', surface: 'page', handle: show }),
  endpoint({ method: 'POST', path: '/logout', surface: 'page', handle: submit }),
  endpoint({ method: 'GET', path: '/logout/continue', surface: 'page', refusesHead: true, spec: 'OIDC RP-Initiated Logout §3', handle: goOn }),
]

interface LogoutVisit extends SignOut {
  readonly v: Visit
  readonly signedIn: SignedIn | undefined
}

async function open(request: Request, context: Context): Promise<LogoutVisit> {
  const v = await visit(request, context)
  const signOut = await readSignOut(v.query, request, context)
  const { backend } = await findSignInPlace(context, signOut.client ?? {})
  return { ...signOut, v, signedIn: await findAnySession(request, context, backend.id) }
}

/** The address of this page, with the parameters for the redirect afterwards. */
function here({ v }: LogoutVisit): string {
  const names = ['client_id', 'post_logout_redirect_uri', 'state'] as const
  return pageAt(v, '/logout', Object.fromEntries(names.flatMap((name) => (v.query[name] === undefined ? [] : [[name, v.query[name]]]))))
}

async function show(request: Request, context: Context): Promise<Answer> {
  const leaving = await open(request, context)
  const { v, signedIn, client, back } = leaving
  if (!signedIn) return back === undefined ? signedOut(v) : seeOther(back)
  const { words } = v
  const there = await federatedSessionEnd(context, signedIn.session)
  return render(v, {
    title: words.signOut,
    leadsTo: [back, there?.end_session_endpoint].flatMap((uri) => (uri === undefined ? [] : (sourceOf(uri) ?? []))),
    main: html`<h1>${words.signOutTitle}</h1>
<p class="lead">${client && `${words.signOutAsked(client.name)} `}${words.signOutLead(signedIn.user.name ?? signedIn.user.username)}</p>
<form class="stack" method="post" action="${here(leaving)}">
${hiddenToken(v)}
<div class="choices"><a class="button quiet" id="logout-stay" href="${pageAt(v, '/account')}">${words.stay}</a>
<button id="logout-confirm" type="submit">${words.signOut}</button></div>
</form>`,
  })
}

async function submit(request: Request, context: Context): Promise<Answer> {
  const { v, signedIn, client, back } = await open(request, context)
  readOwnForm(request, context)
  if (!signedIn) return seeOther(back ?? pageAt(v, '/logout'))
  const onwards = await addressAfter(context, signedIn.session, back)
  await endSession(context, signedIn.session, signedOutEvent(context, { request, person: signedIn.user, sid: signedIn.session.sid, client_id: client?.id }))
  const browser = meetBrowser(request, context)
  const elsewhere = await passOnSignOut(context, signedIn.session, { browser: browser.name, back: onwards })
  return sendOnwards(elsewhere ?? onwards, formWordsOf(v), {
    'set-cookie': [forgetSession(context, signedIn.session.backend_id), ...forgetBrowserState(context), ...Object.values(browser.headers)],
  })
}

/** The way back of a person whose session at the federated server was ended too. */
async function goOn(request: Request, context: Context): Promise<Answer> {
  const v = await visit(request, context)
  return seeOther((await continueSignOut(context, v.query['state'], findBrowser(request, context)?.name)) ?? pageAt(v, '/logout'))
}

/** The page after a sign-out, and for a person who was not signed in. */
export function signedOut(v: Visit): Answer {
  const { words } = v
  return render(v, {
    title: words.signedOut,
    name: 'signed_out',
    heading: html`<h1>${words.signedOut}</h1>
<p class="lead">${words.signedOutLead}</p>
`,
    main: html`<p class="foot"><a href="${pageAt(v, '/login')}">${words.signInOnceMore}</a></p>`,
  })
}
