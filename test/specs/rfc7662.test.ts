import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { protectedApi } from '#model/protected-api.ts'
import { role } from '#model/role.ts'
import { user } from '#model/user.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { makeScopes } from '../support/scopes.ts'
import { ADMIN_SECRET, startServer, type TestServer } from '../support/server.ts'

const API = 'https://api.example/orders'
let server: TestServer
let owner: TestClient
let stranger: TestClient
let guard: TestClient
before(async () => {
  server = await startServer()
  await makeScopes(server, ['orders:read'])
  owner = await makeClient(server)
  stranger = await makeClient(server)
  guard = await makeClient(server, { supported_grant_types: ['introspect'] })
  await server.context.db.table(protectedApi).insert(newRow(protectedApi, { id: 'api_1', identifier: API, name: 'Orders', client_id: guard.id }))
})
after(() => server.close())

const newToken = async (form: Record<string, string> = {}, from = owner): Promise<string> =>
  (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', ...form }, basic: from.basic })).json.access_token
const introspect = (token: string, basic: readonly [string, string]) => server.call('POST', '/oauth/introspect', { form: { token }, basic })

test('RFC 7662 §2.2 a client is told what its own token means', async () => {
  const answer = await introspect(await newToken({ scope: 'orders:read' }), owner.basic)
  assert.equal(answer.headers['cache-control'], 'no-store')
  const { exp, iat, nbf, jti, ...rest } = answer.json
  assert.deepEqual(rest, {
    active: true,
    scope: 'orders:read',
    client_id: owner.id,
    token_type: 'Bearer',
    sub: owner.id,
    aud: server.issuer,
    iss: server.issuer,
  })
  assert.deepEqual([exp - iat, nbf, typeof jti], [3600, iat, 'string'])
})
test('RFC 7662 §2.2 of what is not active nothing else is told', async () => {
  const token = await newToken()
  for (const value of ['nonsense', token.slice(0, -1), `${token}a`, `${token.slice(0, 20)}A${token.slice(21)}`, 'gat_', 'a.b.c', '.'.repeat(50)])
    assert.deepEqual((await introspect(value, owner.basic)).json, { active: false }, value)
})
test('RFC 7662 §4 a token of somebody else is not active for a stranger', async () => {
  assert.deepEqual((await introspect(await newToken(), stranger.basic)).json, { active: false })
})
test('RFC 7662 §4 an API is told of tokens that are for it, by its client', async () => {
  const token = await newToken({ resource: API })
  assert.equal((await introspect(token, guard.basic)).json.aud, API)
  assert.deepEqual((await introspect(await newToken(), guard.basic)).json, { active: false })
  assert.deepEqual((await introspect(token, stranger.basic)).json, { active: false })
})
test('the administration client is told of every token', async () => {
  assert.equal((await introspect(await newToken(), ['gatehouse-admin', ADMIN_SECRET])).json.client_id, owner.id)
})
test('RFC 7662 §2.1 the caller must prove who it is and be registered for introspect', async () => {
  const token = await newToken()
  assert.equal((await introspect(token, [owner.id, 'wrong'])).status, 401)
  assert.equal((await server.call('POST', '/oauth/introspect', { form: { token } })).status, 401)
  assert.equal((await server.call('POST', '/oauth/introspect', { form: { token, client_id: owner.id } })).status, 401)
  assert.equal((await server.call('POST', '/oauth/introspect', { form: { token }, bearer: token })).status, 401)
  const unlisted = await makeClient(server, { supported_grant_types: ['client_credentials'] })
  const answer = await introspect(token, unlisted.basic)
  assert.deepEqual([answer.status, answer.json.error], [400, 'unauthorized_client'])
})
test('RFC 7662 §2.1 the token must be named, once', async () => {
  assert.equal((await server.call('POST', '/oauth/introspect', { form: {}, basic: owner.basic })).json.error, 'invalid_request')
  assert.equal((await server.call('POST', '/oauth/introspect', { form: 'token=a&token=b', basic: owner.basic })).json.error, 'invalid_request')
})
test('RFC 7662 §2.2 an expired token is not active', async () => {
  const brief = await makeClient(server, { access_token_ttl: 10 })
  const token = await newToken({}, brief)
  assert.equal((await introspect(token, brief.basic)).json.active, true)
  server.clock.skew = 10_500
  assert.deepEqual((await introspect(token, brief.basic)).json, { active: false })
  server.clock.skew = 0
})
test('the tokens of a client die with it, and all of them at one word', async () => {
  for (const access_token_format of ['opaque', 'jwt'] as const) {
    const doomed = await makeClient(server, { access_token_format })
    const token = await newToken({}, doomed)
    assert.equal((await introspect(token, ['gatehouse-admin', ADMIN_SECRET])).json.active, true)
    assert.equal((await server.call('POST', `/api/clients/${doomed.id}/revoke_tokens`, { bearer: await server.adminToken() })).status, 200)
    assert.equal((await introspect(token, ['gatehouse-admin', ADMIN_SECRET])).json.active, false)
    server.clock.skew += 2
    const next = await newToken({}, doomed)
    assert.equal((await introspect(next, ['gatehouse-admin', ADMIN_SECRET])).json.active, true)
    await server.context.db.table(client).change({ id: doomed.id }, { active: false })
    assert.equal((await introspect(next, ['gatehouse-admin', ADMIN_SECRET])).json.active, false)
  }
})
test('RFC 7662 §2.2 a private scope that was taken away from client or person is not told any more', async () => {
  await makeScopes(server, ['vaults:open'], false)
  const { db } = server.context
  const machine = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'vaults:open' }] })
  const token = await newToken({ scope: 'vaults:open orders:read' }, machine)
  assert.equal((await introspect(token, machine.basic)).json.scope, 'vaults:open orders:read')
  await db.table(client).change({ id: machine.id }, { authorize_scope: false })
  assert.equal((await introspect(token, machine.basic)).json.scope, 'orders:read')

  await db.table(role).insert(newRow(role, { id: 'role_keeper', name: 'keeper', scopes: ['vaults:open'], created_at: 0, updated_at: 0 }))
  const supported_grant_types = ['authorization_code', 'refresh_token', 'introspect']
  const flow = await codeFlow({ server, client: { user_scopes: ['vaults:open'], supported_grant_types } })
  await db.table(user).change({ username: flow.habits.username }, { roles: ['role_keeper'] })
  const tokens = await flow.tokens({ scope: 'openid vaults:open' })
  const told = async () => Promise.all([tokens.access_token, tokens.refresh_token].map(async (held) => (await introspect(held, flow.app.basic)).json.scope))
  assert.deepEqual(await told(), ['openid vaults:open', 'openid vaults:open'])
  await db.table(role).change({ id: 'role_keeper' }, { scopes: [] })
  assert.deepEqual(await told(), ['openid', 'openid'])
})
test('RFC 7662 §2.2 the username is told to nobody whom the scopes of the token do not let know it', async () => {
  const ADMIN = ['gatehouse-admin', ADMIN_SECRET] as const
  const supported_grant_types = ['authorization_code', 'refresh_token', 'introspect']
  const flow = await codeFlow({ server, client: { subject_type: 'pairwise', supported_grant_types } })
  const named = await makePerson(server, { username: 'ada' })
  for (const [scope, username, told] of [
    ['openid', flow.habits.username, undefined],
    ['openid profile', flow.habits.username, undefined],
    ['openid email', flow.habits.username, flow.habits.username],
    ['openid email', named.username, undefined],
    ['openid profile', named.username, named.username],
  ] as const) {
    const { params, verifier } = flow.request({ scope, prompt: 'login' })
    const { json } = await flow.redeem((await flow.visitor.authorize(params, { username })).params.get('code') ?? '', verifier)
    for (const token of [json.access_token, json.refresh_token])
      for (const basic of [flow.app.basic, ADMIN]) {
        const { active, username: found } = (await introspect(token, basic)).json
        assert.deepEqual([active, found], [true, told], `${scope} of ${username}`)
      }
  }
})
test('RFC 7662 §2.2 an API is told the username when its token may carry the scope of it', async () => {
  const flow = await codeFlow({ server })
  const apis = server.context.db.table(protectedApi)
  const told = async () => (await introspect((await flow.tokens({ scope: 'openid profile email', resource: API })).access_token, guard.basic)).json.username
  assert.equal(await told(), undefined)
  await apis.change({ id: 'api_1' }, { scopes: ['email'] })
  assert.equal(await told(), flow.habits.username)
})
