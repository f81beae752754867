import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { developerStanding } from '#login/developers.ts'
import { linkAccount } from '#login/federation/admit.ts'
import { invitedTo } from '#login/invitations.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { invitation } from '#model/invitation.ts'
import { organization } from '#model/organization.ts'
import { personalToken } from '#model/personal-token.ts'
import { MOST_TEST_USERS } from '#model/test-user.ts'
import { user } from '#model/user.ts'
import { personalScopes } from '#oauth/personal-tokens.ts'
import { codeFlow } from '../support/code-flow.ts'
import { databases } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce, visitorOf } from '../support/visitor.ts'

const CALLBACK = 'https://tides.example/callback'
const web = { name: 'Tide tables', redirect_uris: [CALLBACK], supported_grant_types: ['authorization_code', 'client_credentials'] }
interface TestUser {
  readonly id: string
  readonly username: string
  readonly email: string
  readonly password: string
  readonly test_client_id: string
}

let server: TestServer
let admin: string
let ada: string
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
  ada = await personToken(server, await makePerson(server, { roles: ['role_developer'] }))
})
after(() => server.close())

const call = (method: string, path: string, json?: unknown, bearer = ada) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
async function done(method: string, path: string, json?: unknown, bearer = ada) {
  const answer = await call(method, path, json, bearer)
  assert(answer.status < 300, answer.text)
  return answer.status === 204 ? undefined : answer.json.data
}
const application = () => done('POST', '/clients', { client: web })
const testUserOf = (id: string): Promise<TestUser> => done('POST', `/clients/${id}/test_users`, { user: { name: 'Tessa Test' } })

/** Where a person arrives who signs in to an application. */
function signIn(client_id: string, habits: { readonly username: string; readonly password?: string }, redirect_uri = CALLBACK) {
  const params = {
    client_id,
    response_type: 'code',
    redirect_uri,
    scope: 'openid',
    state: 's',
    code_challenge: pkce().challenge,
    code_challenge_method: 'S256',
  }
  return visitorOf(server).authorize(params, habits)
}
async function goLive(id: string): Promise<void> {
  const { id: review } = await done('POST', `/clients/${id}/reviews`, { review: { reason: 'It is ready', items: [{ kind: 'go_live' }] } })
  await done('POST', `/api/reviews/${review}/decide`, { items: [{ kind: 'go_live', value: 'live', state: 'approved' }] }, admin)
}

test('a test user signs in to the draft that they were made for, and to nothing else', async () => {
  const { id } = await application()
  const made = await testUserOf(id)
  assert.deepEqual([made.test_client_id, made.email], [id, `${made.username}@test.invalid`])
  assert((await signIn(id, made)).params.get('code'))
  const other = await application()
  assert.match((await signIn(other.id, made)).text, /access_denied/)
  const live = await codeFlow({ server })
  const refused = await signIn(live.app.id, made, 'https://app.example/callback')
  assert.equal(refused.params.get('code'), null)
  const shown = await done('GET', `/clients/${id}/test_users`)
  assert.deepEqual([shown.length, shown[0].password, shown[0].password_hash], [1, undefined, undefined])
})

test('a developer chooses neither the name nor the address that a test user signs in with, and sees those of nobody else', async () => {
  const { id } = await application()
  for (const member of [{ username: 'ceo' }, { email: 'ceo@corp.example' }, { roles: ['role_admin'] }, { password: 'chosen by me 123' }])
    assert.equal((await call('POST', `/clients/${id}/test_users`, { user: member })).status, 422, JSON.stringify(member))
  const stranger = await personToken(server, await makePerson(server, { roles: ['role_developer'] }))
  assert.equal((await call('GET', `/clients/${id}/test_users`, undefined, stranger)).status, 404)
  assert.equal((await call('POST', `/clients/${id}/test_users`, {}, stranger)).status, 404)
  const [someone] = await server.context.db.table(user).find({ test_client_id: undefined }, { limit: 1 })
  assert.equal((await call('DELETE', `/clients/${id}/test_users/${someone?.id}`)).status, 404)
})

const csrfIn = (text: string) => encodeURIComponent(/name="csrf" value="([^"]*)"/.exec(text)?.[1] ?? '')

test('a test user makes no personal access token, and is offered no deed that would outlive the draft', async () => {
  const made = await testUserOf((await application()).id)
  const visitor = visitorOf(server)
  const account = await visitor.complete(await visitor.go(`${server.issuer}/login`), made)
  assert.equal(account.url.pathname, '/account', account.text)
  for (const id of ['own-tokens', 'own-linked', 'own-developer', 'change-email']) assert(!account.text.includes(`id="${id}"`), id)
  const form = `csrf=${csrfIn(account.text)}&note=Mine&days=365&scope=profile`
  assert((await visitor.go(`${server.issuer}/account/tokens`, form)).status >= 400)
  assert.equal(await server.context.db.table(personalToken).count({ user_id: made.id }), 0)
  assert.equal((await visitor.go(`${server.issuer}/account/email`)).status, 404)
})

test('a test user has no scopes to give, becomes no developer, joins no organization and links no account', async () => {
  const { context } = server
  const made = await testUserOf((await application()).id)
  const person = await context.db.table(user).get(made.id)
  assert(person)
  assert.deepEqual(await personalScopes(context, person), [])
  const tenant: Context['tenant'] = { ...context.tenant, developer_sign_up: 'approval', developer_domains: ['test.invalid'] }
  const open: Context = { ...context, tenant }
  assert.equal((await developerStanding(open, person)).is, 'closed')
  const inviting = newRow(organization, { id: 'org_sandbox', name: 'sandbox', created_at: context.now(), updated_at: context.now() })
  await context.db.table(organization).insert(inviting)
  const { backend_id = '' } = person
  const times = { created_at: context.now(), expires_at: context.now() + 60_000 }
  const asked = { id: 'inv_sandbox', organization_id: inviting.id, invitee: made.email, backend_id, place: 'sandbox 1', ...times }
  await context.db.table(invitation).insert(newRow(invitation, asked))
  assert.deepEqual(await invitedTo(context, person), [])
  await assert.rejects(linkAccount(context, {} as never, { person, request: {} as never }), /test user/)
})

