import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { endSession, findAnySession, forgetSession } from '#login/sessions.ts'
import { findSignInPlace } from '#oauth/sign-in-place.ts'
import { hiddenToken } from './field.ts'
import { render } from './layout.ts'
import { pageAt, type Visit, visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/** Signing out of one's own accord: asked first, so that no link can do it to somebody. */
export const logoutPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/logout', surface: 'page', handle: show }),
  endpoint({ method: 'POST', path: '/logout', surface: 'page', handle: submit }),
]

const findWho = async (request: Request, context: Context) => findAnySession(request, context, (await findSignInPlace(context, {})).backend.id)

async function show(request: Request, context: Context): Promise<Answer> {
  const v = visit(request, context)
  const signedIn = await findWho(request, context)
  if (!signedIn) return signedOut(v)
  const { words } = v
  return render(v, {
    title: words.signOut,
    main: html`<h1>${words.signOutTitle}</h1>
<p class="lead">${words.signOutLead(signedIn.user.name ?? signedIn.user.username)}</p>
<form class="stack" method="post" action="${pageAt(v, '/logout')}">
${hiddenToken(v)}
<div class="choices"><a class="button quiet" href="${pageAt(v, '/account')}">${words.stay}</a>
<button id="logout-confirm" type="submit">${words.signOut}</button></div>
</form>`,
  })
}

async function submit(request: Request, context: Context): Promise<Answer> {
  const v = visit(request, context)
  readOwnForm(request, context)
  const signedIn = await findWho(request, context)
  if (!signedIn) return seeOther(pageAt(v, '/logout'))
  await endSession(context, signedIn.session)
  return seeOther(pageAt(v, '/logout'), { 'set-cookie': forgetSession(context, signedIn.session.backend_id) })
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
