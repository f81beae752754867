import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { makePerson } from '../support/people.ts'
import { startServer } from '../support/server.ts'

let server: DescribedServer
let flow: CodeFlow
before(async () => {
  server = await describedServer({ settings: { session_management: true } })
  flow = await codeFlow({ server })
})
after(() => server.close())

test('RFC 9700 §4.13 what a client writes into the headers of a proxy is not believed: not its address, not the host, not the scheme', async () => {
  const headers = {
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'http',
    forwarded: 'host=evil.example;for=203.0.113.9',
  }
  const { json } = await server.call('GET', '/.well-known/openid-configuration', { headers })
  assert.equal(json.issuer, server.issuer)
  assert(!JSON.stringify(json).includes('evil.example'))
  await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: ['nobody', 'wrong'], headers })
  const trusting = await startServer({ settings: { trust_proxy: ['192.0.2.1'] } })
  const told = (await trusting.call('GET', '/.well-known/openid-configuration', { headers })).json
  assert.equal(told.issuer, trusting.issuer, 'nor through a proxy that is not the trusted one')
  await trusting.close()
})

test('RFC 9700 §4.15 a client cannot be called like a person, and its own token passes for nobody', async () => {
  const person = await makePerson(server)
  const named = await server.api('POST', '/api/clients', { client: { id: person.id, supported_grant_types: ['client_credentials'] } })
  assert.equal(named.status, 422, 'the id of a person as client_id')
  const registered = await server.call('POST', '/oauth/register', { json: { client_id: person.id, redirect_uris: ['https://app.example/cb'] } })
  assert.notEqual(registered.json.client_id, person.id)
  const machine = await makeClient(server, { supported_grant_types: ['client_credentials', 'introspect'] })
  const { json } = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: 'openid' }, basic: machine.basic })
  const bearer = json.access_token ?? ''
  for (const path of ['/oauth/userinfo', '/me', '/me/sessions']) assert.notEqual((await server.call('GET', path, { bearer })).status, 200, path)
})

test('RFC 9700 §4.17 no answer is posted to another window: web_message is not offered, and refused', async () => {
  const modes = (await server.call('GET', '/.well-known/openid-configuration')).json.response_modes_supported as string[]
  assert(!modes.includes('web_message'))
  const { stop } = await flow.authorize({ response_mode: 'web_message' })
  assert.equal(stop.params.get('code'), null)
  assert.doesNotMatch(stop.text, /postMessage/)
})
test('RFC 9700 §4.17 the one page that talks to another window names the origin it answers', async () => {
  const { text, status } = await server.call('GET', '/oauth/check_session')
  assert.equal(status, 200)
  const targets = [...text.matchAll(/postMessage\([^,]+,\s*([^)]+)\)/g)].map(([, target]) => target)
  assert(targets.length > 0)
  for (const target of targets) assert.notEqual(target?.replace(/['"]/g, ''), '*')
})
