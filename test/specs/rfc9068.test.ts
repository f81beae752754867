import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { newRow } from '#fields/write.ts'
import { signingAlgs } from '#model/key-pair.ts'
import { protectedApi } from '#model/protected-api.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makeScopes } from '../support/scopes.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let machine: TestClient
before(async () => {
  server = await startServer()
  await makeScopes(server, ['orders:read', 'orders:write'])
  machine = await makeClient(server, { access_token_format: 'jwt' })
  const apis = server.context.db.table(protectedApi)
  await apis.insert(newRow(protectedApi, { id: 'api_a', identifier: 'https://a.example/', name: 'A' }))
  await apis.insert(newRow(protectedApi, { id: 'api_b', identifier: 'https://b.example/', name: 'B', access_token_format: 'opaque', access_token_ttl: 60 }))
})
after(() => server.close())

const ask = async (client: TestClient, form: Record<string, string> | string = {}) => {
  const rest = typeof form === 'string' ? form : new URLSearchParams(form).toString()
  return (await server.call('POST', '/oauth/token', { form: `grant_type=client_credentials&${rest}`, basic: client.basic })).json
}
const ourKeys = async () => (await server.call('GET', '/oauth/jwks')).json as JSONWebKeySet
const isActive = async (token: string, client: TestClient) =>
  (await server.call('POST', '/oauth/introspect', { form: { token }, basic: client.basic })).json.active

test('RFC 9068 §2 a JWT access token says what it is, and verifies with the published keys', async () => {
  const { access_token, expires_in } = await ask(machine, { scope: 'orders:read orders:write' })
  const keys = createLocalJWKSet(await ourKeys())
  const { payload, protectedHeader } = await jwtVerify(access_token, keys, { issuer: server.issuer, audience: server.issuer, typ: 'at+jwt' })
  assert.equal(protectedHeader.alg, 'ES256')
  const { exp = 0, iat = 0, jti, ...rest } = payload
  assert.deepEqual(rest, { iss: server.issuer, aud: server.issuer, sub: machine.id, client_id: machine.id, scope: 'orders:read orders:write' })
  assert.deepEqual([exp - iat, expires_in], [3600, 3600])
  assert.match(jti ?? '', /^[\w-]{20,}$/)
})
test('RFC 9068 §2.2 each token has an id of its own', async () => {
  const ids = new Set(await Promise.all(Array.from({ length: 50 }, async () => decodeJwt((await ask(machine)).access_token).jti)))
  assert.equal(ids.size, 50)
})
test('RFC 9068 §3 the audience is what the request names', async () => {
  assert.equal(decodeJwt((await ask(machine, { resource: 'https://a.example/' })).access_token).aud, 'https://a.example/')
})
test('an API may ask for a format and a shorter life', async () => {
  const { access_token, expires_in } = await ask(machine, { resource: 'https://b.example/' })
  assert.match(access_token, /^gat_/)
  assert.equal(expires_in, 60)
})
for (const alg of signingAlgs)
  test(`RFC 7518 §3.1 a token signed with ${alg} verifies`, async () => {
    const client = await makeClient(server, { access_token_format: 'jwt', access_token_signature_alg: alg })
    const tokens = await Promise.all(Array.from({ length: 20 }, async () => (await ask(client)).access_token as string))
    const keys = createLocalJWKSet(await ourKeys())
    for (const token of tokens) assert.equal((await jwtVerify(token, keys, { algorithms: [alg] })).protectedHeader.alg, alg)
    const [first] = tokens
    assert.equal(await isActive(first ?? '', client), true)
  })
test('a JWT that is recorded with another tenant, or nowhere, is not active', async () => {
  const { jwt } = { jwt: (await ask(machine)).access_token as string }
  const claims = { ...decodeJwt(jwt), jti: 'never-recorded' }
  const forged = await server.context.keys.sign(claims, 'at+jwt', { alg: 'ES256' })
  assert.equal(decodeProtectedHeader(forged).typ, 'at+jwt')
  assert.equal(await isActive(forged, machine), false)
  const elsewhere = await server.context.keys.sign({ ...decodeJwt(jwt), iss: 'https://other.example' }, 'at+jwt', { alg: 'ES256' })
  assert.equal(await isActive(elsewhere, machine), false)
})
test('RFC 9068 §4 another JWT of ours is no access token', async () => {
  const { access_token } = await ask(machine)
  const { client_id, ...others } = decodeJwt(access_token)
  // An API may ask for tokens of the type JWT, which ID tokens have, too: those lack the client_id (RFC 8725 §3.12).
  for (const [claims, typ] of [
    [{ ...others, client_id }, 'token-introspection+jwt'],
    [others, 'JWT'],
  ] as const)
    assert.equal(await isActive(await server.context.keys.sign(claims, typ, { alg: 'ES256' }), machine), false, typ)
})
