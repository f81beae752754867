import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Params, Request } from '#http/request.ts'
import { type Html, html } from '#kit/html.ts'
import { mustConfirm } from '#login/confirm-email.ts'
import { hasFactor, TWO_FACTORS } from '#login/factors/factors.ts'
import { findTrustedDevice } from '#login/factors/trusted-device.ts'
import { beginSignIn } from '#login/factors/unfinished.ts'
import { findEnforcedHome, findHome, hasHomes } from '#login/federation/home.ts'
import { findOffered, offeredServers } from '#login/federation/offered.ts'
import { findWaiting } from '#login/federation/waiting.ts'
import { rememberDevice } from '#login/known-device.ts'
import { letterAboutDevice } from '#login/new-device.ts'
import { findSession, type Start, startSession } from '#login/sessions.ts'
import { signIn } from '#login/sign-in.ts'
import { findBrowser } from '#oauth/authorize/browser.ts'
import { pageParameters } from '#oauth/authorize/page-parameters.ts'
import type { Batch } from '#store/store.ts'
import { askConfirmation } from './confirmation.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { addressForForgotten } from './forgotten-password.ts'
import { render } from './layout.ts'
import { findPicture } from './logo.ts'
import { offersMail } from './mail-sign-in-form.ts'
import { addressAfterSignIn } from './onwards.ts'
import { homeView } from './organization-sign-in.ts'
import { passkeyEntrance } from './passkey-entrance.ts'
import { passkeyScript } from './passkey-form.ts'
import { beginForm } from './present-view.ts'
import { keptDestination } from './second-factor-view.ts'
import { afterSignIn, pageAt } from './visit.ts'
import { openWaiting, readOwnForm, type Waiting } from './waiting.ts'
import { waysView } from './ways.ts'

/** The sign-in page (OIDC Core §3.1.2.3): for a waiting authorization request, or for the account page. */
export const signInPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/login', surface: 'page', handle: show }),
  endpoint({ method: 'POST', path: '/login', surface: 'page', handle: submit }),
]

async function show(request: Request, context: Context): Promise<Answer> {
  const waiting = await openWaiting(request, context)
  const { v, place } = waiting
  const isPlain = waiting.interaction === undefined && v.query['link'] === undefined && v.query['again'] === undefined
  const already = isPlain ? await findSession(request, context, place) : undefined
  const elsewhere = await defaultServer(waiting)
  if (elsewhere !== undefined) return seeOther(pageAt(v, `/login/with/${elsewhere}`))
  return already
    ? seeOther(afterSignIn(v))
    : signInForm(waiting, { username: waiting.interaction && pageParameters.login_hint.of(waiting.interaction.row.params) })
}

/** The federated server to which the client sends its people at once, unless the person came back to choose another way. */
async function defaultServer({ v, interaction, place }: Waiting): Promise<string | undefined> {
  const named = interaction?.redirection.client.default_federated_server
  if (named === undefined || v.query['choose'] !== undefined || v.query['link'] !== undefined) return undefined
  return (await findOffered(v.context, place.provider, named))?.id
}

async function submit(request: Request, context: Context): Promise<Answer> {
  const waiting = await openWaiting(request, context)
  if (!waiting.place.provider.password_sign_in) throw notFound('people do not sign in by password here')
  const { username = '', password = '', remember }: Params = readOwnForm(request, context)
  const home = await findHome(context, waiting.place.provider, username)
  if (home?.domain.enforced && !(await comesFrom(waiting, home.server.id))) return homeView(waiting, home, username)
  const person = await signIn(context, { backend_id: waiting.place.backend.id, username, password, request })
  if (!person) return signInForm(waiting, { username, refused: true })
  return enter(waiting, { user: person, amr: ['pwd'], remember: remember !== undefined })
}

/** An authenticated person; with `acr` if they showed all factors already. */
interface Entrance extends Pick<Start, 'user' | 'amr' | 'acr' | 'also' | 'federation'> {
  readonly remember: boolean
}

/**
 * Lets an authenticated person in and redirects. Somebody with a second factor is asked for it first, and has no session until then; a person who
 * must change the password is sent there, others to their destination.
 */
