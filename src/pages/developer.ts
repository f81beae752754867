import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Html, html } from '#kit/html.ts'
import { mailProof } from '#login/confirm-email.ts'
import { askToDevelop, becomeDeveloper, type DeveloperStanding, developerStanding } from '#login/developers.ts'
import { mailAddressOf } from '#login/forgotten-password.ts'
import { sendsMail } from '#login/mail/mail-job.ts'
import type { SignedIn } from '#login/sessions.ts'
import type { User } from '#model/user.ts'
import { heldScopes } from '#oauth/held-scopes.ts'
import { asSelf } from './account.ts'
import { offersConsole } from './console-apart.ts'
import { hiddenToken, notice } from './field.ts'
import { render } from './layout.ts'
import { baseOf, pageAt, type Visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

const PATH = '/account/developer'
/** The longest reason that a person may give, in characters. */
const LONGEST_REASON = 2048

/** The page where a person becomes a developer: by the domain of their address, by an invitation, or by asking an administrator. */
export const developerPage: readonly Endpoint[] = [
  // The address to tell people: those who come by it go through sign-in or sign-up back to the page.
  endpoint({ method: 'GET', path: '/developers', surface: 'page', handle: async (_request, context) => seeOther(`${baseOf(context)}${PATH}?developer=yes`) }),
  endpoint({ method: 'GET', path: PATH, surface: 'page', handle: (request, context) => asSelf(request, context, show) }),
  endpoint({ method: 'POST', path: PATH, surface: 'page', handle: (request, context) => asSelf(request, context, decideDeveloper) }),
]

/** True for a person who may register applications already. */
export const isDeveloper = async (v: Visit, person: User): Promise<boolean> => (await heldScopes(v.context, person)).has('clients:manage:own')

async function show(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const words = v.words.developer
  const developer = await isDeveloper(v, person)
  const standing = developer ? undefined : await developerStanding(v.context, person)
  return render(v, {
    title: words.title,
    id: 'developer',
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${standing ? await viewOf(v, person, standing) : welcome(v)}
<p class="foot"><a href="${pageAt(v, '/account')}">${v.words.accountTitle}</a></p>`,
  })
}

const welcome = (v: Visit): Html => html`${notice('good', v.words.developer.is)}
${offersConsole(v.context) && html`<div class="stack"><a class="button" id="developer-console" href="${v.base}/console/applications">${v.words.developer.toConsole}</a></div>`}`

/** A form with one button, and a field before it where there is one. */
const actForm = (v: Visit, id: string, label: string, field: Html | false = false): Html => html`<form class="stack" method="post" action="${pageAt(v, PATH)}">
${hiddenToken(v)}
${field}
<button id="developer-${id}" type="submit" name="act" value="${id}">${label}</button></form>`

const reasonField = ({ words }: Visit): Html => html`<div class="field"><label for="reason">${words.developer.reason}</label>
<textarea id="reason" name="reason" rows="4" maxlength="${LONGEST_REASON}" required></textarea></div>`

async function viewOf(v: Visit, person: User, standing: DeveloperStanding): Promise<Html> {
  const words = v.words.developer
  switch (standing.is) {
    case 'unproved':
      return proveView(v, person)
    case 'welcome':
      return actForm(v, 'become', words.become)
    case 'may_ask':
      return html`<p>${words.mayAsk}</p>${actForm(v, 'ask', words.ask, reasonField(v))}`
    case 'declined':
      return html`${notice('bad', words.declined(standing.request.answer ?? ''))}${actForm(v, 'ask', words.askAgain, reasonField(v))}`
    default:
      return notice(standing.is === 'waiting' ? 'good' : 'warn', words.standing[standing.is])
  }
}

async function proveView(v: Visit, person: User): Promise<Html> {
  const words = v.words.developer
  const address = mailAddressOf(person)
  if (address === undefined || !(await sendsMail(v.context, person.backend_id))) return notice('warn', words.noMail)
  if (v.query['done'] === 'mailed') return notice('good', v.words.factors.emailSent(address))
  return html`<p>${words.prove(address)}</p>${actForm(v, 'prove', words.sendLink)}`
}

async function decideDeveloper(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const { request, context } = v
  const { act, reason = '' } = readOwnForm(request, context)
  const address = mailAddressOf(person)
  if (act === 'prove' && address !== undefined && (await developerStanding(context, person)).is === 'unproved') {
    await mailProof(context, person, { purpose: 'confirm_email', address, request })
    return seeOther(pageAt(v, PATH, { done: 'mailed' }))
  }
  const asked = reason.trim().slice(0, LONGEST_REASON)
  if (act === 'become' && !(await isDeveloper(v, person))) await becomeDeveloper(context, { person, request })
  if (act === 'ask' && asked !== '') await askToDevelop(context, { person, request }, asked)
  return seeOther(pageAt(v, PATH))
}
