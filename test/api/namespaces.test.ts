import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

const make = async (body: object) => (await server.api('POST', '/api/namespaces', body)).json.data

test('CEN-13 a namespace is assigned, filtered by and renamed; what refers to it stays as it is', async () => {
  const { id } = await make({ name: 'Billing', description: 'Money' })
  assert.match(id, /^ns_/)
  const made = (await server.api('POST', '/api/clients', { name: 'Invoices', namespace: id })).json.data
  const { headers, json } = await server.api('GET', `/api/clients/${made.id}`)
  assert.equal((await server.api('PATCH', `/api/namespaces/${id}`, { name: 'Finance' })).status, 200)
  const after = await server.api('GET', `/api/clients/${made.id}`)
  assert.deepEqual([after.headers['etag'], after.json], [headers['etag'], json])
  assert.deepEqual(
    (await server.api('GET', `/api/clients?namespace=${id}`)).json.data.map((row: { id: string }) => row.id),
    [made.id],
  )
  assert.equal((await server.api('GET', '/api/namespaces/name:Finance')).json.data.id, id)
})

test('CEN-13 a namespace that does not exist is not made by naming it, and its name is taken once', async () => {
  const { status, json } = await server.api('POST', '/api/clients', { name: 'Typo', namespace: 'biling' })
  assert.deepEqual([status, json.errors.namespace], [422, ['there is no namespace biling: make it first']])
  await make({ name: 'Once' })
  assert.equal((await server.api('POST', '/api/namespaces', { name: 'Once' })).status, 422)
})

test('CEN-13 a namespace in use is not deleted, and the refusal names who uses it', async () => {
  const { id } = await make({ id: 'used', name: 'Used' })
  const client = (await server.api('POST', '/api/clients', { name: 'User', namespace: id })).json.data
  const refused = await server.api('DELETE', `/api/namespaces/${id}`)
  assert.deepEqual([refused.status, refused.json.referrers.map((row: { id: string }) => row.id)], [409, [client.id]])
  await server.api('PATCH', `/api/clients/${client.id}`, { namespace: null })
  assert.equal((await server.api('DELETE', `/api/namespaces/${id}`)).status, 204)
})
