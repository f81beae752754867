import { record } from '#events/record.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Params } from '#http/request.ts'
import { addFactor } from '#login/factors/add-factor.ts'
import { offerTotp, openTotpOffer, totpFactor } from '#login/factors/enrol-totp.ts'
import { factorsOf, hasFactor } from '#login/factors/factors.ts'
import { independentFactors } from '#login/factors/level.ts'
import { hasOnlyMail } from '#login/factors/mail-factor.ts'
import { type OfferedFactors, offeredFactors } from '#login/factors/offered.ts'
import { creationOptions, verifyCreation } from '#login/factors/passkeys.ts'
import { countRecoveryCodes, newRecoveryCodes } from '#login/factors/recovery-codes.ts'
import { removeFactor } from '#login/factors/remove-factor.ts'
import { isFreshlyProved, strengthenSession } from '#login/factors/strengthen.ts'
import { recordDistrusted, trustedDevicesOf } from '#login/factors/trusted-device.ts'
import { ownEvent } from '#login/own-event.ts'
import type { SignedIn } from '#login/sessions.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { session } from '#model/session.ts'
import { chooseAccount, resumeUrl } from '#oauth/authorize/interaction.ts'
import { type FactorDue, factorDue, ownFactorDue } from '#oauth/factor-demand.ts'
import { asSelf } from './account.ts'
import type { Destination } from './destination.ts'
import { appPage, codesView, factorsPageOf, passkeyPage, removeQuestion } from './factors-view.ts'
import { render } from './layout.ts'
import { pageAt, type Visit } from './visit.ts'
import { openWaiting, readOwnForm } from './waiting.ts'

/** The factors of a person on their own account. Adding or removing one needs a fresh proof of all factors that they have. */
export const factorsPages: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/account/factors', surface: 'page', handle: (request, context) => asSelf(request, context, show) }),
  endpoint({ method: 'GET', path: '/account/factors/app', surface: 'page', handle: (request, context) => asSelf(request, context, afterProof('app', offer)) }),
  endpoint({ method: 'POST', path: '/account/factors/app', surface: 'page', handle: (request, context) => asSelf(request, context, afterProof('app', add)) }),
  endpoint({ method: 'POST', path: '/account/factors/devices', surface: 'page', handle: (request, context) => asSelf(request, context, distrust) }),
  endpoint({ method: 'POST', path: '/account/factors/later', surface: 'page', handle: (request, context) => asSelf(request, context, later) }),
  endpoint({
    method: 'GET',
    path: '/account/factors/passkey',
    surface: 'page',
    handle: (request, context) => asSelf(request, context, afterProof('passkey', offerPasskey)),
  }),
  endpoint({
    method: 'POST',
    path: '/account/factors/passkey',
    surface: 'page',
    handle: (request, context) => asSelf(request, context, afterProof('passkey', addPasskey)),
  }),
  endpoint({
    method: 'POST',
    path: '/account/factors/remove',
    surface: 'page',
    handle: (request, context) => asSelf(request, context, afterProof('factors', removeOwnFactor)),
  }),
  endpoint({
    method: 'POST',
    path: '/account/factors/codes',
    surface: 'page',
    handle: (request, context) => asSelf(request, context, afterProof('factors', renew)),
  }),
]

type FactorPage = (v: Visit, signedIn: SignedIn) => Promise<Answer>

/**
 * Demands a fresh proof before a page: whoever finds an open session must not be able to add a factor of their own or to take one away (OWASP ASVS
 * 5.0 §7.5.1).
 */
export const afterProof =
  (to: Destination, page: FactorPage): FactorPage =>
  async (v, signedIn) => {
    if (await isFreshlyProved(v.context, signedIn)) return page(v, signedIn)
    const has = await hasFactor(v.context, signedIn.user.id)
    return seeOther(pageAt(v, has ? '/second-factor' : '/account/confirm', { to }))
  }

async function show(v: Visit, signedIn: SignedIn, fault?: string): Promise<Answer> {
  const { user } = signedIn
  const [factors, codes, offered, devices] = await Promise.all([
    factorsOf(v.context, user.id),
    countRecoveryCodes(v.context, user.id),
    offeredTo(v, signedIn),
    trustedDevicesOf(v.context, user.id),
  ])
  const lacks = (await independentFactors(v.context, user, factors)).length === 0
  const due = lacks ? await dueOf(v, signedIn) : undefined
  const page = factorsPageOf(v, { factors, codes, offered, devices, due, fault, lacks })
  return render(v, { ...page, status: fault === undefined ? 200 : 409 })
}

/** The identity provider that rules a factor being added: that of the application that waits, else the default one. */
const providerOf = async ({ request, context }: Visit): Promise<IdentityProvider> => (await openWaiting(request, context)).place.provider

async function offer(v: Visit, signedIn: SignedIn): Promise<Answer> {
  await refuseUnlessOffered(v, signedIn, 'totp')
  return render(v, appPage(v, offerTotp(v.context, signedIn, { provider: await providerOf(v) }), false))
}

/** The second factor that is owed to the application that waits, or else on the account pages. */
async function dueOf({ request, context }: Visit, signedIn: SignedIn): Promise<FactorDue | undefined> {
  const { interaction, place } = await openWaiting(request, context)
  if (!interaction) return ownFactorDue(context, signedIn)
  return factorDue(context, { client: interaction.redirection.client, signedIn, provider: place.provider })
}

