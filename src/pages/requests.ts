import { record } from '#events/record.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { ownEvent } from '#login/own-event.ts'
import { hashPassword } from '#login/passwords.ts'
import type { SignedIn } from '#login/sessions.ts'
import { SHORTEST_USER_CODE, user } from '#model/user.ts'
import { decideRequest, offeredScopes } from '#oauth/decoupled/decide.ts'
import { undecidedOf } from '#oauth/decoupled/of-person.ts'
import { owesFactor } from '#oauth/factor-demand.ts'
import { asSelf } from './account.ts'
import { ago } from './ago.ts'
import { confirmationFor } from './confirmation.ts'
import { detailsInWords } from './credential-words.ts'
import { render } from './layout.ts'
import { requestsPageOf } from './requests-view.ts'
import { scopeWords } from './scope-words.ts'
import { signInAgain } from './sign-in-again.ts'
import { pageAt, type Visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/** The page where a person decides on what applications ask on other devices (CIBA Core §7). */
export const requestsPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/account/requests', surface: 'page', handle: (request, context) => asSelf(request, context, show) }),
  endpoint({ method: 'POST', path: '/account/requests/code', surface: 'page', handle: (request, context) => asSelf(request, context, saveCode) }),
  endpoint({ method: 'POST', path: '/account/requests', surface: 'page', handle: (request, context) => asSelf(request, context, decideWaiting) }),
]

async function saveCode(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const code = readOwnForm(v.request, v.context)['user-code'] ?? ''
  if (code.length < SHORTEST_USER_CODE || code.length > 64) return show(v, { user: person }, v.words.requestCodeShort(SHORTEST_USER_CODE))
  const user_code_hash = await hashPassword(code)
  await v.context.db.together((batch) => {
    batch.change(user, { id: person.id }, { user_code_hash, version: person.version + 1, updated_at: v.context.now() })
    record(batch, ownEvent(v.context, { request: v.request, person, action: 'user.updated', changes: { user_code_hash: {} } }))
  })
  return seeOther(pageAt(v, '/account/requests'))
}

async function show(v: Visit, { user: person }: Pick<SignedIn, 'user'>, fault?: string): Promise<Answer> {
  const waiting = await undecidedOf(v.context, person.id)
  const asked = await Promise.all(
    waiting.map(async (one) => ({
      id: one.row.id,
      app: one.client.name,
      message: one.row.binding_message,
      asked: ago(v.language, one.row.created_at, v.context.now()),
      network: one.row.network,
      scopes: await scopeWords(v, await offeredScopes(v.context, one, person)),
      details: await detailsInWords(v, one.row.authorization_details ?? []),
    })),
  )
  return render(v, requestsPageOf(v, { asked, hasCode: person.user_code_hash !== undefined, fault }))
}

async function decideWaiting(v: Visit, signedIn: SignedIn): Promise<Answer> {
  const { id, decision, scope } = readOwnForm(v.request, v.context, ['scope'])
  const found = (await undecidedOf(v.context, signedIn.user.id)).find(({ row }) => row.id === id)
  const stale = found && (await signInAgain(v, { client: found.client, signedIn, more: { to: 'requests' } }))
  if (stale) return stale
  const unproved = found && (await confirmationFor(v, found.client, signedIn.user))
  if (unproved) return unproved
  // Every answer except an explicit `allow` is a refusal.
  if (found && (await owesFactor(v.context, found.client, signedIn))) return seeOther(pageAt(v, '/second-factor', { to: 'requests' }))
  if (found)
    await decideRequest(v.context, found, {
      person: signedIn.user,
      session: signedIn.session,
      request: v.request,
      allow: decision === 'allow',
      scopes: scope?.split(' ') ?? [],
    })
  return seeOther(pageAt(v, '/account/requests'))
}
