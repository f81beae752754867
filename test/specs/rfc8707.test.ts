import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { type ProtectedApi, protectedApi } from '#model/protected-api.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makeScopes } from '../support/scopes.ts'
import { startServer, type TestServer } from '../support/server.ts'

const [A, B, OFF, LISTED] = ['https://a.example/api', 'https://b.example/api', 'https://off.example/api', 'https://listed.example/api']
let server: TestServer
let anyApi: TestClient
let bound: TestClient
before(async () => {
  server = await startServer()
  const apis = server.context.db.table(protectedApi)
  for (const [id, identifier, active] of [
    ['api_a', A, true],
    ['api_b', B, true],
    ['api_off', OFF, false],
  ] as const)
    await apis.insert(newRow(protectedApi, { id, identifier, name: id, active }))
  anyApi = await makeClient(server)
  bound = await makeClient(server, { authorized_resources: [A, LISTED, OFF] })
})
after(() => server.close())

const ask = (client: TestClient, ...resources: string[]) => {
  const form = ['grant_type=client_credentials', ...resources.map((resource) => `resource=${encodeURIComponent(resource)}`)].join('&')
  return server.call('POST', '/oauth/token', { form, basic: client.basic })
}
const audience = async (client: TestClient, ...resources: string[]) => {
  const { access_token: token } = (await ask(client, ...resources)).json
  return (await server.call('POST', '/oauth/introspect', { form: { token }, basic: client.basic })).json.aud
}
const isRefused = async (client: TestClient, ...resources: string[]) => {
  const { status, json } = await ask(client, ...resources)
  assert.deepEqual([status, json.error], [400, 'invalid_target'], resources.join(' '))
}

test('RFC 8707 §2 the token is for the APIs that the request names', async () => {
  assert.equal(await audience(anyApi, A), A)
  assert.deepEqual(await audience(anyApi, A, B), [A, B])
  assert.equal(await audience(anyApi, A, A), A)
  assert.equal(await audience(anyApi), server.issuer)
})
test('RFC 8707 §2 an API that is not known, or switched off, is invalid_target', async () => {
  for (const resource of ['https://unknown.example/', OFF, LISTED, `${A}/`, A.toUpperCase()]) await isRefused(anyApi, resource)
  await isRefused(anyApi, A, 'https://unknown.example/')
})
test('RFC 8707 §2 a resource is an absolute URI without a fragment', async () => {
  for (const resource of [`${A}#x`, '/api', 'api', 'a b', `https://${'a'.repeat(2100)}.example/`]) await isRefused(anyApi, resource)
  await isRefused(anyApi, ...Array.from({ length: 21 }, (_, i) => `https://${i}.example/`))
})
test('a client with a list of APIs must name one, and only of those', async () => {
  await isRefused(bound)
  assert.equal(await audience(bound, A), A)
  assert.deepEqual(await audience(bound, LISTED, A), [LISTED, A])
  await isRefused(bound, B)
  await isRefused(bound, OFF)
})
test('an API that is switched off gets no more tokens, at once', async () => {
  assert.equal(await audience(anyApi, B), B)
  await server.context.db.table(protectedApi).change({ id: 'api_b' }, { active: false })
  await isRefused(anyApi, B)
})

let made = 0
/** A registered API with a name of its own. */
async function makeApi(fields: Partial<ProtectedApi>): Promise<string> {
  const id = `api_made_${++made}`
  const identifier = `https://${id.replaceAll('_', '-')}.example/`
  await server.context.db.table(protectedApi).insert(newRow(protectedApi, { id, identifier, name: id, ...fields }))
  return identifier
}
test('an API is open to anyone, to live clients, or to those that are listed', async () => {
  const draft = await makeClient(server, { stage: 'draft' })
  const [anyone, reviewed, listed] = [
    await makeApi({ open_to: 'anyone' }),
    await makeApi({}),
    await makeApi({ open_to: 'listed', clients: [bound.id, draft.id] }),
  ]
  assert.equal(await audience(draft, anyone), anyone)
  await isRefused(draft, reviewed)
  assert.equal(await audience(anyApi, reviewed), reviewed)
  await isRefused(anyApi, listed)
  assert.equal(await audience(draft, listed), listed)
  const naming = await makeClient(server, { authorized_resources: [listed] })
  assert.equal(await audience(naming, listed), listed)
})
test('a token for an API carries only scopes that the API knows', async () => {
  await makeScopes(server, ['orders:read', 'parcels:read'])
  const [orders, parcels] = [await makeApi({ scopes: ['orders:read'] }), await makeApi({ scopes: ['parcels:read'] })]
  const scoped = async (scope: string, ...resources: string[]) => {
    const form = ['grant_type=client_credentials', `scope=${scope}`, ...resources.map((resource) => `resource=${resource}`)].join('&')
    return (await server.call('POST', '/oauth/token', { form, basic: anyApi.basic })).json
  }
  assert.equal((await scoped('orders:read', orders)).scope, 'orders:read')
  const refused = await scoped('orders:read parcels:read', orders)
  assert.deepEqual([refused.error, refused.error_description], ['invalid_scope', `${orders} knows no scope parcels:read`])
  assert.equal((await scoped('orders:read parcels:read', orders, parcels)).scope, 'orders:read parcels:read')
})
test('RFC 8707 §2.2 each token of one authorization carries the scopes of the API that it is for, and the ID token comes all the same', async () => {
  const orders = await makeApi({ scopes: ['orders:read', 'profile'] })
  const flow = await codeFlow({ server })
  const tokens = await flow.tokens({ scope: 'openid profile email orders:read', resource: orders })
  assert.equal(tokens.scope, 'openid profile orders:read')
  assert.ok(tokens.id_token)
  const { stop } = await flow.authorize({ scope: 'openid parcels:read', resource: orders })
  assert.equal(stop.params.get('error'), 'invalid_scope')
})
test('RFC 8707 §2.2 an API that was closed to the client gets no more tokens by refreshing', async () => {
  const [one, other] = [await makeApi({}), await makeApi({})]
  const close = (identifier: string) => server.context.db.table(protectedApi).change({ identifier }, { open_to: 'listed' })
  const flow = await codeFlow({ server })
  const first = await flow.tokens({ scope: 'openid', resource: one })
  await close(one)
  assert.equal((await flow.refresh(first.refresh_token)).json.error, 'invalid_target')
  assert.equal((await flow.refresh(first.refresh_token, { resource: one })).json.error, 'invalid_target')
  assert.equal((await flow.tokens({ scope: 'openid', resource: other })).token_type, 'Bearer')
})
