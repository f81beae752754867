import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { scope } from '#model/scope.ts'
import { tenant } from '#model/tenant.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PLACES = ['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration'] as const
let server: TestServer
before(async () => {
  server = await startServer()
  await server.store.global.table(tenant).insert(newRow(tenant, { id: 'tn_acme', slug: 'acme', name: 'Acme' }))
})
after(() => server.close())

test('RFC 8414 §3.2 both documents say the same, to everybody', async () => {
  const [one, other] = await Promise.all(PLACES.map((path) => server.call('GET', path, { headers: { origin: 'https://any.example' } })))
  assert.equal(one?.status, 200)
  assert.match(String(one?.headers['content-type']), /^application\/json/)
  assert.equal(one?.headers['access-control-allow-origin'], '*')
  assert.match(String(one?.headers['cache-control']), /max-age=\d+/)
  assert.deepEqual(one?.json, other?.json)
})
test('RFC 8414 §2 every endpoint it names answers', async () => {
  const document = (await server.call('GET', PLACES[0])).json
  assert.equal(document.issuer, server.issuer)
  for (const name of ['token_endpoint', 'jwks_uri', 'introspection_endpoint', 'revocation_endpoint']) {
    assert.ok(document[name].startsWith(`${server.issuer}/`), name)
    const path = document[name].slice(server.issuer.length)
    assert.notEqual((await server.call(name === 'jwks_uri' ? 'GET' : 'POST', path, name === 'jwks_uri' ? {} : { form: {} })).status, 404, name)
  }
  assert.ok(document.token_endpoint_auth_methods_supported.includes('private_key_jwt'))
  assert.ok(document.token_endpoint_auth_signing_alg_values_supported.includes('ES256'))
  assert.ok(!document.token_endpoint_auth_signing_alg_values_supported.includes('none'))
  assert.ok(!document.introspection_endpoint_auth_methods_supported.includes('none'))
})
test('RFC 8414 §2 only public scopes are told, and a new one at once', async () => {
  const told = async (): Promise<string[]> => (await server.call('GET', PLACES[0])).json.scopes_supported
  assert.ok((await told()).includes('openid'))
  assert.ok(!(await told()).includes('clients:manage:all'))
  await server.context.db.table(scope).insert(newRow(scope, { id: 'sc_p', name: 'weather:read', public: true }))
  await server.context.db.table(scope).insert(newRow(scope, { id: 'sc_s', name: 'secret:read' }))
  assert.ok((await told()).includes('weather:read'))
  assert.ok(!(await told()).includes('secret:read'))
})
test('RFC 8414 §2 grants that are switched off are not told', async () => {
  const { grant_types_supported: told } = (await server.call('GET', PLACES[0])).json
  assert.ok(told.includes('client_credentials'))
  assert.ok(!told.includes('password') && !told.includes('implicit'))
})
test('RFC 8414 §3.1 a tenant has its own issuer, in front of the well-known path and after it', async () => {
  for (const path of PLACES)
    for (const place of [`/t/acme${path}`, `${path}/t/acme`]) {
      const document = (await server.call('GET', place)).json
      assert.equal(document.issuer, `${server.issuer}/t/acme`, place)
      assert.equal(document.token_endpoint, `${server.issuer}/t/acme/oauth/token`)
    }
  assert.equal((await server.call('GET', '/t/nobody/.well-known/oauth-authorization-server')).status, 404)
})
test('RFC 8414 §6.2 the issuer is what the operator set, whatever the request says', async () => {
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', forwarded: 'host=evil.example' }
  assert.equal((await server.call('GET', PLACES[0], { headers })).json.issuer, server.issuer)
})
