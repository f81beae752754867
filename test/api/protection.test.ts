import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { ADMIN_SECRET } from '../support/server.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

const ADMIN = '/api/clients/gatehouse-admin'

/** A client of its own with some scopes, and a token of it. */
async function helper(scopes: readonly string[]) {
  const client = { name: 'Helper', authorize_scope: true, authorized_scopes: scopes.map((name) => ({ name })) }
  const { id, secret } = (await server.api('POST', '/api/clients', client)).json.data
  const form = { grant_type: 'client_credentials', scope: scopes.join(' ') }
  return { id, bearer: (await server.call('POST', '/oauth/token', { form, basic: [id, secret] })).json.access_token as string }
}

test('the administration client and the console cannot be locked out', async () => {
  const tries: readonly (readonly [method: string, path: string, body?: unknown])[] = [
    ['DELETE', ADMIN],
    ['PATCH', ADMIN, { active: false }],
    ['PATCH', ADMIN, { authorized_scopes: [] }],
    ['PATCH', ADMIN, { authorize_scope: false }],
    ['PATCH', ADMIN, { supported_grant_types: ['authorization_code'] }],
    ['PATCH', ADMIN, { token_endpoint_auth_methods: ['client_secret_post'] }],
    ['PATCH', ADMIN, { enforce_dpop: true }],
    ['PATCH', ADMIN, { authorized_resources: ['https://other.example/'] }],
    ['PUT', ADMIN, { name: 'Empty' }],
    ['POST', `${ADMIN}/disable`],
    ['DELETE', '/api/clients/gatehouse-console'],
    ['PATCH', '/api/clients/gatehouse-console', { redirect_uris: ['https://other.example/'] }],
    ['PATCH', '/api/clients/gatehouse-console', { public_refresh_token: false }],
  ]
  for (const [method, path, body] of tries) {
    const refused = await server.api(method, path, body)
    assert.deepEqual([method, path, refused.status], [method, path, 403])
    assert.match(refused.json.message, /write protected/)
  }
  assert.equal(
    (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: ['gatehouse-admin', ADMIN_SECRET] })).status,
    200,
  )
})

test('what locks nobody out can be changed', async () => {
  const described = await server.api('PATCH', ADMIN, { description: 'Ours.', metadata: { a: 1 }, access_token_ttl: 120 })
  assert.deepEqual([described.status, described.json.data.access_token_ttl], [200, 120])
  const grown = await server.api('PATCH', ADMIN, { supported_grant_types: ['client_credentials', 'introspect', 'revoke', 'refresh_token'] })
  assert.equal(grown.status, 200, grown.text)
})

test('the last secret of the administration client that does not expire stays', async () => {
  const path = `${ADMIN}/credentials`
  const [{ id }] = (await server.api('GET', path)).json.data
  assert.equal((await server.api('DELETE', `${path}/${id}`)).status, 403)
  assert.equal((await server.api('PATCH', `${path}/${id}`, { expires_at: Date.now() + 9_000_000 })).status, 403)
  const rotation = { expires_at: Date.now() + 9_000_000, retire_others_at: Date.now() + 1000 }
  assert.equal((await server.api('POST', path, rotation)).status, 403)
  const passing = (await server.api('POST', path, { expires_at: rotation.expires_at })).json.data
  assert.equal((await server.api('DELETE', `${path}/${id}`)).status, 403)
  assert.equal((await server.api('DELETE', `${path}/${passing.id}`)).status, 204)
})

test('CVE-2024-3656 nobody hands out a power over the server that they cannot have', async () => {
  const { id, bearer } = await helper(['clients:manage:all', 'roles:manage:all'])
  const as = (method: string, path: string, json?: unknown) => server.api(method, path, json, { bearer })
  const powerful = { authorize_scope: true, authorized_scopes: [{ name: 'users:manage:all' }] }
  assert.equal((await as('POST', '/api/clients', powerful)).status, 403)
  assert.equal((await as('PATCH', `/api/clients/${id}`, powerful)).status, 403)
  assert.equal((await as('POST', '/api/roles', { name: 'mighty', scopes: ['tenants:manage:all'] })).status, 403)
  // A secret, a key or a redirect URI of a mightier client would do as well.
  assert.equal((await as('POST', `${ADMIN}/credentials`, {})).status, 403)
  assert.equal((await as('PATCH', ADMIN, { redirect_uris: ['https://thief.example/'] })).status, 403)
  assert.equal(
    (await as('PATCH', '/api/clients/gatehouse-console', { redirect_uris: ['https://id.example/console/callback', 'https://thief.example/'] })).status,
    403,
  )
  const mightier = (await server.api('POST', '/api/clients', powerful)).json.data
  assert.equal((await as('POST', `/api/clients/${mightier.id}/credentials`, {})).status, 403)
  assert.equal((await as('PATCH', `/api/clients/${mightier.id}`, { jwks_uri: 'https://thief.example/jwks' })).status, 403)
  // They may grant powers that they hold themselves, and scopes that are no power over the server.
  assert.equal((await as('PATCH', `/api/clients/${mightier.id}`, { name: 'Renamed' })).status, 200)
  assert.equal((await as('POST', '/api/clients', { authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }] })).status, 201)
  assert.equal((await as('POST', '/api/roles', { name: 'modest', scopes: ['openid', 'clients:read:all'] })).status, 201)
})

test('reading takes no more than the right to read, and gives no more', async () => {
  const { bearer } = await helper(['clients:read:all'])
  assert.equal((await server.api('GET', '/api/clients', undefined, { bearer })).status, 200)
  const refused = await server.api('POST', '/api/clients', {}, { bearer })
  assert.equal(refused.status, 403)
  assert.equal(
    refused.headers['www-authenticate'],
    'Bearer realm="gatehouse", error="insufficient_scope", error_description="the access token lacks the scope: it takes clients:manage:all", scope="clients:manage:all"',
  )
})

test('RFC 6750 §3 who shows no token is asked for one, and a dead one is called so', async () => {
  const none = await server.call('GET', '/api/clients')
  assert.deepEqual([none.status, none.json.code], [401, 'UNAUTHORIZED'])
  assert.match(String(none.headers['www-authenticate']), /^Bearer realm="gatehouse", resource_metadata="[^"]+", DPoP algs="ES256 [^",=]+"$/)
  for (const authorization of ['Bearer', 'Bearer ', 'Bearer  ', 'Basic Zm9vOmJhcg==', 'Bearer a b', 'bearer\tx', 'Bearer ♥'.slice(0, 7)])
    assert.equal((await server.call('GET', '/api/clients', { headers: { authorization } })).status, 401, authorization)
  for (const bearer of ['gat_x', server.bearer.slice(0, -1), `${server.bearer}x`, 'eyJhbGciOiJub25lIn0.e30.'])
    assert.equal(
      (await server.call('GET', '/api/clients', { bearer })).headers['www-authenticate'],
      'Bearer realm="gatehouse", error="invalid_token", error_description="the access token is unknown, expired or revoked"',
    )
  assert.equal((await server.call('GET', `/api/clients?access_token=${server.bearer}`)).status, 401)
})
