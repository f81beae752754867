import { findSignInPlace } from '#clients/sign-in-place.ts'
import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { answerInvitation, invitedTo } from '#login/invitations.ts'
import { ownEvent } from '#login/own-event.ts'
import { endSession, findAnySession, type SignedIn, sessionsOf } from '#login/sessions.ts'
import { USE_CONNECTIONS } from '#model/system-scopes.ts'
import { isTestUser } from '#model/test-user.ts'
import type { User } from '#model/user.ts'
import { appsOf, appsOfSessions, removeApp, shrinkApp } from '#oauth/apps.ts'
import { heldScopes } from '#oauth/held-scopes.ts'
import { needsConsentAnew, ownConnectionsOf } from '#outbound/of-person.ts'
import type { Batch } from '#store/store.ts'
import { accountPageOf } from './account-view.ts'
import { actedForOf } from './acted-for.ts'
import { appScopesView } from './app-scopes-view.ts'
import { render } from './layout.ts'
import { editableOf, saveProfile } from './profile.ts'
import { scopeWords } from './scope-words.ts'
import { pageAt, type Visit, visit } from './visit.ts'
import { readOwnForm } from './waiting.ts'

/** The account of a person: profile, sessions and applications with access. */
export const accountPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/account', surface: 'page', handle: (request, context) => asSelf(request, context, show) }),
  endpoint({ method: 'POST', path: '/account/profile', surface: 'page', handle: (request, context) => asSelf(request, context, save) }),
  endpoint({ method: 'POST', path: '/account/sessions', surface: 'page', handle: (request, context) => asSelf(request, context, endSessions) }),
  endpoint({ method: 'POST', path: '/account/invitations', surface: 'page', handle: (request, context) => asSelf(request, context, answer) }),
  endpoint({ method: 'GET', path: '/account/apps', surface: 'page', handle: (request, context) => asSelf(request, context, showApp) }),
  endpoint({ method: 'POST', path: '/account/apps/scopes', surface: 'page', handle: (request, context) => asSelf(request, context, shrinkAccess) }),
  endpoint({ method: 'POST', path: '/account/apps', surface: 'page', handle: (request, context) => asSelf(request, context, removeAccess) }),
]

type AccountPage = (v: Visit, signedIn: SignedIn) => Promise<Answer>

/** Requires a signed-in person who has no pending password change; redirects others. */
export async function asSelf(request: Request, context: Context, page: AccountPage): Promise<Answer> {
  const v = await visit(request, context)
  const { backend } = await findSignInPlace(context, {})
  const signedIn = await findAnySession(request, context, backend.id)
  if (!signedIn) return seeOther(pageAt(v, '/login'))
  return signedIn.user.must_change_password ? seeOther(pageAt(v, '/account/password')) : page(v, signedIn)
}

async function show(v: Visit, { session, user: person }: SignedIn): Promise<Answer> {
  const [sessions, apps, editable, held, invited, acted, own] = await Promise.all([
    sessionsOf(v.context, person.id),
    appsOf(v.context, person.id),
    editableOf(v.context, person),
    heldScopes(v.context, person),
    invitedTo(v.context, person),
    actedForOf(v.context, person),
    ownConnectionsOf(v.context, person.id),
  ])
  const [scopes, used] = await Promise.all([
    scopeWords(v, [...new Set(apps.flatMap((app) => app.scopes))]),
    appsOfSessions(
      v.context,
      person.id,
      sessions.map(({ sid }) => sid),
    ),
  ])
  const account = {
    person,
    current: session,
    sessions,
    used,
    apps,
    invited,
    acted,
    labels: new Map(scopes.map(({ name, label }) => [name, label])),
    editable,
    connections: held.has(USE_CONNECTIONS) && own.length > 0 ? own.filter(needsConsentAnew).length : undefined,
    administers: held.size > 0,
    mayDevelop: v.context.tenant.developer_sign_up !== 'closed' && !held.has('clients:manage:own') && !isTestUser(person),
  }
  return render(v, accountPageOf(v, account))
}

/** The audit event of a person's deed. */
const recordDeed = (v: Visit, person: User, action: string, client_id?: string) => (batch: Batch) =>
  record(batch, ownEvent(v.context, { request: v.request, person, action, client_id }))

const backToAccount = (v: Visit, what: 'saved' | 'sessionEnded' | 'othersEnded' | 'revoked' | 'joined' | 'declined'): Answer =>
  seeOther(pageAt(v, '/account', { done: what }))

async function save(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const form = readOwnForm(v.request, v.context)
  const editable = await editableOf(v.context, person)
  if (!editable) return seeOther(pageAt(v, '/account'))
  await saveProfile(v.context, person, { form, editable })
  return backToAccount(v, 'saved')
}

async function endSessions(v: Visit, { session, user: person }: SignedIn): Promise<Answer> {
  const { end } = readOwnForm(v.request, v.context)
  const others = (await sessionsOf(v.context, person.id)).filter(({ id }) => id !== session.id)
  // Looked up among the person's own sessions, so that the id of another's session finds nothing.
  const ending = end === 'others' ? others : others.filter(({ id }) => id === end)
  for (const one of ending) await endSession(v.context, one)
  if (ending.length > 0) await v.context.db.together(recordDeed(v, person, 'user.sessions_ended'))
  return backToAccount(v, end === 'others' ? 'othersEnded' : 'sessionEnded')
}

async function answer(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const { accept, decline } = readOwnForm(v.request, v.context)
  const found = (await invitedTo(v.context, person)).find(({ invitation: { id } }) => id === (accept ?? decline))
  if (!found) return seeOther(pageAt(v, '/account'))
  const what = accept === undefined ? 'declined' : 'joined'
  const action = accept === undefined ? 'invitation.declined' : 'invitation.accepted'
  const isDone = await answerInvitation(v.context, found.invitation, { person, accept: accept !== undefined, record: recordDeed(v, person, action) })
  return isDone ? backToAccount(v, what) : seeOther(pageAt(v, '/account'))
}

/** The page where a person takes single scopes back from an application. */
async function showApp(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const app = (await appsOf(v.context, person.id)).find(({ client_id }) => client_id === v.query['client'])
  if (!app) return seeOther(pageAt(v, '/account'))
  return render(v, { title: v.words.mayTitle(app.name), main: appScopesView(v, app, await scopeWords(v, app.scopes)) })
}

async function shrinkAccess(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const { client, scope } = readOwnForm(v.request, v.context, ['scope'])
  const app = (await appsOf(v.context, person.id)).find(({ client_id }) => client_id === client)
  if (!app) return seeOther(pageAt(v, '/account'))
  const kept = app.scopes.filter((name) => scope?.split(' ').includes(name))
  await shrinkApp(v.context, { user_id: person.id, client_id: app.client_id }, kept, recordDeed(v, person, 'consent.updated', app.client_id))
  return backToAccount(v, 'saved')
}

async function removeAccess(v: Visit, { user: person }: SignedIn): Promise<Answer> {
  const { client } = readOwnForm(v.request, v.context)
  if (client !== undefined) await removeApp(v.context, { user_id: person.id, client_id: client }, recordDeed(v, person, 'consent.revoked', client))
  return backToAccount(v, 'revoked')
}
