import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { CALLBACK, codeFlow, webClient } from '../support/code-flow.ts'
import { ADMIN_SECRET, startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const refusedOnPage = (answer: { status: number; headers: object; text: string }, pattern: RegExp) => {
  assert.equal(answer.status, 400)
  assert.equal('location' in answer.headers, false)
  assert.match(answer.text, pattern)
}
const ask = (params: Record<string, string>) => server.call('GET', `/oauth/authorize?${new URLSearchParams(params)}`)

test('RFC 6749 §4.1.2 a person signs in and agrees, and the client gets a code with its state', async () => {
  const flow = await codeFlow({ server })
  const { stop } = await flow.authorize()
  assert.equal(stop.url.href.split('?')[0], CALLBACK)
  assert.equal(stop.params.get('state'), 'the state')
  assert.match(stop.params.get('code') ?? '', /^gac_/)
  assert.deepEqual(flow.visitor.seen, ['/login', '/consent'])
})
test('RFC 6749 §4.1.4 the code is exchanged for tokens of the scope that was agreed to', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  const { status, json, headers } = await flow.redeem(code, verifier)
  assert.equal(status, 200)
  assert.equal(headers['cache-control'], 'no-store')
  assert.equal(json.token_type, 'Bearer')
  assert.equal(json.scope, 'openid profile email')
  const introspected = await server.call('POST', '/oauth/introspect', { form: { token: json.access_token }, basic: (await makeClient(server)).basic })
  assert.equal(introspected.json.active, false, 'a token of another client is none of its business')
})
test('RFC 6749 §4.1.2.1 an unknown client is told to the person, not to a redirect URI', async () => {
  refusedOnPage(await ask({ client_id: 'nobody', response_type: 'code', redirect_uri: CALLBACK }), /no such client/)
})
test('RFC 6749 §4.1.2.1 a missing client_id is told to the person', async () => {
  refusedOnPage(await ask({ response_type: 'code', redirect_uri: CALLBACK }), /client_id is missing/)
})
test('RFC 6749 §4.1.2.1 a client that is switched off is refused like an unknown one', async () => {
  const { id } = await makeClient(server, { ...webClient, active: false })
  refusedOnPage(await ask({ client_id: id, response_type: 'code', redirect_uri: CALLBACK }), /no such client/)
})
test('RFC 6749 §3.1.2.4 a redirect URI that is not registered is told to the person', async () => {
  const { app } = await codeFlow({ server })
  refusedOnPage(await ask({ client_id: app.id, response_type: 'code', redirect_uri: 'https://evil.example/callback' }), /redirect_uri is not registered/)
})
test('RFC 6749 §3.1.2.3 the only redirect URI of a client need not be named, and then is not needed at redemption either', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code({ redirect_uri: undefined, scope: 'profile' })
  const answer = await server.call('POST', '/oauth/token', { form: { grant_type: 'authorization_code', code, code_verifier: verifier }, basic: flow.app.basic })
  assert.equal(answer.status, 200)
})
test('RFC 6749 §3.1.2.3 with several registered, the redirect URI must be named', async () => {
  const { id } = await makeClient(server, { ...webClient, redirect_uris: [CALLBACK, `${CALLBACK}2`] })
  refusedOnPage(await ask({ client_id: id, response_type: 'code', scope: 'profile' }), /more than one/)
})
test('RFC 8252 §7.3 a loopback redirect URI may use any port', async () => {
  const flow = await codeFlow({ server, client: { redirect_uris: ['http://127.0.0.1/back'] } })
  const { stop } = await flow.authorize({ redirect_uri: 'http://127.0.0.1:51004/back' })
  assert.equal(stop.url.host, '127.0.0.1:51004')
  assert.ok(stop.params.has('code'))
})
for (const [what, change, error] of [
  ['RFC 6749 §3.1.1 without response_type', { response_type: undefined }, 'invalid_request'],
  ['RFC 6749 §3.1.1 with an unknown response_type', { response_type: 'ticket' }, 'unsupported_response_type'],
  ['RFC 9700 §2.1.2 with response_type=token', { response_type: 'token' }, 'unsupported_response_type'],
  ['RFC 6749 §4.1.2.1 with a scope that does not exist', { scope: 'profile nonsense' }, 'invalid_scope'],
  ['RFC 6749 §4.1.2.1 with a private scope', { scope: 'openid clients:manage:all' }, 'invalid_scope'],
  ['RFC 9101 §4 with a request object that is not signed', { request: 'e30.e30.' }, 'request_not_supported'],
  ['RFC 9101 §5.2 with a request_uri, of a client that has registered none', { request_uri: 'https://app.example/request' }, 'request_uri_not_supported'],
  ['OIDC Core §7.2.1 with registration', { registration: '{}' }, 'registration_not_supported'],
  ['OAuth Multiple Response Types §2.1 with an unknown response_mode', { response_mode: 'smoke' }, 'invalid_request'],
  ['OIDC Core §3.1.2.1 with prompt=none and another', { prompt: 'none login' }, 'invalid_request'],
  ['OIDC Prompt Create §4 with an unknown prompt', { prompt: 'dance' }, 'invalid_request'],
  ['OIDC Core §3.1.2.1 with a max_age that is no number', { max_age: 'old' }, 'invalid_request'],
  ['OIDC Core §5.5 with claims that are not JSON', { claims: '{' }, 'invalid_request'],
  ['OIDC Core §5.5 with claims of another shape', { claims: '{"userinfo":["email"]}' }, 'invalid_request'],
  ['OIDC Core §3.1.2.1 with an id_token_hint that is none', { id_token_hint: 'a.b.c' }, 'invalid_request'],
  ['RFC 8707 §2 with an unknown resource', { resource: 'https://unknown.example/' }, 'invalid_target'],
  ['RFC 9449 §10 with a malformed dpop_jkt', { dpop_jkt: 'short' }, 'invalid_request'],
  ['RFC 6749 §4.1.1 with a state beyond all measure', { state: 'x'.repeat(2049) }, 'invalid_request'],
] as const)
  test(`${what} the request is refused with ${error}, at the client`, async () => {
    const flow = await codeFlow({ server })
    const { stop } = await flow.authorize(change)
    assert.equal(stop.url.origin, 'https://app.example')
    assert.equal(stop.params.get('error'), error)
    assert.ok(stop.params.get('error_description'))
    assert.equal(stop.params.get('state'), 'state' in change ? change.state : 'the state')
    assert.equal(stop.params.has('code'), false)
  })
