import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { makeClient } from '../support/clients.ts'
import { CALLBACK } from '../support/code-flow.ts'
import { proofKey } from '../support/dpop.ts'
import { type FapiClient, fapiClient, fapiSettings } from '../support/fapi.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

let server: TestServer
let app: FapiClient
before(async () => {
  server = await startServer()
  app = await fapiClient(server)
})
after(() => server.close())

/** Saves a client that breaks one rule, by the API; tells the faults of its fields. */
async function faultsOf(change: Record<string, unknown>): Promise<Record<string, string[]>> {
  const client = { ...fapiSettings, jwks_uri: 'https://app.example/keys', ...change }
  const answer = await server.call('POST', '/api/clients', { json: { client }, bearer: await server.adminToken() })
  return answer.status === 422 ? answer.json.errors : {}
}
const says = (faults: Record<string, string[]>, field: string, section: string) =>
  assert.ok(
    faults[field]?.some((fault) => fault.endsWith(`${section})`) && fault.includes('FAPI 2.0 Security Profile')),
    JSON.stringify(faults),
  )
const described = (json: { error: string; error_description: string }, error: string, said: RegExp) => {
  assert.equal(json.error, error, JSON.stringify(json))
  assert.match(json.error_description, said)
}

describe('clients (FAPI 2.0 §5.3.2.1)', () => {
  test('FAPI 2.0 §5.3.2.1 a client that keeps every rule is saved, and goes through the whole flow', async () => {
    assert.deepEqual(await faultsOf({}), {})
    const { code, verifier } = await app.code()
    const { json, status } = await app.redeem(code, verifier)
    assert.equal(status, 200, JSON.stringify(json))
    assert.equal(json.token_type, 'DPoP')
    assert.equal(decodeProtectedHeader(json.id_token).alg, 'ES256')
  })
  test('FAPI 2.0 §5.3.2.1 the password grant is refused when it is saved', async () =>
    says(await faultsOf({ supported_grant_types: ['password', 'authorization_code'] }), 'supported_grant_types', '5.3.2.1'))
  test('FAPI 2.0 §5.3.2.1 a client that need not prove itself is refused when it is saved', async () => {
    says(await faultsOf({ confidential: false }), 'confidential', '5.3.2.1')
    says(await faultsOf({ public_refresh_token: true }), 'confidential', '5.3.2.1')
  })
  test('FAPI 2.0 §5.3.2.1 a shared secret is refused when it is saved, and when it is used', async () => {
    const methods = ['private_key_jwt', 'client_secret_basic']
    says(await faultsOf({ token_endpoint_auth_methods: methods }), 'token_endpoint_auth_methods', '5.3.2.1')
    const { id, secret } = await makeClient(server, { ...fapiSettings, token_endpoint_auth_methods: methods })
    const answer = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, secret] })
    described(answer.json, 'invalid_client', /private_key_jwt or by mutual TLS/)
  })
  test('FAPI 2.0 §5.3.2.1 tokens that are bound to no key are refused when it is saved, and when they are asked for', async () => {
    says(await faultsOf({ enforce_dpop: false }), 'enforce_dpop', '5.3.2.1')
    const answer = await app.call('/oauth/token', { grant_type: 'client_credentials' })
    assert.equal(answer.status, 400)
    assert.equal(answer.json.error, 'invalid_dpop_proof')
  })
  test('FAPI 2.0 §5.3.2.1 aud of an assertion is the issuer as a string: neither a list nor the token endpoint', async () => {
    says(await faultsOf({ assertion_audience: 'issuer_or_token_endpoint' }), 'assertion_audience', '5.3.2.1')
    const listed = await app.push({}, { claims: { aud: [server.issuer] } })
    described(listed.answer.json, 'invalid_client', /the issuer, as a string/)
    const endpoint = await app.push({}, { claims: { aud: `${server.issuer}/oauth/token` } })
    described(endpoint.answer.json, 'invalid_client', /aud must be/)
  })
  test('FAPI 2.0 §5.3.2.1 refresh tokens stay the same when they are used', async () => {
    says(await faultsOf({ refresh_token_rotation: 'always' }), 'refresh_token_rotation', '5.3.2.1')
    const { code, verifier } = await app.code()
    const { json } = await app.redeem(code, verifier)
    const headers = await app.dpop.forTokens(server)
    const again = await app.call('/oauth/token', { grant_type: 'refresh_token', refresh_token: json.refresh_token }, { headers })
    assert.equal(again.status, 200, again.text)
    assert.ok([undefined, json.refresh_token].includes(again.json.refresh_token))
  })
  test('FAPI 2.0 §5.3.2.1 codes live at most 60 seconds', async () => {
    says(await faultsOf({ authorization_code_ttl: 61 }), 'authorization_code_ttl', '5.3.2.1')
    const { code, verifier } = await app.code()
    server.clock.skew = 61_000
    const late = await app.redeem(code, verifier).finally(() => {
      server.clock.skew = 0
    })
    assert.equal(late.json.error, 'invalid_grant', late.text)
  })
  test('FAPI 2.0 §5.3.2.1 a code is bound to the DPoP key of the pushed request', async () => {
    const { answer, verifier } = await app.push({ dpop_jkt: app.dpop.jkt })
    const stop = await app.visit(answer.json.request_uri)
    const other = await proofKey()
    const stolen = await app.redeem(stop.params.get('code') ?? '', verifier, { headers: await other.forTokens(server) })
    assert.equal(stolen.status, 400)
  })
  test('FAPI 2.0 §5.3.2.1 a code is bound to the key of the proof that its request was pushed with, and that key redeems it', async () => {
    const pushProof = async () => ({ dpop: await app.dpop.proof('POST', `${server.issuer}/oauth/par`) })
    const bound = async () => {
      const { answer, verifier } = await app.push({}, { headers: await pushProof() })
      return { code: (await app.visit(answer.json.request_uri)).params.get('code') ?? '', verifier }
    }
    const [own, stolen] = [await bound(), await bound()]
    assert.equal((await app.redeem(own.code, own.verifier)).status, 200)
    const thief = await proofKey()
    assert.equal((await app.redeem(stolen.code, stolen.verifier, { headers: await thief.forTokens(server) })).status, 400)
    const mixed = await app.push({ dpop_jkt: thief.jkt }, { headers: await pushProof() })
    assert.equal(mixed.answer.status, 400)
  })
  test('FAPI 2.0 §5.3.2.1 a code is of no use to another client, nor without the assertion of its own', async () => {
    const { code, verifier } = await app.code()
    const other = await fapiClient(server)
    assert.equal((await other.redeem(code, verifier)).json.error, 'invalid_grant')
    const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier }
    const unproved = { client_id: app.id, client_assertion: undefined, client_assertion_type: undefined }
    const foreign = { claims: { iss: other.id, sub: other.id } }
    for (const [change, how] of [
      [unproved, {}],
      [{ client_id: other.id }, foreign],
    ] as const) {
      const headers = await app.dpop.forTokens(server)
      described((await app.call('/oauth/token', { ...form, ...change }, { ...how, headers })).json, 'invalid_client', /./)
    }
  })
  test('FAPI 2.0 §5.3.2.1 an assertion without sub, for another server, or from minutes ago is refused', async () => {
    const now = Math.floor(Date.now() / 1000)
    for (const claims of [{ sub: undefined }, { iss: 'another' }, { aud: 'https://other.example' }, { aud: undefined }, { exp: now - 300 }, { exp: undefined }])
      assert.equal((await app.push({}, { claims })).answer.json.error, 'invalid_client', JSON.stringify(claims))
  })
  test('FAPI 2.0 §5.3.2.1 iat and nbf may lie 10 seconds ahead, and not more than 60', async () => {
    const now = Math.floor(Date.now() / 1000)
    for (const name of ['iat', 'nbf']) {
      assert.equal((await app.push({}, { claims: { [name]: now + 8 } })).answer.status, 201, name)
      assert.equal((await app.push({}, { claims: { [name]: now + 61 } })).answer.status, 401, name)
    }
  })
})

