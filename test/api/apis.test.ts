import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let admin: string
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
})
after(() => server.close())

const call = (method: string, path: string, json?: unknown) => server.call(method, path, { bearer: admin, ...(json === undefined ? {} : { json }) })

test('an API is open to live clients unless said, and lists only clients that there are', async () => {
  const made = await call('POST', '/api/apis', { api: { identifier: 'https://orders.example/', name: 'Orders' } })
  assert.deepEqual([made.status, made.json.data.open_to, made.json.data.clients], [201, 'reviewed', []])
  const refused = await call('PATCH', `/api/apis/${made.json.data.id}`, { api: { open_to: 'listed', clients: ['nobody'], client_id: 'noone' } })
  assert.deepEqual([refused.status, refused.json.errors], [422, { clients: ['there is no client nobody'], client_id: ['there is no client noone'] }])
})

test('a client that an API lists is not deleted before it is taken off the list', async () => {
  const { id } = await makeClient(server)
  const made = await call('POST', '/api/apis', { api: { identifier: 'https://parcels.example/', name: 'Parcels', open_to: 'listed', clients: [id] } })
  const refused = await call('DELETE', `/api/clients/${id}`)
  assert.deepEqual([refused.status, refused.json.referrers?.[0]?.field], [409, 'clients'])
  assert.equal((await call('PATCH', `/api/apis/${made.json.data.id}`, { api: { clients: [] } })).status, 200)
  assert.equal((await call('DELETE', `/api/clients/${id}`)).status, 204)
})

test('RFC 8725 §3.11 an API that wants access tokens of the type JWT is warned of', async () => {
  const body = { identifier: 'https://spring.example/', name: 'Spring', access_token_typ: 'JWT' }
  const made = await call('POST', '/api/apis', { api: body })
  assert.deepEqual(
    made.json.warnings.map(({ field }: { field: string }) => field),
    ['access_token_typ'],
  )
  const usual = await call('PATCH', `/api/apis/${made.json.data.id}`, { api: { access_token_typ: 'at+jwt' } })
  assert.equal(usual.json.warnings, undefined)
})
