import { type Html, html } from '#kit/html.ts'
import { qrPath } from '#kit/qr-code.ts'
import type { TotpOffer } from '#login/factors/enrol-totp.ts'
import type { OfferedFactors } from '#login/factors/offered.ts'
import type { Factor } from '#model/factor.ts'
import type { TrustedDevice } from '#model/trusted-device.ts'
import type { FactorDue } from '#oauth/factor-demand.ts'
import { ago, day } from './ago.ts'
import { deviceName } from './device.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { headingOf } from './heading.ts'
import type { Page } from './layout.ts'
import { passkeyForm, passkeyScript } from './passkey-form.ts'
import { pageAt, type Visit } from './visit.ts'

/** The contents of the page of factors. */
export interface OwnFactors {
  readonly factors: readonly Factor[]
  /** How many recovery codes are left. */
  readonly codes: number
  readonly offered: OfferedFactors
  readonly devices: readonly TrustedDevice[]
  /** None of them makes two factors with the password. */
  readonly lacks: boolean
  /** The reason why a change was refused. */
  readonly fault?: string | undefined
  /** The second factor that is owed to the application that waits. */
  readonly due: FactorDue | undefined
}

function factorRow(v: Visit, row: Factor): Html {
  const { language, context, words } = v
  const facts = [
    words.factors.kinds[row.type],
    words.factors.added(day(language, row.created_at)),
    row.last_used_at === undefined ? undefined : words.factors.used(ago(language, row.last_used_at, context.now())),
  ]
  return html`<li><div><span class="strong">${row.name}</span><br><span class="soft small">${facts.filter((fact) => fact !== undefined).join(' · ')}</span></div>
<button class="danger slim" type="submit" name="factor" value="${row.id}" aria-label="${words.factors.remove}: ${row.name}">${words.factors.remove}</button></li>`
}

const factorList = (v: Visit, factors: readonly Factor[]): Html =>
  factors.length === 0
    ? html`<p class="soft">${v.words.factors.none}</p>`
    : html`<form method="post" action="${pageAt(v, '/account/factors/remove')}">${hiddenToken(v)}<ul class="plain rows">${factors.map((row) => factorRow(v, row))}</ul></form>`

const codesCard = (v: Visit, count: number): Html => html`<section class="card" aria-labelledby="codes-title">
<header><div><h2 id="codes-title">${v.words.factors.codesTitle}</h2><p class="soft small">${v.words.factors.codesLeft(count)}</p></div>
<form method="post" action="${pageAt(v, '/account/factors/codes')}">${hiddenToken(v)}<button class="quiet slim" id="codes-new" type="submit" aria-describedby="codes-replace">${v.words.factors.codesNew}</button></form></header>
<p class="soft small" id="codes-replace">${v.words.factors.codesReplace}</p></section>`

const devicesCard = (
  v: Visit,
  devices: readonly TrustedDevice[],
): Html => html`<section class="card" aria-labelledby="devices-title"><h2 id="devices-title">${v.words.factors.devicesTitle}</h2>
<form method="post" action="${pageAt(v, '/account/factors/devices')}">${hiddenToken(v)}<ul class="plain rows">${devices.map(
  ({
    id,
    agent,
    address,
    expires_at,
  }) => html`<li><div><span class="strong">${deviceName(agent, v.words)}</span><br><span class="soft small">${address} · ${v.words.factors.until(day(v.language, expires_at))}</span></div>
<button class="quiet slim" type="submit" name="device" value="${id}">${v.words.factors.deviceForget}</button></li>`,
)}</ul></form></section>`

/** The reasons why a second factor is owed, and the button that puts it off. */
const owedNotice = (
  v: Visit,
  { demands, until }: FactorDue,
): Html => html`${notice('warn', v.words.factors.owed, ...demands.map(({ by, name }) => v.words.factors.owedTo[by](name)))}
${
  until > v.context.now() &&
  html`<form method="post" action="${pageAt(v, '/account/factors/later')}">${hiddenToken(v)}<button class="quiet slim" id="factor-later" type="submit">${v.words.factors.later(day(v.language, until))}</button></form>`
}`

const notices = ['addedDone', 'removedDone', 'deviceForgotten'] as const

/** The page of factors: those that there are, the recovery codes, and ways to add another. */
export function factorsPageOf(v: Visit, own: OwnFactors): Page {
  const { title, lead } = v.words.factors
  return { title, name: 'factors', wide: true, heading: headingOf(title, lead), main: factorsView(v, own) }
}

