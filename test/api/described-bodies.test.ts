import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())
const pem = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'pem', type: 'spki' }).toString()
const create = (client: object) => server.api('POST', '/api/clients', { client })

test('a client is created with the public key of a key pair of the tenant, which then signs for it', async () => {
  const pair = (await server.api('POST', '/api/key-pairs', { name: 'known' })).json.data
  const made = await create({ public_key: pair.public_key })
  assert.deepEqual([made.status, made.json.data.key_pair_id, made.json.warnings], [201, pair.id, undefined])
})

test('a public key that cannot sign here is not kept, and the answer says so', async () => {
  for (const body of [{ public_key: pem() }, { public_key: pem(), key_pair_type: { type: 'ec', curve: 'P-256' } }]) {
    const { status, json } = await create(body)
    assert.equal(status, 201)
    assert.deepEqual(
      json.warnings.map(({ field }: { field: string }) => field),
      ['public_key'],
    )
    assert.notEqual(json.data.public_key, body.public_key)
  }
  const { status, json } = await create({ public_key: 'no key' })
  assert.deepEqual([status, json.errors], [422, { public_key: ['is not a public key in PEM'] }])
})

test('a secret is made without a body', async () => {
  const { id } = (await create({})).json.data
  const made = await server.api('POST', `/api/clients/${id}/credentials`)
  assert.equal(made.status, 201, made.text)
  const answer = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, made.json.data.secret] })
  assert.equal(answer.status, 200)
})

test('an application of an organization is replaced by a body that does not repeat the organization', async () => {
  const person = await makePerson(server, { roles: ['role_developer'] })
  const organization_id = (await server.api('POST', '/api/organizations', { name: 'Makers' })).json.data.id
  assert.equal((await server.api('POST', `/api/organizations/${organization_id}/members`, { user_id: person.id, role: 'admin' })).status, 201)
  const bearer = await personToken(server, person)
  const { id } = (await server.call('POST', '/clients', { bearer, json: { name: 'Ours', organization_id } })).json.data
  const replaced = await server.call('PUT', `/clients/${id}`, { bearer, json: { name: 'Still ours' } })
  assert.deepEqual([replaced.status, replaced.json.data?.name, replaced.json.data?.organization_id], [200, 'Still ours', organization_id])
  const moved = await server.call('PUT', `/clients/${id}`, { bearer, json: { name: 'Mine', organization_id: null } })
  assert.deepEqual([moved.status, Object.keys(moved.json.errors)], [422, ['organization_id']])
  const secret = await server.call('POST', `/clients/${id}/credentials`, { bearer })
  assert.equal(secret.status, 201)
})
