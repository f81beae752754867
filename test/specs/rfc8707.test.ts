import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
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