export async function enter(waiting: Waiting, entrance: Entrance): Promise<Answer> {
  const { v, interaction } = waiting
  const { request, context } = v
  const home = await findEnforcedHome(context, waiting.place.provider, entrance.user)
  const comesFromHome = home === undefined || entrance.federation?.server_id === home.server.id || (await comesFrom(waiting, home.server.id))
  // By a password, a passkey or an account elsewhere, somebody whom their organization has locked out would still come in.
  if (!comesFromHome) return homeView(waiting, home, home.address)
  if (mustConfirm(waiting.place.provider, entrance.user)) return askConfirmation(v, entrance.user, waiting.leadsTo)
  const trust = { user: entrance.user, ttl: waiting.place.provider.remember_device_ttl }
  const trusted_device_id = entrance.acr === TWO_FACTORS ? undefined : await findTrustedDevice(context, request, trust)
  if (entrance.acr !== TWO_FACTORS && trusted_device_id === undefined && (await hasFactor(context, entrance.user.id)))
    return seeOther(pageAt(v, '/login/second-factor'), { 'set-cookie': await beginSignIn(context, entrance) })
  const { session, cookie } = await startSession(request, context, {
    ...entrance,
    provider: waiting.place.provider,
    trusted_device_id,
    also: await withLetter(waiting, entrance),
  })
  const cookies = { 'set-cookie': [cookie, rememberDevice(context, entrance.user.id)] }
  context.tally.happened({ tenant: context.tenant.id, client_id: interaction?.redirection.client.id ?? '-', what: 'sign_ins' })
  if (entrance.user.must_change_password) return seeOther(pageAt(v, '/account/password'), cookies)
  return seeOther(await addressAfterSignIn(waiting, session), cookies)
}

/** True while an account of this federated server waits to be linked: its person was there, and proves the account that they have here. */
async function comesFrom({ v: { context, request, query } }: Waiting, serverId: string): Promise<boolean> {
  if (query['link'] === undefined) return false
  const row = await findWaiting(context, 'link', { handle: query['link'], browser: findBrowser(request, context)?.name })
  return row.federated_server_id === serverId
}

/** True when people may sign in with a credential here. */
const offersCredential = ({ provider }: Waiting['place']) => provider.verifier_id !== undefined

/** The further writes of a sign-in, with the letter about a new device. */
async function withLetter({ v }: Waiting, { user, also }: Entrance): Promise<(batch: Batch) => void> {
  const tell = await letterAboutDevice(v.context, v.request, user)
  return (batch) => {
    also?.(batch)
    tell(batch)
  }
}

interface FormState {
  readonly username?: string | undefined
  readonly refused?: true
  /** The person has just signed up. */
  readonly registered?: true
}

/** Renders the sign-in form. */
export async function signInForm(waiting: Waiting, { username, refused, registered }: FormState): Promise<Answer> {
  const { v, interaction, place, leadsTo } = waiting
  const { words } = v
  const passkey = passkeyEntrance(waiting)
  const again = interaction?.demand.prompt.has('login')
  const forgotten = place.provider.password_sign_in ? await addressForForgotten(waiting) : undefined
  const ways = {
    servers: await offeredServers(v.context, place.provider),
    byOrganization: await hasHomes(v.context, place.provider),
    byMail: await offersMail(v.context, place),
  }
  const picture = interaction && (await findPicture(v, interaction.redirection.client))
  return render(v, {
    title: words.signIn,
    name: 'sign_in',
    // One status for all reasons, like the message.
    status: refused ? 403 : 200,
    leadsTo,
    ...(passkey && { script: passkeyScript }),
    heading: html`${picture}<h1>${words.signIn}</h1>
<p class="lead">${signInLead(waiting, again)}</p>
`,
    main: html`${refused && notice('bad', words.signInRefused)}${registered && notice('good', words.registered)}${v.query['done'] === 'passwordReset' && notice('good', words.passwordReset)}${v.query['done'] === 'emailConfirmed' && notice('good', words.factors.emailConfirmed)}${v.query['link'] !== undefined && notice('good', words.linkSignInFirst)}
${place.provider.password_sign_in && passwordForm(waiting, { username, passkey })}
${offersCredential(place) && beginForm(v, words.signInWithCredential)}
${waysView(waiting, ways)}
${forgotten !== undefined && html`<p class="foot"><a id="forgot-password" href="${forgotten}">${words.forgotPassword}</a></p>`}
${place.provider.registrable && place.backend.type === 'internal' && html`<p class="foot">${words.noAccount} <a href="${pageAt(v, '/register')}">${words.createAccount}</a></p>`}`,
  })
}

/** The sentence under the title: the reason why the person is asked to sign in. */
function signInLead({ v: { words, query }, app }: Waiting, again: boolean | undefined): string {
  if (again) return words.signInAgain
  if (app !== undefined) return words.signInTo(app)
  return query['developer'] === undefined ? words.signInHere : words.developer.signIn
}

const passwordForm = ({ v }: Waiting, { username, passkey }: Pick<FormState, 'username'> & { readonly passkey: Html | false | undefined }) => {
  const { words } = v
  return html`<form class="stack" method="post" action="${pageAt(v, '/login', keptDestination(v))}">
${hiddenToken(v)}
${inputField({ name: 'username', label: words.username, autocomplete: passkey ? 'username webauthn' : 'username', value: username, focus: username === undefined })}
${inputField({ name: 'password', label: words.password, type: 'password', autocomplete: 'current-password', focus: username !== undefined })}
<label class="check"><input type="checkbox" id="remember" name="remember" value="yes"><span>${words.remember}</span></label>
<button id="login-submit" type="submit">${words.signIn}</button>
</form>
${passkey}`
}
