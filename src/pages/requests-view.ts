import { type Html, html } from '#kit/html.ts'
import type { DetailWords } from '#oauth/details/words.ts'
import type { ScopeLabel } from '#oauth/scope-labels.ts'
import { detailList } from './detail-list.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { headingOf } from './heading.ts'
import type { Page } from './layout.ts'
import { pageAt, type Visit } from './visit.ts'

/** A request for a decision, as its page shows it. */
export interface ShownRequest {
  readonly id: string
  /** The name of the application. */
  readonly app: string
  /** The binding message, which the other device shows too. */
  readonly message: string | undefined
  /** How long ago it was asked, in words. */
  readonly asked: string
  readonly network: string
  readonly scopes: readonly ScopeLabel[]
  readonly details: readonly DetailWords[]
}

/** A request: the application, its binding message, and the scopes to choose from. */
const requestCard = (
  v: Visit,
  { id, app, message, asked, network, scopes, details }: ShownRequest,
): Html => html`<section class="card"><h2>${v.words.requestOf(app)}</h2>
<dl class="facts">${message !== undefined && html`<div><dt>${v.words.requestMessage}</dt><dd><strong>${message}</strong></dd></div>`}
<div><dt>${v.words.deviceAsked}</dt><dd>${asked} · ${network}</dd></div></dl>
<form class="stack" method="post" action="${pageAt(v, '/account/requests')}">${hiddenToken(v)}<input type="hidden" name="id" value="${id}">
<ul class="plain scopes">${scopes.map(({ name, label }) => html`<li><label class="check"><input type="checkbox" name="scope" value="${name}" checked><span>${label}</span></label></li>`)}</ul>
${detailList(v, details)}
<div class="choices"><button class="quiet" type="submit" name="decision" value="deny">${v.words.deny}</button><button type="submit" name="decision" value="allow">${v.words.allow}</button></div></form></section>`

/** The form for the code that applications may ask the person for, before they ask here (CIBA Core §7.1). */
const codeCard = (v: Visit, hasCode: boolean): Html => html`<section class="card"><h2>${v.words.requestCode}</h2>
<p class="soft">${v.words.requestCodeLead}${hasCode && html` <strong>${v.words.requestCodeSet}</strong>`}</p>
<form class="stack" method="post" action="${pageAt(v, '/account/requests/code')}">${hiddenToken(v)}
${inputField({ name: 'user-code', label: v.words.requestCodeNew, type: 'password', autocomplete: 'off' })}
<button class="quiet" id="user-code-save" type="submit">${v.words.save}</button></form></section>`

interface OwnRequests {
  readonly asked: readonly ShownRequest[]
  readonly hasCode: boolean
  readonly fault?: string | undefined
}

/** The page with the requests that wait for a decision of the person (CIBA Core §7), and the code that applications may ask for. */
export const requestsPageOf = (v: Visit, own: OwnRequests): Page => ({
  title: v.words.requestsTitle,
  name: 'requests',
  wide: true,
  heading: headingOf(v.words.requestsTitle),
  main: requestsView(v, own),
})

const requestsView = (
  v: Visit,
  { asked, hasCode, fault }: OwnRequests,
): Html => html`${notice('warn', v.words.requestsWarning)}${fault !== undefined && notice('bad', fault)}
${asked.length === 0 ? html`<p class="soft">${v.words.noRequests}</p>` : asked.map((one) => requestCard(v, one))}
${codeCard(v, hasCode)}
<p><a href="${pageAt(v, '/account')}">${v.words.accountTitle}</a></p>`
