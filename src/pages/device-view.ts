import { type Html, html } from '#kit/html.ts'
import { qrPath } from '#kit/qr-code.ts'
import type { Client } from '#model/client.ts'
import type { User } from '#model/user.ts'
import type { DetailWords } from '#oauth/details/words.ts'
import type { ScopeLabel } from '#oauth/scope-labels.ts'
import { detailList } from './detail-list.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { pageAt, type Visit } from './visit.ts'

/** The form for the code that a device shows. */
export const codeForm = (v: Visit, fault: string | undefined): Html => html`<h1>${v.words.deviceTitle}</h1>
<p class="lead">${v.words.deviceLead}</p>
${fault && notice('bad', fault)}
<form class="stack" method="post" action="${v.base}/device">
${hiddenToken(v)}
${inputField({ name: 'device-code', label: v.words.deviceCode, autocomplete: 'one-time-code', focus: true })}
<button id="device-submit" type="submit">${v.words.deviceNext}</button>
</form>`

/** A device request in words. */
export interface DeviceAsking {
  readonly code: string
  readonly client: Client
  readonly picture: Html
  readonly scopes: readonly ScopeLabel[]
  readonly details: readonly DetailWords[]
  readonly person: User
  /** When and from which network it was asked. */
  readonly asked: string
  readonly network: string
}

const scopeItem = ({ name, label, description }: ScopeLabel, at: number): Html =>
  html`<li><label class="check"><input type="checkbox" id="scope-${at}" name="scope" value="${name}" checked><span><span class="strong">${label}</span>${description && html`<br><span class="soft small">${description}</span>`}</span></label></li>`

/**
 * The question whether a device may be signed in (RFC 8628 §5.4): it shows the code again, since an attacker who sends a link cannot show the person
 * a device with it.
 */
export const deviceQuestion = (
  v: Visit,
  { code, client, picture, scopes, details, person, asked, network }: DeviceAsking,
): Html => html`<div class="who">${picture}<div><h1>${v.words.deviceConfirm(client.name)}</h1><p class="lead">${v.words.deviceSameCode}</p></div></div>
<dl class="facts">
<div><dt>${v.words.deviceCode}</dt><dd id="device-shown-code"><code>${code}</code></dd></div>
<div><dt>${v.words.claimsName}</dt><dd>${client.name}</dd></div>
<div><dt>${v.words.signedInAs}</dt><dd>${person.username}</dd></div>
<div><dt>${v.words.deviceAsked}</dt><dd>${asked} · ${network}</dd></div>
</dl>
${notice('warn', v.words.deviceWarning)}
<form class="stack" method="post" action="${pageAt(v, '/device/decision')}">
${hiddenToken(v)}
<input type="hidden" name="user_code" value="${code}">
${scopes.length > 0 && html`<fieldset><legend>${v.words.willBeAble}</legend><ul class="plain scopes">${scopes.map(scopeItem)}</ul></fieldset>`}
${detailList(v, details)}
<div class="choices">
<button class="quiet" id="device-deny" type="submit" name="decision" value="deny">${v.words.deny}</button>
<button id="device-allow" type="submit" name="decision" value="allow">${v.words.allow}</button>
</div>
</form>`

/** The end of it. */
export const deviceDone = (v: Visit, allowed: boolean): Html =>
  html`<h1>${v.words.deviceTitle}</h1>${notice(allowed ? 'good' : 'warn', allowed ? v.words.deviceAllowed : v.words.deviceDenied)}`

/** The code in large letters, and as a QR code that leads to the page with it: for a device with a screen but no way to draw one. */
export function deviceCard(v: Visit, code: string): Html {
  const address = `${v.context.issuer}/device?user_code=${code}`
  const { d, side } = qrPath(address)
  return html`<h1>${v.words.deviceElsewhere}</h1>
<p class="lead">${v.words.deviceScan}</p>
<svg id="device-qr" class="qr" viewBox="0 0 ${side} ${side}" width="264" height="264" role="img" aria-label="${address}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${d}" fill="#000"/></svg>
<dl class="facts">
<div><dt>${v.words.deviceAddress}</dt><dd>${v.context.issuer}/device</dd></div>
<div><dt>${v.words.deviceCode}</dt><dd><code>${code}</code></dd></div>
</dl>`
}
