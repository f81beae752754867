import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Params, type Request, readQuery } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { orderPasswordLink } from '#login/forgotten-password.ts'
import { sendsMail } from '#login/mail/mail-job.ts'
import { passwordDemands } from '#login/password-demands.ts'
import { wasUsedBefore } from '#login/password-history.ts'
import { passwordFault } from '#login/password-policy.ts'
import { findPasswordLink, linkGone, resetPassword, type UsableLink } from '#login/reset-password.ts'
import { countGuess } from '#login/throttle.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { render } from './layout.ts'
import { passwordFaultText } from './password-fault.ts'
import { pageAt, type Visit, visit } from './visit.ts'
import { openWaiting, readOwnForm, type Waiting } from './waiting.ts'

/** The pages for a forgotten password: the first mails a link, the second takes the new password of whoever opened it. */
export const forgottenPasswordPages: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/forgot-password', surface: 'page', handle: async (request, context) => askForm(await open(request, context), false) }),
  endpoint({ method: 'POST', path: '/forgot-password', surface: 'page', handle: order }),
  endpoint({ method: 'GET', path: '/reset-password', surface: 'page', handle: show }),
  endpoint({ method: 'POST', path: '/reset-password', surface: 'page', handle: submit }),
]

/** True where people can have a link to a new password mailed. */
const offersPasswordLink = async (context: Context, { provider, backend }: Waiting['place']): Promise<boolean> =>
  provider.forgot_password_uri === undefined && backend.type === 'internal' && provider.reset_password && (await sendsMail(context, backend.id))

/** The page for people who forgot their password: that of another system, or ours; undefined where there is none. */
export async function addressForForgotten({ v, place }: Pick<Waiting, 'v' | 'place'>): Promise<string | undefined> {
  return place.provider.forgot_password_uri ?? ((await offersPasswordLink(v.context, place)) ? pageAt(v, '/forgot-password') : undefined)
}

async function open(request: Request, context: Context): Promise<Waiting> {
  const waiting = await openWaiting(request, context)
  if (!(await offersPasswordLink(context, waiting.place))) throw notFound('no link to a new password is sent here; ask an administrator')
  return waiting
}

const LONGEST_NAME = 255

async function order(request: Request, context: Context): Promise<Answer> {
  const waiting = await open(request, context)
  const { username = '' } = readOwnForm(request, context)
  await countGuess(context, request.address, 'password')
  // Longer than any name: there is nobody to mail to, and nothing of it is kept.
  if (username !== '' && username.length <= LONGEST_NAME) {
    const locale = waiting.v.language
    await orderPasswordLink(context, { backend_id: waiting.place.backend.id, username, locale })
  }
  return askForm(waiting, true)
}

/** The form that asks for a link. */
export function askForm({ v, leadsTo }: Waiting, isSent: boolean): Answer {
  const { words } = v
  return render(v, {
    title: words.forgotPassword,
    name: 'forgotten_password',
    leadsTo,
    heading: html`<h1>${words.forgotPassword}</h1>
`,
    main: html`${isSent ? notice('good', words.linkSent) : html`<p class="lead">${words.forgotLead}</p>`}
<form class="stack" method="post" action="${pageAt(v, '/forgot-password')}">
${hiddenToken(v)}
${inputField({ name: 'username', label: words.username, autocomplete: 'username', focus: !isSent })}
<button id="forgot-submit" type="submit">${words.sendLink}</button>
</form>
<p class="foot"><a href="${pageAt(v, '/login')}">${words.back}</a></p>`,
  })
}

interface Opened extends UsableLink {
  readonly v: Visit
  readonly secret: string
}

/** @throws {Refusal} 404 for a link that cannot be used */
async function openLink(request: Request, context: Context): Promise<Opened> {
  const secret = readQuery(request)['link'] ?? ''
  const usable = await findPasswordLink(context, secret)
  if (!usable) throw linkGone()
  return { ...usable, secret, v: await visit(request, context, { uiLocales: usable.person.locale }) }
}

type ForgottenFaults = Readonly<Partial<Record<'password' | 'password_again', string>>>

async function show(request: Request, context: Context): Promise<Answer> {
  return resetForm(await openLink(request, context), {})
}

async function findFaults({ v, person }: Opened, { password = '', password_again }: Params): Promise<ForgottenFaults> {
  const { context, words } = v
  const fault = await passwordFault(context, password, person)
  if (fault) return { password: passwordFaultText(v, fault) }
  if (password !== password_again) return { password_again: words.passwordsDiffer }
  return (await wasUsedBefore(context, person, password)) ? { password: words.usedBefore } : {}
}

async function submit(request: Request, context: Context): Promise<Answer> {
  const opened = await openLink(request, context)
  const given = readOwnForm(request, context)
  // The answer may tell that a password was one of theirs: the link must not be a way to try many.
  await countGuess(context, request.address, 'password')
  const faults = await findFaults(opened, given)
  const { password } = given
  if (password === undefined || Object.keys(faults).length > 0) return resetForm(opened, faults)
  await resetPassword(request, context, { ...opened, password })
  // Nobody is signed in by a letter alone.
  return seeOther(pageAt(opened.v, '/login', { done: 'passwordReset' }))
}

async function resetForm({ v, person, secret }: Opened, faults: ForgottenFaults): Promise<Answer> {
  const { length: least } = await passwordDemands(v.context, person.id)
  return newPasswordForm(v, { username: person.username, secret, least }, faults)
}

interface NewPassword {
  readonly username: string
  readonly secret: string
  /** The least number of characters. */
  readonly least: number
}

/** The form for a new password. */
export function newPasswordForm(v: Visit, { username, secret, least }: NewPassword, faults: ForgottenFaults): Answer {
  const { words } = v
  return render(v, {
    title: words.newPasswordTitle,
    name: 'new_password',
    status: Object.keys(faults).length > 0 ? 422 : 200,
    heading: html`<h1>${words.newPasswordTitle}</h1>
<p class="lead">${words.changeEndsAll}</p>
`,
    main: html`<form class="stack" method="post" action="${pageAt(v, '/reset-password', { link: secret })}">
${hiddenToken(v)}
<input class="hidden" type="text" name="username" value="${username}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
${inputField({ name: 'password', label: words.newPassword, type: 'password', autocomplete: 'new-password', error: faults.password, hint: words.passwordHint(least), focus: true })}
${inputField({ name: 'password_again', label: words.repeatPassword, type: 'password', autocomplete: 'new-password', error: faults.password_again })}
<button id="password-submit" type="submit">${words.changePassword}</button>
</form>`,
  })
}
