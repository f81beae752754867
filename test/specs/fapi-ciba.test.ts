import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt, SignJWT } from 'jose'
import type { Client } from '#model/client.ts'
import { type FapiClient, fapiClient } from '../support/fapi.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

const GRANT = 'urn:openid:params:grant-type:ciba'
const settings: Partial<Client> = {
  profiles: ['fapi_ciba'],
  supported_grant_types: ['ciba', 'refresh_token'],
  redirect_uris: [],
  backchannel_authentication_request_signing_alg: 'ES256',
}

let server: TestServer
let app: FapiClient
before(async () => {
  server = await startServer()
  app = await fapiClient(server, settings)
})
after(() => server.close())

/** A signed backchannel request, right in every respect that the test does not say. */
async function ask(change: Record<string, unknown> = {}, alg: 'ES256' | 'RS256' = 'ES256', signer = app): Promise<CallAnswer> {
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: app.id, aud: server.issuer, iat: now, nbf: now, exp: now + 300, jti: crypto.randomUUID(), scope: 'openid', login_hint: app.username }
  const request = await new SignJWT({ ...claims, binding_message: 'Till 7', ...change }).setProtectedHeader({ alg, kid: alg }).sign(signer.signingKey(alg))
  return app.call('/oauth/backchannel_authentication', { request })
}
async function allow(): Promise<void> {
  const visitor = visitorOf(server)
  await visitor.complete(await visitor.go(`${server.issuer}/login`), { username: app.username })
  const page = await visitor.go(`${server.issuer}/account/requests`)
  const [, id = ''] = /name="id" value="([^"]*)"/.exec(page.text) ?? []
  await visitor.fill(page, [
    ['id', id],
    ['decision', 'allow'],
    ['scope', 'openid'],
  ])
}
const create = async (client: Partial<Client>) =>
  server.call('POST', '/api/clients', { json: { client: { profile_mode: 'enforced', ...client } }, bearer: await server.adminToken() })

test('FAPI CIBA §5.2.2 a signed request is allowed, and its tokens are bound to the key of the client', async () => {
  const asked = await ask()
  assert.equal(asked.status, 200, asked.text)
  const form = { grant_type: GRANT, auth_req_id: asked.json.auth_req_id }
  await allow()
  assert.equal((await app.call('/oauth/token', form)).json.error, 'invalid_dpop_proof')
  const { status, json } = await app.call('/oauth/token', form, { headers: await app.dpop.forTokens(server) })
  assert.deepEqual([status, json.token_type, typeof decodeJwt(json.id_token)['acr']], [200, 'DPoP', 'string'])
})
test('FAPI CIBA §5.2.2 a request that is not signed is refused, and so is one with another algorithm', async () => {
  const { status, json } = await app.call('/oauth/backchannel_authentication', { scope: 'openid', login_hint: app.username, binding_message: 'Till 7' })
  assert.deepEqual([status, json.error], [400, 'invalid_request'])
  assert.equal((await ask({}, 'RS256')).json.error, 'invalid_request_object')
})
test('FAPI CIBA §5.2.2 nbf and exp are demanded, at most an hour apart, and neither in the wrong half of time', async () => {
  const now = Math.floor(Date.now() / 1000)
  for (const change of [
    { nbf: undefined },
    { exp: undefined },
    { nbf: now - 1800, exp: now + 1801 },
    { nbf: now - 4200 },
    { exp: now + 4200 },
    { nbf: now + 600, exp: now + 900 },
    { nbf: now - 900, exp: now - 600 },
  ])
    assert.equal((await ask(change)).status, 400, JSON.stringify(change))
  assert.equal((await ask({ nbf: now - 1800, exp: now + 1700 })).status, 200)
})
test('FAPI CIBA §5.2.2 a request of another issuer, for another server, or signed by another client is refused', async () => {
  for (const change of [{ iss: 'somebody' }, { iss: undefined }, { aud: 'https://other.example' }, { aud: undefined }])
    assert.equal((await ask(change)).status, 400, JSON.stringify(change))
  const other = await fapiClient(server, settings)
  assert.equal((await ask({}, 'ES256', other)).json.error, 'invalid_request_object')
})
test('FAPI CIBA §5.2.2 the wished expiry may be a number or a text', async () => {
  for (const requested_expiry of [60, '60']) assert.equal((await ask({ requested_expiry })).json.expires_in, 60)
})
test('FAPI CIBA §5.2.2 client authentication is demanded at both endpoints, and not with RS256', async () => {
  for (const [path, form] of [
    ['/oauth/backchannel_authentication', { scope: 'openid' }],
    ['/oauth/token', { grant_type: GRANT, auth_req_id: 'x' }],
  ] as const) {
    assert.equal((await app.call(path, { ...form, client_id: app.id, client_assertion: undefined, client_assertion_type: undefined })).status, 401, path)
    assert.equal((await app.call(path, form, { alg: 'RS256' })).json.error, 'invalid_client', path)
  }
})
test('FAPI CIBA §5.2.2 a request that looks like any other is refused', async () => {
  const { status, json } = await ask({ binding_message: undefined })
  assert.deepEqual([status, json.error, /binding_message or authorization_details/.test(json.error_description)], [400, 'invalid_request', true])
})
test('FAPI CIBA §5.2.2 a public client, pushed tokens and unsigned requests are refused when it is saved, each at its field', async () => {
  const push = { backchannel_token_delivery_mode: 'push', backchannel_client_notification_endpoint: 'https://app.example/push' } as const
  const { status, json } = await create({
    profiles: ['fapi_ciba'],
    supported_grant_types: ['ciba'],
    ...push,
    confidential: false,
    token_endpoint_auth_methods: ['none'],
  })
  assert.equal(status, 422)
  for (const field of ['backchannel_token_delivery_mode', 'backchannel_authentication_request_signing_alg', 'confidential', 'enforce_dpop'])
    assert.match(String(json.errors[field]), /FAPI CIBA Profile/, field)
})
test('FAPI CIBA §5.2.2 posture tells what a client would have to change, and mends it', async () => {
  const made = await create({ profile_mode: 'advisory', supported_grant_types: ['ciba'] })
  const posture = await server.call('GET', `/api/clients/${made.json.data.id}/posture`, { bearer: await server.adminToken() })
  const judged = posture.json.data.profiles.find(({ name }: { name: string }) => name === 'fapi_ciba')
  const broken = judged.rules.find(({ rule }: { rule: string }) => rule === 'signed_backchannel_requests')
  assert.deepEqual([judged.mode, broken.broken, broken.fix], ['none', true, { backchannel_authentication_request_signing_alg: 'ES256' }])
})
