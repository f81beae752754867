import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import type { Params, Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { newPerson, recordOwnOrganization } from '#login/new-person.ts'
import { ownEvent } from '#login/own-event.ts'
import { passwordFault } from '#login/password-policy.ts'
import { hashPassword } from '#login/passwords.ts'
import { countGuess } from '#login/throttle.ts'
import { user } from '#model/user.ts'
import { Conflict } from '#store/store.ts'
import { hiddenToken, inputField } from './field.ts'
import { render } from './layout.ts'
import { passwordFaultText } from './password-fault.ts'
import { signInForm } from './sign-in.ts'
import { pageAt } from './visit.ts'
import { openWaiting, readOwnForm, type Waiting } from './waiting.ts'

/** The sign-up page (Initiating User Registration 1.0 `prompt=create`), where the identity provider allows it. */
export const registerPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/register', surface: 'page', handle: async (request, context) => registerForm(await open(request, context), {}, {}) }),
  endpoint({ method: 'POST', path: '/register', surface: 'page', handle: submit }),
]

async function open(request: Request, context: Context): Promise<Waiting> {
  const waiting = await openWaiting(request, context)
  if (!waiting.place.provider.registrable || waiting.place.backend.type !== 'internal')
    throw notFound('people cannot sign up here; an administrator makes accounts')
  return waiting
}

type SignUpFaults = Readonly<Partial<Record<'username' | 'password' | 'password_again', string>>>
const LONGEST_ADDRESS = 254
const address = /^[^\s@"<>]{1,64}@[^\s@"<>]+\.[^\s@"<>]+$/
/** The length is checked first: on a long text of dots the pattern would backtrack for seconds (ReDoS). */
const isEmailAddress = (text: string) => text.length <= LONGEST_ADDRESS && address.test(text) && user.fields.username.kind.schema.safeParse(text).success

async function findFaults({ v, place }: Waiting, { username = '', password = '', password_again }: Params): Promise<SignUpFaults> {
  const { words, context } = v
  if (!isEmailAddress(username)) return { username: words.notAnEmail }
  if (password !== password_again) return { password_again: words.passwordsDiffer }
  const fault = await passwordFault(context, password, { username, backend_id: place.backend.id })
  return fault ? { password: passwordFaultText(v, fault) } : {}
}

async function submit(request: Request, context: Context): Promise<Answer> {
  const waiting = await open(request, context)
  const given = readOwnForm(request, context)
  // Signing in after this reveals whether the address was taken, so sign-ups are throttled against enumeration. Those with a faulty password count too:
  // to judge how strong one is costs time, in one thread for all, and a flood of them would keep everybody from choosing a password.
  await countGuess(context, request.address, 'password')
  const faults = await findFaults(waiting, given)
  if (Object.keys(faults).length > 0) return registerForm(waiting, given, faults)
  await store(waiting, given)
  return signInForm(waiting, { username: given['username'], registered: true })
}

/**
 * Makes the person, unless the name is taken. The answer is the same in both cases, against user enumeration. An attacker can still test whether the
 * chosen password signs in, at the cost of an account, a sign-in and two events in the log.
 */
async function store({ v, place }: Waiting, { username = '', password = '', name }: Params): Promise<void> {
  const { context } = v
  const now = context.now()
  const person = newPerson(
    {
      username,
      email: username,
      name: user.fields.name.kind.schema.safeParse(name?.trim()).data,
      password_hash: await hashPassword(password, place.backend.password_hashing),
      created_at: now,
      updated_at: now,
    },
    place.backend,
  )
  try {
    await context.db.together((batch) => {
      batch.insert(user, person)
      record(batch, ownEvent(context, { request: v.request, person, action: 'user.signed_up' }))
      if (place.backend.create_default_organization) recordOwnOrganization(batch, person, now)
    })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}

/** Renders the form for a new account. */
export function registerForm({ v, app, leadsTo }: Waiting, given: Params, faults: SignUpFaults): Answer {
  const { words, context } = v
  return render(v, {
    title: words.register,
    name: 'register',
    leadsTo,
    status: Object.keys(faults).length > 0 ? 422 : 200,
    heading: html`<h1>${words.register}</h1>
${app !== undefined && html`<p class="lead">${words.registerTo(app)}</p>`}
`,
    main: html`<form class="stack" method="post" action="${pageAt(v, '/register')}">
${hiddenToken(v)}
${inputField({ name: 'username', label: words.email, type: 'email', autocomplete: 'username', value: given['username'], error: faults.username, focus: true })}
${inputField({ name: 'name', label: `${words.fullName} (${words.optional})`, autocomplete: 'name', value: given['name'], optional: true })}
${inputField({ name: 'password', label: words.newPassword, type: 'password', autocomplete: 'new-password', error: faults.password, hint: words.passwordHint(context.settings.password_min_length) })}
${inputField({ name: 'password_again', label: words.repeatPassword, type: 'password', autocomplete: 'new-password', error: faults.password_again })}
<button id="register-submit" type="submit">${words.createAccount}</button>
</form>
<p class="foot">${words.haveAccount} <a href="${pageAt(v, '/login')}">${words.signIn}</a></p>`,
  })
}
