import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { newRow } from '#fields/write.ts'
import { tenant } from '#model/tenant.ts'
import { codeFlow } from '../support/code-flow.ts'
import { ADMIN_SECRET, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  await server.store.global.table(tenant).insert(newRow(tenant, { id: 'ten_two', slug: 'two', name: 'Two', created_at: 0, updated_at: 0 }))
})
after(() => server.close())

test('RFC 9728 §3 our own API says what it is called and where its tokens come from', async () => {
  const { status, json } = await server.call('GET', '/.well-known/oauth-protected-resource')
  assert.equal(status, 200)
  assert.deepEqual([json.resource, json.authorization_servers, json.bearer_methods_supported], [server.issuer, [server.issuer], ['header']])
  for (const scope of ['openid', 'clients:manage:own', 'clients:read:all']) assert.ok(json.scopes_supported.includes(scope), scope)
})
test('RFC 9728 §3.1 that of a tenant stands where its issuer says', async () => {
  for (const path of ['/.well-known/oauth-protected-resource/t/two', '/t/two/.well-known/oauth-protected-resource'])
    assert.equal((await server.call('GET', path)).json.resource, `${server.issuer}/t/two`)
})
test('RFC 9728 §4 discovery names our own API among the resources', async () => {
  assert.deepEqual((await server.call('GET', '/.well-known/oauth-authorization-server')).json.protected_resources, [server.issuer])
})
test('RFC 9728 §5.1 whoever comes without a token is told where the document is', async () => {
  for (const path of ['/api/clients', '/clients', '/me', '/oauth/userinfo']) {
    const [, url] = /resource_metadata="([^"]+)"/.exec(String((await server.call('GET', path)).headers['www-authenticate'])) ?? []
    assert.equal(url, `${server.issuer}/.well-known/oauth-protected-resource`, path)
  }
})
test('RFC 8707 §2 a token that was asked for by our name opens our API and userinfo, and carries what they take', async () => {
  const form = { grant_type: 'client_credentials', scope: 'clients:read:all', resource: server.issuer }
  const answer = await server.call('POST', '/oauth/token', { form, basic: ['gatehouse-admin', ADMIN_SECRET] })
  assert.equal(answer.json.scope, 'clients:read:all')
  assert.equal((await server.call('GET', '/api/clients', { bearer: answer.json.access_token })).status, 200)
  const { access_token } = await (await codeFlow({ server })).tokens({ scope: 'openid email', resource: server.issuer })
  assert.match((await server.call('GET', '/oauth/userinfo', { bearer: access_token })).json.email, /@/)
})
test('no API is registered under our own name', async () => {
  const bearer = await server.adminToken()
  const { status, json } = await server.call('POST', '/api/apis', { bearer, json: { api: { identifier: server.issuer, name: 'Posing' } } })
  assert.deepEqual([status, Object.keys(json.errors)], [422, ['identifier']])
})

test('RFC 9728 §2.2 the hosted metadata of an API is signed, with the key of the API where its client has one', async () => {
  const bearer = await server.adminToken()
  const own = (await server.call('POST', '/api/clients', { bearer, json: { client: { name: 'Bank', key_pair_type: { type: 'ec', curve: 'P-384' } } } })).json
    .data
  for (const [api, alg] of [
    [{ identifier: 'https://bank.example/', name: 'Bank', client_id: own.id, scopes: ['openid'] }, 'ES384'],
    [{ identifier: 'https://plain.example/', name: 'Plain' }, 'ES256'],
  ] as const) {
    const { id } = (await server.call('POST', '/api/apis', { bearer, json: { api } })).json.data
    const { json, headers } = await server.call('GET', `/.well-known/oauth-protected-resource/apis/${id}`)
    const { signed_metadata, ...members } = json
    const { payload, protectedHeader } = await jwtVerify(signed_metadata, createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json))
    const { iss, iat: _, ...claims } = payload
    assert.deepEqual([iss, claims, protectedHeader.alg], [server.issuer, members, alg])
    assert.match(String(headers['cache-control']), /max-age/)
    assert.equal(members.jwks_uri, alg === 'ES384' ? `${server.issuer}/oauth/jwks/${own.id}` : undefined)
  }
})
