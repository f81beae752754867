import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { invalidRequest, notFound, type Refusal } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { isInUse } from '#model/desk/answered-for.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { findBrowser, meetBrowser } from '#oauth/authorize/browser.ts'
import { interactionGone } from '#oauth/authorize/interaction.ts'
import { takeResponse } from '#presentation/answer.ts'
import { personPresented } from '#presentation/person.ts'
import { browserRequest, walletLink } from '#presentation/request.ts'
import { mayContinue, spendPresentation } from '#presentation/spend.ts'
import { startPresentation } from '#presentation/start.ts'
import { findTransaction, type Transaction } from '#presentation/transaction.ts'
import { render } from './layout.ts'
import { browserPage, browserScript, presentDone, presentPage, presentRefused } from './present-view.ts'
import { enter } from './sign-in.ts'
import { pageAt, type Visit, visit } from './visit.ts'
import { openWaiting, readOwnForm } from './waiting.ts'

/** The pages of a presentation (OID4VP 1.0 §3): a wallet is asked, and its person comes back. */
export const presentPages: readonly Endpoint[] = [
  endpoint({ method: 'POST', path: '/login/credential', surface: 'page', handle: begin }),
  endpoint({ method: 'GET', path: '/present', surface: 'page', refusesHead: true, handle: show }),
  endpoint({ method: 'GET', path: '/present/browser', surface: 'page', handle: showBrowser }),
  endpoint({ method: 'POST', path: '/present/browser', surface: 'page', bodyLimit: 262_144, handle: takeBrowser }),
]

/** Begins a presentation in place of a password. */
async function begin(request: Request, context: Context): Promise<Answer> {
  const { v, interaction, place } = await openWaiting(request, context)
  readOwnForm(request, context)
  const asked = place.provider.verifier_id === undefined ? undefined : await context.db.table(verifier).get(place.provider.verifier_id)
  if (!asked || !isInUse(asked, context.settings)) throw notFound('nobody signs in with a credential here')
  const browser = meetBrowser(request, context)
  const started = await startPresentation(context, asked, { purpose: 'sign_in', browser: browser.name, waiting_id: interaction?.row.id })
  return seeOther(pageAt(v, '/present', { presentation: started.handle }), browser.headers)
}

/** The transaction of a page, in the browser that it began in: another browser cannot finish it, nor read what was shown. @throws {Refusal} */
async function openTransaction(v: Visit): Promise<Transaction> {
  const { request, context, query } = v
  const asked = await findTransaction(context, query['presentation'] ?? '')
  if (asked.row.browser !== undefined && asked.row.browser !== findBrowser(request, context)?.name) throw interactionGone()
  return asked
}

/** The links that open wallets. A request for this device says so, so that its answer brings the browser back. */
function walletLinks({ context }: Visit, asked: Transaction) {
  return {
    elsewhere: asked.verifier.cross_device ? walletLink(context, asked, 'cross_device') : undefined,
    here: walletLink(context, asked, 'same_device'),
    builtIn: walletLink(context, asked, 'same_device', `${context.issuer}/wallet`),
  }
}

const waitingPage = (v: Visit, asked: Transaction): Answer =>
  render(v, presentPage(v, { handle: asked.handle, name: asked.verifier.name, purpose: asked.verifier.purpose, links: walletLinks(v, asked) }))

async function show(request: Request, context: Context): Promise<Answer> {
  const v = await visit(request, context)
  const asked = await openTransaction(v)
  const { row } = asked
  const isSignIn = row.purpose === 'sign_in'
  if (row.state === 'refused') return render(v, { title: v.words.presentTitle, status: 403, main: presentRefused(v, row.refusal ?? '', isSignIn) })
  if (row.state === 'waiting') {
    if (row.expires_at <= context.now()) throw interactionGone()
    return waitingPage(v, asked)
  }
  if (!isSignIn) return render(v, { title: v.words.presentTitle, main: presentDone(v, row.offer_follows) })
  return signInWith(v, asked)
}

/** Signs the person in whom an accepted presentation names, once. */
async function signInWith(v: Visit, asked: Transaction): Promise<Answer> {
  const { request, context, query } = v
  if (!mayContinue(context, asked, query['response_code'])) throw presentationOver()
  const waiting = await openWaiting(request, context)
  // The presentation belongs to one request: a second one would sign the person in to another application than they agreed to.
  if (waiting.interaction?.row.id !== asked.row.waiting_id) throw interactionGone()
  const claims = await spendPresentation(context, asked, { request })
  if (!claims) throw presentationOver()
  const user = await personPresented(context, { verifier: asked.verifier, claims, row: asked.row, backend: waiting.place.backend, request })
  if (!user) return render(v, { title: v.words.presentTitle, status: 403, main: presentRefused(v, v.words.presentNobody, true) })
  // RFC 8176 §2: the holder proved the possession of a key.
  return enter(waiting, { user, amr: ['pop'], remember: false })
}

const presentationOver = (): Refusal => invalidRequest('this presentation was used already, or the wallet answered for another browser; begin again')

async function showBrowser(request: Request, context: Context): Promise<Answer> {
  const v = await visit(request, context)
  const asked = await openTransaction(v)
  const data = JSON.stringify(await browserRequest(context, asked))
  return render(v, { title: v.words.presentTitle, script: browserScript, main: browserPage(v, asked.handle, data) })
}

/** Takes what the browser's own interface answered (OID4VP 1.0 §A.4). */
async function takeBrowser(request: Request, context: Context): Promise<Answer> {
  const v = await visit(request, context)
  const { data } = readOwnForm(request, context)
  const asked = await openTransaction(v)
  if (asked.row.state !== 'waiting' || asked.row.expires_at <= context.now()) throw interactionGone()
  const { offered } = await takeResponse(context, { asked, sent: readAnswered(data), flow: 'browser', request })
  // The browser itself made this page ask, so the wallet that answered is this person's.
  if (offered) return seeOther(offered.offer_page)
  return seeOther(pageAt(v, '/present', { presentation: asked.handle }))
}

/** The members of an answer of the browser; an object in them, such as `vp_token`, as its JSON. */
function readAnswered(data: string | undefined): Readonly<Record<string, string>> {
  let said: unknown
  try {
    said = JSON.parse(data ?? '')
  } catch (cause) {
    throw invalidRequest('the answer of the browser is not JSON', cause)
  }
  return Object.fromEntries(Object.entries(said ?? {}).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]))
}
