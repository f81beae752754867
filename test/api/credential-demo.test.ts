import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client } from '#model/client.ts'
import { credentialConfiguration } from '#model/credential-configuration.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

const begin = async (flow: unknown) => server.call('POST', '/api/demo', { bearer: await server.adminToken(), json: { flow } })
/** How many rows of the demo there are. */
async function countRows(): Promise<readonly number[]> {
  const { db } = server.context
  const clients = (await db.table(client).find({})).filter(({ name }) => name.startsWith('Demo'))
  return [clients.length, await db.table(credentialConfiguration).count({}), await db.table(verifier).count({})]
}

test('a demo makes what it needs once, however often it is begun, and is removed whole', async () => {
  for (const flow of ['issuance', 'presentation', 'issuance_after_presentation', 'issuance']) {
    const begun = await begin(flow)
    assert.equal(begun.status, 201, begun.text)
    assert.equal((await server.call('GET', begun.json.data.demo_page.slice(server.issuer.length))).status, 200, flow)
    assert.deepEqual(await countRows(), [1, 2, 2])
  }
  const bearer = await server.adminToken()
  assert.equal((await server.call('DELETE', '/api/demo', { bearer })).status, 204)
  assert.deepEqual(await countRows(), [0, 0, 0])
  assert.equal((await server.call('DELETE', '/api/demo', { bearer })).status, 204)
  assert.equal((await begin('presentation')).status, 201)
})

test('a caller who may manage credentials and not everything neither begins a demo nor removes one', async () => {
  const scope = 'credentials:manage:all'
  const clerk = await makeClient(server, { supported_grant_types: ['client_credentials'], authorize_scope: true, authorized_scopes: [{ name: scope }] })
  const bearer = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope }, basic: clerk.basic })).json.access_token
  const before_ = await countRows()
  for (const [method, json] of [
    ['POST', { flow: 'issuance' }],
    ['DELETE', undefined],
  ] as const)
    assert.equal((await server.call(method, '/api/demo', { bearer, json })).status, 403)
  assert.deepEqual(await countRows(), before_)
})

test('a flow that is not known is refused by its name, with those that are', async () => {
  for (const flow of ['revocation', 'constructor', undefined, 7]) {
    const refused = await begin(flow)
    assert.equal(refused.status, 422)
    assert.match(refused.json.errors.flow[0], /issuance, presentation, issuance_after_presentation/)
  }
})
