import { type Html, html } from '#kit/html.ts'
import { isApp, isPasskey } from '#login/factors/factors.ts'
import type { Factor } from '#model/factor.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { passkeyForm } from './passkey-form.ts'
import { pageAt, type Visit } from './visit.ts'

/** The contents of the page that asks for a second factor. */
export interface StepView {
  readonly factors: readonly Factor[]
  readonly refused: boolean
  /** The options for a passkey of the person. */
  readonly options: object
  /** The days for which the browser may be trusted. */
  readonly trust?: number | undefined
}

/** The forms for a second factor: a passkey if there is one, and a code of an app or a recovery code. */
export function secondFactorView(v: Visit, { factors, refused, options, trust }: StepView): Html {
  const words = v.words.factors
  const [passkeys, apps] = [factors.some(isPasskey), factors.some(isApp)]
  const trustBox = (id: string) =>
    trust !== undefined && html`<label class="check"><input type="checkbox" id="${id}" name="trust" value="yes"><span>${words.trust(trust)}</span></label>`
  const action = pageAt(v, v.path, keptDestination(v))
  return html`<h1>${words.stepTitle}</h1>
<p class="lead">${apps ? words.stepLead : words.stepLeadPasskey}</p>
${refused && notice('bad', words.stepRefused)}
${passkeys && passkeyForm(v, { action, kind: 'get', options, label: words.passkeyShow, fields: trustBox('passkey-trust') })}
<form class="stack" method="post" action="${action}">
${hiddenToken(v)}
${inputField({ name: 'code', label: apps ? words.stepCode : words.stepCodeRecovery, autocomplete: 'one-time-code', ...(apps && { hint: words.stepRecovery }), focus: !passkeys })}
${trustBox('trust')}
<button${passkeys && html` class="quiet"`} id="factor-submit" type="submit">${words.stepSubmit}</button>
</form>
<p class="foot">${words.stepLost}</p>`
}

/** The page that the person goes on to, for the address of the form. */
export const keptDestination = (v: Visit): Record<string, string> => (v.query['to'] === undefined ? {} : { to: v.query['to'] })
