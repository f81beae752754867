import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Params, Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { changePassword } from '#login/change-password.ts'
import { passwordDemands } from '#login/password-demands.ts'
import { wasUsedBefore } from '#login/password-history.ts'
import { passwordFault } from '#login/password-policy.ts'
import { verifyPassword } from '#login/passwords.ts'
import { findAnySession, type SignedIn, startSession } from '#login/sessions.ts'
import { signIn } from '#login/sign-in.ts'
import { chooseAccount } from '#oauth/authorize/interaction.ts'
import { hiddenToken, inputField } from './field.ts'
import { render } from './layout.ts'
import { passwordFaultText } from './password-fault.ts'
import { baseOf, pageAt } from './visit.ts'
import { openWaiting, readOwnForm, type Waiting } from './waiting.ts'

/** The page for a new password: by choice, or because a generated password must be replaced. */
export const passwordPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/account/password', surface: 'page', handle: show }),
  endpoint({ method: 'POST', path: '/account/password', surface: 'page', handle: submit }),
  // The address at which password managers look for this page (W3C, a well-known URL for changing passwords).
  endpoint({
    method: 'GET',
    path: '/.well-known/change-password',
    surface: 'page',
    handle: (_request, context) => seeOther(`${baseOf(context)}/account/password`),
  }),
]

/** A sign-in proves the current password for so many milliseconds, so that a person who must change it need not type it twice. */
const FRESH = 900_000

interface PasswordPage extends Waiting {
  readonly signedIn: SignedIn
  /** The current password must be given. */
  readonly asks: boolean
}

async function open(request: Request, context: Context): Promise<PasswordPage | Answer> {
  const waiting = await openWaiting(request, context)
  const signedIn = await findAnySession(request, context, waiting.place.backend.id)
  if (!signedIn) return seeOther(pageAt(waiting.v, '/login'))
  const asks = !signedIn.user.must_change_password || context.now() - signedIn.session.auth_time > FRESH
  return { ...waiting, signedIn, asks }
}

async function show(request: Request, context: Context): Promise<Answer> {
  const opened = await open(request, context)
  return 'status' in opened ? opened : passwordForm(opened, {})
}

type PasswordFaults = Readonly<Partial<Record<'current_password' | 'password' | 'password_again', string>>>

async function findFaults({ v, signedIn, asks }: PasswordPage, given: Params): Promise<PasswordFaults> {
  const { request, context, words } = v
  const { current_password = '', password = '', password_again } = given
  const person = signedIn.user
  const fault = await passwordFault(context, password, person)
  if (fault) return { password: passwordFaultText(v, fault) }
  if (password !== password_again) return { password_again: words.passwordsDiffer }
  const attempt = { backend_id: signedIn.session.backend_id, username: person.username, request, action: 'user.password_confirmed' }
  if (asks && !(await signIn(context, { ...attempt, password: current_password }))) return { current_password: words.currentWrong }
  // A generated password, which somebody else has read, may not be kept.
  if (await verifyPassword(person.password_hash, password)) return { password: words.samePassword }
  return (await wasUsedBefore(context, person, password)) ? { password: words.usedBefore } : {}
}

async function submit(request: Request, context: Context): Promise<Answer> {
  const opened = await open(request, context)
  if ('status' in opened) return opened
  const given = readOwnForm(request, context)
  const faults = await findFaults(opened, given)
  const { v, signedIn, interaction, asks, place } = opened
  const password = given['password']
  if (password === undefined || Object.keys(faults).length > 0) return passwordForm(opened, faults)
  const person = await changePassword(request, context, { person: signedIn.user, password })
  const { amr, acr, remember } = signedIn.session
  // A change that ends a sign-in is part of it. Any other proves the password alone, so that the new session is no stronger than that.
  const shown = asks ? { amr: ['pwd'] } : { amr, ...(acr && { acr }) }
  const { session, cookie } = await startSession(request, context, {
    user: person,
    ...shown,
    remember: remember === 'yes',
    provider: interaction && place.provider,
  })
  const onwards = interaction ? await chooseAccount(context, interaction, session) : pageAt(v, '/account', { done: 'passwordChanged' })
  return seeOther(onwards, { 'set-cookie': cookie })
}

async function passwordForm({ v, signedIn, asks, leadsTo }: PasswordPage, faults: PasswordFaults): Promise<Answer> {
  const { words } = v
  const { length } = await passwordDemands(v.context, signedIn.user.id)
  const forced = signedIn.user.must_change_password
  const title = forced ? words.mustChange : words.changePassword
  return render(v, {
    title,
    leadsTo,
    status: Object.keys(faults).length > 0 ? 422 : 200,
    main: html`<h1>${title}</h1>
<p class="lead">${forced ? words.mustChangeLead : words.changeEndsAll}</p>
<form class="stack" method="post" action="${pageAt(v, '/account/password')}">
${hiddenToken(v)}
<input class="hidden" type="text" name="username" value="${signedIn.user.username}" autocomplete="username" tabindex="-1" aria-hidden="true" readonly>
${asks && inputField({ name: 'current_password', label: words.currentPassword, type: 'password', autocomplete: 'current-password', error: faults.current_password, focus: true })}
${inputField({ name: 'password', label: words.newPassword, type: 'password', autocomplete: 'new-password', error: faults.password, hint: words.passwordHint(length), focus: !asks })}
${inputField({ name: 'password_again', label: words.repeatPassword, type: 'password', autocomplete: 'new-password', error: faults.password_again })}
<button id="password-submit" type="submit">${words.changePassword}</button>
</form>
${!forced && html`<p class="foot"><a href="${pageAt(v, '/account')}">${words.back}</a></p>`}`,
  })
}
