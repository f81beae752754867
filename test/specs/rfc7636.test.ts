import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import { CALLBACK, codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'
import { pkce } from '../support/visitor.ts'

const server = await startServer()
after(() => server.close())
const withoutPkce = { code_challenge: undefined, code_challenge_method: undefined }

test('RFC 7636 §4.6 the right verifier redeems the code', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  assert.equal((await flow.redeem(code, verifier)).status, 200)
})
test('RFC 7636 §4.6 a wrong verifier is invalid_grant', async () => {
  const flow = await codeFlow({ server })
  const { code } = await flow.code()
  const { status, json } = await flow.redeem(code, pkce().verifier)
  assert.deepEqual([status, json.error], [400, 'invalid_grant'])
})
test('RFC 7636 §4.6 a wrong verifier does not spend the code', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  await flow.redeem(code, pkce().verifier)
  assert.equal((await flow.redeem(code, verifier)).status, 200)
})
test('RFC 9700 §2.1.1 a code that was asked for with a challenge is not redeemed without a verifier', async () => {
  const flow = await codeFlow({ server })
  const { code } = await flow.code()
  const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK }
  assert.equal((await server.call('POST', '/oauth/token', { form, basic: flow.app.basic })).json.error, 'invalid_grant')
})
for (const [what, verifier] of [
  ['too short', 'v'.repeat(42)],
  ['too long', 'v'.repeat(129)],
  ['of other characters', `${'v'.repeat(42)}!`],
] as const)
  test(`RFC 7636 §4.1 a verifier ${what} is invalid_request`, async () => {
    const flow = await codeFlow({ server })
    const { code } = await flow.code()
    assert.equal((await flow.redeem(code, verifier)).json.error, 'invalid_request')
  })
test('RFC 7636 §4.4.1 a request without code_challenge is refused', async () => {
  const { stop } = await (await codeFlow({ server })).authorize(withoutPkce)
  assert.equal(stop.params.get('error'), 'invalid_request')
  assert.match(stop.params.get('error_description') ?? '', /code_challenge/)
})
test('RFC 7636 §4.4.1 the method plain is refused', async () => {
  const { stop } = await (await codeFlow({ server })).authorize({ code_challenge_method: 'plain' })
  assert.equal(stop.params.get('error'), 'invalid_request')
})
test('RFC 7636 §4.3 a challenge without a method means plain, and is refused', async () => {
  const { stop } = await (await codeFlow({ server })).authorize({ code_challenge_method: undefined })
  assert.equal(stop.params.get('error'), 'invalid_request')
})
test('RFC 7636 §4.3 a method without a challenge is refused, of a client that may do without too', async () => {
  const { stop } = await (await codeFlow({ server, client: { pkce: false } })).authorize({ code_challenge: undefined })
  assert.equal(stop.params.get('error'), 'invalid_request')
})
test('RFC 7636 §4.2 a challenge that no S256 can yield is refused', async () => {
  const { stop } = await (await codeFlow({ server })).authorize({ code_challenge: 'x'.repeat(42) })
  assert.equal(stop.params.get('error'), 'invalid_request')
})
test('RFC 7636 §6.2 discovery offers S256 and nothing else', async () => {
  const { json } = await server.call('GET', '/.well-known/openid-configuration')
  assert.deepEqual(json.code_challenge_methods_supported, ['S256'])
})
test('RFC 9700 §2.1.1 a confidential OpenID client that was excepted may send a nonce instead', async () => {
  const flow = await codeFlow({ server, client: { pkce: false } })
  const { stop } = await flow.authorize(withoutPkce)
  const form = { grant_type: 'authorization_code', code: stop.params.get('code') ?? '', redirect_uri: CALLBACK }
  assert.equal((await server.call('POST', '/oauth/token', { form, basic: flow.app.basic })).status, 200)
})
test('RFC 9700 §2.1.1 without PKCE and without nonce the excepted client is refused', async () => {
  const { stop } = await (await codeFlow({ server, client: { pkce: false } })).authorize({ ...withoutPkce, nonce: undefined })
  assert.match(stop.params.get('error_description') ?? '', /nonce/)
})
test('RFC 9700 §2.1.1 where an administrator made the nonce optional it may send neither', async () => {
  const flow = await codeFlow({ server, client: { pkce: false, nonce: 'optional' } })
  const { stop } = await flow.authorize({ ...withoutPkce, nonce: undefined })
  const form = { grant_type: 'authorization_code', code: stop.params.get('code') ?? '', redirect_uri: CALLBACK }
  const { status, json } = await server.call('POST', '/oauth/token', { form, basic: flow.app.basic })
  assert.equal(status, 200)
  assert.equal('nonce' in decodeJwt(json.id_token), false)
})
test('RFC 7636 §4.4.1 an optional nonce takes nothing from a client that must use PKCE', async () => {
  const flow = await codeFlow({ server, client: { nonce: 'optional' } })
  assert.match((await flow.authorize({ ...withoutPkce, nonce: undefined })).stop.params.get('error_description') ?? '', /PKCE/)
})
test('OIDC Core §3.2.2.1 an optional nonce is still demanded where the ID token passes through the browser', async () => {
  const own = await startServer({ settings: { implicit_grant: true } })
  after(() => own.close())
  const flow = await codeFlow({ server: own, client: { pkce: false, nonce: 'optional', supported_grant_types: ['implicit'] } })
  const { stop } = await flow.authorize({ ...withoutPkce, response_type: 'id_token', nonce: undefined })
  assert.match(stop.params.get('error_description') ?? '', /nonce/)
})
test('RFC 9700 §2.1.1 a public client is never excepted', async () => {
  const flow = await codeFlow({ server, client: { pkce: false, nonce: 'optional', confidential: false, token_endpoint_auth_methods: ['none'] } })
  assert.match((await flow.authorize(withoutPkce)).stop.params.get('error_description') ?? '', /PKCE/)
})
test('RFC 9700 §2.1.1 nor is a request that is not an OpenID one', async () => {
  const flow = await codeFlow({ server, client: { pkce: false } })
  assert.match((await flow.authorize({ ...withoutPkce, scope: 'profile' })).stop.params.get('error_description') ?? '', /PKCE/)
})
