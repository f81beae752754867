import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import type { Client } from '#model/client.ts'
import { assertion, showing } from '../support/assertions.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

test('RFC 9700 §2.1 an address is compared as it is written: no prefix, no other path, no other case, nothing appended', async () => {
  const flow = await codeFlow({ server })
  const registered = flow.request().params['redirect_uri'] ?? ''
  for (const redirect_uri of [
    `${registered}/`,
    `${registered}?x=y`,
    `${registered}/../other`,
    registered.toUpperCase(),
    registered.replace('https', 'http'),
    `${registered}#f`,
  ]) {
    const { stop } = await flow.authorize({ redirect_uri })
    assert.deepEqual([stop.status, stop.url.origin], [400, server.issuer], redirect_uri)
  }
})
test('RFC 9700 §2.5 a client that registered a key is not let in by anything weaker', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwks = { keys: [await exportJWK(publicKey)] } as NonNullable<Client['jwks']>
  const client = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], jwks })
  const ask = (form: Record<string, string>, basic?: readonly [string, string]) =>
    server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', ...form }, ...(basic && { basic }) })
  assert.equal((await ask({}, client.basic)).json.error, 'invalid_client')
  assert.equal((await ask({ client_id: client.id, client_secret: client.secret })).json.error, 'invalid_client')
  assert.equal((await ask({ client_id: client.id })).json.error, 'invalid_client')
  assert.equal((await ask(showing(await assertion({ client_id: client.id, issuer: server.issuer, key: privateKey })))).status, 200)
  const methods = (await server.call('GET', '/.well-known/oauth-authorization-server')).json.token_endpoint_auth_methods_supported
  assert(methods.includes('private_key_jwt'))
})
test('draft-ietf-oauth-security-topics-update §2.1 an assertion that another server could have asked for is refused: its audience is this issuer alone', async () => {
  const { publicKey, privateKey: key } = await generateKeyPair('ES256', { extractable: true })
  const jwks = { keys: [await exportJWK(publicKey)] } as NonNullable<Client['jwks']>
  const { id: client_id } = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], jwks })
  const ask = async (aud: unknown) =>
    (await server.call('POST', '/oauth/token', { form: showing(await assertion({ client_id, issuer: server.issuer, key, claims: { aud } })) })).json.error
  assert.equal(await ask(server.issuer), undefined)
  // The malicious server names the endpoint of the honest one as its own, or its own beside it.
  const injected = [
    `${server.issuer}/oauth/token`,
    `${server.issuer}/oauth/par`,
    [server.issuer, 'https://evil.example'],
    'https://evil.example',
    `${server.issuer}/`,
    `${server.issuer}/t/other`,
  ]
  for (const aud of injected) assert.equal(await ask(aud), 'invalid_client', JSON.stringify(aud))
})
test('RFC 9700 §2.6 the authorization endpoint lets no script read it, and the metadata tells everybody how to be safe here', async () => {
  const flow = await codeFlow({ server, client: { allowed_origins: ['https://app.example'] } })
  const path = `/oauth/authorize?${new URLSearchParams(flow.request().params)}`
  for (const method of ['GET', 'OPTIONS'] as const) {
    const { headers } = await server.call(method, path, { headers: { origin: 'https://app.example', 'access-control-request-method': 'GET' } })
    assert.equal(headers['access-control-allow-origin'], undefined, method)
  }
  const { json } = await server.call('GET', '/.well-known/oauth-authorization-server')
  assert.deepEqual([json.code_challenge_methods_supported, json.authorization_response_iss_parameter_supported], [['S256'], true])
})
