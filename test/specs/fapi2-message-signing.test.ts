import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt, SignJWT } from 'jose'
import { CALLBACK } from '../support/code-flow.ts'
import { type FapiClient, fapiClient } from '../support/fapi.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce } from '../support/visitor.ts'

let server: TestServer
let requests: FapiClient
let responses: FapiClient
let api: FapiClient
before(async () => {
  server = await startServer()
  requests = await fapiClient(server, {
    profiles: ['fapi2_signed_requests'],
    require_signed_request_object: true,
    request_object_signing_alg: 'ES256',
  })
  responses = await fapiClient(server, { profiles: ['fapi2_signed_responses'] })
  api = await fapiClient(server, { profiles: ['fapi2_security', 'fapi2_signed_introspection'] })
})
after(() => server.close())

interface Signing {
  readonly alg?: 'ES256' | 'RS256'
  readonly key?: CryptoKey
  /** Parameters that are pushed beside the request object. */
  readonly beside?: Readonly<Record<string, string>>
}
/** A signed request, right in every respect that the test does not say. */
async function signed(app: FapiClient, change: Record<string, unknown> = {}, { alg = 'ES256', key = app.signingKey(alg), beside = {} }: Signing = {}) {
  const now = Math.floor(Date.now() / 1000)
  const { challenge, verifier } = pkce()
  const claims = {
    iss: app.id,
    aud: server.issuer,
    client_id: app.id,
    nbf: now,
    exp: now + 300,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid',
    nonce: 'n',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...change,
  }
  const request = await new SignJWT(claims).setProtectedHeader({ alg, kid: alg, typ: 'oauth-authz-req+jwt' }).sign(key)
  return { answer: await app.call('/oauth/par', { request, ...beside }), request, verifier }
}
/** The end of the visit for a signed request. */
async function visitSigned(...wanted: Parameters<typeof signed>) {
  const { answer, verifier } = await signed(...wanted)
  assert.equal(answer.status, 201, answer.text)
  return { stop: await wanted[0].visit(answer.json.request_uri), verifier }
}
const isRefused = async (...wanted: Parameters<typeof signed>) => assert.equal((await signed(...wanted)).answer.json.error, 'invalid_request_object')

