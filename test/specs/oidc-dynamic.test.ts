import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { assertion, showing } from '../support/assertions.ts'
import { CALLBACK } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { until } from '../support/until.ts'
import { pkce, type Stop, type Visitor, visitorOf } from '../support/visitor.ts'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
/** The site of an application: what it publishes, by path. */
const published = new Map<string, string | Buffer>()
const site = createServer((request, response) => {
  const found = published.get(request.url ?? '')
  response.writeHead(found === undefined ? 404 : 200, { 'content-type': request.url?.endsWith('.png') ? 'image/png' : 'application/json' }).end(found)
})
let origin: string
let server: DescribedServer
let username: string
let visitor: Visitor
before(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  server = await describedServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  await server.api('PATCH', '/api/tenants/default', { registration: 'open' })
  username = (await makePerson(server)).username
  visitor = visitorOf(server)
})
after(async () => {
  await server.close()
  site.close()
})

const register = (json: object) => server.call('POST', '/oauth/register', { json: { redirect_uris: [CALLBACK], ...json } })
const registered = async (json: object = {}): Promise<{ client_id: string; client_secret: string }> => {
  const { status, json: made, text } = await register(json)
  assert.equal(status, 201, text)
  return made
}
const request = (client_id: string, more: Record<string, string> = {}) => {
  const { challenge, verifier } = pkce()
  const params = { client_id, response_type: 'code', redirect_uri: CALLBACK, scope: 'openid', state: 's', nonce: 'n' }
  return { verifier, params: { ...params, code_challenge: challenge, code_challenge_method: 'S256', ...more } }
}
const ask = (params: Record<string, string>) => visitor.go(`/oauth/authorize?${new URLSearchParams(params)}`)
/** Signs in once, up to the page where the person is asked to agree. */
async function consentOf(client_id: string): Promise<Stop> {
  const stop = await ask(request(client_id).params)
  return stop.url.pathname.endsWith('/login') ? visitor.fill(stop, { username, password: PASSWORD }) : stop
}

