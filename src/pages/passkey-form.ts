import { readFileSync } from 'node:fs'
import { type Html, html } from '#kit/html.ts'
import { hiddenToken, notice } from './field.ts'
import type { Visit } from './visit.ts'

/** The script of passkeys. It is the same on every page: what differs is in the attributes of the form. */
export const passkeyScript = readFileSync(new URL('./assets/passkey.js', import.meta.url), 'utf8')

/** A form that is sent with the answer of an authenticator. It stays hidden where scripts do not run or the browser knows no passkeys. */
export interface PasskeyForm {
  readonly action: string
  readonly kind: 'get' | 'create'
  readonly options: object
  readonly label: string
  /** Offer passkeys in the field for the name, too. */
  readonly conditional?: boolean
  readonly quiet?: boolean
  readonly fields?: Html | false | undefined
}

export const passkeyForm = (v: Visit, { action, kind, options, label, conditional, quiet, fields }: PasskeyForm): Html =>
  html`<form class="stack" id="passkey-form" method="post" action="${action}" data-kind="${kind}" data-options="${JSON.stringify(options)}"${conditional && html` data-conditional="yes"`} hidden>
${hiddenToken(v)}<input type="hidden" name="credential" value="">
<div id="passkey-failed" hidden>${notice('bad', v.words.factors.passkeyFailed)}</div>
${fields}
<button${quiet && html` class="quiet"`} id="passkey-submit" type="submit">${label}</button>
</form>`
