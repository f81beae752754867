import { type Html, html } from '#kit/html.ts'
import type { Factor } from '#model/factor.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { pageAt, type Visit } from './visit.ts'

/** The form for a second factor. */
export function secondFactorView(v: Visit, { refused }: { readonly factors: readonly Factor[]; readonly refused: boolean }): Html {
  const words = v.words.factors
  return html`<h1>${words.stepTitle}</h1>
<p class="lead">${words.stepLead}</p>
${refused && notice('bad', words.stepRefused)}
<form class="stack" method="post" action="${pageAt(v, v.path, keptDestination(v))}">
${hiddenToken(v)}
${inputField({ name: 'code', label: words.stepCode, autocomplete: 'one-time-code', hint: words.stepRecovery, focus: true })}
<button id="factor-submit" type="submit">${words.stepSubmit}</button>
</form>
<p class="foot">${words.stepLost}</p>`
}

/** The page that the person goes on to, for the address of the form. */
export const keptDestination = (v: Visit): Record<string, string> => (v.query['to'] === undefined ? {} : { to: v.query['to'] })
