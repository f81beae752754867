import { type Endpoint, endpoint } from '#http/endpoint.ts'
import type { Answer } from '#http/render.ts'
import { html } from '#kit/html.ts'
import { addFactor } from '#login/factors/add-factor.ts'
import { mailFactor, orderFactorCode } from '#login/factors/mail-factor.ts'
import { BY_MAIL } from '#login/mail-sign-in.ts'
import type { SignedIn } from '#login/sessions.ts'
import { countGuess } from '#login/throttle.ts'
import { asSelf } from './account.ts'
import { afterProof, endAddition, refuseUnlessOffered } from './factors.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { render } from './layout.ts'
import { pageAt, type Visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

const PATH = '/account/factors/email'

/** The page where a person adds codes by mail as a second factor: a first code proves that they get them. */
export const mailFactorPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: PATH, surface: 'page', handle: (request, context) => asSelf(request, context, afterProof('mailbox', show)) }),
  endpoint({ method: 'POST', path: PATH, surface: 'page', handle: (request, context) => asSelf(request, context, afterProof('mailbox', submit)) }),
]

async function show(v: Visit, signedIn: SignedIn): Promise<Answer> {
  await refuseUnlessOffered(v, signedIn, 'email_codes')
  return mailFactorForm(v, signedIn)
}

async function submit(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { request, context } = v
  await refuseUnlessOffered(v, signedIn, 'email_codes')
  const { code } = readOwnForm(request, context)
  const { user: person } = signedIn
  if (code === undefined)
    return mailFactorForm(v, signedIn, 'sent', await orderFactorCode(context, { person, address: person.email ?? '', purpose: 'add_factor' }))
  const takeBack = await countGuess(context, request.address, 'factor')
  const row = await mailFactor(context, { person, request, code })
  if (!row) return mailFactorForm(v, signedIn, 'refused')
  takeBack()
  const codes = await addFactor(context, { person, request, row })
  return endAddition(v, signedIn, { codes, amr: [BY_MAIL, 'mfa'] })
}

function mailFactorForm(v: Visit, { user: { email = '' } }: SignedIn, state?: 'sent' | 'refused', cookie?: string): Answer {
  const words = v.words.mailed
  return render(v, {
    title: words.addFactor,
    status: state === 'refused' ? 422 : 200,
    cookies: cookie === undefined ? [] : [cookie],
    main: html`<h1>${words.addFactor}</h1>
<p class="lead">${words.factorLead(email)}</p>
${state === 'sent' && notice('good', words.codeOnTheWay)}
<form class="stack" method="post" action="${pageAt(v, PATH)}">${hiddenToken(v)}
${state !== undefined && inputField({ name: 'code', label: words.code, autocomplete: 'one-time-code', error: state === 'refused' ? words.codeRefused : undefined, focus: true })}
<button id="mailbox-submit" type="submit">${state === undefined ? words.sendCode : v.words.factors.addIt}</button>
</form>
<p class="foot"><a href="${pageAt(v, '/account/factors')}">${v.words.back}</a></p>`,
  })
}