describe('requests (FAPI 2.0 §5.3.2.2)', () => {
  test('FAPI 2.0 §5.3.2.2 only response_type=code is accepted', async () => {
    says(await faultsOf({ supported_grant_types: ['implicit', 'authorization_code'] }), 'supported_grant_types', '5.3.2.2')
    const { answer } = await app.push({ response_type: 'code id_token' })
    assert.equal(answer.status, 400)
  })
  test('FAPI 2.0 §5.3.2.2 response_type=token is refused', async () => assert.equal((await app.push({ response_type: 'token' })).answer.status, 400))
  test('FAPI 2.0 §5.3.2.2 a person who says no is told to the client, with state and issuer', async () => {
    const fresh = await fapiClient(server)
    const { answer } = await fresh.push()
    const { params } = await fresh.visitor.authorize({ client_id: fresh.id, request_uri: answer.json.request_uri }, { username: fresh.username, agree: false })
    assert.deepEqual([params.get('error'), params.get('state'), params.get('iss'), params.get('code')], ['access_denied', 's', server.issuer, null])
  })
  test('FAPI 2.0 §5.3.2.2 neither state nor nonce is demanded, and scopes come in any order', async () => {
    const { stop, code, verifier } = await app.code({ state: undefined, nonce: undefined, scope: 'email openid' })
    assert.equal(stop.params.get('state'), null)
    const { json } = await app.redeem(code, verifier)
    assert.equal(decodeJwt(json.id_token)['nonce'], undefined)
    assert.deepEqual(json.scope.split(' ').sort(), ['email', 'openid'])
  })
  test('FAPI 2.0 §5.3.2.2 claims that are asked for by name are told', async () => {
    const claims = JSON.stringify({ id_token: { acr: null }, userinfo: { name: { essential: true } } })
    const { code, verifier } = await app.code({ claims, scope: 'openid profile' })
    const { json } = await app.redeem(code, verifier)
    assert.ok(decodeJwt(json.id_token)['acr'])
    assert.ok((await app.dpop.show(server, { token: json.access_token })).json.name)
  })
  test('FAPI 2.0 §5.3.2.2 a code needs its verifier, and no other will do', async () => {
    for (const wrong of ['', 'x'.repeat(43)]) {
      const { code } = await app.code()
      assert.equal((await app.redeem(code, wrong)).status, 400)
    }
  })
  test('FAPI 2.0 §5.3.2.2 a pushed request is of use to its client alone, once, in its time, and may be looked at before', async () => {
    const { answer } = await app.push()
    const other = await fapiClient(server)
    assert.equal((await other.visit(answer.json.request_uri)).status, 400)
    assert.equal(
      (await visitorOf(server).go(`/oauth/authorize?${new URLSearchParams({ client_id: app.id, request_uri: answer.json.request_uri })}`)).status,
      200,
    )
    assert.ok((await app.visit(answer.json.request_uri)).params.has('code'))
    assert.equal((await app.visit(answer.json.request_uri)).status, 400)
    const late = (await app.push()).answer.json
    server.clock.skew = (late.expires_in + 1) * 1000
    const stop = await app.visit(late.request_uri).finally(() => {
      server.clock.skew = 0
    })
    assert.equal(stop.status, 400)
  })
  test('FAPI 2.0 §5.3.2.2 a request that was not pushed is refused', async () => {
    says(await faultsOf({ require_pushed_authorization_requests: false }), 'require_pushed_authorization_requests', '5.3.2.2')
    const params = { client_id: app.id, response_type: 'code', redirect_uri: fapiSettings.redirect_uris?.[0] ?? '', scope: 'openid' }
    const stop = await app.visitor.authorize(params, { username: app.username })
    assert.equal(stop.params.get('error'), 'invalid_request')
  })
  test('FAPI 2.0 §5.3.2.2 a push without client authentication is refused', async () => {
    const { answer } = await app.push({ client_id: app.id, client_assertion: undefined, client_assertion_type: undefined })
    described(answer.json, 'invalid_client', /./)
  })
  test('FAPI 2.0 §5.3.2.2 PKCE with S256 is demanded', async () => {
    says(await faultsOf({ pkce: false }), 'pkce', '5.3.2.2')
    assert.equal((await app.push({ code_challenge: undefined, code_challenge_method: undefined })).answer.json.error, 'invalid_request')
    assert.equal((await app.push({ code_challenge_method: 'plain' })).answer.json.error, 'invalid_request')
  })
  test('FAPI 2.0 §5.3.2.2 redirect_uri must be pushed, even if only one is registered', async () => {
    const { answer } = await app.push({ redirect_uri: undefined })
    assert.equal(answer.json.error, 'invalid_request', answer.text)
    assert.match(answer.json.error_description, /redirect_uri/)
  })
  test('FAPI 2.0 §5.3.2.2 redirect URIs with http are for native applications on the same machine', async () => {
    says(await faultsOf({ redirect_uris: ['http://127.0.0.1/callback'] }), 'redirect_uris', '5.3.2.2')
    assert.deepEqual(await faultsOf({ redirect_uris: ['http://127.0.0.1/callback'], application_type: 'native' }), {})
    says(await faultsOf({ redirect_uris: ['https://*.app.example/cb'], redirect_uri_wildcards: true }), 'redirect_uri_wildcards', '5.3.2.2')
  })
  test('FAPI 2.0 §5.3.2.2 the answer names the issuer, and comes by 303', async () => {
    const { stop } = await app.code()
    assert.equal(stop.params.get('iss'), server.issuer)
    assert.equal(stop.status, 303)
  })
  test('FAPI 2.0 §5.3.2.2 a code is good once', async () => {
    const { code, verifier } = await app.code()
    assert.equal((await app.redeem(code, verifier)).status, 200)
    assert.equal((await app.redeem(code, verifier)).json.error, 'invalid_grant')
  })
  test('FAPI 2.0 §5.3.2.2 expires_in of a pushed request is less than 600', async () => {
    says(await faultsOf({ authorization_request_ttl: 600 }), 'authorization_request_ttl', '5.3.2.2')
    assert.ok((await app.push()).answer.json.expires_in < 600)
  })
  test('FAPI 2.0 §5.3.2.2 a nonce of 64 characters comes back', async () => {
    assert.equal((await app.push({ nonce: 'x'.repeat(64) })).answer.status, 201)
  })
  test('FAPI 2.0 §5.3.2.1 no open redirector: an address that is not registered is shown, not visited', async () => {
    const { answer } = await app.push({ redirect_uri: 'https://evil.example/' })
    assert.equal(answer.status, 400)
    const stop = await app.visitor.go(`/oauth/authorize?client_id=${app.id}&response_type=code&redirect_uri=https://evil.example/`)
    assert.equal(stop.url.origin, server.issuer)
  })
})

