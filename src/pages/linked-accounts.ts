import { findSignInPlace } from '#clients/sign-in-place.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { html } from '#kit/html.ts'
import { beginFederated } from '#login/federation/departure.ts'
import { linkedAccountsOf, type NamedAccount, unlinkAccount } from '#login/federation/linked.ts'
import { offeredServers } from '#login/federation/offered.ts'
import type { SignedIn } from '#login/sessions.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { isTestUser } from '#model/test-user.ts'
import { meetBrowser } from '#oauth/authorize/browser.ts'
import { refuseWithout } from '#outbound/failure.ts'
import { asSelf } from './account.ts'
import { afterProof } from './factors.ts'
import { hiddenToken, notice } from './field.ts'
import { render } from './layout.ts'
import { pageAt, type Visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/** The accounts at federated servers that sign a person in: those that there are, and those that can be connected. */
export const linkedAccountsPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/account/linked', surface: 'page', handle: (request, context) => asSelf(request, context, show) }),
  endpoint({ method: 'POST', path: '/account/linked', surface: 'page', handle: (request, context) => asSelf(request, context, afterProof('linked', unlink)) }),
  endpoint({ method: 'GET', path: '/account/linked/:id', surface: 'page', refusesHead: true, handle: (request, context) => asSelf(request, context, leave) }),
]

/** The servers with which the person can connect an account: those where the people of their backend sign in; none for a test user. */
async function connectable({ context }: Visit, { user }: SignedIn): Promise<readonly FederatedServer[]> {
  const { provider, backend } = await findSignInPlace(context, {})
  return backend.id === user.backend_id && !isTestUser(user) ? offeredServers(context, provider) : []
}

const accountRow = (v: Visit, { id, server, label, subject }: NamedAccount) => html`<li><div><span class="strong">${server}</span><br>
<span class="soft small">${label ?? subject}</span></div>
<button class="quiet slim" type="submit" name="unlink" value="${id}" aria-label="${v.words.unlink}: ${server}">${v.words.unlink}</button></li>`

async function show(v: Visit, signedIn: SignedIn, fault?: string): Promise<Answer> {
  const { words } = v
  const [linked, servers] = await Promise.all([linkedAccountsOf(v.context, signedIn.user.id), connectable(v, signedIn)])
  const free = servers.filter((server) => server.shown && !linked.some(({ federated_server_id }) => federated_server_id === server.id))
  return render(v, {
    title: words.linkedTitle,
    wide: true,
    status: fault === undefined ? 200 : 409,
    main: html`<h1>${words.linkedTitle}</h1>
<p class="lead">${words.linkedLead}</p>
${fault && notice('bad', fault)}${v.query['done'] === 'unlinked' && notice('good', words.unlinked)}
<section class="card">${
      linked.length === 0
        ? html`<p class="soft">${words.noLinked}</p>`
        : html`<form method="post" action="${pageAt(v, '/account/linked')}">${hiddenToken(v)}<ul class="plain rows">${linked.map((row) => accountRow(v, row))}</ul></form>`
    }</section>
${free.map(({ id, name }) => html`<p><a class="button quiet" id="connect-${id}" href="${pageAt(v, `/account/linked/${id}`)}">${words.linkOther(name)}</a></p>`)}
<p><a href="${pageAt(v, '/account')}">${words.accountTitle}</a></p>`,
  })
}

async function unlink(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { unlink: id = '' } = readOwnForm(v.request, v.context)
  const isGone = await unlinkAccount(v.context, signedIn.user, { id, request: v.request })
  return isGone ? seeOther(pageAt(v, '/account/linked', { done: 'unlinked' })) : show(v, signedIn, v.words.linkedLast)
}

/** Sends the person to a federated server for the account to connect. A link alone connects nothing: they confirm it afterwards, and sign in anew. */
async function leave(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { context, request } = v
  const server = (await connectable(v, signedIn)).find(({ id }) => id === request.params['id'])
  if (!server) throw notFound('people do not sign in here by this server')
  const browser = meetBrowser(request, context)
  const { id: user_id, backend_id = '' } = signedIn.user
  try {
    // Somebody else may still be signed in there, in the browser of this person.
    const hints = { ui_locales: v.language, prompt: 'login' }
    const address = await beginFederated(context, { server, backend_id, browser: browser.name, query: '', user_id, hints })
    return seeOther(address, browser.headers)
  } catch (caught) {
    throw refuseWithout(caught)
  }
}
