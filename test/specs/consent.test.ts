import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import type { Client } from '#model/client.ts'
import { consent } from '#model/consent.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { role } from '#model/role.ts'
import { scope } from '#model/scope.ts'
import { user } from '#model/user.ts'
import { consentKey } from '#oauth/consent-use.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { PASSWORD } from '../support/people.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const { db } = server.context
const ask = (flow: CodeFlow, change: Record<string, string | undefined> = {}) =>
  flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request(change).params)}`)
const idOf = async (flow: CodeFlow) => (await db.table(user).find({ username: flow.habits.username }))[0]?.id ?? ''
const offered = (text: string) => [...text.matchAll(/name="scope" value="([^"]*)"/g)].map(([, name]) => name)
const signIn = async (flow: CodeFlow, change: Record<string, string | undefined> = {}) =>
  flow.visitor.fill(await ask(flow, change), { username: flow.habits.username, password: PASSWORD })

test('OIDC Core §3.1.2.4 the person is asked for every scope the first time', async () => {
  const flow = await codeFlow({ server })
  assert.deepEqual(offered((await signIn(flow)).text), ['openid', 'profile', 'email'])
})
test('consent accumulates: later only what is missing is asked for', async () => {
  const flow = await codeFlow({ server })
  await flow.code({ scope: 'openid profile' })
  const page = await ask(flow, { scope: 'openid profile email' })
  assert.deepEqual(offered(page.text), ['email'])
  assert.ok((await flow.visitor.complete(page, flow.habits)).params.has('code'))
  assert.ok((await ask(flow, { scope: 'openid profile email', prompt: 'none' })).params.has('code'))
})
test('RFC 6749 §3.3 an unticked scope is not granted, and the answer says what is', async () => {
  const flow = await codeFlow({ server })
  const { params, verifier } = flow.request()
  const stop = await flow.visitor.authorize(params, { ...flow.habits, agree: ['openid', 'email'] })
  const { json } = await flow.redeem(stop.params.get('code') ?? '', verifier)
  assert.equal(json.scope, 'openid email')
  const told = (await server.call('GET', '/oauth/userinfo', { bearer: json.access_token })).json
  assert.deepEqual(Object.keys(told).sort(), ['email', 'email_verified', 'sub'])
})
test('what was unticked is asked for again the next time', async () => {
  const flow = await codeFlow({ server })
  await flow.visitor.authorize(flow.request().params, { ...flow.habits, agree: ['openid'] })
  assert.deepEqual(offered((await ask(flow)).text), ['profile', 'email'])
})
test('a scope that is ticked but was never asked for is not granted', async () => {
  const flow = await codeFlow({ server })
  const { params, verifier } = flow.request({ scope: 'openid' })
  const login = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(params)}`)
  const page = await flow.visitor.fill(login, { username: flow.habits.username, password: PASSWORD })
  const stop = await flow.visitor.fill(page, [
    ['scope', 'openid'],
    ['scope', 'email'],
    ['decision', 'allow'],
  ])
  assert.equal((await flow.redeem(stop.params.get('code') ?? '', verifier)).json.scope, 'openid')
})
test('BOR-39 consent to one client says nothing about another, and takes nothing from it', async () => {
  const [one, two] = [await codeFlow({ server }), await codeFlow({ server })]
  await one.code()
  const page = await one.visitor.go(`/oauth/authorize?${new URLSearchParams(two.request().params)}`)
  assert.deepEqual(offered(page.text), ['openid', 'profile', 'email'])
  await one.visitor.complete(page, one.habits)
  assert.ok((await ask(one, { prompt: 'none' })).params.has('code'))
})
test('a first-party client does not ask', async () => {
  const flow = await codeFlow({ server, client: { first_party: true } })
  await flow.code()
  assert.deepEqual(flow.visitor.seen, ['/login'])
})
test('BOR-39 an identity provider with consent off does not ask', async () => {
  await db.table(identityProvider).insert(newRow(identityProvider, { id: 'idp_quiet', name: 'Quiet', backend_id: 'be_default', consentable: false }))
  const flow = await codeFlow({ server, client: { identity_provider: { id: 'idp_quiet' } } })
  await flow.code()
  assert.deepEqual(flow.visitor.seen, ['/login'])
})
test('even a client that asks for nothing needs a yes the first time', async () => {
  const flow = await codeFlow({ server })
  const page = await signIn(flow, { scope: undefined })
  assert.equal(page.url.pathname, '/consent')
  assert.ok((await flow.visitor.complete(page, flow.habits)).params.has('code'))
})
test('a private scope that the person holds by a role is granted after they agreed', async () => {
  await db.table(scope).insert(newRow(scope, { id: 'sc_books', name: 'books:read', label: 'Read your books', created_at: 0, updated_at: 0 }))
  await db.table(role).insert(newRow(role, { id: 'role_reader', name: 'reader', scopes: ['books:read'], created_at: 0, updated_at: 0 }))
  const flow = await codeFlow({ server })
  assert.equal((await flow.authorize({ scope: 'openid books:read' })).stop.params.get('error'), 'invalid_scope')
  await db.table(user).change({ username: flow.habits.username }, { roles: ['role_reader'] })
  assert.equal((await flow.tokens({ scope: 'openid books:read' })).scope, 'openid books:read')
})
test('a client whose people differ in rank names their scopes in user_scopes, and each gets what they hold', async () => {
  const flow = await codeFlow({ server, client: { user_scopes: ['books:read'] } })
  assert.equal((await flow.tokens({ scope: 'openid books:read' })).scope, 'openid')
  await db.table(user).change({ username: flow.habits.username }, { roles: ['role_reader'] })
  assert.equal((await flow.tokens({ scope: 'openid books:read' })).scope, 'openid books:read')
})
test('a private scope of the person that user_scopes does not name stays out of reach', async () => {
  const flow = await codeFlow({ server, client: { user_scopes: [] } })
  await db.table(user).change({ username: flow.habits.username }, { roles: ['role_reader'] })
  assert.equal((await flow.authorize({ scope: 'openid books:read' })).stop.params.get('error'), 'invalid_scope')
})
test('two tabs that agree to different things at once both count', async () => {
  const flow = await codeFlow({ server })
  const [one, two] = [await signIn(flow, { scope: 'openid profile' }), await ask(flow, { scope: 'openid email' })]
  await Promise.all([flow.visitor.complete(one, flow.habits), flow.visitor.complete(two, flow.habits)])
  const [row] = await db.table(consent).find({ client_id: flow.app.id })
  assert.deepEqual([...(row?.scopes ?? [])].sort(), ['email', 'openid', 'profile'])
})
test('a consent remembers when it was last of use', async () => {
  const flow = await codeFlow({ server })
  await flow.code()
  const [row] = await db.table(consent).find({ client_id: flow.app.id })
  assert.ok((row?.last_used_at ?? 0) > 0)
})

