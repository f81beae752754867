import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Request, readQuery } from '#http/request.ts'
import { type Html, html } from '#kit/html.ts'
import { isMailAddress } from '#kit/mail.ts'
import { changeAddress, confirmAddress, findProof, mailProof, type ProvedAddress } from '#login/confirm-email.ts'
import { isKnownDevice } from '#login/known-device.ts'
import { sendsMail } from '#login/mail/mail-job.ts'
import { linkGone } from '#login/reset-password.ts'
import type { SignedIn } from '#login/sessions.ts'
import { signIn } from '#login/sign-in.ts'
import { isTestUser } from '#model/test-user.ts'
import { type User, user } from '#model/user.ts'
import { asSelf } from './account.ts'
import { afterProof } from './factors.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { render } from './layout.ts'
import { editableOf } from './profile.ts'
import { pageAt, type Visit, visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/** The pages of e-mail addresses: the confirmation after a sign-up, and the change of an address, which is confirmed at the new one. */
export const emailPages: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/confirm-email', surface: 'page', handle: showConfirmation }),
  endpoint({ method: 'POST', path: '/confirm-email', surface: 'page', handle: confirm }),
  endpoint({ method: 'GET', path: '/account/email', surface: 'page', handle: (request, context) => asSelf(request, context, afterProof('email', show)) }),
  endpoint({ method: 'POST', path: '/account/email', surface: 'page', handle: (request, context) => asSelf(request, context, afterProof('email', ask)) }),
  endpoint({ method: 'GET', path: '/account/email/confirm', surface: 'page', handle: (request, context) => asSelf(request, context, showChange) }),
  endpoint({ method: 'POST', path: '/account/email/confirm', surface: 'page', handle: (request, context) => asSelf(request, context, changeOwnAddress) }),
]

const readLinkSecret = (request: Request) => readQuery(request)['link'] ?? ''

interface ConfirmedAddress {
  readonly path: string
  readonly address: string
  /** Present where the person must show the password of this account too. */
  readonly account?: Pick<User, 'username'> | undefined
  readonly refused?: boolean
}

/** A button, because programs that preview links must not spend one. */
export const confirmButton = (v: Visit, { path, address, account, refused = false }: ConfirmedAddress): Answer =>
  render(v, {
    title: v.words.factors.emailConfirm,
    name: 'confirm_email',
    status: refused ? 403 : 200,
    heading: html`<h1>${v.words.factors.emailConfirm}</h1><p class="lead">${v.words.factors.emailIs(address)}</p>
`,
    main: html`<form class="stack" method="post" action="${pageAt(v, path, { link: v.query['link'] ?? '' })}">${hiddenToken(v)}
${account && passwordOf(v, account, refused)}
<button id="email-confirm" type="submit">${v.words.factors.emailConfirm}</button></form>`,
  })

const passwordOf = (v: Visit, { username }: Pick<User, 'username'>, refused: boolean): Html => html`<p>${v.words.factors.emailProve}</p>
<input class="hidden" type="text" name="username" value="${username}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
${inputField({ name: 'current_password', label: v.words.password, type: 'password', autocomplete: 'current-password', error: refused ? v.words.currentWrong : undefined, focus: true })}`

/** @throws {Refusal} 404 for a link that cannot be used */
async function openProof(request: Request, context: Context, purpose: Parameters<typeof findProof>[2]): Promise<ProvedAddress> {
  const found = await findProof(context, readLinkSecret(request), purpose)
  if (!found) throw linkGone()
  return found
}

/**
 * The page of a letter's link. An attacker may have signed up by the address of somebody else, who clicks: the password of the attacker would then open
 * an account whose address is proved. So that only a browser in which the account's person signed in needs no password here.
 */
async function confirmationOf(request: Request, context: Context, { link, person }: ProvedAddress, refused = false): Promise<Answer> {
  const account = isKnownDevice(context, request, person.id) ? undefined : person
  return confirmButton(await visit(request, context, { uiLocales: person.locale }), { path: '/confirm-email', address: link.address, account, refused })
}

async function showConfirmation(request: Request, context: Context): Promise<Answer> {
  return confirmationOf(request, context, await openProof(request, context, 'confirm_email'))
}

async function confirm(request: Request, context: Context): Promise<Answer> {
  const found = await openProof(request, context, 'confirm_email')
  const { current_password: password = '' } = readOwnForm(request, context)
  const { id, backend_id = '', username } = found.person
  const attempt = { backend_id, username, password, request, action: 'user.password_confirmed' }
  if (!isKnownDevice(context, request, id) && !(await signIn(context, attempt))) return confirmationOf(request, context, found, true)
  // Read again: the check of the password is written in the person's row.
  if (!(await confirmAddress(context, await openProof(request, context, 'confirm_email'), request))) throw linkGone()
  // Nobody is signed in by a letter alone.
  return seeOther(pageAt(await visit(request, context), '/login', { done: 'emailConfirmed' }))
}

/** @throws {Refusal} 404 where people do not edit their profile, or no mail is sent, and for a test user: a developer would prove an address by them. */
async function refuseUnlessEditable({ context }: Visit, { user: person }: SignedIn): Promise<void> {
  if (isTestUser(person) || !(await editableOf(context, person)) || !(await sendsMail(context, person.backend_id)))
    throw notFound('people cannot change their address here')
}

async function show(v: Visit, signedIn: SignedIn, state: 'asked' | 'refused' | undefined = undefined): Promise<Answer> {
  await refuseUnlessEditable(v, signedIn)
  const words = v.words.factors
  return render(v, {
    title: words.emailChange,
    status: state === 'refused' ? 422 : 200,
    main: html`<h1>${words.emailChange}</h1><p class="lead">${words.emailLead}</p>
${state === 'asked' && notice('good', words.emailAsked)}
<form class="stack" method="post" action="${pageAt(v, '/account/email')}">${hiddenToken(v)}
${inputField({ name: 'email', label: v.words.email, type: 'email', autocomplete: 'email', error: state === 'refused' ? v.words.notAnEmail : undefined, focus: state !== 'asked' })}
<button id="email-submit" type="submit">${words.stepSubmit}</button></form>
<p class="foot"><a href="${pageAt(v, '/account')}">${v.words.back}</a></p>`,
  })
}

/** The answer is the same whether somebody has the address or not: only its owner learns more, by the link. */
async function ask(v: Visit, signedIn: SignedIn): Promise<Answer> {
  await refuseUnlessEditable(v, signedIn)
  const address = readOwnForm(v.request, v.context)['email']?.trim() ?? ''
  if (!isMailAddress(address) || !user.fields.email.kind.schema.safeParse(address).success) return show(v, signedIn, 'refused')
  await mailProof(v.context, signedIn.user, { purpose: 'change_email', address, request: v.request })
  return show(v, signedIn, 'asked')
}

/** The link is good for the person who asked only: somebody else who is signed in here must not get the address. */
async function openChange(v: Visit, { user: person }: SignedIn): Promise<ProvedAddress> {
  const found = await openProof(v.request, v.context, 'change_email')
  if (found.person.id !== person.id) throw linkGone()
  return found
}

async function showChange(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { link } = await openChange(v, signedIn)
  return confirmButton(v, { path: '/account/email/confirm', address: link.address })
}

async function changeOwnAddress(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const found = await openChange(v, signedIn)
  readOwnForm(v.request, v.context)
  if (!(await changeAddress(v.context, found, v.request))) throw linkGone()
  return seeOther(pageAt(v, '/account', { done: 'saved' }))
}