describe('cryptography (FAPI 2.0 §5.4.1)', () => {
  for (const alg of ['PS256', 'ES256', 'EdDSA'] as const)
    test(`FAPI 2.0 §5.4.1 assertions signed with ${alg} are accepted`, async () => assert.equal((await app.push({}, { alg })).answer.status, 201))
  test('FAPI 2.0 §5.4.1 RS256 is refused, in assertions and in DPoP proofs', async () => {
    described((await app.push({}, { alg: 'RS256' })).answer.json, 'invalid_client', /PS256, ES256 or EdDSA/)
    const weak = await proofKey('RS256')
    const answer = await app.call('/oauth/token', { grant_type: 'client_credentials' }, { headers: await weak.forTokens(server) })
    described(answer.json, 'invalid_request', /PS256, ES256 or EdDSA/)
    says(await faultsOf({ token_endpoint_jwt_auth_alg: 'RS256' }), 'token_endpoint_jwt_auth_alg', '5.4.1')
    says(await faultsOf({ id_token_signature_alg: 'RS256' }), 'id_token_signature_alg', '5.4.1')
  })
  test('FAPI 2.0 §5.4.1 the algorithm of JWT access tokens is judged, whoever demands that they are JWTs: the client, a grant, an API, or introspection', async () => {
    for (const change of [{ access_token_format: 'jwt' }, { grant_settings: { client_credentials: { format: 'jwt' } } }, {}])
      says(await faultsOf({ access_token_signature_alg: 'RS256', ...change }), 'id_token_signature_alg', '5.4.1')
    assert.deepEqual(await faultsOf({ access_token_signature_alg: 'PS256' }), {})
  })
})