function factorsView(v: Visit, { factors, codes, offered, devices, due, fault, lacks }: OwnFactors): Html {
  const words = v.words.factors
  const done = notices.find((name) => name === v.query['done'])
  return html`${fault && notice('bad', fault)}${done && notice('good', words[done])}${due ? owedNotice(v, due) : v.query['request'] !== undefined && lacks && notice('warn', words.needed)}
<section class="card">${factorList(v, factors)}
<div class="beside">${offered.passkeys && html`<a class="button slim" id="add-passkey" href="${pageAt(v, '/account/factors/passkey')}">${words.addPasskey}</a>`}
${offered.totp && html`<a class="button${offered.passkeys ? ' quiet' : ''} slim" id="add-app" href="${pageAt(v, '/account/factors/app')}">${words.addApp}</a>`}
${offered.email_codes && html`<a class="button quiet slim" id="add-mailbox" href="${pageAt(v, '/account/factors/email')}">${v.words.mailed.addFactor}</a>`}</div></section>
${factors.length > 0 && codesCard(v, codes)}
${devices.length > 0 && devicesCard(v, devices)}
<p><a href="${pageAt(v, '/account')}">${v.words.accountTitle}</a></p>`
}

/** The page that adds an authenticator app. The QR code is drawn by the server: no script sees the key. */
export function appPage(v: Visit, offer: TotpOffer, refused: boolean): Page {
  const { appTitle: title, appLead } = v.words.factors
  return { title, name: 'add_app', status: refused ? 422 : 200, heading: headingOf(title, appLead), main: appForm(v, offer, refused) }
}

function appForm(v: Visit, { secret, address, sealed }: TotpOffer, refused: boolean): Html {
  const words = v.words.factors
  const { d, side } = qrPath(address)
  return html`<svg id="app-qr" class="qr" viewBox="0 0 ${side} ${side}" width="264" height="264" role="img" aria-label="${words.appQr}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${d}" fill="#000"/></svg>
<dl class="facts"><div><dt>${words.appKey}</dt><dd><code id="app-key">${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></dd></div></dl>
<form class="stack" method="post" action="${pageAt(v, '/account/factors/app')}">
${hiddenToken(v)}
<input type="hidden" name="sealed" value="${sealed}">
${inputField({ name: 'name', label: words.appName, autocomplete: 'off', value: words.appNameDefault })}
${inputField({ name: 'code', label: words.code, autocomplete: 'one-time-code', error: refused ? words.codeRefused : undefined, focus: true })}
<button id="app-submit" type="submit">${words.addIt}</button>
</form>
<p class="foot"><a href="${pageAt(v, '/account/factors')}">${v.words.back}</a></p>`
}

/** The page that adds a passkey. */
export function passkeyPage(v: Visit, options: object, refused: boolean): Page {
  const { passkeyTitle: title, passkeyLead } = v.words.factors
  const main = newPasskeyView(v, options, refused)
  return { title, name: 'add_passkey', status: refused ? 422 : 200, script: passkeyScript, heading: headingOf(title, passkeyLead), main }
}

const newPasskeyView = (v: Visit, options: object, refused: boolean): Html => html`${refused && notice('bad', v.words.factors.passkeyRefused)}
<noscript>${notice('warn', v.words.factors.passkeyNeedsScript)}</noscript>
${passkeyForm(v, {
  action: pageAt(v, '/account/factors/passkey'),
  kind: 'create',
  options,
  label: v.words.factors.addPasskey,
  fields: inputField({ name: 'name', label: v.words.factors.appName, autocomplete: 'off', value: v.words.factors.passkeyNameDefault }),
})}
<p class="foot"><a href="${pageAt(v, '/account/factors')}">${v.words.back}</a></p>`

/** New recovery codes, shown once. */
export const codesView = (v: Visit, codes: readonly string[], onwards: string): Html => html`<h1>${v.words.factors.codesTitle}</h1>
<p class="lead">${v.words.factors.codesLead}</p>
<ul class="plain codes" id="recovery-codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
<p><a class="button" id="codes-kept" href="${onwards}">${v.words.factors.goOn}</a></p>`

/** The question before a factor is removed. */
export const removeQuestion = (v: Visit, row: Factor, isLast: boolean): Html => html`<h1>${v.words.factors.removeTitle(row.name)}</h1>
${notice('warn', isLast ? v.words.factors.removeLast : v.words.factors.removeOther)}
<form class="stack" method="post" action="${pageAt(v, '/account/factors/remove')}">${hiddenToken(v)}
<input type="hidden" name="factor" value="${row.id}">
<div class="choices"><a class="button quiet" href="${pageAt(v, '/account/factors')}">${v.words.back}</a>
<button class="danger" id="factor-remove" type="submit" name="sure" value="yes">${v.words.factors.remove}</button></div>
</form>`
