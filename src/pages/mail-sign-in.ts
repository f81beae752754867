import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Params, type Request, readQuery } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { findHome } from '#login/federation/home.ts'
import {
  findMailChallenge,
  isLinkOf,
  looksLikeMailCode,
  type Mailed,
  type OwnChallenge,
  queryOfChallenge,
  redeemMailCode,
  redeemMailLink,
} from '#login/mail-challenge.ts'
import { BY_MAIL, orderMailSignIn, personOfMail } from '#login/mail-sign-in.ts'
import { linkGone } from '#login/reset-password.ts'
import { countGuess } from '#login/throttle.ts'
import { hiddenToken, inputField, notice } from './field.ts'
import { render } from './layout.ts'
import { MAIL_SIGN_IN, mailSignInForm, offersMail } from './mail-sign-in-form.ts'
import { homeView } from './organization-sign-in.ts'
import { enter } from './sign-in.ts'
import { pageAt, queryToKeep, visit } from './visit.ts'
import { openWaiting, readOwnForm, type Waiting } from './waiting.ts'

const [CODE, LINK] = [`${MAIL_SIGN_IN}/code`, `${MAIL_SIGN_IN}/link`]

/** The pages of the sign-in by mail: the first asks for a letter, the others take the code or the link in it, in the same browser. */
export const mailSignInPages: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: MAIL_SIGN_IN, surface: 'page', handle: async (request, context) => mailAskForm(await open(request, context)) }),
  endpoint({ method: 'POST', path: MAIL_SIGN_IN, surface: 'page', handle: order }),
  endpoint({ method: 'GET', path: CODE, surface: 'page', handle: async (request, context) => mailedCodeForm(await open(request, context), false) }),
  endpoint({ method: 'POST', path: CODE, surface: 'page', handle: submitCode }),
  endpoint({ method: 'GET', path: LINK, surface: 'page', handle: showLink }),
  endpoint({ method: 'POST', path: LINK, surface: 'page', handle: followLink }),
]

async function refuseUnlessByMail(context: Context, waiting: Waiting): Promise<Waiting> {
  if (!(await offersMail(context, waiting.place))) throw notFound('people do not sign in by mail here')
  return waiting
}

const open = async (request: Request, context: Context): Promise<Waiting> => refuseUnlessByMail(context, await openWaiting(request, context))

const LONGEST_NAME = 255

/** The answer, its time and its cookie are the same for every name. Where the domain of an address signs in elsewhere, it does so for all its names. */
async function order(request: Request, context: Context): Promise<Answer> {
  const waiting = await open(request, context)
  const { v, place } = waiting
  const { username = '' } = readOwnForm(request, context)
  const name = username.trim()
  const home = await findHome(context, place.provider, name)
  if (home?.domain.enforced) return homeView(waiting, home, name)
  await countGuess(context, request.address, 'password')
  const ways = place.provider.email_sign_in
  if (ways === 'off' || name === '' || name.length > LONGEST_NAME) return mailAskForm(waiting)
  const query = queryToKeep(v.query)
  const asked = { backend_id: place.backend.id, provider_id: place.provider.id, username: name, locale: v.language, ways, query }
  const cookie = await orderMailSignIn(context, asked)
  return seeOther(pageAt(v, CODE), { 'set-cookie': cookie })
}

