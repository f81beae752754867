import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
})
after(() => server.close())

test('a scope is made, read, listed, changed and removed', async () => {
  const made = await server.call('POST', '/api/scopes', { bearer, json: { scope: { name: 'orders:read', label: 'See your orders' } } })
  assert.equal(made.status, 201, made.text)
  const { id } = made.json.data
  assert.match(id, /^sc_/)
  assert.equal(made.headers['location'], `/api/scopes/${id}`)
  assert.equal(made.headers['etag'], '"1"')
  const changed = await server.call('PATCH', `/api/scopes/${id}`, { bearer, json: { public: true } })
  assert.equal(changed.status, 200, changed.text)
  assert.deepEqual([changed.json.data.public, changed.json.data.label, changed.json.data.version], [true, 'See your orders', 2])
  const listed = await server.call('GET', '/api/scopes?search=orders', { bearer })
  assert.deepEqual(
    listed.json.data.map((row: { id: string }) => row.id),
    [id],
  )
  assert.equal((await server.call('DELETE', `/api/scopes/${id}`, { bearer })).status, 204)
  assert.equal((await server.call('GET', `/api/scopes/${id}`, { bearer })).status, 404)
})
