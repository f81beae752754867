import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer({ settings: { implicit_grant: true } })
after(() => server.close())

test('RFC 9207 §2 a success names the issuer', async () => {
  const { stop } = await (await codeFlow({ server })).authorize()
  assert.equal(stop.params.get('iss'), server.issuer)
})
test('RFC 9207 §2 an error names the issuer', async () => {
  const { stop } = await (await codeFlow({ server })).authorize({ prompt: 'none' })
  assert.equal(stop.params.get('error'), 'login_required')
  assert.equal(stop.params.get('iss'), server.issuer)
})
test('RFC 9207 §2 a response in the fragment names the issuer', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'implicit'] } })
  const { stop } = await flow.authorize({ response_type: 'code id_token' })
  assert.ok(stop.url.hash.includes('code='))
  assert.equal(stop.params.get('iss'), server.issuer)
})
test('RFC 9207 §2 a posted response names the issuer', async () => {
  const { stop } = await (await codeFlow({ server })).authorize({ response_mode: 'form_post' })
  assert.ok(stop.text.includes(`name="iss" value="${server.issuer}"`))
})
test('RFC 9207 §3 discovery says so', async () => {
  const { json } = await server.call('GET', '/.well-known/oauth-authorization-server')
  assert.equal(json.authorization_response_iss_parameter_supported, true)
})
