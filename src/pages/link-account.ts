import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { forbidden, notFound } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { html } from '#kit/html.ts'
import { type Applicant, admit, apart, createPerson, linkAccount } from '#login/federation/admit.ts'
import { findOffered } from '#login/federation/offered.ts'
import { findWaiting, openSecrets, spendWaiting } from '#login/federation/waiting.ts'
import { findSession, type SignedIn } from '#login/sessions.ts'
import type { FederatedSignIn } from '#model/federation/sign-in.ts'
import { findBrowser } from '#oauth/authorize/browser.ts'
import { hiddenToken } from './field.ts'
import { render } from './layout.ts'
import { addressAfterSignIn } from './onwards.ts'
import { enter } from './sign-in.ts'
import { pageAt } from './visit.ts'
import { openWaiting, readOwnForm, type Waiting } from './waiting.ts'

/** The page where a person links an account at a federated server with the one that they have here. */
export const linkAccountPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/login/link', surface: 'page', handle: show }),
  endpoint({ method: 'POST', path: '/login/link', surface: 'page', handle: decideLink }),
]

interface Linking {
  readonly waiting: Waiting
  readonly row: FederatedSignIn
  readonly applicant: Applicant
  /** The person who proved to have an account here since the other server answered. */
  readonly proved: SignedIn | undefined
}

async function open(request: Request, context: Context): Promise<Linking> {
  const waiting = await openWaiting(request, context)
  const { v, place } = waiting
  const row = await findWaiting(context, 'link', { handle: v.query['link'], browser: findBrowser(request, context)?.name })
  const { account } = openSecrets(context, row)
  const server = await findOffered(context, place.provider, row.federated_server_id)
  if (!account || !server || row.backend_id !== place.backend.id) throw notFound('people do not sign in here by this server')
  const applicant: Applicant = { server, backend: place.backend, username: account.label ?? account.subject, claims: {}, ...account }
  const signedIn = await findSession(request, context, place)
  // A session from before proves nothing: somebody else may sit at the browser of a person who is still signed in.
  const isFresh = signedIn !== undefined && signedIn.session.auth_time >= row.created_at && (row.user_id ?? signedIn.user.id) === signedIn.user.id
  return { waiting, row, applicant, proved: isFresh ? signedIn : undefined }
}

async function show(request: Request, context: Context): Promise<Answer> {
  const linking = await open(request, context)
  const { applicant, proved } = linking
  const { v } = linking.waiting
  const { words } = v
  const { name } = applicant.server
  const title = proved ? words.linkTitle(name) : words.linkKnown
  return render(v, {
    title,
    id: proved ? 'link-confirm' : 'link-prove',
    leadsTo: linking.waiting.leadsTo,
    main: html`<h1>${title}</h1>
<p class="lead">${proved ? words.linkLead(name) : words.linkKnownLead(name)}</p>
<dl class="facts"><div><dt>${name}</dt><dd>${applicant.label ?? applicant.subject}</dd></div>${proved && html`<div><dt>${words.linkHere}</dt><dd>${proved.user.username}</dd></div>`}</dl>
<form class="stack" method="post" action="${pageAt(v, '/login/link')}">
${hiddenToken(v)}
${proved ? html`<button id="link-accept" type="submit" name="decision" value="link">${words.linkAccept}</button>` : html`<a class="button" id="link-sign-in" href="${pageAt(v, '/login')}">${words.linkSignIn}</a>`}
${linking.row.user_id === undefined && html`<button class="quiet" id="link-apart" type="submit" name="decision" value="apart">${words.linkApart}</button>`}
</form>
${linking.row.user_id !== undefined && html`<p class="foot"><a href="${pageAt(v, '/account')}">${words.back}</a></p>`}`,
  })
}

async function decideLink(request: Request, context: Context): Promise<Answer> {
  const linking = await open(request, context)
  const { decision } = readOwnForm(request, context)
  const { waiting, row, proved } = linking
  if (decision === 'apart' && row.user_id === undefined) return goApart(linking)
  if (decision !== 'link' || !proved) throw forbidden('sign in to the account that you have here first')
  await spendWaiting(context, row)
  const isLinked = await linkAccount(context, linking.applicant, { person: proved.user, request })
  if (!isLinked) throw forbidden('this account is linked with another person already')
  return seeOther(await addressAfterSignIn(withoutLink(waiting), proved.session))
}

/** Makes a person of the account's own, under a name that nobody else has. */
async function goApart({ waiting, row, applicant }: Linking): Promise<Answer> {
  const { context, request } = waiting.v
  if (!applicant.server.create_people) throw forbidden('accounts of this server make no people here')
  await spendWaiting(context, row)
  const made = await createPerson(context, apart(applicant), request)
  const admission = 'user' in made ? made : await admit(context, apart(applicant), request)
  if (!('user' in admission)) throw forbidden('nobody could be made of this account: ask an administrator')
  return enter(withoutLink(waiting), {
    user: admission.user,
    amr: ['fed'],
    remember: false,
    federation: { server_id: applicant.server.id, ...applicant.proof },
  })
}

/** The visit without the account to link: where it goes on to, nothing is left to link. */
const withoutLink = (waiting: Waiting): Waiting => ({ ...waiting, v: { ...waiting.v, query: { ...waiting.v.query, link: undefined } } })
