import { findClient } from '#clients/find-client.ts'
import { mayUse } from '#clients/sandbox.ts'
import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { findAnySession, type SignedIn } from '#login/sessions.ts'
import { countGuess } from '#login/throttle.ts'
import { decoupledRequest } from '#model/decoupled-request.ts'
import { decideRequest, offeredScopes, type Undecided } from '#oauth/decoupled/decide.ts'
import { readUserCode, userCodeDigest } from '#oauth/decoupled/user-code.ts'
import { owesFactor } from '#oauth/factor-demand.ts'
import { DEVICE_CODE } from '#oauth/grants/device-code.ts'
import { ago } from './ago.ts'
import { confirmationFor } from './confirmation.ts'
import { detailsInWords } from './credential-words.ts'
import { codeForm, deviceCard, deviceDone, deviceQuestion } from './device-view.ts'
import { render } from './layout.ts'
import { pictureOf } from './logo.ts'
import { scopeWords } from './scope-words.ts'
import { signInAgain } from './sign-in-again.ts'
import { pageAt, type Visit, visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/** The verification page (RFC 8628 §3.3): a person types the code that a device shows, and says whether the device may be signed in. */
export const deviceCodePage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/device', surface: 'page', handle: show }),
  endpoint({ method: 'POST', path: '/device', surface: 'page', handle: takeTypedCode }),
  endpoint({ method: 'POST', path: '/device/decision', surface: 'page', handle: decideDevice }),
  endpoint({ method: 'GET', path: '/device/code', surface: 'page', handle: card }),
]

const formPage = (v: Visit, fault?: string): Answer =>
  render(v, { title: v.words.deviceTitle, name: 'device_code', status: fault === undefined ? 200 : 400, main: codeForm(v, fault) })

/** A typed code goes into the address, where a link of the device would have put it. */
async function takeTypedCode(request: Request, context: Context): Promise<Answer> {
  const v = await visit(request, context)
  const code = readUserCode(readOwnForm(request, context)['device-code'])
  return code === undefined ? formPage(v, v.words.deviceUnknown) : seeOther(pageAt(v, '/device', { user_code: code }))
}

/** The request that waits under a code; undefined when there is none, or it was decided. */
async function findUndecided(context: Context, code: string): Promise<Undecided | undefined> {
  const [row] = await context.db.table(decoupledRequest).find({ user_code: userCodeDigest(code, context.vault) }, { limit: 1 })
  if (row?.kind !== 'device' || row.state !== 'pending' || row.expires_at <= context.now()) return undefined
  const client = await findClient(context, row.client_id)
  return client?.active ? { row, client, grant_type: DEVICE_CODE } : undefined
}

/** A person who may decide the request of a code. */
interface Deciding {
  readonly v: Visit
  readonly code: string
  readonly undecided: Undecided
  readonly signedIn: SignedIn
}

/** True when the person may sign in to the application, and is signed in at the backend of its people. */
async function mayDecide(context: Context, { client }: Undecided, { session, user }: SignedIn): Promise<boolean> {
  const { backend } = await findSignInPlace(context, client)
  return session.backend_id === backend.id && mayUse(context, client, user)
}

/**
 * Finds who decides what. A stranger learns of no code: only somebody who is signed in may try one, and wrong ones are counted against their network
 * (RFC 8628 §5.1).
 */
async function openDeciding(v: Visit, typedCode: string | undefined): Promise<Deciding | Answer> {
  const { request, context } = v
  const code = readUserCode(typedCode)
  if (code === undefined) return formPage(v, v.words.deviceUnknown)
  const { backend } = await findSignInPlace(context, {})
  const signedIn = await findAnySession(request, context, backend.id)
  if (!signedIn) return seeOther(pageAt(v, '/login', { user_code: code }))
  if (signedIn.user.must_change_password) return seeOther(pageAt(v, '/account/password', { user_code: code }))
  const takeBack = await countGuess(context, request.address, 'user_code')
  const undecided = await findUndecided(context, code)
  if (!undecided || !(await mayDecide(context, undecided, signedIn))) return formPage(v, v.words.deviceUnknown)
  takeBack()
  const stale = await signInAgain(v, { client: undecided.client, signedIn, more: { user_code: code } })
  if (stale) return stale
  const unproved = await confirmationFor(v, undecided.client, signedIn.user)
  if (unproved) return unproved
  if (await owesFactor(context, undecided.client, signedIn)) return seeOther(pageAt(v, '/second-factor', { to: 'device', user_code: code }))
  return { v, code, undecided, signedIn }
}

async function show(request: Request, context: Context): Promise<Answer> {
  const v = await visit(request, context)
  if (v.query['user_code'] === undefined) return formPage(v)
  const found = await openDeciding(v, v.query['user_code'])
  if ('status' in found) return found
  const { code, undecided, signedIn } = found
  const { row, client } = undecided
  const [picture, scopes, details] = await Promise.all([
    pictureOf(v, client),
    offeredScopes(context, undecided, signedIn.user).then((names) => scopeWords(v, names)),
    detailsInWords(v, row.authorization_details ?? []),
  ])
  const asked = ago(v.language, row.created_at, context.now())
  return render(v, {
    title: v.words.deviceConfirm(client.name),
    name: 'device_question',
    main: deviceQuestion(v, { code, client, picture, scopes, details, person: signedIn.user, asked, network: row.network }),
  })
}

async function decideDevice(request: Request, context: Context): Promise<Answer> {
  const v = await visit(request, context)
  const { decision, scope, user_code } = readOwnForm(request, context, ['scope'])
  const found = await openDeciding(v, user_code)
  if ('status' in found) return found
  // Every answer except an explicit `allow` is a refusal.
  const allow = decision === 'allow'
  const isDecided = await decideRequest(context, found.undecided, {
    person: found.signedIn.user,
    session: found.signedIn.session,
    request,
    allow,
    scopes: scope?.split(' ') ?? [],
  })
  return isDecided ? render(v, { title: v.words.deviceTitle, main: deviceDone(v, allow) }) : formPage(v, v.words.deviceUnknown)
}

/** The code to be scanned. Nothing is looked up: it shows what the address says. */
async function card(request: Request, context: Context): Promise<Answer> {
  const v = await visit(request, context)
  const code = readUserCode(v.query['user_code'])
  return code === undefined ? formPage(v, v.words.deviceUnknown) : render(v, { title: v.words.deviceElsewhere, main: deviceCard(v, code) })
}
