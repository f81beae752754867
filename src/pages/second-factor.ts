import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Params, Request } from '#http/request.ts'
import { factorsOf, isMailbox, isPasskey } from '#login/factors/factors.ts'
import { independentFactors, levelOf } from '#login/factors/level.ts'
import { furtherFactors, hasOnlyMail, orderFactorCode } from '#login/factors/mail-factor.ts'
import type { ChallengeUse } from '#login/factors/passkey-challenge.ts'
import { requestOptions, verifyPasskey } from '#login/factors/passkeys.ts'
import { strengthenSession } from '#login/factors/strengthen.ts'
import { trustDevice } from '#login/factors/trusted-device.ts'
import { federationOfUnfinished, findUnfinished, forgetUnfinished, spendUnfinished, type Unfinished } from '#login/factors/unfinished.ts'
import { verifyCode } from '#login/factors/verify-code.ts'
import { rememberDevice } from '#login/known-device.ts'
import { letterAboutDevice } from '#login/new-device.ts'
import { ownEvent } from '#login/own-event.ts'
import { findAnySession, type SignedIn, startSession } from '#login/sessions.ts'
import { signIn } from '#login/sign-in.ts'
import { countGuess } from '#login/throttle.ts'
import type { Factor } from '#model/factor.ts'
import type { Session } from '#model/session.ts'
import type { User } from '#model/user.ts'
import { chooseAccount } from '#oauth/authorize/interaction.ts'
import { destinationOf, isReproof } from './destination.ts'
import { render } from './layout.ts'
import { addressAfterSignIn } from './onwards.ts'
import { passkeyScript } from './passkey-form.ts'
import { secondFactorView } from './second-factor-view.ts'
import { pageAt } from './visit.ts'
import { openWaiting, readOwnForm, type Waiting } from './waiting.ts'

/**
 * The second step of a sign-in, and the step-up of a session. They are two addresses, because a browser may have a session of one person and an
 * unfinished sign-in of another.
 */
export const secondFactorPages: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/login/second-factor', surface: 'page', handle: (request, context) => show(request, context, openSignIn) }),
  endpoint({ method: 'POST', path: '/login/second-factor', surface: 'page', handle: (request, context) => submit(request, context, openSignIn) }),
  endpoint({ method: 'GET', path: '/second-factor', surface: 'page', handle: (request, context) => show(request, context, openStepUp) }),
  endpoint({ method: 'POST', path: '/second-factor', surface: 'page', handle: (request, context) => submit(request, context, openStepUp) }),
]

/** A person who is asked for a second factor. */
interface AskedFactor {
  readonly waiting: Waiting
  readonly person: User
  /** The factors that are a further proof: one of them is asked for. */
  readonly factors: readonly Factor[]
  /** The password is one. */
  readonly takesPassword: boolean
  /** Goes on once they have shown one, which adds these `amr` values. */
  readonly proceed: (amr: readonly string[], trust: boolean) => Promise<Answer>
  /** The person may choose not to be asked in this browser again. */
  readonly mayTrust: boolean
}
type Open = (request: Request, context: Context) => Promise<AskedFactor | Answer>

async function openSignIn(request: Request, context: Context): Promise<AskedFactor | Answer> {
  const waiting = await openWaiting(request, context)
  const unfinished = await findUnfinished(request, context)
  // A sign-in is valid at the clients of its own backend only.
  if (unfinished?.row.backend_id !== waiting.place.backend.id) return seeOther(pageAt(waiting.v, '/login'))
  const { row, user: person } = unfinished
  const all = await factorsOf(context, person.id)
  return {
    waiting,
    person,
    factors: furtherFactors(all, row.amr),
    takesPassword: takesPassword(waiting, { person, shown: row.amr, factors: all }),
    mayTrust: waiting.place.provider.remember_device_ttl > 0,
    proceed: (amr, trust) => finish(waiting, unfinished, { amr, trust }),
  }
}

async function openStepUp(request: Request, context: Context): Promise<AskedFactor | Answer> {
  const waiting = await openWaiting(request, context)
  const { v } = waiting
  const signedIn = await findAnySession(request, context, waiting.place.backend.id)
  if (!signedIn) return seeOther(pageAt(v, '/login'))
  if (signedIn.user.must_change_password) return seeOther(pageAt(v, '/account/password'))
  const { user: person, session } = signedIn
  const all = await factorsOf(context, person.id)
  const independent = await independentFactors(context, person, all)
  const asksAnyway = independent.length === 0 && isReproof(v)
  const factors = asksAnyway ? furtherFactors(all, session.amr) : independent
  const byPassword = asksAnyway && takesPassword(waiting, { person, shown: session.amr, factors: all })
  // Somebody without a factor that counts adds one; a session that comes so far proves them as well as it can.
  if (factors.length === 0 && !byPassword) return seeOther(pageAt(v, '/account/factors'))
  return { waiting, person, factors, takesPassword: byPassword, mayTrust: false, proceed: (amr) => stepUp(waiting, signedIn, amr) }
}