const open = { token_endpoint_auth_methods: ['none'], confidential: false }
const unassured: readonly (readonly [string, string, string])[] = [
  ['the loopback address', 'http://127.0.0.1/back', 'http://127.0.0.1:51004/back'],
  ['localhost', 'http://localhost/back', 'http://localhost:51004/back'],
  ['localhost over https', 'https://localhost/back', 'https://localhost/back'],
  ['a private-use scheme', 'com.example.tides:/back', 'com.example.tides:/back'],
]
for (const [what, registered, redirect_uri] of unassured)
  test(`RFC 8252 §8.6 a public client at ${what} may be another each time, so people are asked each time`, async () => {
    const flow = await codeFlow({ server, client: { ...open, redirect_uris: [registered], application_type: 'native' } })
    const first = await flow.code({ redirect_uri, scope: 'openid profile' })
    assert.ok(first.code)
    const page = await ask(flow, { redirect_uri, scope: 'openid profile' })
    assert.deepEqual([page.url.pathname, offered(page.text)], ['/consent', ['openid', 'profile']])
    const silent = await ask(flow, { redirect_uri, scope: 'openid profile', prompt: 'none' })
    assert.equal(silent.params.get('error'), 'consent_required')
    const stop = await flow.visitor.complete(page, { ...flow.habits, agree: ['openid'] })
    const again = await flow.visitor.complete(await ask(flow, { redirect_uri, scope: 'openid profile' }), flow.habits)
    for (const { params } of [stop, again]) assert.ok(params.has('code'))
    assert.deepEqual((await db.table(consent).get(consentKey(await idOf(flow), flow.app.id)))?.scopes.toSorted(), ['openid', 'profile'])
  })
test('RFC 8252 §8.6 what was unticked this time is not granted because of an earlier yes', async () => {
  const redirect_uri = 'http://127.0.0.1:51004/back'
  const flow = await codeFlow({ server, client: { ...open, redirect_uris: ['http://127.0.0.1/back'] } })
  await flow.code({ redirect_uri, scope: 'openid email' })
  const { params, verifier } = flow.request({ redirect_uri, scope: 'openid email' })
  const stop = await flow.visitor.authorize(params, { ...flow.habits, agree: ['openid'] })
  const { json } = await flow.redeem(stop.params.get('code') ?? '', verifier, { redirect_uri })
  assert.equal(json.scope, 'openid')
})
for (const [what, fields, redirect_uri] of [
  ['a client that must prove itself', { redirect_uris: ['http://127.0.0.1/back'] }, 'http://127.0.0.1:51004/back'],
  ['a public client at a web address', { ...open, redirect_uris: ['https://spa.example/back'] }, 'https://spa.example/back'],
] as const)
  test(`RFC 8252 §8.6 ${what} is the same each time, and its people are asked once`, async () => {
    const flow = await codeFlow({ server, client: { ...fields, redirect_uris: [...fields.redirect_uris] } as Partial<Client> })
    await flow.code({ redirect_uri })
    assert.ok((await ask(flow, { redirect_uri, prompt: 'none' })).params.has('code'))
  })
