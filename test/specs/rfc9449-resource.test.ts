import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { accessToken } from '#model/access-token.ts'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { athOf, type ProofChange, type ProofKey, proofKey } from '../support/dpop.ts'
import { ADMIN_SECRET, type CallAnswer, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let flow: CodeFlow
let key: ProofKey
before(async () => {
  server = await startServer()
  flow = await codeFlow({ server, client: { allowed_origins: ['https://app.example'] } })
  key = await proofKey()
})
after(() => server.close())

async function boundToken(scope = 'openid', by = key): Promise<string> {
  const { code, verifier } = await flow.code({ scope })
  return (await flow.redeem(code, verifier, {}, await by.forTokens(server))).json.access_token
}
const adminToken = async (scope: string) =>
  (
    await server.call('POST', '/oauth/token', {
      form: { grant_type: 'client_credentials', scope },
      basic: ['gatehouse-admin', ADMIN_SECRET],
      headers: await key.forTokens(server),
    })
  ).json.access_token
function isRefused({ status, headers }: CallAnswer, error: string, scheme = 'DPoP') {
  assert.equal(status, 401)
  assert.match(String(headers['www-authenticate']), new RegExp(`^${scheme} .*error="${error}", error_description="[^"]+"`))
  if (scheme === 'DPoP') assert.match(String(headers['www-authenticate']), /, algs="ES256 [^",]+"$/)
}

describe('RFC 9449 §7 userinfo', () => {
  test('RFC 9449 §7.1 a bound token is shown with a proof, in a GET or a POST', async () => {
    const token = await boundToken()
    for (const method of ['GET', 'POST']) {
      const answer = await key.show(server, { token, method })
      assert.equal(answer.status, 200, answer.text)
      assert.ok(answer.json.sub)
    }
  })
  test('RFC 9110 §11.1 the name of the scheme is not case-sensitive', async () => {
    const token = await boundToken()
    assert.equal((await key.show(server, { token, headers: { authorization: `dpop ${token}` } })).status, 200)
  })
  test('RFC 9449 §7.2 a bound token is no bearer token, with or without a proof', async () => {
    const token = await boundToken()
    const plain = await server.call('GET', '/oauth/userinfo', { bearer: token })
    isRefused(plain, 'invalid_token')
    assert.equal(plain.json.error, 'invalid_token')
    isRefused(await key.show(server, { token, headers: { authorization: `Bearer ${token}` } }), 'invalid_token')
    isRefused(await server.call('POST', '/oauth/userinfo', { form: { access_token: token } }), 'invalid_token')
  })
  test('RFC 9449 §7.1 a bound token without a proof is refused', async () => {
    const token = await boundToken()
    isRefused(await server.call('GET', '/oauth/userinfo', { headers: { authorization: `DPoP ${token}` } }), 'invalid_dpop_proof')
  })
  test('RFC 9449 §7.1 the proof of another key is refused', async () => {
    const token = await boundToken()
    isRefused(await (await proofKey()).show(server, { token }), 'invalid_dpop_proof')
  })
  test('RFC 9449 §7.1 an unbound token is not shown as a bound one', async () => {
    const { access_token: token } = await flow.tokens()
    isRefused(await key.show(server, { token }), 'invalid_token', 'Bearer')
  })
  test('RFC 9449 §7.1 a dead token is refused in its own scheme', async () => {
    isRefused(await key.show(server, { token: 'gat_dead' }), 'invalid_token')
    const token = await boundToken()
    await server.context.db.table(accessToken).change({ client_id: flow.app.id, revoked_at: undefined }, { revoked_at: Date.now() })
    isRefused(await key.show(server, { token }), 'invalid_token')
  })
  test('RFC 9449 §7.1 a bound token without the scope is refused in its own scheme', async () => {
    const answer = await key.show(server, { token: await boundToken('profile') })
    assert.equal(answer.status, 403)
    assert.match(String(answer.headers['www-authenticate']), /^DPoP error="insufficient_scope", .*scope="openid"/)
  })
  test('RFC 9449 §4.3 a proof for a resource must be made for the token', async () => {
    const [token, another] = [await boundToken(), await boundToken()]
    for (const ath of [undefined, '', athOf(another), token, athOf(token).slice(0, -1)])
      isRefused(await key.show(server, { token }, { claims: { ath } }), 'invalid_dpop_proof')
  })
  const wrong: readonly (readonly [what: string, change: ProofChange])[] = [
    ['for another method', { claims: { htm: 'POST' } }],
    ['for another URL', { claims: { htu: 'https://id.example/oauth/token' } }],
    ['that is old', { claims: { iat: 1 } }],
    ['of another type', { header: { typ: 'jwt' } }],
  ]
  for (const [what, change] of wrong)
    test(`RFC 9449 §4.3 a proof ${what} is refused here too`, async () => {
      isRefused(await key.show(server, { token: await boundToken() }, change), 'invalid_dpop_proof')
    })
  test('RFC 9449 §11.1 a proof is good once here too, and one that got a token is of no use', async () => {
    const token = await boundToken()
    const dpop = await key.proof('GET', `${server.issuer}/oauth/userinfo`, { claims: { ath: athOf(token) } })
    assert.equal((await key.show(server, { token, headers: { dpop } })).status, 200)
    isRefused(await key.show(server, { token, headers: { dpop } }), 'invalid_dpop_proof')
    isRefused(await key.show(server, { token, headers: await key.forTokens(server) }), 'invalid_dpop_proof')
  })
  test('RFC 6750 §3.1 whoever shows no token is told both ways', async () => {
    const { headers } = await server.call('GET', '/oauth/userinfo')
    assert.match(String(headers['www-authenticate']), /^Bearer realm="gatehouse", resource_metadata="[^"]+", DPoP algs="ES256 [^",=]+"$/)
  })
  test('Fetch §3.2 only origins that the client lists may read the answer', async () => {
    const from = async (origin: string) => (await key.show(server, { token: await boundToken(), headers: { origin } })).headers['access-control-allow-origin']
    assert.equal(await from('https://app.example'), 'https://app.example')
    assert.equal(await from('https://evil.example'), undefined)
  })
})

describe('RFC 9449 §7 the administration API', () => {
  test('RFC 9449 §7.1 a bound token administers with a proof for each request', async () => {
    const token = await adminToken('clients:manage:all')
    const { json } = await key.show(server, { token, method: 'POST', path: '/api/clients', json: { client: { name: 'Made' } } })
    assert.equal((await key.show(server, { token, path: `/api/clients/${json.data.id}?fields=id` })).status, 200)
    assert.equal((await key.show(server, { token, method: 'PATCH', path: `/api/clients/${json.data.id}`, json: { name: 'Other' } })).status, 200)
    assert.equal((await key.show(server, { token, method: 'DELETE', path: `/api/clients/${json.data.id}` })).status, 204)
  })
  test('RFC 9449 §7.2 it takes a bound token neither as bearer nor with the proof of another request', async () => {
    const token = await adminToken('clients:read:all')
    const plain = await server.call('GET', '/api/clients', { bearer: token })
    isRefused(plain, 'invalid_token')
    assert.equal(plain.json.code, 'UNAUTHORIZED')
    isRefused(await key.show(server, { token, path: '/api/clients' }, { claims: { htu: `${server.issuer}/api/users` } }), 'invalid_dpop_proof')
    isRefused(await key.show(server, { token, path: '/api/clients', headers: { dpop: 'x' } }), 'invalid_dpop_proof')
  })
  test('RFC 6750 §3.1 a bound token that lacks the scope is told so in its own scheme', async () => {
    const token = await adminToken('clients:read:all')
    const answer = await key.show(server, { token, method: 'POST', path: '/api/clients', json: {} })
    assert.equal(answer.status, 403)
    assert.match(String(answer.headers['www-authenticate']), /^DPoP error="insufficient_scope", .*scope="clients:manage:all"/)
  })
  test('RFC 9449 §7.1 a developer comes in with a bound token too', async () => {
    const portal = await codeFlow({ server, client: { authorize_scope: true, user_scopes: ['account:manage:own'] } })
    const { code, verifier } = await portal.code({ scope: 'openid account:manage:own' })
    const { access_token: token } = (await portal.redeem(code, verifier, {}, await key.forTokens(server))).json
    assert.equal((await key.show(server, { token, path: '/me' })).status, 200)
    isRefused(await server.call('GET', '/me', { bearer: token }), 'invalid_token')
  })
  test('RFC 9449 §7.1 one key may hold tokens of several clients, each with its own proof', async () => {
    const machine = await makeClient(server)
    const mine = await server.call('POST', '/oauth/token', {
      form: { grant_type: 'client_credentials' },
      basic: machine.basic,
      headers: await key.forTokens(server),
    })
    const token = await adminToken('clients:read:all')
    const dpop = await key.proof('GET', `${server.issuer}/api/clients`, { claims: { ath: athOf(mine.json.access_token) } })
    isRefused(await key.show(server, { token, path: '/api/clients', headers: { dpop } }), 'invalid_dpop_proof')
  })
})
