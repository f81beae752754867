import { type Html, html } from '#kit/html.ts'
import { isApp, isMailbox, isPasskey } from '#login/factors/factors.ts'
import type { Factor } from '#model/factor.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { passkeyForm } from './passkey-form.ts'
import { pageAt, type Visit } from './visit.ts'

/** The contents of the page that asks for a second factor. */
export interface StepView {
  readonly factors: readonly Factor[]
  /** A factor was refused, or a code was mailed. */
  readonly state?: 'refused' | 'sent' | undefined
  /** The options for a passkey of the person. */
  readonly options: object
  /** The days for which the browser may be trusted. */
  readonly trust?: number | undefined
  /** The person signed in by mail, so that the password is a further factor. */
  readonly asksPassword: boolean
}

/** The forms for a second factor: a passkey if there is one, a code by mail, the password after a sign-in by mail, and a code of an app or a recovery code. */
export function secondFactorView(v: Visit, { factors, state, options, trust, asksPassword }: StepView): Html {
  const words = v.words.factors
  const [passkeys, apps, mailboxes] = [factors.some(isPasskey), factors.some(isApp), factors.filter(isMailbox)]
  const takesCodes = apps || mailboxes.length > 0
  const trustBox = (id: string) =>
    trust !== undefined && html`<label class="check"><input type="checkbox" id="${id}" name="trust" value="yes"><span>${words.trust(trust)}</span></label>`
  const action = pageAt(v, v.path, keptDestination(v))
  return html`<h1>${words.stepTitle}</h1>
<p class="lead">${factorLead(v, { apps, passkeys, mails: mailboxes.length > 0, asksPassword })}</p>
${state === 'refused' && notice('bad', words.stepRefused)}${state === 'sent' && notice('good', v.words.mailed.codeOnTheWay)}
${passkeys && passkeyForm(v, { action, kind: 'get', options, label: words.passkeyShow, fields: trustBox('passkey-trust') })}
${asksPassword && passwordStep(v, action, trustBox('password-trust'))}
${mailboxes.length > 0 && mailboxForm(v, action, mailboxes)}
<form class="stack" method="post" action="${action}">
${hiddenToken(v)}
${inputField({ name: 'code', label: takesCodes ? words.stepCode : words.stepCodeRecovery, autocomplete: 'one-time-code', ...(takesCodes && { hint: words.stepRecovery }), focus: !passkeys && !asksPassword })}
${trustBox('trust')}
<button${(passkeys || asksPassword) && html` class="quiet"`} id="factor-submit" type="submit">${words.stepSubmit}</button>
</form>
<p class="foot">${words.stepLost}</p>`
}

interface Ways {
  readonly apps: boolean
  readonly passkeys: boolean
  readonly mails: boolean
  readonly asksPassword: boolean
}

function factorLead({ words }: Visit, { apps, passkeys, mails, asksPassword }: Ways): string {
  if (apps) return words.factors.stepLead
  if (passkeys) return words.factors.stepLeadPasskey
  return mails || !asksPassword ? words.mailed.stepLead : words.mailed.stepPassword
}

/** The form for the password of somebody who signed in by mail. */
const passwordStep = (v: Visit, action: string, trust: Html | false): Html => html`<form class="stack" method="post" action="${action}">
${hiddenToken(v)}
${inputField({ name: 'password', label: v.words.password, type: 'password', autocomplete: 'current-password', focus: true })}
${trust}
<button id="factor-password" type="submit">${v.words.factors.stepSubmit}</button>
</form>`

/** A button for each mailbox to which a code can be sent. */
const mailboxForm = (v: Visit, action: string, mailboxes: readonly Factor[]): Html => html`<form class="stack" method="post" action="${action}">
${hiddenToken(v)}
${mailboxes.map(({ id, address = '' }) => html`<button class="quiet" type="submit" name="send" value="${id}">${v.words.mailed.sendTo(maskedAddress(address))}</button>`)}
</form>`

/** An address that its owner recognises, and that tells nobody else who only knows the password: `a…@example.com`. */
const maskedAddress = (address: string): string => address.replace(/^(.).*(?=@)/, '$1…')

/** The page that the person goes on to, for the address of the form. */
export const keptDestination = (v: Visit): Record<string, string> => (v.query['to'] === undefined ? {} : { to: v.query['to'] })
