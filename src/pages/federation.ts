import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Request, readQuery } from '#http/request.ts'
import { html } from '#kit/html.ts'
import type { FederatedAccount } from '#login/federation/account.ts'
import { type Applicant, admit, applicantOf } from '#login/federation/admit.ts'
import { type FederatedArrival, finishFederated } from '#login/federation/arrival.ts'
import { beginFederated } from '#login/federation/departure.ts'
import { findOffered } from '#login/federation/offered.ts'
import { finishSaml } from '#login/federation/saml/arrival.ts'
import { storeWaiting } from '#login/federation/waiting.ts'
import type { FederatedServer } from '#model/federation/server.ts'
import { findBrowser, meetBrowser } from '#oauth/authorize/browser.ts'
import { pageParameters } from '#oauth/authorize/page-parameters.ts'
import { OutboundFailure, refuseWithout } from '#outbound/failure.ts'
import { render } from './layout.ts'
import { enter } from './sign-in.ts'
import { pageAt, queryToKeep } from './visit.ts'
import { openWaiting, type Waiting } from './waiting.ts'

/** Where a person leaves for a federated server, and where that server sends them back to. */
export const federationPages: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/login/with/:id', surface: 'page', refusesHead: true, handle: leave }),
  endpoint({ method: 'GET', path: '/login/with/:id/callback', surface: 'page', refusesHead: true, spec: 'OIDC Core §3.1.2.5', handle: comeBack }),
]

const serverIn = ({ params: { id = '' } }: Request) => id

/** The hints to the other server: whom to expect, in which language, and to ask again where the application demands it. */
function hintsOf({ v, interaction }: Waiting): Record<string, string | undefined> {
  const asksAgain =
    interaction?.demand.prompt.has('login') || interaction?.demand.max_age !== undefined || v.query['link'] !== undefined || v.query['to'] !== undefined
  return {
    ui_locales: v.language,
    login_hint: v.query['login_hint'] ?? (interaction && pageParameters.login_hint.of(interaction.row.params)),
    prompt: asksAgain ? 'login' : undefined,
  }
}

/** The query with which a person goes on who is back, also to the page that asked for a new proof of them. */
const queryOnReturn = ({ v: { query } }: Waiting): string => {
  const kept = new URLSearchParams(queryToKeep(query))
  if (query['to'] !== undefined) kept.set('to', query['to'])
  return kept.toString()
}

/** Sends a browser to a federated server. Refused for one that the identity provider of the client does not offer. */
async function leave(request: Request, context: Context): Promise<Answer> {
  const waiting = await openWaiting(request, context)
  const { provider, backend } = waiting.place
  const server = await findOffered(context, provider, serverIn(request))
  if (!server) throw notFound('people do not sign in here by this server')
  const browser = meetBrowser(request, context)
  const leaving = { server, backend_id: backend.id, browser: browser.name, query: queryOnReturn(waiting), hints: hintsOf(waiting) }
  try {
    return seeOther(await beginFederated(context, leaving), browser.headers)
  } catch (caught) {
    if (caught instanceof OutboundFailure) return showFailure(waiting, server, caught)
    throw refuseWithout(caught)
  }
}

/** The page that the person left, as if it were opened again. */
const reopen = (request: Request, context: Context, query: string) => openWaiting({ ...request, path: request.path.replace(/\/with\/.*$/, ''), query }, context)

/** The response of a federated server. */
async function comeBack(request: Request, context: Context): Promise<Answer> {
  const [answer, browser] = [readQuery(request), findBrowser(request, context)?.name]
  const finish = answer['arrived'] === undefined ? finishFederated : finishSaml
  const arrival = await finish(context, { serverId: serverIn(request), params: answer, browser })
  const waiting = await reopen(request, context, arrival.query)
  const { backend, provider } = waiting.place
  // The client may sign its people in elsewhere by now: an account of one backend is nobody in another.
  if (backend.id !== arrival.row.backend_id || !provider.federated_servers.includes(arrival.server.id))
    throw notFound('people do not sign in here by this server')
  if (arrival.outcome instanceof OutboundFailure) return showFailure(waiting, arrival.server, arrival.outcome)
  return arrival.row.user_id === undefined
    ? welcome(waiting, arrival, arrival.outcome)
    : seeOther(await askForLink(waiting, applicantOf(arrival.server, backend, arrival.outcome), arrival.row.user_id))
}

async function welcome(waiting: Waiting, { server }: FederatedArrival, account: FederatedAccount): Promise<Answer> {
  const { v, place } = waiting
  const applicant = applicantOf(server, place.backend, account)
  const admission = await admit(v.context, applicant, v.request)
  if ('user' in admission) {
    return enter(waiting, { user: admission.user, amr: ['fed'], remember: false, federation: { server_id: server.id, ...account.proof } })
  }
  return 'namesake' in admission ? seeOther(await askForLink(waiting, applicant)) : refusedAccount(waiting, server, admission.refused)
}

/** Keeps an account until its person proved the account here that it is to be linked with. @returns the address of the page that asks. */
async function askForLink({ v, place }: Waiting, { server, subject, label, profile, roles, proof }: Applicant, user_id?: string): Promise<string> {
  const browser = findBrowser(v.request, v.context)?.name ?? ''
  const account = { subject, label, profile, roles: [...roles], proof }
  const waiting = { step: 'link', federated_server_id: server.id, backend_id: place.backend.id, user_id, browser } as const
  return pageAt(v, '/login/link', { link: await storeWaiting(v.context, { ...waiting, secrets: { query: '', account } }) })
}

const otherWay = ({ v }: Waiting) => html`<p class="foot"><a id="other-way" href="${pageAt(v, '/login', { choose: 'yes' })}">${v.words.otherWay}</a></p>`

/** A sign-in that did not work, with the reason for whoever has to mend it. */
function showFailure(waiting: Waiting, { name }: FederatedServer, { said, kind, message }: OutboundFailure): Answer {
  const { v } = waiting
  const { words } = v
  return render(v, {
    title: words.federatedFailed(name),
    status: 502,
    id: 'federated-failed',
    main: html`<h1>${words.federatedFailed(name)}</h1>
<p class="lead">${words.federatedFailedLead}</p>
<dl class="facts">
<div><dt>${words.errorCode}</dt><dd><code>${said.error ?? kind}</code></dd></div>
<div><dt>${words.errorDetail}</dt><dd lang="en">${said.description ?? message}</dd></div>
</dl>
${otherWay(waiting)}`,
  })
}

/** An account that nobody here has, or whose person is blocked. */
function refusedAccount(waiting: Waiting, { name }: FederatedServer, why: 'blocked' | 'unknown'): Answer {
  const { v } = waiting
  const { words } = v
  return render(v, {
    title: words.federatedRefused,
    status: 403,
    id: 'federated-refused',
    main: html`<h1>${words.federatedRefused}</h1>
<p class="lead">${why === 'unknown' ? words.federatedUnknown(name) : words.federatedBlocked}</p>
${otherWay(waiting)}`,
  })
}
