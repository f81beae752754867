import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { makeClient, type TestClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

const TYPE = 'application/token-introspection+jwt'
let server: TestServer
let owner: TestClient
before(async () => {
  server = await startServer()
  owner = await makeClient(server)
})
after(() => server.close())

const signed = async (token: string) => {
  const answer = await server.call('POST', '/oauth/introspect', { form: { token }, basic: owner.basic, headers: { accept: TYPE } })
  assert.deepEqual([answer.status, answer.headers['content-type'], answer.headers['cache-control']], [200, TYPE, 'no-store'])
  const keys = createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json)
  return jwtVerify(answer.text, keys, { issuer: server.issuer, audience: owner.id, typ: 'token-introspection+jwt' })
}

test('RFC 9701 §5 the answer is signed, for the caller only, and holds all in one claim', async () => {
  const token = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: owner.basic })).json.access_token
  const { payload } = await signed(token)
  const { token_introspection, iat, ...rest } = payload
  assert.deepEqual(rest, { iss: server.issuer, aud: owner.id })
  assert.equal(typeof iat, 'number')
  const plain = await server.call('POST', '/oauth/introspect', { form: { token }, basic: owner.basic, headers: { accept: 'application/json' } })
  assert.deepEqual(token_introspection, plain.json)
  assert.equal(plain.json.active, true)
})
test('RFC 9701 §5 of what is not active nothing else is told', async () => {
  assert.deepEqual((await signed('nonsense')).payload['token_introspection'], { active: false })
})
test('RFC 9701 §8.1 the signed answer is no access token', async () => {
  const answer = await server.call('POST', '/oauth/introspect', { form: { token: 'x' }, basic: owner.basic, headers: { accept: TYPE } })
  const asked = await server.call('POST', '/oauth/introspect', { form: { token: answer.text }, basic: owner.basic })
  assert.deepEqual(asked.json, { active: false })
})
