import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { endSession, findAnySession, forgetSession, type SignedIn } from '#login/sessions.ts'
import { findSignInPlace } from '#oauth/sign-in-place.ts'
import { readSignOut, type SignOut } from '#oauth/sign-out.ts'
import { hiddenToken } from './field.ts'
import { render, sourceOf } from './layout.ts'
import { pageAt, type Visit, visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/**
 * Signing out of one's own accord, or for an application that could not show who it means (OIDC RP-Initiated Logout §2): asked first, so that
 * no link can do it to somebody.
 */
export const logoutPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/logout', surface: 'page', handle: show }),
  endpoint({ method: 'POST', path: '/logout', surface: 'page', handle: submit }),
]

/** What must travel along until the person has answered. */
const travelling = ['client_id', 'post_logout_redirect_uri', 'state'] as const

interface SigningOut {
  readonly v: Visit
  readonly asked: SignOut
  readonly signedIn: SignedIn | undefined
  /** This page again, with all that travels along. */
  readonly here: string
}

async function open(request: Request, context: Context): Promise<SigningOut> {
  const v = visit(request, context)
  const asked = await readSignOut(v.query, context)
  const { backend } = await findSignInPlace(context, asked.client ?? {})
  const kept = travelling.flatMap((name) => (v.query[name] === undefined ? [] : [[name, v.query[name]]]))
  return { v, asked, signedIn: await findAnySession(request, context, backend.id), here: pageAt(v, '/logout', Object.fromEntries(kept)) }
}

async function show(request: Request, context: Context): Promise<Answer> {
  const { v, asked, signedIn, here } = await open(request, context)
  if (!signedIn) return asked.back === undefined ? signedOut(v) : seeOther(asked.back)
  const { words } = v
  const target = asked.back === undefined ? undefined : sourceOf(asked.back)
  return render(v, {
    title: words.signOut,
    leadsTo: target === undefined ? [] : [target],
    main: html`<h1>${words.signOutTitle}</h1>
<p class="lead">${words.signOutLead(signedIn.user.name ?? signedIn.user.username)}</p>
<form class="stack" method="post" action="${here}">
${hiddenToken(v)}
<div class="choices"><a class="button quiet" href="${pageAt(v, '/account')}">${words.stay}</a>
<button id="logout-confirm" type="submit">${words.signOut}</button></div>
</form>`,
  })
}

async function submit(request: Request, context: Context): Promise<Answer> {
  const { asked, signedIn, here } = await open(request, context)
  readOwnForm(request, context)
  if (!signedIn) return seeOther(here)
  await endSession(context, signedIn.session)
  return seeOther(asked.back ?? here, { 'set-cookie': forgetSession(context, signedIn.session.backend_id) })
}

/** Said alike to whoever has just signed out and to whoever never signed in. */
function signedOut(v: Visit): Answer {
  const { words } = v
  return render(v, {
    title: words.signedOut,
    main: html`<h1>${words.signedOut}</h1>
<p class="lead">${words.signedOutLead}</p>
<p class="foot"><a href="${pageAt(v, '/login')}">${words.signInOnceMore}</a></p>`,
  })
}
