import assert from 'node:assert/strict'
import { request } from 'node:https'
import { after, before, describe, test } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import * as openid from 'openid-client'
import { mutualTlsServer } from '#http/mutual-tls.ts'
import type { Client } from '#model/client.ts'
import { COMMON_NAME, jwkOf, makeCertificate } from '../support/certificates.ts'
import { makeClient } from '../support/clients.ts'
import { freePort } from '../support/free-port.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { serverPair, authority as tlsAuthority } from '../support/tls/material.ts'
import { type Visitor, visitorAt } from '../support/visitor.ts'

/** A fetch that shows a certificate, as the library asks for one. */
const fetchShowing =
  (pair: { readonly cert: string; readonly key: string; readonly ca: string }): openid.CustomFetch =>
  (url, { method, headers, body }) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    request(url, { method, headers, agent: false, ...pair }, async (response) => {
      const text = Buffer.concat(await response.toArray())
      resolve(new Response(text, { status: response.statusCode ?? 0, headers: { 'content-type': response.headers['content-type'] ?? '' } }))
    })
      .on('error', reject)
      .end(body === undefined || body === null ? undefined : String(body))
    return promise
  }

const CALLBACK = 'http://127.0.0.1:9999/callback'
const GOODBYE = 'http://127.0.0.1:9999/goodbye'

