import { type Html, html } from '#kit/html.ts'
import type { ConnectedApp } from '#oauth/apps.ts'
import type { ScopeLabel } from '#oauth/scope-labels.ts'
import { hiddenToken } from './field.ts'
import { pageAt, type Visit } from './visit.ts'

const scopeBox = ({ name, label, description }: ScopeLabel, at: number): Html =>
  html`<li><label class="check"><input type="checkbox" id="scope-${at}" name="scope" value="${name}" checked><span><span class="strong">${label}</span>${description && html`<br><span class="soft small">${description}</span>`}</span></label></li>`

/** The scopes of an application with access, each of which its person may take back. */
export const appScopesView = (v: Visit, app: ConnectedApp, scopes: readonly ScopeLabel[]): Html => html`<h1>${v.words.mayTitle(app.name)}</h1>
<p class="lead">${v.words.mayLead}</p>
<form class="stack" method="post" action="${pageAt(v, '/account/apps/scopes')}">
${hiddenToken(v)}
<input type="hidden" name="client" value="${app.client_id}">
<ul class="plain scopes">${scopes.map(scopeBox)}</ul>
<div class="choices"><a class="button quiet" href="${pageAt(v, '/account')}">${v.words.back}</a><button id="app-save" type="submit">${v.words.save}</button></div>
</form>`