/** Trusts a browser no more. It needs no proof: it only makes the account safer. */
async function distrust(v: Visit, { user }: SignedIn): Promise<Answer> {
  const { device } = readOwnForm(v.request, v.context)
  const row = (await trustedDevicesOf(v.context, user.id)).find(({ id }) => id === device)
  if (row)
    await v.context.db.together((batch) => {
      recordDistrusted(batch, row, v.context.now())
      record(batch, ownEvent(v.context, { request: v.request, person: user, action: 'user.device_distrusted' }))
    })
  return seeOther(pageAt(v, '/account/factors', { done: 'deviceForgotten' }))
}

/** Puts a second factor off for this session, as long as the rules allow. */
async function later(v: Visit, signedIn: SignedIn): Promise<Answer> {
  readOwnForm(v.request, v.context)
  const { interaction } = await openWaiting(v.request, v.context)
  await v.context.db.table(session).change({ id: signedIn.session.id, ended_at: undefined }, { second_factor_put_off: true })
  return seeOther(interaction ? resumeUrl(v.context, interaction.handle) : pageAt(v, '/account'))
}

const factorName = (form: Params, otherwise: string): string =>
  form['name']
    ?.trim()
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 64) || otherwise

async function add(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { request, context, words } = v
  await refuseUnlessOffered(v, signedIn, 'totp')
  const form = readOwnForm(request, context)
  const secret = openTotpOffer(context, signedIn, form['sealed'] ?? '')
  if (secret === undefined) return offer(v, signedIn)
  const name = factorName(form, words.factors.appNameDefault)
  const provider = await providerOf(v)
  const row = totpFactor(context, { user_id: signedIn.user.id, secret, name, code: form['code'] ?? '', pastSteps: provider.totp_past_steps })
  if (!row) return render(v, appPage(v, offerTotp(context, signedIn, { provider, secret }), true))
  const codes = await addFactor(context, { person: signedIn.user, request, row })
  return endAddition(v, signedIn, { codes, amr: ['otp', 'mfa'] })
}

async function offerPasskey(v: Visit, signedIn: SignedIn, refused = false): Promise<Answer> {
  const { user } = signedIn
  await refuseUnlessOffered(v, signedIn, 'passkeys')
  const options = creationOptions(v.context, user, { browser: v.form.token, known: await factorsOf(v.context, user.id) })
  return render(v, passkeyPage(v, options, refused))
}

async function addPasskey(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { request, context, words } = v
  const { user: person } = signedIn
  await refuseUnlessOffered(v, signedIn, 'passkeys')
  const form = readOwnForm(request, context)
  const name = factorName(form, words.factors.passkeyNameDefault)
  const made = await verifyCreation(context, { person, name, browser: v.form.token, credential: form['credential'] ?? '' })
  if (!made) return offerPasskey(v, signedIn, true)
  const codes = await addFactor(context, { person, request, row: made.row, also: made.spend })
  return endAddition(v, signedIn, { codes, amr: [made.row.synced ? 'swk' : 'hwk', 'user', 'mfa'] })
}

/** The factors that a person may add. A mailbox by which they signed in is no second factor: they would be left with one. */
async function offeredTo({ context }: Visit, { user, session }: SignedIn): Promise<OfferedFactors> {
  const offered = await offeredFactors(context, user)
  return hasOnlyMail(session.amr) ? { ...offered, email_codes: false } : offered
}

/** @throws {Refusal} 404 where no identity provider of the person's backend lets them add such a factor. */
export async function refuseUnlessOffered(v: Visit, signedIn: SignedIn, kind: keyof OfferedFactors): Promise<void> {
  if (!(await offeredTo(v, signedIn))[kind]) throw notFound('this kind of factor cannot be added here')
}

/** The end of an addition: the session is as strong as one that showed the new factor, because it just did; new recovery codes are shown. */
export async function endAddition(
  v: Visit,
  signedIn: SignedIn,
  { codes, amr }: { readonly codes: readonly string[]; readonly amr: readonly string[] },
): Promise<Answer> {
  const { interaction, place } = await openWaiting(v.request, v.context)
  const { session, cookie } = await strengthenSession(v.request, v.context, signedIn, { amr, provider: interaction && place.provider })
  const onwards = interaction ? await chooseAccount(v.context, interaction, session) : pageAt(v, '/account/factors', { done: 'addedDone' })
  if (codes.length === 0) return seeOther(onwards, { 'set-cookie': cookie })
  return render(v, { title: v.words.factors.codesTitle, cookies: [cookie], main: codesView(v, codes, onwards) })
}

/** A factor is removed after a second answer. */
async function removeOwnFactor(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { user } = signedIn
  const { factor, sure } = readOwnForm(v.request, v.context)
  const factors = await factorsOf(v.context, user.id)
  // Looked up among the person's own, so that the id of another's factor finds nothing.
  const row = factors.find(({ id }) => id === factor)
  if (!row) return seeOther(pageAt(v, '/account/factors'))
  if (sure === undefined) return render(v, { title: v.words.factors.remove, main: removeQuestion(v, row, factors.length === 1) })
  if (!(await removeFactor(v.context, user, { row, request: v.request }))) return show(v, signedIn, v.words.linkedLast)
  return seeOther(pageAt(v, '/account/factors', { done: 'removedDone' }))
}

/** Makes new recovery codes; the old ones end. */
async function renew(v: Visit, { user }: SignedIn): Promise<Answer> {
  readOwnForm(v.request, v.context)
  if ((await factorsOf(v.context, user.id)).length === 0) return seeOther(pageAt(v, '/account/factors'))
  const { codes, write } = newRecoveryCodes(v.context, user.id)
  await v.context.db.together((batch) => {
    write(batch)
    record(batch, ownEvent(v.context, { request: v.request, person: user, action: 'user.recovery_codes_made' }))
  })
  return render(v, { title: v.words.factors.codesTitle, main: codesView(v, codes, pageAt(v, '/account/factors')) })
}
