import { findSignInPlace } from '#clients/sign-in-place.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { html } from '#kit/html.ts'
import { hasFactor } from '#login/factors/factors.ts'
import { linkedAccountsOf } from '#login/federation/linked.ts'
import { offeredServers } from '#login/federation/offered.ts'
import { type SignedIn, startSession } from '#login/sessions.ts'
import { signIn } from '#login/sign-in.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import type { User } from '#model/user.ts'
import { asSelf } from './account.ts'
import { destinationOf } from './destination.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { render } from './layout.ts'
import { keptDestination } from './second-factor-view.ts'
import { pageAt, type Visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/** The page where a person without a second factor types the password again, before they change what opens the account. */
export const confirmPage: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/account/confirm',
    surface: 'page',
    handle: (request, context) => asSelf(request, context, show),
  }),
  endpoint({ method: 'POST', path: '/account/confirm', surface: 'page', handle: (request, context) => asSelf(request, context, submit) }),
]

/** Somebody with a second factor shows that one: the password alone would make the strength of an earlier session look fresh. */
const stronger = async (v: Visit, { user }: SignedIn): Promise<Answer | undefined> =>
  (await hasFactor(v.context, user.id)) ? seeOther(pageAt(v, '/second-factor', keptDestination(v))) : undefined

const show = async (v: Visit, signedIn: SignedIn): Promise<Answer> => (await stronger(v, signedIn)) ?? confirmForm(v, signedIn, false)

/** The right password begins a new session; one that is kept is as fresh as this proof. */
async function submit(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { request, context } = v
  const { session, user } = signedIn
  const elsewhere = await stronger(v, signedIn)
  if (elsewhere) return elsewhere
  const { current_password: password = '' } = readOwnForm(request, context)
  const attempt = { backend_id: session.backend_id, username: user.username, password, request, action: 'user.password_confirmed' }
  const person = await signIn(context, attempt)
  if (!person) return confirmForm(v, signedIn, true)
  const { amr, acr, remember, auth_time } = session
  const { cookie } = await startSession(request, context, {
    user: person,
    amr,
    ...(acr && { acr }),
    remember: remember === 'yes',
    auth_time,
    provider: undefined,
  })
  return seeOther(pageAt(v, destinationOf(v) ?? '/account'), { 'set-cookie': cookie })
}

/** The servers by which a person without a password can prove anew who they are: those of their accounts that sign people in here. */
async function ownServers({ context }: Visit, { id, backend_id }: User): Promise<readonly FederatedServer[]> {
  const { provider, backend } = await findSignInPlace(context, {})
  if (backend.id !== backend_id) return []
  const [linked, offered] = await Promise.all([linkedAccountsOf(context, id), offeredServers(context, provider)])
  return offered.filter((server) => linked.some(({ federated_server_id }) => federated_server_id === server.id))
}

async function confirmForm(v: Visit, { user }: SignedIn, refused: boolean): Promise<Answer> {
  const { words } = v
  const servers = user.password_hash === undefined ? await ownServers(v, user) : []
  return render(v, {
    title: words.factors.stepTitle,
    status: refused ? 403 : 200,
    main: html`<h1>${words.factors.stepTitle}</h1>
${
  user.password_hash === undefined
    ? servers.length === 0
      ? notice('warn', words.factors.noPassword)
      : html`<p class="lead">${words.factors.confirmElsewhere}</p>
<div class="stack">${servers.map(({ id, name }) => html`<a class="button" id="confirm-with-${id}" href="${pageAt(v, `/login/with/${id}`, keptDestination(v))}">${words.signInWith(name)}</a>`)}</div>`
    : html`<p class="lead">${words.factors.confirmLead}</p>
<form class="stack" method="post" action="${pageAt(v, '/account/confirm', keptDestination(v))}">${hiddenToken(v)}
<input class="hidden" type="text" name="username" value="${user.username}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
${inputField({ name: 'current_password', label: words.currentPassword, type: 'password', autocomplete: 'current-password', error: refused ? words.currentWrong : undefined, focus: true })}
<button id="confirm-submit" type="submit">${words.factors.stepSubmit}</button></form>`
}
<p class="foot"><a href="${pageAt(v, '/account')}">${words.back}</a></p>`,
  })
}