/** Makes the session of a sign-in that has both factors, and spends the unfinished sign-in with it. */
async function finish(
  waiting: Waiting,
  { row, user }: Unfinished,
  { amr, trust }: { readonly amr: readonly string[]; readonly trust: boolean },
): Promise<Answer> {
  const { v, interaction, place } = waiting
  const { request, context } = v
  const tell = await letterAboutDevice(context, request, user)
  const level = await levelOf(context, user, [...row.amr, ...amr])
  // The trust stands for the second factor at later sign-ins, so that one must have been shown.
  const device = trust && level.acr !== undefined ? trustDevice(context, request, { user, ttl: place.provider.remember_device_ttl }) : undefined
  const { session, cookie } = await startSession(request, context, {
    user,
    ...level,
    provider: place.provider,
    remember: row.remember === 'yes',
    federation: federationOfUnfinished(context, row),
    also: (batch) => {
      spendUnfinished(batch, row, context.now())
      tell(batch)
      device?.write(batch)
      record(batch, ownEvent(context, { request, person: user, action: 'user.signed_in' }))
    },
  })
  const cookies = { 'set-cookie': [cookie, forgetUnfinished(context), rememberDevice(context, user.id), ...(device ? [device.cookie] : [])] }
  context.tally.happened({ tenant: context.tenant.id, client_id: interaction?.redirection.client.id ?? '-', what: 'sign_ins' })
  if (user.must_change_password) return seeOther(pageAt(v, '/account/password'), cookies)
  return seeOther(await addressAfterSignIn(waiting, session), cookies)
}

async function stepUp(waiting: Waiting, signedIn: SignedIn, amr: readonly string[]): Promise<Answer> {
  const { v, place, interaction } = waiting
  const { session, cookie } = await strengthenSession(v.request, v.context, signedIn, { amr, provider: interaction && place.provider })
  return seeOther(await onwards(waiting, session), { 'set-cookie': cookie })
}

/** The address after a step-up: back to the application, or to the page that asked for it. */
const onwards = async ({ v, interaction }: Waiting, session: Session): Promise<string> =>
  interaction ? chooseAccount(v.context, interaction, session) : pageAt(v, destinationOf(v) ?? '/account')

async function show(request: Request, context: Context, open: Open): Promise<Answer> {
  const asked = await open(request, context)
  return 'status' in asked ? asked : factorForm(asked)
}

async function submit(request: Request, context: Context, open: Open): Promise<Answer> {
  const asked = await open(request, context)
  if ('status' in asked) return asked
  const given = readOwnForm(request, context)
  if (given['send'] !== undefined) return mailCode(asked, given['send'])
  const amr = await shownBy(asked, given)
  return amr === undefined ? factorForm(asked, 'refused') : asked.proceed(amr, asked.mayTrust && given['trust'] !== undefined)
}

/** Verifies the factor of a form. @returns the `amr` values that it adds; undefined when it is refused. */
function shownBy(asked: AskedFactor, { credential, password, code = '' }: Params): Promise<readonly string[] | undefined> {
  const { person, factors, waiting } = asked
  if (credential) return shownPasskey(asked, credential)
  if (password) return shownPassword(asked, password)
  return verifyCode(waiting.v.context, { person, factors, request: waiting.v.request, code, provider: waiting.place.provider })
}

/** Mails a code to a mailbox of the person that is a further factor. */
async function mailCode(asked: AskedFactor, id: string): Promise<Answer> {
  const { context } = asked.waiting.v
  const mailbox = asked.factors.find((row) => row.id === id && isMailbox(row))
  if (mailbox?.address === undefined) return factorForm(asked)
  const cookie = await orderFactorCode(context, { person: asked.person, address: mailbox.address, purpose: 'second_factor' })
  return factorForm(asked, 'sent', cookie)
}

/**
 * True where the password is a second factor: after the mail, of somebody who has no other. An attacker who reads the mailbox has a new password mailed
 * too, and would pass an authenticator app or a passkey by it. Where the mail was not the first factor, the password may have been: it is none again.
 */
const takesPassword = ({ place }: Waiting, { person, shown, factors }: ShownFactors): boolean =>
  hasOnlyMail(shown) && place.provider.password_sign_in && person.password_hash !== undefined && factors.every(isMailbox)

interface ShownFactors {
  readonly person: User
  /** The `amr` values so far. */
  readonly shown: readonly string[]
  /** All factors of the person. */
  readonly factors: readonly Factor[]
}

async function shownPassword(asked: AskedFactor, password: string): Promise<readonly string[] | undefined> {
  const { waiting, person } = asked
  const { request, context } = waiting.v
  if (!asked.takesPassword) return undefined
  const { backend_id = '', username } = person
  const right = await signIn(context, { backend_id, username, password, request, action: 'user.password_confirmed' })
  return right?.id === person.id ? ['pwd', 'mfa'] : undefined
}

const challengeUse = ({ waiting: { v }, person }: AskedFactor): ChallengeUse => ({ purpose: 'second_factor', browser: v.form.token, user_id: person.id })

/** A passkey cannot be guessed, so that wrong ones are counted against the network only. */
async function shownPasskey(asked: AskedFactor, credential: string): Promise<readonly string[] | undefined> {
  const { v, place } = asked.waiting
  const takeBack = await countGuess(v.context, v.request.address, 'factor')
  const shown = await verifyPasskey(v.context, { use: challengeUse(asked), credential, verifies: place.provider.user_verification === 'required' })
  if (shown) takeBack()
  return shown?.amr
}

function factorForm(asked: AskedFactor, state?: 'refused' | 'sent', cookie?: string): Answer {
  const { factors, takesPassword: asksPassword } = asked
  const { v, leadsTo, place } = asked.waiting
  const options = requestOptions(v.context, challengeUse(asked), { known: factors, verification: place.provider.user_verification })
  const trust = asked.mayTrust && factors.some((row) => !isMailbox(row)) ? Math.ceil(place.provider.remember_device_ttl / 86_400) : undefined
  const main = secondFactorView(v, { factors, state, options, trust, asksPassword })
  const script = factors.some(isPasskey) ? { script: passkeyScript } : {}
  const cookies = cookie === undefined ? [] : [cookie]
  return render(v, { title: v.words.factors.stepTitle, name: 'second_factor', status: state === 'refused' ? 403 : 200, leadsTo, main, cookies, ...script })
}
