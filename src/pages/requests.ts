import { record } from '#events/record.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Html, html } from '#kit/html.ts'
import { ownEvent } from '#login/own-event.ts'
import { hashPassword } from '#login/passwords.ts'
import type { SignedIn } from '#login/sessions.ts'
import { SHORTEST_USER_CODE, user } from '#model/user.ts'
import { decideRequest, offeredScopes, type Undecided } from '#oauth/decoupled/decide.ts'
import { undecidedOf } from '#oauth/decoupled/of-person.ts'
import type { DetailWords } from '#oauth/details/words.ts'
import { owesFactor } from '#oauth/factor-demand.ts'
import { asSelf } from './account.ts'
import { ago } from './ago.ts'
import { confirmationFor } from './confirmation.ts'
import { detailsInWords } from './credential-words.ts'
import { detailList } from './detail-list.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { render } from './layout.ts'
import { type ScopeWords, scopeWords } from './scope-words.ts'
import { pageAt, type Visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/** The page where a person decides on what applications ask on other devices (CIBA Core §7). */
export const requestsPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/account/requests', surface: 'page', handle: (request, context) => asSelf(request, context, show) }),
  endpoint({ method: 'POST', path: '/account/requests/code', surface: 'page', handle: (request, context) => asSelf(request, context, saveCode) }),
  endpoint({ method: 'POST', path: '/account/requests', surface: 'page', handle: (request, context) => asSelf(request, context, decide) }),
]

interface AskedRequest extends Undecided {
  readonly scopes: readonly ScopeWords[]
  readonly details: readonly DetailWords[]
}

/** A request: the application, its binding message, which its other device shows too, and the scopes to choose from. */
const requestCard = (v: Visit, { row, client, scopes, details }: AskedRequest): Html => html`<section class="card"><h2>${v.words.requestOf(client.name)}</h2>
<dl class="facts">${row.binding_message !== undefined && html`<div><dt>${v.words.requestMessage}</dt><dd><strong>${row.binding_message}</strong></dd></div>`}
<div><dt>${v.words.deviceAsked}</dt><dd>${ago(v.language, row.created_at, v.context.now())} · ${row.network}</dd></div></dl>
<form class="stack" method="post" action="${pageAt(v, '/account/requests')}">${hiddenToken(v)}<input type="hidden" name="id" value="${row.id}">
<ul class="plain scopes">${scopes.map(({ name, label }) => html`<li><label class="check"><input type="checkbox" name="scope" value="${name}" checked><span>${label}</span></label></li>`)}</ul>
${detailList(v, details)}
<div class="choices"><button class="quiet" type="submit" name="decision" value="deny">${v.words.deny}</button><button type="submit" name="decision" value="allow">${v.words.allow}</button></div></form></section>`

/** The form for the code that applications may ask the person for, before they ask here (CIBA Core §7.1). */
const codeCard = (v: Visit, hasCode: boolean): Html => html`<section class="card"><h2>${v.words.requestCode}</h2>
<p class="soft">${v.words.requestCodeLead}${hasCode && html` <strong>${v.words.requestCodeSet}</strong>`}</p>
<form class="stack" method="post" action="${pageAt(v, '/account/requests/code')}">${hiddenToken(v)}
${inputField({ name: 'user-code', label: v.words.requestCodeNew, type: 'password', autocomplete: 'off' })}
<button class="quiet" id="user-code-save" type="submit">${v.words.save}</button></form></section>`

async function saveCode(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const code = readOwnForm(v.request, v.context)['user-code'] ?? ''
  if (code.length < SHORTEST_USER_CODE || code.length > 64) return show(v, { user: person }, v.words.requestCodeShort(SHORTEST_USER_CODE))
  const user_code_hash = await hashPassword(code)
  await v.context.db.together((batch) => {
    batch.change(user, { id: person.id }, { user_code_hash, version: person.version + 1, updated_at: v.context.now() })
    record(batch, ownEvent(v.context, { request: v.request, person, action: 'user.updated', changes: { user_code_hash: {} } }))
  })
  return seeOther(pageAt(v, '/account/requests'))
}

async function show(v: Visit, { user: person }: Pick<SignedIn, 'user'>, fault?: string): Promise<Answer> {
  const waiting = await undecidedOf(v.context, person.id)
  const asked = await Promise.all(
    waiting.map(async (one) => ({
      ...one,
      scopes: await scopeWords(v, await offeredScopes(v.context, one, person)),
      details: await detailsInWords(v, one.row.authorization_details ?? []),
    })),
  )
  const main = html`<h1>${v.words.requestsTitle}</h1>
${notice('warn', v.words.requestsWarning)}${fault !== undefined && notice('bad', fault)}
${asked.length === 0 ? html`<p class="soft">${v.words.noRequests}</p>` : asked.map((one) => requestCard(v, one))}
${codeCard(v, person.user_code_hash !== undefined)}
<p><a href="${pageAt(v, '/account')}">${v.words.accountTitle}</a></p>`
  return render(v, { title: v.words.requestsTitle, wide: true, main })
}

async function decide(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { id, decision, scope } = readOwnForm(v.request, v.context, ['scope'])
  const found = (await undecidedOf(v.context, signedIn.user.id)).find(({ row }) => row.id === id)
  const unproved = found && (await confirmationFor(v, found.client, signedIn.user))
  if (unproved) return unproved
  // Every answer except an explicit `allow` is a refusal.
  if (found && (await owesFactor(v.context, found.client, signedIn))) return seeOther(pageAt(v, '/second-factor', { to: 'requests' }))
  if (found)
    await decideRequest(v.context, found, {
      person: signedIn.user,
      session: signedIn.session,
      request: v.request,
      allow: decision === 'allow',
      scopes: scope?.split(' ') ?? [],
    })
  return seeOther(pageAt(v, '/account/requests'))
}