test('test users go when their application goes live, with their tokens, and a live application gets none', async () => {
  const { id } = await application()
  const made = await testUserOf(id)
  await goLive(id)
  const people = server.context.db.table(user)
  assert.equal(await people.get(made.id), undefined)
  assert.equal((await signIn(id, made)).params.get('code'), null)
  const refused = await call('POST', `/clients/${id}/test_users`, {})
  assert.deepEqual([refused.status, /not live/.test(refused.text)], [409, true])
  // Nobody is let in to a live application as a test user, whatever row there might be.
  const left = await makePerson(server, { test_client_id: id })
  assert.equal((await signIn(id, { username: left.username })).params.get('code'), null)
})

test('test users go with their application, and one can be deleted alone', async () => {
  const { id } = await application()
  const [first, second] = [await testUserOf(id), await testUserOf(id)]
  assert.equal((await call('DELETE', `/clients/${id}/test_users/${first.id}`)).status, 204)
  assert.deepEqual(
    (await done('GET', `/clients/${id}/test_users`)).map((row: TestUser) => row.id),
    [second.id],
  )
  await done('DELETE', `/clients/${id}`)
  assert.equal(await server.context.db.table(user).get(second.id), undefined)
})

for (const [name, open] of databases)
  test(`${name}: of many test users made at once on two nodes, as many are made as there may be`, async () => {
    const { nodes, close } = await open()
    const developer = await makePerson(nodes[0], { roles: ['role_developer'] })
    const bearer = await personToken(nodes[0], developer)
    const { id } = (await nodes[0].call('POST', '/clients', { bearer, json: { client: web } })).json.data
    const asks = Array.from({ length: MOST_TEST_USERS + 5 }, (_, at) =>
      nodes[at % 2 === 0 ? 0 : 1].call('POST', `/clients/${id}/test_users`, { bearer, json: {} }),
    )
    const answers = await Promise.all(asks)
    for (const answer of answers) assert([201, 409, 422].includes(answer.status), answer.text)
    while ((await nodes[0].call('POST', `/clients/${id}/test_users`, { bearer, json: {} })).status === 201);
    assert.equal(await nodes[0].context.db.table(user).count({ test_client_id: id }), MOST_TEST_USERS)
    await close()
  })

test('a developer restores an application that they deleted: with what was approved of it, a new secret, and no earlier token', async () => {
  const { id, secret } = await application()
  await goLive(id)
  const token = async (chosen: string) => server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, chosen] })
  const { access_token } = (await token(secret)).json
  await done('DELETE', `/clients/${id}`)
  const [gone] = await done('GET', '/me/deleted_applications')
  assert.deepEqual([gone.client_id, gone.name], [id, web.name])
  const back = await call('POST', `/me/deleted_applications/${id}/restore`)
  assert.equal(back.status, 200, back.text)
  const { data } = back.json
  assert.deepEqual([data.id, data.stage, data.redirect_uris], [id, 'live', web.redirect_uris])
  assert.equal((await token(secret)).status, 401)
  assert.equal((await token(data.secret)).status, 200)
  const introspected = await server.call('POST', '/oauth/introspect', { form: { token: access_token }, basic: [id, data.secret] })
  assert.notEqual(introspected.json?.active, true)
  assert(!(await done('GET', '/me/deleted_applications')).some(({ client_id }: { client_id: string }) => client_id === id))
  assert.equal((await call('POST', `/me/deleted_applications/${id}/restore`)).status, 409)
})

test('an application under review comes back as a draft', async () => {
  const { id } = await application()
  await done('POST', `/clients/${id}/reviews`, { review: { reason: 'It is ready', items: [{ kind: 'go_live' }] } })
  await done('DELETE', `/clients/${id}`)
  assert.equal((await done('POST', `/me/deleted_applications/${id}/restore`)).stage, 'draft')
})

test('only who deleted an application restores it, and none that an administrator deleted', async () => {
  const [own, taken] = [await application(), await application()]
  const stranger = await personToken(server, await makePerson(server, { roles: ['role_developer'] }))
  await done('DELETE', `/clients/${own.id}`)
  await done('DELETE', `/api/clients/${taken.id}`, undefined, admin)
  assert.equal((await call('POST', `/me/deleted_applications/${own.id}/restore`, undefined, stranger)).status, 404)
  assert.equal((await call('POST', `/me/deleted_applications/${taken.id}/restore`)).status, 404)
  const listed = await done('GET', '/me/deleted_applications')
  assert.deepEqual(
    listed.map(({ client_id }: { client_id: string }) => client_id).filter((id: string) => [own.id, taken.id].includes(id)),
    [own.id],
  )
})

test('a developer is told the name and the colours of the pages where they signed in', async () => {
  const { db } = server.context
  const before = await done('GET', '/me/look')
  assert.deepEqual([before.name, before.logo, before.colours], [server.context.tenant.name, null, null])
  await db.table(identityProvider).change({ is_default: true }, { brand_name: 'Harbour', accent_color: '#12707c' })
  const { name, colours } = await done('GET', '/me/look')
  assert.deepEqual([name, colours.light.accent, colours.light['on-accent']], ['Harbour', '#12707c', '#ffffff'])
  assert.match(colours.dark.accent, /^#[0-9a-f]{6}$/)
})
