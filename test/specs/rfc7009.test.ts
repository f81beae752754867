import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeClient, type TestClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let owner: TestClient
let other: TestClient
before(async () => {
  server = await startServer()
  owner = await makeClient(server)
  other = await makeClient(server)
})
after(() => server.close())

const newToken = async (client: TestClient): Promise<string> =>
  (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: client.basic })).json.access_token
const isActive = async (token: string, client: TestClient): Promise<boolean> =>
  (await server.call('POST', '/oauth/introspect', { form: { token }, basic: client.basic })).json.active
const revoke = (form: Record<string, string>, client: TestClient) => server.call('POST', '/oauth/revoke', { form, basic: client.basic })

test('RFC 7009 §2.2 a revoked token is dead when the answer comes', async () => {
  const token = await newToken(owner)
  assert.equal(await isActive(token, owner), true)
  const answer = await revoke({ token }, owner)
  assert.deepEqual([answer.status, answer.text], [200, ''])
  assert.equal(await isActive(token, owner), false)
})
test('RFC 7009 §2.2 so is one that was asked about often enough to be kept at hand', async () => {
  const token = await newToken(owner)
  for (let time = 0; time < 4; time++) assert.equal(await isActive(token, owner), true)
  await revoke({ token }, owner)
  assert.equal(await isActive(token, owner), false)
})
test('RFC 7009 §2 JWT access tokens are revoked like any other', async () => {
  const jwtClient = await makeClient(server, { access_token_format: 'jwt' })
  const token = await newToken(jwtClient)
  assert.equal(token.split('.').length, 3)
  assert.equal(await isActive(token, jwtClient), true)
  assert.equal((await revoke({ token }, jwtClient)).status, 200)
  assert.equal(await isActive(token, jwtClient), false)
})
test('RFC 7009 §2.2 unknown and dead tokens are fine', async () => {
  const token = await newToken(owner)
  for (const value of ['nonsense', 'gat_', token, token, `${token}x`, 'eyJ.eyJ.x']) assert.equal((await revoke({ token: value }, owner)).status, 200)
})
test('RFC 7009 §2.1 the token of another client is left alone, and nobody can tell', async () => {
  const token = await newToken(owner)
  const [foreign, unknown] = [await revoke({ token }, other), await revoke({ token: 'unknown' }, other)]
  assert.deepEqual([foreign.status, foreign.text], [unknown.status, unknown.text])
  assert.equal(await isActive(token, owner), true)
})
test('RFC 7009 §2.1 a wrong hint does not matter', async () => {
  const token = await newToken(owner)
  assert.equal((await revoke({ token, token_type_hint: 'refresh_token' }, owner)).status, 200)
  assert.equal(await isActive(token, owner), false)
})
test('RFC 7009 §2.1 the client must prove who it is, and say which token', async () => {
  const token = await newToken(owner)
  assert.equal((await server.call('POST', '/oauth/revoke', { form: { token, client_id: owner.id } })).status, 401)
  assert.equal((await revoke({ token }, { ...owner, basic: [owner.id, 'wrong'] })).status, 401)
  const answer = await revoke({}, owner)
  assert.deepEqual([answer.status, answer.json.error], [400, 'invalid_request'])
  assert.equal(await isActive(token, owner), true)
})
test('RFC 7009 §2.1 a client with public_revoke need not prove who it is, but owns what it revokes', async () => {
  const open = await makeClient(server, { public_revoke: true })
  const token = await newToken(open)
  const foreign = await newToken(owner)
  for (const value of [foreign, token]) assert.equal((await server.call('POST', '/oauth/revoke', { form: { token: value, client_id: open.id } })).status, 200)
  assert.equal(await isActive(token, open), false)
  assert.equal(await isActive(foreign, owner), true)
})
test('a client must be registered for revoke', async () => {
  const unlisted = await makeClient(server, { supported_grant_types: ['client_credentials'] })
  const answer = await revoke({ token: await newToken(unlisted) }, unlisted)
  assert.deepEqual([answer.status, answer.json.error], [400, 'unauthorized_client'])
})
