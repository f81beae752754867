import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { foundBy } from '#fields/resource.ts'
import { resources } from '#model/all.ts'
import { administeredResources } from '../../src/api/resources/all.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

/** A body for each resource that has a natural key. */
const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  scope: { name: 'billing:read' },
  role: { name: 'Clerk: nights' },
  api: { identifier: 'https://api.example/v1', name: 'Billing' },
  backend: { name: 'Staff' },
  identity_provider: { name: 'Partner' },
  federated_server: { name: 'Harbour', issuer: 'https://login.harbour.example', client_id: 'ours', client_secret: 'a secret' },
  translation: { language: 'pt-BR', name: 'Português' },
  tenant: { slug: 'shop', name: 'Shop' },
  verifier: { name: 'Door', dcql: { credentials: [{ id: 'a', format: 'dc+sd-jwt', meta: {} }] } },
  namespace: { name: 'Sales: north' },
  group: { name: 'Staff: north' },
  mail_server: { name: 'Letters', host: 'mail.example', sender: 'post@mail.example' },
  policy: { name: 'Nights: none', engine: 'allow' },
  credential_configuration: { identifier: 'membership', vct: 'https://issuer.example/membership' },
  authorization_detail_type: { type: 'payment', name: 'Payment', sentence: 'Pay', schema: { type: 'object' } },
}

test('every natural key is a unique field', () => {
  const natural = resources.filter((r) => r.natural !== undefined)
  assert.deepEqual(natural.map(({ name }) => name).sort(), Object.keys(bodies).sort())
  for (const r of natural) {
    assert(foundBy(r, 'unique').includes(r.natural ?? ''), r.name)
  }
})

for (const [name, body] of Object.entries(bodies))
  test(`a row is read, changed and deleted by its natural key: ${name}`, async () => {
    const a = administeredResources.find(({ resource, path }) => resource.name === name && path.startsWith('/api/'))
    assert(a)
    const { natural = '' } = a.resource
    const made = await server.api('POST', a.path, body)
    assert.equal(made.status, 201, made.text)
    const path = `${a.path}/${natural}:${encodeURIComponent(String(body[natural]))}`
    assert.equal((await server.api('GET', path)).json.data.id, made.json.data.id)
    const field = 'description' in a.resource.fields ? 'description' : 'name'
    const changed = await server.api('PATCH', path, { [field]: 'Renamed' })
    assert.deepEqual([changed.status, changed.json.data?.id, changed.json.data?.[field]], [200, made.json.data.id, 'Renamed'], changed.text)
    assert.equal((await server.api('GET', `${a.path}/${natural}:of-nothing`)).status, 404)
    if (field !== natural) assert.equal((await server.api('DELETE', path)).status, 204)
  })

test('a chosen key that looks like a natural key finds its row, unless a row has that name', async () => {
  await server.api('POST', '/api/namespaces', { id: 'name:north', name: 'Chosen' })
  assert.equal((await server.api('GET', '/api/namespaces/name:north')).json.data.name, 'Chosen')
  await server.api('POST', '/api/namespaces', { name: 'north' })
  assert.equal((await server.api('GET', '/api/namespaces/name:north')).json.data.name, 'north')
})

test('a row is not found by the natural key of another tenant', async () => {
  assert.equal((await server.api('POST', '/api/tenants', { slug: 'elsewhere', name: 'Elsewhere' })).status, 201)
  assert.equal((await server.api('POST', '/api/scopes', { name: 'here' })).status, 201)
  const { client_id, client_secret } = (await server.api('POST', '/api/tenants', { slug: 'third', name: 'Third' })).json.data
  const form = { grant_type: 'client_credentials', scope: 'scopes:read:all' }
  const { access_token } = (await server.call('POST', '/t/third/oauth/token', { form, basic: [client_id, client_secret] })).json
  assert.equal((await server.call('GET', '/t/third/api/scopes/name:openid', { bearer: access_token })).status, 200)
  assert.equal((await server.call('GET', '/t/third/api/scopes/name:here', { bearer: access_token })).status, 404)
})