test('RFC 6749 §4.1.2.1 a client without the grant is refused', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: ['client_credentials'] } })
  assert.equal((await flow.authorize()).stop.params.get('error'), 'unauthorized_client')
})
test('RFC 6749 §4.1.2.1 a person who says no is reported as access_denied', async () => {
  const flow = await codeFlow({ server })
  const { params } = flow.request()
  const stop = await flow.visitor.authorize(params, { ...flow.habits, agree: false })
  assert.equal(stop.params.get('error'), 'access_denied')
  assert.equal(stop.params.get('state'), 'the state')
})
test('RFC 6749 §3.1 a repeated parameter is refused, to the person', async () => {
  const { app } = await codeFlow({ server })
  const twice = `client_id=${app.id}&client_id=other&response_type=code&redirect_uri=${encodeURIComponent(CALLBACK)}`
  refusedOnPage(await server.call('GET', `/oauth/authorize?${twice}`), /given twice/)
})
test('RFC 6749 §4.1.2 a code is good once', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  assert.equal((await flow.redeem(code, verifier)).status, 200)
  assert.equal((await flow.redeem(code, verifier)).json.error, 'invalid_grant')
})
test('RFC 6749 §4.1.2 a code is good for its time only', async () => {
  const flow = await codeFlow({ server, client: { authorization_code_ttl: 30 } })
  const { code, verifier } = await flow.code()
  server.clock.skew += 31_000
  assert.equal((await flow.redeem(code, verifier)).json.error, 'invalid_grant')
  server.clock.skew = 0
})
test('RFC 6749 §4.1.3 a redirect_uri at redemption must be that of the request', async () => {
  const flow = await codeFlow({ server, client: { redirect_uris: [CALLBACK, `${CALLBACK}2`] } })
  const { code, verifier } = await flow.code()
  assert.equal((await flow.redeem(code, verifier, { redirect_uri: `${CALLBACK}2` })).json.error, 'invalid_grant')
})
test('RFC 6749 §4.1.3 a redirect_uri that the request named must be named at redemption', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  const form = { grant_type: 'authorization_code', code, code_verifier: verifier }
  assert.equal((await server.call('POST', '/oauth/token', { form, basic: flow.app.basic })).json.error, 'invalid_grant')
  assert.equal((await flow.redeem(code, verifier)).status, 200)
})
test('RFC 6749 §5.2 a token request without a code is invalid_request', async () => {
  const { app } = await codeFlow({ server })
  const answer = await server.call('POST', '/oauth/token', { form: { grant_type: 'authorization_code' }, basic: app.basic })
  assert.equal(answer.json.error, 'invalid_request')
})
test('RFC 6749 §10.5 an unknown, a foreign and an expired code get the same answer', async () => {
  const [flow, other] = [await codeFlow({ server }), await codeFlow({ server })]
  const { code, verifier } = await flow.code()
  const foreign = await other.redeem(code, verifier)
  const unknown = await other.redeem(code.replace(/^gac_(.{6})./, 'gac_$1_'), verifier)
  server.clock.skew += 61_000
  const expired = await flow.redeem(code, verifier)
  server.clock.skew = 0
  assert.equal(foreign.status, 400)
  // The id of the request is its own, and tells nothing.
  const told = [unknown, expired, foreign].map(({ json: { request_id, ...rest } }) => rest)
  assert.deepEqual(told, [told[2], told[2], told[2]])
})
test('RFC 6749 §3.1.2.2 an existing query of the redirect URI is kept', async () => {
  const uri = 'https://app.example/callback?from=us'
  const flow = await codeFlow({ server, client: { redirect_uris: [uri] } })
  const { stop } = await flow.authorize({ redirect_uri: uri })
  assert.equal(stop.params.get('from'), 'us')
  assert.ok(stop.params.has('code'))
})
test('RFC 8707 §2.2 tokens are for the resources that were asked for, and can be narrowed to one', async () => {
  const flow = await codeFlow({ server, client: { authorized_resources: ['https://one.example/', 'https://two.example/'] } })
  const both = 'https://one.example/'
  const { params, verifier } = flow.request()
  const query = `${new URLSearchParams(params)}&resource=${encodeURIComponent(both)}&resource=${encodeURIComponent('https://two.example/')}`
  const stop = await flow.visitor.complete(await flow.visitor.go(`/oauth/authorize?${query}`), flow.habits)
  const { json } = await flow.redeem(stop.params.get('code') ?? '', verifier, { resource: both })
  const seen = await server.call('POST', '/oauth/introspect', { form: { token: json.access_token }, basic: ['gatehouse-admin', ADMIN_SECRET] })
  assert.deepEqual([seen.json.aud].flat(), [both])
})
