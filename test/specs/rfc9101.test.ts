import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { CompactEncrypt, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import type { Client } from '#model/client.ts'
import { CALLBACK, type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let key: { readonly jwk: JWK; readonly privateKey: CryptoKey }
let flow: CodeFlow
let demanding: CodeFlow
const makeKey = async (alg = 'ES256') => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  return { jwk: { ...(await exportJWK(publicKey)), kid: 'theirs' }, privateKey }
}
const jwksOf = (jwk: JWK) => ({ keys: [jwk] }) as NonNullable<Client['jwks']>
before(async () => {
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1', 'localhost'] } })
  key = await makeKey()
  flow = await codeFlow({ server, client: { jwks: jwksOf(key.jwk) } })
  demanding = await codeFlow({ server, client: { jwks: jwksOf(key.jwk), require_signed_request_object: true } })
})
after(() => server.close())

interface Change {
  readonly claims?: Record<string, unknown>
  readonly header?: Record<string, unknown>
  readonly by?: CryptoKey | Uint8Array
}
/** A request object with everything, but for what the test says otherwise; and the verifier that goes with it. */
async function objectOf(of: CodeFlow, { claims, header, by = key.privateKey }: Change = {}) {
  const { params, verifier } = of.request()
  const members = { ...params, iss: of.app.id, aud: server.issuer, exp: Math.floor(Date.now() / 1000) + 60, ...claims }
  const request = await new SignJWT(JSON.parse(JSON.stringify(members)))
    .setProtectedHeader({ alg: 'ES256', typ: 'oauth-authz-req+jwt', kid: 'theirs', ...header })
    .sign(by)
  return { request, verifier }
}
const go = (of: CodeFlow, params: Record<string, string>) => of.visitor.authorize({ client_id: of.app.id, ...params }, of.habits)
async function refusal(of: CodeFlow, change: Change): Promise<string | null> {
  const stop = await go(of, { request: (await objectOf(of, change)).request })
  assert.equal(stop.status, 400, stop.text)
  return /<code[^>]*>([a-z_]+)<\/code>/.exec(stop.text)?.[1] ?? stop.text
}
const push = async (of: CodeFlow, form: Record<string, string>): Promise<CallAnswer> => server.call('POST', '/oauth/par', { form, basic: of.app.basic })

describe('RFC 9101 §5.1 by value', () => {
  test('RFC 9101 §6.3 a signed request is answered by what stands inside it; what stands beside it counts for nothing', async () => {
    const { request, verifier } = await objectOf(demanding, { claims: { scope: 'openid', max_age: 3600, claims: { id_token: { email: null } } } })
    const stop = await go(demanding, { request, scope: 'openid profile email', state: 'another', redirect_uri: 'https://thief.example/' })
    assert.equal(stop.url.origin + stop.url.pathname, CALLBACK)
    assert.equal(stop.params.get('state'), 'the state')
    const { json } = await demanding.redeem(stop.params.get('code') ?? '', verifier)
    assert.equal(json.scope, 'openid')
  })
  test('RFC 9101 §6.2 one that is not signed by the client, or in another way than it is registered for, is refused', async () => {
    const other = await makeKey()
    assert.match(String(await refusal(flow, { by: other.privateKey })), /invalid_request_object/)
    assert.match(String(await refusal(flow, { header: { typ: 'at+jwt' } })), /invalid_request_object/)
    assert.match(String(await refusal(flow, { header: { alg: 'HS256' }, by: new TextEncoder().encode(flow.app.secret) })), /invalid_request_object/)
    const { params } = flow.request()
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(params)).toString('base64url')}.`
    for (const request of [unsigned, 'x', 'a.b.c', 'a.b.c.d.e', 'x'.repeat(20_000)])
      assert.match((await go(flow, { request })).text, /invalid_request_object|request_not_supported/, request.slice(0, 40))
    const limited = await codeFlow({ server, client: { jwks: jwksOf(key.jwk), request_object_signing_alg: 'PS256' } })
    assert.match(String(await refusal(limited, {})), /invalid_request_object/)
  })
  test('RFC 9101 §4 one that is for another server, from another client, expired, too early, or holds a request is refused', async () => {
    const now = Math.floor(Date.now() / 1000)
    for (const claims of [
      { aud: 'https://other.example' },
      { iss: 'another' },
      { client_id: demanding.app.id },
      { exp: now - 60 },
      { nbf: now + 60 },
      { request: 'x' },
      { request_uri: 'https://app.example/r' },
    ])
      assert.match(String(await refusal(flow, { claims })), /invalid_request_object/, JSON.stringify(claims))
  })
  test('RFC 9101 §10.8 a client assertion is no request object, and a request object no assertion', async () => {
    assert.match(String(await refusal(flow, { claims: { sub: flow.app.id } })), /invalid_request_object/)
    const client = await codeFlow({ server, client: { token_endpoint_auth_methods: ['private_key_jwt'], jwks: jwksOf(key.jwk) } })
    const { request } = await objectOf(client, { claims: { sub: client.app.id, jti: 'once' } })
    const form = {
      grant_type: 'authorization_code',
      code: 'x',
      client_assertion: request,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    }
    assert.equal((await server.call('POST', '/oauth/token', { form })).json.error, 'invalid_client')
  })
  test('RFC 9101 §10.5 a client that must sign its requests is refused without, at the authorization endpoint and when it pushes', async () => {
    const { params } = demanding.request()
    assert.equal((await go(demanding, params)).params.get('error'), 'invalid_request')
    assert.equal((await push(demanding, params)).json.error, 'invalid_request')
  })
  test('RFC 9101 §7 the client is told of a fault where the request names its redirect URI beside the object, and the person where it does not', async () => {
    const { request } = await objectOf(flow, { claims: { aud: 'https://other.example' } })
    const { redirect_uri: _, ...bare } = flow.request().params
    const told = await go(flow, { ...bare, request, redirect_uri: CALLBACK })
    assert.deepEqual([told.url.origin + told.url.pathname, told.params.get('error')], [CALLBACK, 'invalid_request_object'])
    for (const params of [bare, { ...bare, redirect_uri: 'https://thief.example/' }]) {
      const shown = await go(flow, { ...params, request })
      assert.deepEqual([shown.status, shown.url.origin], [400, server.issuer])
    }
  })
  test('RFC 9101 §10.2 of a client that must sign its requests each one says for whom it is, and lives an hour at most', async () => {
    const now = Math.floor(Date.now() / 1000)
    for (const claims of [{ exp: undefined }, { aud: undefined }, { exp: now + 7200 }, { nbf: now - 7200, exp: now + 60 }])
      assert.match(String(await refusal(demanding, { claims })), /invalid_request_object/, JSON.stringify(claims))
    const { request } = await objectOf(demanding, { claims: { nbf: now, exp: now + 3600 } })
    assert.ok((await go(demanding, { request })).params.has('code'))
    assert.ok((await go(flow, { request: (await objectOf(flow, { claims: { exp: undefined, aud: undefined } })).request })).params.has('code'))
  })
  test('RFC 9101 §5 request and request_uri do not come together', async () => {
    const { request } = await objectOf(flow)
    assert.match((await go(flow, { request, request_uri: 'https://app.example/r' })).text, /invalid_request/)
  })
  test('RFC 9101 §6.1 a request object is signed and then encrypted to a key that we publish for that', async () => {
    const bearer = await server.adminToken()
    assert.equal((await server.call('POST', '/api/key-pairs', { bearer, json: { key_pair: { type: 'P-256', use: 'enc' } } })).status, 201)
    const metadata = (await server.call('GET', '/.well-known/oauth-authorization-server')).json
    const [alg] = metadata.request_object_encryption_alg_values_supported
    const jwk = (await server.call('GET', '/oauth/jwks')).json.keys.find(({ use }: JWK) => use === 'enc')
    const { request, verifier } = await objectOf(demanding)
    const encrypted = await new CompactEncrypt(new TextEncoder().encode(request))
      .setProtectedHeader({ alg, enc: 'A256GCM', cty: 'oauth-authz-req+jwt', kid: jwk.kid })
      .encrypt(await importJWK(jwk, alg))
    const stop = await go(demanding, { request: encrypted })
    assert.equal((await demanding.redeem(stop.params.get('code') ?? '', verifier)).status, 200)
    assert.match((await go(demanding, { request: `${encrypted.slice(0, -4)}AAAA` })).text, /invalid_request_object/)
  })
})

test('RFC 9126 §3 a signed request is pushed, and only what stands inside it counts', async () => {
  const { request, verifier } = await objectOf(demanding, { claims: { scope: 'openid' } })
  const pushed = await push(demanding, { request, scope: 'openid email', response_type: 'token' })
  assert.equal(pushed.status, 201, pushed.text)
  const stop = await go(demanding, { request_uri: pushed.json.request_uri })
  assert.equal((await demanding.redeem(stop.params.get('code') ?? '', verifier)).json.scope, 'openid')
  const wrong = await push(demanding, { request: (await objectOf(demanding, { claims: { aud: 'https://other.example' } })).request })
  assert.deepEqual([wrong.status, wrong.json.error], [400, 'invalid_request_object'])
  const foreign = await push(demanding, { request: (await objectOf(flow)).request })
  assert.equal(foreign.json.error, 'invalid_request_object', 'the request of another client')
})

describe('RFC 9101 §5.2 by reference', () => {
  const texts = new Map<string, string>()
  const asked: string[] = []
  let published: Server
  before(async () => {
    published = createServer(({ url = '' }, response) => {
      asked.push(url)
      response.writeHead(texts.has(url) ? 200 : 404).end(texts.get(url))
    })
    await new Promise<void>((resolve) => published.listen(0, '127.0.0.1', resolve))
  })
  after(() => published.close())

  test('RFC 9101 §5.2 a request object is fetched from a registered URL, once for a while, and from no other', async () => {
    const at = (path: string) => `http://127.0.0.1:${(published.address() as AddressInfo).port}${path}`
    const of = await codeFlow({ server, client: { jwks: jwksOf(key.jwk), request_uris: [at('/one'), at('/gone')] } })
    const { request, verifier } = await objectOf(of)
    texts.set('/one', request).set('/other', request)
    const stop = await go(of, { request_uri: at('/one') })
    assert.equal((await of.redeem(stop.params.get('code') ?? '', verifier)).status, 200)
    await go(of, { request_uri: at('/one') })
    for (const path of ['/other', '/gone', '/one?x', '/one#x']) assert.match((await go(of, { request_uri: at(path) })).text, /invalid_request_uri/, path)
    assert.deepEqual(asked, ['/one', '/gone'])
  })
})

test('RFC 9101 §10.5 discovery says what is accepted', async () => {
  const { json } = await server.call('GET', '/.well-known/openid-configuration')
  const { request_parameter_supported, request_uri_parameter_supported, require_request_uri_registration } = json
  assert.deepEqual([request_parameter_supported, request_uri_parameter_supported, require_request_uri_registration], [true, true, true])
  assert.ok(json.request_object_signing_alg_values_supported.includes('ES256'))
  assert.ok(!json.request_object_signing_alg_values_supported.includes('none'))
})