describe('openid-client over a socket', () => {
  let server: TestServer
  let config: openid.Configuration
  let visitor: Visitor
  let username: string
  before(async () => {
    server = await startServer({ listen: true, settings: { implicit_grant: true } })
    const { id, secret } = await makeClient(server, {
      redirect_uris: [CALLBACK],
      post_logout_redirect_uris: [GOODBYE],
      supported_grant_types: ['authorization_code', 'refresh_token', 'revoke', 'introspect', 'implicit'],
    })
    config = await openid.discovery(new URL(server.issuer), id, secret, undefined, { execute: [openid.allowInsecureRequests] })
    visitor = visitorAt(server.issuer)
    username = (await makePerson(server)).username
  })
  after(() => server.close())

  interface Begun {
    readonly url: URL
    readonly checks: openid.AuthorizationCodeGrantChecks
  }
  async function begin(build: (parameters: Record<string, string>) => URL | Promise<URL>, more: Record<string, string> = {}): Promise<Begun> {
    const pkceCodeVerifier = openid.randomPKCECodeVerifier()
    const [expectedState, expectedNonce] = [openid.randomState(), openid.randomNonce()]
    const parameters = {
      redirect_uri: CALLBACK,
      scope: 'openid profile email',
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
      ...more,
    }
    return { url: await build(parameters), checks: { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true } }
  }
  const visit = async (url: URL) => (await visitor.complete(await visitor.go(url.href), { username })).url
  const signIn = async (more: Record<string, string> = {}) => {
    const { url, checks } = await begin((parameters) => openid.buildAuthorizationUrl(config, parameters), more)
    return openid.authorizationCodeGrant(config, await visit(url), checks)
  }

  test('authorization code, ID token, userinfo', async () => {
    const tokens = await signIn()
    const claims = tokens.claims()
    assert.equal(claims?.iss, server.issuer)
    const told = await openid.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '')
    assert.equal(told.email, username)
  })
  test('a certificate proves the client at the alias endpoints, and binds its tokens', async () => {
    const shown = makeCertificate({ subject: [[COMMON_NAME, 'theirs']] })
    const port = await freePort()
    const mutual = await startServer({ listen: true, settings: { 'mtls.port': port } })
    const listener = mutualTlsServer(mutual.server, serverPair, 30)
    await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve))
    const { id } = await makeClient(mutual, {
      supported_grant_types: ['client_credentials', 'introspect'],
      token_endpoint_auth_methods: ['self_signed_tls_client_auth'],
      tls_client_certificate_bound_access_tokens: true,
      jwks: { keys: [jwkOf(shown)] } as NonNullable<Client['jwks']>,
    })
    const registered = { use_mtls_endpoint_aliases: true }
    const own = await openid.discovery(new URL(mutual.issuer), id, registered, openid.TlsClientAuth(), { execute: [openid.allowInsecureRequests] })
    own[openid.customFetch] = fetchShowing({ cert: shown.pem, key: shown.key, ca: tlsAuthority })
    const { access_token } = await openid.clientCredentialsGrant(own)
    assert.deepEqual((await openid.tokenIntrospection(own, access_token)).cnf, { 'x5t#S256': shown.thumbprint })
    listener.close()
    listener.closeAllConnections()
    await mutual.close()
  })
  test('a signed request, pushed, is answered with a signed response', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
    const { id, secret } = await makeClient(server, {
      redirect_uris: [CALLBACK],
      supported_grant_types: ['authorization_code'],
      require_signed_request_object: true,
      require_pushed_authorization_requests: true,
      jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'theirs' }] } as NonNullable<Client['jwks']>,
    })
    const own = await openid.discovery(new URL(server.issuer), id, secret, undefined, { execute: [openid.allowInsecureRequests] })
    openid.useJwtResponseMode(own)
    const { url, checks } = await begin(async (parameters) => {
      const signed = await openid.buildAuthorizationUrlWithJAR(own, parameters, { key: privateKey, kid: 'theirs' })
      return openid.buildAuthorizationUrlWithPAR(own, signed.searchParams)
    })
    const tokens = await openid.authorizationCodeGrant(own, await visit(url), checks)
    assert.equal(tokens.claims()?.aud, id)
  })
  test('an encrypted ID token is decrypted and verified', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { extractable: true })
    const { id, secret } = await makeClient(server, {
      redirect_uris: [CALLBACK],
      supported_grant_types: ['authorization_code'],
      id_token_encrypted_response_alg: 'ECDH-ES',
      id_token_encrypted_response_enc: 'A256GCM',
      jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'theirs', use: 'enc' }] } as NonNullable<Client['jwks']>,
    })
    const own = await openid.discovery(new URL(server.issuer), id, secret, undefined, { execute: [openid.allowInsecureRequests] })
    openid.enableDecryptingResponses(own, ['A256GCM'], { key: privateKey, kid: 'theirs' })
    const { url, checks } = await begin((parameters) => openid.buildAuthorizationUrl(own, parameters))
    const tokens = await openid.authorizationCodeGrant(own, await visit(url), checks)
    assert.equal(tokens.id_token?.split('.').length, 5)
    assert.equal(tokens.claims()?.iss, server.issuer)
  })
  test('pushed authorization request', async () => {
    const { url, checks } = await begin((parameters) => openid.buildAuthorizationUrlWithPAR(config, parameters))
    assert.deepEqual([...url.searchParams.keys()].sort(), ['client_id', 'request_uri'])
    assert.ok((await openid.authorizationCodeGrant(config, await visit(url), checks)).claims())
  })
  test('refresh, introspection, revocation', async () => {
    const { refresh_token = '' } = await signIn()
    const refreshed = await openid.refreshTokenGrant(config, refresh_token)
    assert.ok(refreshed.claims())
    assert.equal((await openid.tokenIntrospection(config, refreshed.access_token)).active, true)
    await openid.tokenRevocation(config, refreshed.refresh_token ?? '')
    assert.equal((await openid.tokenIntrospection(config, refreshed.access_token)).active, false)
    await assert.rejects(openid.refreshTokenGrant(config, refreshed.refresh_token ?? ''), { error: 'invalid_grant' })
  })
  test('max_age, checked by the client too', async () => {
    const { url, checks } = await begin((parameters) => openid.buildAuthorizationUrl(config, parameters), { max_age: '600' })
    assert.ok((await openid.authorizationCodeGrant(config, await visit(url), { ...checks, maxAge: 600 })).claims()?.auth_time)
  })
  test('an error response, understood as one', async () => {
    const { url, checks } = await begin((parameters) => openid.buildAuthorizationUrl(config, parameters), { prompt: 'none', scope: 'openid phone' })
    await assert.rejects(openid.authorizationCodeGrant(config, await visit(url), checks), { error: 'consent_required' })
  })
  test('an ID token in the browser, where it is switched on', async () => {
    const implicit = new openid.Configuration(config.serverMetadata(), config.clientMetadata().client_id)
    openid.allowInsecureRequests(implicit)
    openid.useIdTokenResponseType(implicit)
    const [nonce, state] = [openid.randomNonce(), openid.randomState()]
    const url = openid.buildAuthorizationUrl(implicit, { redirect_uri: CALLBACK, scope: 'openid', nonce, state })
    assert.ok((await openid.implicitAuthentication(implicit, await visit(url), nonce, { expectedState: state })).sub)
  })
  test('code and ID token together, where it is switched on', async () => {
    const hybrid = await openid.discovery(
      new URL(server.issuer),
      config.clientMetadata().client_id,
      config.clientMetadata()['client_secret'] as string,
      undefined,
      {
        execute: [openid.allowInsecureRequests],
      },
    )
    openid.useCodeIdTokenResponseType(hybrid)
    const { url, checks } = await begin((parameters) => openid.buildAuthorizationUrl(hybrid, parameters))
    assert.ok((await openid.authorizationCodeGrant(hybrid, await visit(url), checks)).claims())
  })
  const discovered = async (fields: Partial<Client>) => {
    const { id, secret } = await makeClient(server, fields)
    return openid.discovery(new URL(server.issuer), id, secret, undefined, { execute: [openid.allowInsecureRequests] })
  }
  test('a device signs its person in by a code that they type elsewhere', async () => {
    const device = await discovered({ supported_grant_types: ['device_code', 'refresh_token'] })
    const begun = await openid.initiateDeviceAuthorization(device, { scope: 'openid email' })
    const person = visitorAt(server.issuer)
    const page = await person.complete(await person.go(begun.verification_uri_complete ?? ''), { username })
    const decision: [string, string][] = [
      ['scope', 'openid'],
      ['scope', 'email'],
      ['decision', 'allow'],
      ['user_code', begun.user_code],
    ]
    await person.fill(page, decision)
    // The person was quicker than the first poll, which the library would else wait for.
    const tokens = await openid.pollDeviceAuthorizationGrant(device, { ...begun, interval: 0 })
    const { sub = '' } = tokens.claims() ?? {}
    assert.equal((await openid.fetchUserInfo(device, tokens.access_token, sub)).email, username)
    assert.ok((await openid.refreshTokenGrant(device, tokens.refresh_token ?? '')).access_token)
  })
  test('a till asks the person who stands before it, by a backchannel request that they allow on their account page', async () => {
    const till = await discovered({ supported_grant_types: ['ciba'], backchannel_token_delivery_mode: 'poll' })
    const begun = await openid.initiateBackchannelAuthentication(till, { scope: 'openid', login_hint: username, binding_message: 'Till 7' })
    const person = visitorAt(server.issuer)
    await person.complete(await person.go(`${server.issuer}/login`), { username })
    const page = await person.go(`${server.issuer}/account/requests`)
    assert.match(page.text, /Till 7/)
    const [, id = ''] = /name="id" value="([^"]*)"/.exec(page.text) ?? []
    const decision: [string, string][] = [
      ['id', id],
      ['decision', 'allow'],
      ['scope', 'openid'],
    ]
    await person.fill(page, decision)
    const tokens = await openid.pollBackchannelAuthenticationGrant(till, { ...begun, interval: 0 })
    assert.equal(tokens.claims()?.aud, till.clientMetadata().client_id)
  })
  test('signing out', async () => {
    const { id_token = '' } = await signIn()
    const url = openid.buildEndSessionUrl(config, { id_token_hint: id_token, post_logout_redirect_uri: GOODBYE, state: 'bye' })
    assert.equal((await visitor.go(url.href)).url.href, `${GOODBYE}?state=bye`)
    const { url: silent } = await begin((parameters) => openid.buildAuthorizationUrl(config, parameters), { prompt: 'none' })
    assert.equal((await visitor.go(silent.href)).params.get('error'), 'login_required')
  })
})