test('FAPI 2.0 Message Signing §5.3.1 a signed request is pushed and goes through the whole flow', async () => {
  const { answer, verifier } = await signed(requests)
  assert.equal(answer.status, 201, answer.text)
  const stop = await requests.visit(answer.json.request_uri)
  assert.equal((await requests.redeem(stop.params.get('code') ?? '', verifier)).status, 200)
})
test('FAPI 2.0 Message Signing §5.3.1 a request that is not signed is refused', async () => {
  assert.equal((await requests.push()).answer.json.error, 'invalid_request')
})
test('FAPI 2.0 Message Signing §5.3.1 nbf is demanded, with exp at most an hour after it, and aud', async () => {
  const now = Math.floor(Date.now() / 1000)
  for (const [change, name] of [
    [{ nbf: undefined }, 'no nbf'],
    [{ exp: undefined }, 'no exp'],
    [{ aud: undefined }, 'no aud'],
    [{ aud: 'https://other.example' }, 'another aud'],
    [{ nbf: now - 1, exp: now + 3600 }, 'more than an hour'],
    [{ nbf: now - 3700, exp: now + 100 }, 'nbf long ago'],
  ] as const)
    assert.equal((await signed(requests, change)).answer.json.error, 'invalid_request_object', name)
  await isRefused(requests, { nbf: now - 600, exp: now - 300 })
  for (const aud of [[server.issuer], ['https://other.example', server.issuer]]) assert.equal((await signed(requests, { aud })).answer.status, 201)
})
test('FAPI 2.0 §5.3.2.1 nbf of a signed request may lie 8 seconds ahead, and not more than a minute', async () => {
  const now = Math.floor(Date.now() / 1000)
  assert.equal((await signed(requests, { nbf: now + 8 })).answer.status, 201)
  await isRefused(requests, { nbf: now + 70 })
})
test('FAPI 2.0 Message Signing §5.3.1 state and nonce count as they stand inside, whatever stands beside', async () => {
  const { stop, verifier } = await visitSigned(requests, { state: 'inside', nonce: 'inside' }, { beside: { state: 'beside', nonce: 'beside' } })
  assert.equal(stop.params.get('state'), 'inside')
  const { json } = await requests.redeem(stop.params.get('code') ?? '', verifier)
  assert.equal(decodeJwt(json.id_token)['nonce'], 'inside')
  const bare = await visitSigned(requests, {}, { beside: { state: 'beside' } })
  assert.equal(bare.stop.params.get('state'), null)
})
test('FAPI 2.0 Message Signing §5.3.1 a long state and a long nonce come back whole', async () => {
  const long = 'x'.repeat(384)
  const { stop, verifier } = await visitSigned(requests, { state: long, nonce: long })
  assert.equal(stop.params.get('state'), long)
  assert.equal(decodeJwt((await requests.redeem(stop.params.get('code') ?? '', verifier)).json.id_token)['nonce'], long)
})
test('FAPI 2.0 Message Signing §5.3.1 redirect_uri stands inside, and another request does not', async () => {
  const { answer } = await signed(requests, { redirect_uri: undefined }, { beside: { redirect_uri: CALLBACK } })
  assert.equal(answer.status, 400, answer.text)
  await isRefused(requests, { request_uri: 'https://app.example/request' })
  const { answer: pushed } = await signed(requests, {}, { beside: { request_uri: 'https://app.example/request' } })
  assert.deepEqual([pushed.status, pushed.json.error], [400, 'invalid_request'])
})
test('FAPI 2.0 §5.4.1 a request that is signed with RS256, by another, not at all or not right is refused', async () => {
  await isRefused(requests, {}, { alg: 'RS256' })
  await isRefused(requests, {}, { key: responses.signingKey('ES256') })
  const { request } = await signed(requests)
  const [, claims = ''] = request.split('.')
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`
  for (const wrong of [unsigned, `${request.slice(0, -8)}AAAAAAAA`]) assert.equal((await requests.call('/oauth/par', { request: wrong })).status, 400)
})
test('FAPI 2.0 Message Signing §5.3.1 such a client is not saved without signed requests and their algorithm', async () => {
  const client = { profiles: ['fapi2_signed_requests'], profile_mode: 'enforced' }
  const answer = await server.call('POST', '/api/clients', { json: { client }, bearer: await server.adminToken() })
  assert.equal(answer.status, 422)
  assert.match(String(answer.json.errors.require_signed_request_object), /FAPI 2.0 Message Signing §5.3.1/)
  assert.match(String(answer.json.errors.request_object_signing_alg), /PS256, ES256 or EdDSA/)
})
test('FAPI 2.0 Message Signing §5.4.1 the answer is signed, and a request for another is refused', async () => {
  const { stop } = await responses.code({ response_mode: 'jwt' })
  assert.equal(decodeJwt(stop.params.get('response') ?? '').iss, server.issuer)
  const { answer } = await responses.push()
  assert.equal(answer.json.error, 'invalid_request')
  assert.match(answer.json.error_description, /response_mode/)
})
test('FAPI 2.0 Message Signing §5.5.1 introspection is signed, and refused where it is asked for without', async () => {
  const headers = await api.dpop.forTokens(server)
  const { json } = await api.call('/oauth/token', { grant_type: 'client_credentials' }, { headers })
  const plain = await api.call('/oauth/introspect', { token: json.access_token })
  assert.equal(plain.json.error, 'invalid_request')
  const told = await api.call('/oauth/introspect', { token: json.access_token }, { headers: { accept: 'application/token-introspection+jwt' } })
  assert.equal(told.headers['content-type'], 'application/token-introspection+jwt')
  assert.equal((decodeJwt(told.text)['token_introspection'] as { active: boolean }).active, true)
})
