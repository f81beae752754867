import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Request, readQuery } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { findAnySession } from '#login/sessions.ts'
import { findBrowser, meetBrowser } from '#oauth/authorize/browser.ts'
import { askedBy, beginConsent, findRequest } from '#outbound/authorization-request.ts'
import { finishConsent } from '#outbound/callback.ts'
import { refuseWithout } from '#outbound/failure.ts'
import { fillUrl, valuesOf } from '#outbound/values.ts'
import { hiddenToken } from './field.ts'
import { render } from './layout.ts'
import { sourceOf } from './policy.ts'
import { visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/** Where a person leaves for the consent of another server, and where that server sends them back to. */
export const outboundPages: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/outbound/authorize', surface: 'page', refusesHead: true, handle: leave }),
  endpoint({ method: 'POST', path: '/outbound/authorize', surface: 'page', handle: confirm }),
  endpoint({ method: 'GET', path: '/outbound/callback', surface: 'page', refusesHead: true, spec: 'RFC 6749 §4.1.2', handle: comeBack }),
]

/** The person signed in in this browser, at whichever backend. */
async function personIn(request: Request, context: Context): Promise<string | undefined> {
  const { backend } = await findSignInPlace(context, {})
  return (await findAnySession(request, context, backend.id))?.user.id
}

async function open(request: Request, context: Context) {
  const ticket = await findRequest(context, readQuery(request)['ticket'], 'ticket')
  try {
    return { ticket, remote: await askedBy(context, ticket, await personIn(request, context)) }
  } catch (caught) {
    throw refuseWithout(caught)
  }
}

async function depart(request: Request, context: Context, { ticket, remote }: Awaited<ReturnType<typeof open>>): Promise<Answer> {
  const browser = meetBrowser(request, context)
  try {
    return seeOther(await beginConsent(remote, ticket, browser.name), browser.headers)
  } catch (caught) {
    throw refuseWithout(caught)
  }
}

/** Redirects the person who asked at once. When a program asked, a page says first where the link leads, so that a link alone begins nothing. */
async function leave(request: Request, context: Context): Promise<Answer> {
  const opened = await open(request, context)
  if (opened.ticket.asked_by !== undefined) return depart(request, context, opened)
  const { remote, ticket } = opened
  const v = await visit(request, context)
  const { words } = v
  const target = sourceOf(fillUrl(remote.provider.authorization_endpoint ?? '', valuesOf(remote)))
  const back = ticket.return_uri === undefined ? undefined : sourceOf(ticket.return_uri)
  return render(v, {
    title: words.connectTitle(remote.provider.name),
    leadsTo: [target, back].flatMap((source) => source ?? []),
    main: html`<h1>${words.connectTitle(remote.provider.name)}</h1>
<p class="lead">${words.connectLead(remote.row.name, context.tenant.name)}</p>
<dl class="facts"><div><dt>${words.sendsYouTo}</dt><dd>${target}</dd></div></dl>
<form class="stack" method="post" action="${v.base}/outbound/authorize?ticket=${v.query['ticket']}">
${hiddenToken(v)}
<button id="outbound-go" type="submit">${words.connectGo}</button>
</form>`,
  })
}

async function confirm(request: Request, context: Context): Promise<Answer> {
  readOwnForm(request, context)
  return depart(request, context, await open(request, context))
}

/** The answer of the provider. It is told to the person, or to the program that asked, without anything that is secret. */
async function comeBack(request: Request, context: Context): Promise<Answer> {
  const v = await visit(request, context)
  const bringer = { browser: findBrowser(request, context)?.name, person: await personIn(request, context) }
  const finished = await finishConsent(context, v.query, bringer).catch((caught) => {
    throw refuseWithout(caught)
  })
  const { remote, return_uri, failure } = finished
  if (return_uri !== undefined) {
    const url = new URL(return_uri)
    url.searchParams.set('authorization', remote.row.id)
    url.searchParams.set('result', failure ? 'failed' : 'authorized')
    if (failure) url.searchParams.set('error', failure.said.error ?? failure.kind)
    return seeOther(url.href)
  }
  const { words } = v
  const title = failure ? words.connectFailed(remote.provider.name) : words.connected(remote.provider.name)
  return render(v, {
    title,
    id: failure ? 'outbound-failed' : 'outbound-connected',
    main: html`<h1>${title}</h1>
<p class="lead">${failure ? words.connectFailedLead : words.connectedLead}</p>
${
  failure &&
  html`<dl class="facts">
<div><dt>${words.errorCode}</dt><dd><code>${failure.said.error ?? failure.kind}</code></dd></div>
<div><dt>${words.errorDetail}</dt><dd lang="en">${failure.said.description ?? failure.message}</dd></div>
</dl>`
}`,
  })
}
