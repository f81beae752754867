import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, exportSPKI, generateKeyPair, type JWK } from 'jose'
import { newRow } from '#fields/write.ts'
import { resources } from '#model/all.ts'
import { client } from '#model/client.ts'
import { clientKeyUse, keyUseOf } from '#model/client-key-use.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import { type KeptTally, openTally } from '#usage/memory.ts'
import { assertion, showing } from '../support/assertions.ts'
import { makeClient } from '../support/clients.ts'
import { startPostgres } from '../support/postgres.ts'
import { startServer, type TestServer } from '../support/server.ts'

const failed = (error: unknown) => {
  throw error
}
const pair = async (alg = 'ES256') => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const jwk = await exportJWK(publicKey)
  return { privateKey, publicKey, jwk, thumbprint: await calculateJwkThumbprint(jwk) }
}

async function countingServer(t: TestContext): Promise<{ readonly server: TestServer; readonly tally: KeptTally }> {
  const store = await openSqlite(':memory:', resources)
  const tally = openTally({ store, now: Date.now, failed })
  const server = await startServer({ store, tally, settings: { allow_private_fetch: ['127.0.0.1'] } })
  t.after(async () => {
    await tally.close()
    await server.close()
  })
  return { server, tally }
}

async function prove(server: TestServer, client_id: string, key: CryptoKey, more: { alg?: string; kid?: string } = {}): Promise<number> {
  const { alg = 'ES256', kid } = more
  const header = kid === undefined ? {} : { kid }
  const form = showing(await assertion({ client_id, issuer: server.issuer, key, alg, header }))
  return (await server.call('POST', '/oauth/token', { form })).status
}

test('each key of a client shows when it was first and last used, how often and from where', async (t) => {
  const { server, tally } = await countingServer(t)
  const [used, idle, pem] = [await pair(), await pair('RS256'), await pair('EdDSA')]
  const keys = {
    jwks: {
      keys: [
        { ...used.jwk, kid: 'a' },
        { ...idle.jwk, kid: 'b' },
      ] as never,
    },
    jwt_public_key: await exportSPKI(pem.publicKey),
  }
  const { id } = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], ...keys })
  const began = Date.now()
  for (let use = 0; use < 3; use++) assert.equal(await prove(server, id, used.privateKey, { kid: 'a' }), 200)
  assert.equal(await prove(server, id, pem.privateKey, { alg: 'EdDSA' }), 200)
  assert.equal(await prove(server, id, (await pair()).privateKey, { kid: 'a' }), 401)
  await tally.flush()
  const bearer = await server.adminToken()
  const shown = (await server.call('GET', `/api/clients/${id}/keys`, { bearer })).json.data
  assert.deepEqual(
    shown.map((key: Record<string, unknown>) => [key['source'], key['kid'], key['type'], key['thumbprint'], key['use_count'], key['networks']]),
    [
      ['jwks', 'a', 'P-256', used.thumbprint, 3, ['127.0.0.0/24']],
      ['jwks', 'b', 'RSA-2048', idle.thumbprint, 0, []],
      ['jwt_public_key', null, 'Ed25519', pem.thumbprint, 1, ['127.0.0.0/24']],
    ],
  )
  assert(shown[0].first_used_at >= began && shown[0].last_used_at >= shown[0].first_used_at)
  assert.deepEqual([shown[1].first_used_at, shown[1].last_used_at], [null, null])
})

test('a key from a jwks_uri shows once it was used, and one that was taken away as former', async (t) => {
  const { server, tally } = await countingServer(t)
  const key = await pair()
  const web = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [{ ...key.jwk, kid: 'remote\u0000' } satisfies JWK] }))
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  t.after(() => web.close())
  const jwks_uri = `http://127.0.0.1:${(web.address() as AddressInfo).port}/jwks`
  const { id } = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], jwks_uri })
  const bearer = await server.adminToken()
  const keys = async () => (await server.call('GET', `/api/clients/${id}/keys`, { bearer })).json.data
  assert.deepEqual(await keys(), [])
  assert.equal(await prove(server, id, key.privateKey), 200)
  await tally.flush()
  const [shown] = await keys()
  assert.deepEqual([shown.source, shown.kid, shown.thumbprint, shown.use_count], ['jwks_uri', null, key.thumbprint, 1])
  await server.call('PATCH', `/api/clients/${id}`, { bearer, json: { jwks_uri: null, jwks: { keys: [(await pair()).jwk] } } })
  assert.deepEqual(
    (await keys()).map(({ source }: { source: string }) => source),
    ['jwks', 'former'],
  )
})

test('the uses of the keys go with their client, and a late count does not bring them back', async (t) => {
  const { server, tally } = await countingServer(t)
  const key = await pair()
  const { id } = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], jwk: key.jwk as never })
  assert.equal(await prove(server, id, key.privateKey), 200)
  await tally.flush()
  const uses = server.context.db.table(clientKeyUse)
  assert.equal((await uses.find({ client_id: id })).length, 1)
  assert.equal(await prove(server, id, key.privateKey), 200)
  assert.equal((await server.call('DELETE', `/api/clients/${id}`, { bearer: await server.adminToken() })).status, 204)
  await tally.flush()
  assert.deepEqual(await uses.find({ client_id: id }), [])
})

const stores: readonly (readonly [string, (t: TestContext) => Promise<readonly Store[]>])[] = [
  [
    'SQLite',
    async (t) => {
      const store = await openSqlite(':memory:', resources)
      t.after(() => store.close())
      return [store, store]
    },
  ],
  [
    'PostgreSQL',
    async (t) => {
      const database = await startPostgres()
      const opened = [await openPostgres(database.url, resources), await openPostgres(database.url, resources)]
      t.after(async () => {
        for (const store of opened) await store.close()
        await database.stop()
      })
      return opened
    },
  ],
]
for (const [name, open] of stores)
  test(`${name}: two nodes that meet a key at once count every use of it`, async (t) => {
    const opened = await open(t)
    const db = opened[0]?.in('default')
    await db?.table(client).insert(newRow(client, { id: 'c', name: 'c', created_at: 1, updated_at: 1 }))
    const id = keyUseOf('c', 'thumb')
    for (let round = 1; round <= 5; round++) {
      const nodes = opened.map((store) => openTally({ store, now: () => round * 1000, failed }))
      for (const [at, node] of nodes.entries())
        for (let use = 0; use < 10; use++) node.used({ tenant: 'default', kind: 'client_key', id, kid: 'k', address: `192.0.${at}.${use}` })
      await Promise.all(nodes.map((node) => node.close()))
      const row = await db?.table(clientKeyUse).get(id)
      assert.deepEqual([row?.use_count, row?.first_used_at, row?.last_used_at, row?.networks.length], [round * 20, 1000, round * 1000, 2])
    }
  })
