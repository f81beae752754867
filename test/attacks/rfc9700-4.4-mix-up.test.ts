import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { DEFAULT_TENANT, tenant } from '#model/tenant.ts'
import { insertFurniture } from '#setup/furniture.ts'
import { codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())

test('RFC 9700 §4.4.2 every authorization response names who it comes from, so that a client can tell servers apart', async () => {
  const flow = await codeFlow({ server })
  for (const change of [{}, { prompt: 'none', max_age: '0' }, { scope: 'nonsense' }, { response_mode: 'fragment' }])
    assert.equal((await flow.authorize(change)).stop.params.get('iss'), server.issuer)
})
test('RFC 9700 §4.4 a code of one tenant is nothing to another', async () => {
  await server.store.global.table(tenant).insert(newRow(tenant, { id: 'tn_other', slug: 'other', name: 'Other', created_at: 0, updated_at: 0 }))
  await insertFurniture(server.store.in('tn_other'), Date.now())
  const other = await server.contexts.find('other')
  assert.ok(other)
  assert.notEqual(other.issuer, server.issuer)
  const flow = await codeFlow({ server })
  const there = await codeFlow({ server: { ...server, context: other }, client: { id: 'same-name' } })
  const { code, verifier } = await flow.code()
  const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: 'https://app.example/callback' }
  const answer = await server.call('POST', '/t/other/oauth/token', { form, basic: there.app.basic })
  assert.deepEqual([answer.status, answer.json.error], [400, 'invalid_grant'])
  const { access_token, refresh_token } = (await flow.redeem(code, verifier)).json
  assert.equal((await server.call('GET', '/t/other/oauth/userinfo', { bearer: access_token })).status, 401)
  const refreshed = await server.call('POST', '/t/other/oauth/token', { form: { grant_type: 'refresh_token', refresh_token }, basic: there.app.basic })
  assert.equal(refreshed.json.error, 'invalid_grant')
  assert.equal(server.context.tenant.id, DEFAULT_TENANT)
})
test('RFC 9700 §4.4 the issuer is never taken from the request', async () => {
  const flow = await codeFlow({ server })
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example;proto=http', 'x-forwarded-proto': 'http' }
  const answer = await server.call('GET', `/oauth/authorize?${new URLSearchParams(flow.request().params)}`, { headers })
  assert.ok(String(answer.headers['location']).startsWith(`${server.issuer}/login?`))
})
