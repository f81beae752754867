import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { bucketOf } from '#kit/expiring-key.ts'
import { makeSecret } from '#kit/random.ts'
import { tenant } from '#model/tenant.ts'
import { accessHandle, codeHandle, newHandle, pushedHandle, refreshHandle } from '#oauth/handle.ts'
import { verifyAccessToken } from '#oauth/tokens/verify.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let machine: TestClient
let token: string
before(async () => {
  server = await startServer()
  machine = await makeClient(server)
  token = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: machine.basic })).json.access_token
})
after(() => server.close())

test('GHSA-6mq3-xmgp-pjm5 a truncated or lengthened token is not the token', async () => {
  assert.ok(await verifyAccessToken(server.context, token))
  for (let length = 0; length < token.length; length++) assert.equal(await verifyAccessToken(server.context, token.slice(0, length)), undefined)
  for (const longer of [`${token}x`, `${token} `, ` ${token}`, `${token}\u0000`, `${token}=`, token + token])
    assert.equal(await verifyAccessToken(server.context, longer), undefined)
})
test('no single wrong character goes through', async () => {
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === 'A' ? 'B' : 'A'
    assert.equal(await verifyAccessToken(server.context, token.slice(0, at) + other + token.slice(at + 1)), undefined)
  }
})
test('a made-up token with a right checksum is not active', async () => {
  assert.equal(await verifyAccessToken(server.context, makeSecret('gat_', bucketOf(Date.now() + 3_600_000))), undefined)
})
test('a code, a refresh token or a request handle is no access token', async () => {
  const soon = Date.now() + 60_000
  for (const kind of [codeHandle, refreshHandle, pushedHandle]) {
    const { handle } = newHandle(kind, soon, server.context.vault)
    assert.equal(await verifyAccessToken(server.context, handle), undefined)
    const renamed = makeSecret(accessHandle.prefix, handle.slice(4, -6))
    assert.equal(await verifyAccessToken(server.context, renamed), undefined)
  }
})
test('a token is good in its own tenant only', async () => {
  await server.store.global.table(tenant).insert(newRow(tenant, { id: 'tn_b', slug: 'b', name: 'B' }))
  const b = await server.contexts.find('b')
  assert.ok(b)
  assert.equal(await verifyAccessToken(b, token), undefined)
})