test('OIDC Core §3.1.2.1 the query of a redirect URI is compared too: one that was added or changed is refused, to the person', async () => {
  const { client_id } = await registered({ redirect_uris: [`${CALLBACK}?foo=bar`] })
  for (const redirect_uri of [CALLBACK, `${CALLBACK}?foo=bar&more=1`, `${CALLBACK}?foo=baz`]) {
    const stop = await ask(request(client_id, { redirect_uri }).params)
    assert.deepEqual([stop.status, stop.url.pathname], [400, '/oauth/authorize'], redirect_uri)
  }
})
test('RFC 6749 §3.1.2 a redirect URI with a fragment cannot be registered', async () => {
  const { status, json } = await register({ redirect_uris: [`${CALLBACK}#foobar`] })
  assert.deepEqual([status, json.error], [400, 'invalid_redirect_uri'])
})
test('OIDC Registration §2 unsigned ID tokens cannot be registered, and discovery does not offer them', async () => {
  const { status, json } = await register({ id_token_signed_response_alg: 'none' })
  assert.deepEqual([status, json.error], [400, 'invalid_client_metadata'])
  const told = (await server.call('GET', '/.well-known/openid-configuration')).json
  assert.equal(told.id_token_signing_alg_values_supported.includes('none'), false)
})
test('OIDC Registration §2 the person sees the name, the policy and the terms of the application', async () => {
  const said = {
    client_name: 'Tide tables',
    policy_uri: 'https://app.example/policy',
    tos_uri: 'https://app.example/terms',
    client_uri: 'https://app.example/',
  }
  const { client_id } = await registered(said)
  const { text, url } = await consentOf(client_id)
  assert.ok(url.pathname.endsWith('/consent'), url.pathname)
  for (const shown of [said.client_name, `href="${said.policy_uri}"`, `href="${said.tos_uri}"`]) assert.ok(text.includes(shown), shown)
})
test('OIDC Registration §2 the sign-in page and the consent page show the logo of the application', async () => {
  published.set('/logo.png', PNG)
  const { client_id } = await registered({ logo_uri: `${origin}/logo.png` })
  const kept = async () => server.server.inject({ method: 'GET', url: `/assets/logos/${client_id}` })
  await until(async () => (await kept()).statusCode === 200, 'the logo is kept, before anybody looks at a page')
  const stranger = visitorOf(server)
  const stop = await stranger.go(`/oauth/authorize?${new URLSearchParams(request(client_id).params)}`)
  assert.ok(stop.text.includes(`/assets/logos/${client_id}`))
  assert.ok(stop.url.pathname.endsWith('/login'), stop.url.pathname)
  const consent = await stranger.fill(stop, { username, password: PASSWORD })
  assert.ok(consent.url.pathname.endsWith('/consent'), consent.url.pathname)
  assert.ok(consent.text.includes(`/assets/logos/${client_id}`))
  assert.deepEqual((await kept()).rawPayload, PNG)
})
test('OIDC Core §6.1 a request that is not signed is refused by value and by reference, and a signed one may name its redirect URI inside', async () => {
  const pair = await generateKeyPair('RS256', { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' }] }
  const { client_id } = await registered({ jwks, token_endpoint_auth_method: 'private_key_jwt', request_uris: [`${origin}/request`] })
  const { params } = request(client_id)
  const unsigned = new UnsecuredJWT({ ...params, iss: client_id, aud: server.issuer }).encode()
  published.set('/request', unsigned)
  const outer = { client_id, response_type: 'code', scope: 'openid', redirect_uri: CALLBACK }
  assert.equal((await ask({ ...outer, request: unsigned })).params.get('error'), 'request_not_supported')
  assert.equal((await ask({ ...outer, request_uri: `${origin}/request` })).params.get('error'), 'request_not_supported')
  const signed = (claims: object) =>
    new SignJWT({ ...params, ...claims, iss: client_id, aud: server.issuer }).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(pair.privateKey)
  const stop = await ask({ client_id, response_type: 'code', scope: 'openid', request: await signed({}) })
  assert.ok(/\/(?:login|consent)$/.test(stop.url.pathname), stop.text)
  const elsewhere = await ask({ ...outer, request: await signed({ redirect_uri: 'https://thief.example/' }) })
  assert.equal(elsewhere.params.has('code') || elsewhere.url.origin === 'https://thief.example', false)
})
test('OIDC Core §10.1.1 a client proves itself by keys at its jwks_uri, also with a refresh token after it replaced them', async () => {
  const publish = async (kid: string) => {
    const pair = await generateKeyPair('ES256', { extractable: true })
    published.set('/keys', JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256' }] }))
    return { kid, key: pair.privateKey }
  }
  const first = await publish('first')
  const method = { token_endpoint_auth_method: 'private_key_jwt', grant_types: ['authorization_code', 'refresh_token'] }
  const { client_id } = await registered({ ...method, jwks_uri: `${origin}/keys` })
  const by = async ({ kid, key }: { readonly kid: string; readonly key: CryptoKey }, form: Record<string, string>) => {
    const shown = showing(await assertion({ client_id, issuer: server.issuer, key, alg: 'ES256', header: { kid } }))
    return server.call('POST', '/oauth/token', { form: { ...shown, ...form } })
  }
  const { params, verifier } = request(client_id, { scope: 'openid offline_access', prompt: 'consent' })
  const stop = await visitor.authorize(params, { username })
  const redeemed = await by(first, {
    grant_type: 'authorization_code',
    code: stop.params.get('code') ?? '',
    redirect_uri: CALLBACK,
    code_verifier: verifier,
  })
  assert.equal(redeemed.status, 200, redeemed.text)
  const second = await publish('second')
  server.clock.skew += 60_000
  const refreshed = await by(second, { grant_type: 'refresh_token', refresh_token: redeemed.json.refresh_token })
  assert.equal(refreshed.status, 200, refreshed.text)
  assert.equal((await by(first, { grant_type: 'refresh_token', refresh_token: refreshed.json.refresh_token })).json.error, 'invalid_client')
  server.clock.skew = 0
})
test('OIDC Core §10.1.1 after the server replaced its key, ID tokens go by the new one, and both are published', async () => {
  const client = await registered()
  const idToken = async () => {
    const { params, verifier } = request(client.client_id)
    const stop = await visitor.authorize(params, { username })
    const form = { grant_type: 'authorization_code', code: stop.params.get('code') ?? '', redirect_uri: CALLBACK, code_verifier: verifier }
    const { json, text } = await server.call('POST', '/oauth/token', { form, basic: [client.client_id, client.client_secret] })
    assert.equal(typeof json.id_token, 'string', text)
    return String(decodeProtectedHeader(json.id_token).kid)
  }
  const former = await idToken()
  const rotated = await server.api('POST', `/api/key-pairs/${former}/rotate`, {})
  assert.equal(rotated.status, 200, rotated.text)
  const kids = ((await server.call('GET', '/oauth/jwks')).json.keys as { kid: string }[]).map(({ kid }) => kid)
  server.clock.skew += 172_800_000
  const later = await idToken()
  assert.notEqual(later, former)
  assert.ok(kids.includes(later) && kids.includes(former), 'whoever fetched the keys before knows the new one')
  server.clock.skew = 0
})