const mailAskForm = (waiting: Waiting): Answer => {
  const { v, leadsTo } = waiting
  const words = v.words.mailed
  return render(v, {
    title: words.title,
    leadsTo,
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.lead[waysOf(waiting)]}</p>
${mailSignInForm(waiting)}
<p class="foot"><a href="${pageAt(v, '/login', { choose: 'yes' })}">${v.words.otherWay}</a></p>`,
  })
}

const waysOf = ({ place: { provider } }: Waiting) => (provider.email_sign_in === 'off' ? 'code' : provider.email_sign_in)

const rememberBox = ({ v: { words } }: Waiting) =>
  html`<label class="check"><input type="checkbox" id="remember" name="remember" value="yes"><span>${words.remember}</span></label>`

/** The page after a letter was asked for. It is shown to anybody, with a letter or without. */
function mailedCodeForm(waiting: Waiting, refused: boolean): Answer {
  const { v, leadsTo } = waiting
  const words = v.words.mailed
  const ways = waysOf(waiting)
  return render(v, {
    title: words.sentTitle,
    status: refused ? 403 : 200,
    leadsTo,
    main: html`<h1>${words.sentTitle}</h1>
<p class="lead">${words.sent[ways]}</p>
${refused && notice('bad', words.codeRefused)}
${
  ways !== 'link' &&
  html`<form class="stack" method="post" action="${pageAt(v, CODE)}">
${hiddenToken(v)}
${inputField({ name: 'code', label: words.code, autocomplete: 'one-time-code', focus: true })}
${rememberBox(waiting)}
<button id="code-submit" type="submit">${v.words.signIn}</button>
</form>`
}
<p class="foot"><a id="email-again" href="${pageAt(v, MAIL_SIGN_IN)}">${words.again}</a></p>`,
  })
}

async function submitCode(request: Request, context: Context): Promise<Answer> {
  const waiting = await open(request, context)
  const { code = '', remember } = readOwnForm(request, context)
  const takeBack = await countGuess(context, request.address, 'factor')
  const own = await findMailChallenge(request, context, 'sign_in')
  const mailed = looksLikeMailCode(code) && isOf(own, waiting) ? await redeemMailCode(context, own, code) : undefined
  const entered = await letIn(waiting, mailed, remember)
  if (entered) takeBack()
  return entered ?? mailedCodeForm(waiting, true)
}

/** A challenge of one store of people is nothing at the clients of another. */
const isOf = (own: OwnChallenge | undefined, { place }: Waiting): boolean => own?.row.backend_id === place.backend.id

/** Lets in whoever answered a challenge. It is one factor, whatever was mailed. */
async function letIn(waiting: Waiting, mailed: Mailed | undefined, remember: string | undefined): Promise<Answer | undefined> {
  const { v, place } = waiting
  const person = await personOfMail(v.context, { mailed, provider: place.provider, request: v.request })
  return person?.backend_id === place.backend.id ? enter(waiting, { user: person, amr: [BY_MAIL], remember: remember !== undefined }) : undefined
}

interface OpenedLink {
  readonly waiting: Waiting
  readonly own: OwnChallenge
}

/**
 * The challenge of a link in the browser that asked for it, with the page that it was asked from. Nobody signs in by it in another browser: an attacker
 * could have a person follow the attacker's link, and use the attacker's account unawares (login CSRF), or follow one that lets the attacker in.
 * @throws {Refusal} 404 for a link that is over
 */
async function openLink(request: Request, context: Context, key: string): Promise<OpenedLink | undefined> {
  const own = await findMailChallenge(request, context, 'sign_in')
  if (!own) return undefined
  if (!isLinkOf(context, own, key)) throw linkGone()
  const waiting = await open({ ...request, query: queryOfChallenge(context, own.row) }, context)
  if (!isOf(own, waiting)) throw linkGone()
  return { waiting, own }
}

const readKey = ({ key = '' }: Params) => key

/** A page with a button, because programs that preview links must not spend one. */
async function showLink(request: Request, context: Context): Promise<Answer> {
  const key = readKey(readQuery(request))
  const opened = await openLink(request, context, key)
  if (!opened) return elsewhere(request, context)
  const { v, leadsTo, app } = opened.waiting
  return render(v, {
    title: v.words.signIn,
    id: 'email-link',
    leadsTo,
    main: html`<h1>${v.words.signIn}</h1>
<p class="lead">${app === undefined ? v.words.signInHere : v.words.signInTo(app)}</p>
<form class="stack" method="post" action="${pageAt(v, LINK)}">
${hiddenToken(v)}
<input type="hidden" name="key" value="${key}">
${rememberBox(opened.waiting)}
<button id="link-submit" type="submit">${v.words.signIn}</button>
</form>`,
  })
}

async function followLink(request: Request, context: Context): Promise<Answer> {
  const form = readOwnForm(request, context)
  const opened = await openLink(request, context, readKey(form))
  if (!opened) return elsewhere(request, context)
  const entered = await letIn(opened.waiting, await redeemMailLink(context, opened.own, readKey(form)), form['remember'])
  if (!entered) throw linkGone()
  return entered
}

/** The page of a link that was opened in another browser, is too old, or was used. It says the same of all: nothing is looked up. */
async function elsewhere(request: Request, context: Context): Promise<Answer> {
  const v = await visit(request, context)
  const words = v.words.mailed
  return render(v, {
    title: words.elsewhereTitle,
    status: 403,
    id: 'email-elsewhere',
    main: html`<h1>${words.elsewhereTitle}</h1>
<p class="lead">${words.elsewhereLead}</p>
<p class="foot"><a href="${pageAt(v, '/login')}">${v.words.signIn}</a></p>`,
  })
}
