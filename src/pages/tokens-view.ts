import { type Html, html } from '#kit/html.ts'
import type { PersonalToken } from '#model/personal-token.ts'
import type { ScopeLabel } from '#oauth/scope-labels.ts'
import { day } from './ago.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { pageAt, type Visit } from './visit.ts'

/** The contents of the page of personal tokens. */
export interface OwnTokens {
  readonly rows: readonly PersonalToken[]
  readonly offered: readonly ScopeLabel[]
  /** The lives to choose from, in days. None: no token can be made. */
  readonly days: readonly number[]
  /** The token that was just made, shown this once. */
  readonly made?: string | undefined
  readonly fault?: string | undefined
}

const isUnexpired = ({ context }: Visit, { expires_at }: PersonalToken): boolean => expires_at > context.now()

function tokenRow(v: Visit, row: PersonalToken): Html {
  const { words, language } = v
  const until = isUnexpired(v, row) ? words.tokenUntil(day(language, row.expires_at)) : words.tokenExpired
  return html`<li><div><span class="strong">${row.note}</span><br><span class="soft small">${until} · ${row.scope.join(' · ')}</span></div>
<button class="danger slim" type="submit" name="delete" value="${row.id}" aria-label="${words.tokenDelete}: ${row.note}">${words.tokenDelete}</button></li>`
}

const tokenList = (v: Visit, rows: readonly PersonalToken[]): Html =>
  rows.length === 0
    ? html`<p class="soft">${v.words.noTokens}</p>`
    : html`<form method="post" action="${pageAt(v, '/account/tokens/delete')}">${hiddenToken(v)}<ul class="plain rows">${rows.map((row) => tokenRow(v, row))}</ul></form>`

const newTokenForm = (v: Visit, { offered, days }: OwnTokens): Html => html`<form class="stack" method="post" action="${pageAt(v, '/account/tokens')}">
${hiddenToken(v)}
${inputField({ name: 'note', label: v.words.tokenNote, autocomplete: 'off' })}
<div class="field"><label for="days">${v.words.tokenLife}</label><select id="days" name="days">${days.map((count) => html`<option value="${count}"${count === 30 && html` selected`}>${v.words.tokenDays(count)}</option>`)}</select></div>
<fieldset><legend>${v.words.tokenScopes}</legend><ul class="plain scopes">${offered.map(
  ({ name, label }, at) =>
    html`<li><label class="check"><input type="checkbox" id="scope-${at}" name="scope" value="${name}"><span><span class="strong">${label}</span> <span class="soft small">${name}</span></span></label></li>`,
)}</ul></fieldset>
<div><button id="token-make" type="submit">${v.words.tokenMake}</button></div>
</form>`

/** The page of personal access tokens: those that there are, and a form for another. */
export function tokensView(v: Visit, own: OwnTokens): Html {
  const { words } = v
  return html`<h1>${words.tokensTitle}</h1>
<p class="lead">${words.tokensLead}</p>
${own.fault && notice('bad', own.fault)}
${own.made && html`${notice('good', words.tokenOnce)}<p><code id="new-token">${own.made}</code></p>`}
<section class="card">${tokenList(v, own.rows)}</section>
${own.days.length > 0 && html`<section class="card" aria-labelledby="new-title"><h2 id="new-title">${words.tokenNew}</h2>${newTokenForm(v, own)}</section>`}
<p><a href="${pageAt(v, '/account')}">${words.accountTitle}</a></p>`
}

/** The question before a live token is deleted. */
export const deleteQuestion = (v: Visit, row: PersonalToken): Html => html`<h1>${v.words.tokenDelete}</h1>
${notice('warn', v.words.tokenLive(row.note))}
<form class="stack" method="post" action="${pageAt(v, '/account/tokens/delete')}">${hiddenToken(v)}
<input type="hidden" name="delete" value="${row.id}">
<div class="choices"><a class="button quiet" href="${pageAt(v, '/account/tokens')}">${v.words.back}</a>
<button class="danger" id="token-delete" type="submit" name="sure" value="yes">${v.words.tokenDelete}</button></div>
</form>`
