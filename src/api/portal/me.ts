import { findClient } from '#clients/find-client.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { notFound, unprocessable } from '#http/refusal.ts'
import { json, noContent } from '#http/render.ts'
import { consent } from '#model/consent.ts'
import { scope } from '#model/scope.ts'
import { user } from '#model/user.ts'
import { appsOf, removeApp, shrinkApp } from '#oauth/apps.ts'
import { mayTellUsername } from '#oauth/tokens/claims.ts'
import { subjectOf } from '#oauth/tokens/subject.ts'
import { anyOf } from '#store/store.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { organizationsSchema, presentUsers } from '../users/present.ts'
import { audit } from '../write/audit.ts'
import { readMembers } from '../write/body.ts'
import { refuseStrays } from '../write/stray-members.ts'
import { personOf } from './developer.ts'

const own = ['account:manage:own']
const nullableText: JsonSchema = { type: ['string', 'null'] }

/**
 * The caller and the permissions of their token: for an application that shows who is signed in. It contains no more than userinfo; the organizations
 * also for an application that registers applications in them.
 */
async function whoAmI(call: Call) {
  const { context, actor } = call
  const [row, application] = await Promise.all([context.db.table(user).get(personOf(call)), findClient(context, actor.client_id)])
  if (!row || !application) throw notFound('there is no such person')
  const [more] = await presentUsers([row], call, { listed: false, wants: () => true })
  const scopes = [...actor.scopes]
  const told = (name: string, value: string | undefined) => (actor.scopes.has(name) ? (value ?? null) : null)
  return json({
    data: {
      id: subjectOf(row.id, application, context),
      username: mayTellUsername(row, scopes) ? row.username : null,
      name: told('profile', row.name),
      email: told('email', row.email),
      locale: told('profile', row.locale),
      organizations: actor.scopes.has('profile') || actor.scopes.has('clients:manage:own') ? (more?.['organizations'] ?? []) : [],
      scopes,
    },
  })
}

const appSchema: JsonSchema = {
  type: 'object',
  required: ['client_id', 'name', 'client_uri', 'scopes', 'labels', 'since_at', 'last_used_at'],
  properties: {
    client_id: { type: 'string' },
    name: { type: 'string' },
    client_uri: nullableText,
    scopes: { type: 'array', items: { type: 'string' } },
    labels: { type: 'object', additionalProperties: { type: 'string' }, description: 'Scope → the permission in plain words, where it has some.' },
    since_at: { type: 'integer', description: 'When it got access, in milliseconds since 1970.' },
    last_used_at: { type: ['integer', 'null'], description: 'When it last got a token.' },
  },
}

async function myApps(call: Call) {
  const apps = await appsOf(call.context, personOf(call))
  const names = [...new Set(apps.flatMap(({ scopes }) => scopes))]
  const known = names.length === 0 ? [] : await call.context.db.table(scope).find({ name: anyOf(names) })
  const labelsOf = (scopes: readonly string[]) =>
    Object.fromEntries(known.flatMap(({ name, label }) => (label !== undefined && scopes.includes(name) ? [[name, label]] : [])))
  const shown = apps.map((app) => ({ ...app, client_uri: app.client_uri ?? null, last_used_at: app.last_used_at ?? null, labels: labelsOf(app.scopes) }))
  return json({ data: shown })
}

async function removeMyApp(call: Call) {
  const [user_id, client_id] = [personOf(call), keyIn(call, 'client_id')]
  if (!(await appsOf(call.context, user_id)).some((app) => app.client_id === client_id)) throw notFound('no such application has access to your account')
  await removeApp(call.context, { user_id, client_id }, (batch) =>
    audit(batch, call, { resource: consent, deed: 'revoked', is: { id: `${user_id} ${client_id}`, client_id } }),
  )
  return noContent()
}

/** The scopes that stay, of those that the application has. @throws {Refusal} 422 */
function readKept(call: Call, has: readonly string[]): readonly string[] {
  const sent = readMembers(call.request, 'app')
  const { scopes } = sent
  refuseStrays(sent, ['scopes'])
  if (!Array.isArray(scopes) || !scopes.every((name) => typeof name === 'string')) throw unprocessable({ scopes: ['expected a list of scopes'] })
  const beyond = scopes.filter((name) => !has.includes(name))
  if (beyond.length > 0) throw unprocessable({ scopes: beyond.map((name) => `the application does not have ${name.slice(0, 256)}: only it can ask for more`) })
  return scopes
}

async function shrinkMyApp(call: Call) {
  const [user_id, client_id] = [personOf(call), keyIn(call, 'client_id')]
  const app = (await appsOf(call.context, user_id)).find((one) => one.client_id === client_id)
  if (!app) throw notFound('no such application has access to your account')
  const kept = readKept(call, app.scopes)
  await shrinkApp(call.context, { user_id, client_id }, kept, (batch) =>
    audit(batch, call, { resource: consent, deed: 'updated', was: { scopes: app.scopes }, is: { id: `${user_id} ${client_id}`, client_id, scopes: kept } }),
  )
  return myApps(call)
}

/** The operations of a person on their own account. */
export const meOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/me',
    scopes: [...own, 'clients:manage:own', ...doorsOf('clients').read],
    tag: 'me',
    summary: 'Read my profile',
    success: {
      status: 200,
      doc: 'The person of the token.',
      schema: () =>
        dataSchema({
          type: 'object',
          required: ['id', 'username', 'name', 'email', 'locale', 'organizations', 'scopes'],
          properties: {
            id: { type: 'string', description: 'The `sub` that the application sees.' },
            username: nullableText,
            name: nullableText,
            email: nullableText,
            locale: nullableText,
            organizations: organizationsSchema,
            scopes: { type: 'array', items: { type: 'string' }, description: 'The scopes of this token.' },
          },
        }),
    },
    run: whoAmI,
  },
  {
    method: 'GET',
    path: '/me/apps',
    scopes: own,
    tag: 'me',
    summary: 'List the applications with access to my account',
    success: { status: 200, doc: 'Applications, the last used first.', schema: () => dataSchema({ type: 'array', items: appSchema }) },
    run: myApps,
  },
  {
    method: 'PATCH',
    path: '/me/apps/:client_id',
    scopes: own,
    tag: 'me',
    summary: 'Leave an application only some of the scopes that I gave it; its live tokens lose the others at once',
    wrapper: 'app',
    body: () => ({ type: 'object', required: ['scopes'], additionalProperties: false, properties: { scopes: { type: 'array', items: { type: 'string' } } } }),
    success: { status: 200, doc: 'All applications, as they stand now.', schema: () => dataSchema({ type: 'array', items: appSchema }) },
    refuses: [422],
    run: shrinkMyApp,
  },
  {
    method: 'DELETE',
    path: '/me/apps/:client_id',
    scopes: own,
    tag: 'me',
    summary: 'Revoke the access of an application; its tokens stop working at once',
    success: { status: 204, doc: 'Taken back.' },
    run: removeMyApp,
  },
]
