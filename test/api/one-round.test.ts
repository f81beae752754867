import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
})
after(() => server.close())
const send = (method: string, path: string, json: unknown) => server.call(method, path, { bearer, json })
const faulty = async (method: string, path: string, json: unknown) => {
  const { status, json: told } = await send(method, path, json)
  assert.equal(status, 422, JSON.stringify(told))
  return Object.keys(told.errors).toSorted()
}

/** A wrong kind of value, an unknown member, a broken rule, a reference to nothing. */
const wrongClient = { name: 7, nmae: 'x', redirect_uris: ['http://evil.example/'], organization_id: 'org_none', authorized_scopes: [{ name: 'none:such' }] }
const itsFaults = ['authorized_scopes', 'name', 'nmae', 'organization_id', 'redirect_uris']

test('a new client is told all its faults at once: of values, of rules, of references', async () => {
  assert.deepEqual(await faulty('POST', '/api/clients', wrongClient), itsFaults)
})

test('an edit is told all its faults at once, with the members that nobody may set', async () => {
  const { id } = (await send('POST', '/api/clients', { name: 'Edited' })).json.data
  for (const method of ['PATCH', 'PUT'])
    assert.deepEqual(await faulty(method, `/api/clients/${id}`, { ...wrongClient, created_at: 7 }), [...itsFaults, 'created_at'].toSorted(), method)
  assert.equal((await send('GET', `/api/clients/${id}`, undefined)).json.data.name, 'Edited')
})

test('a rule between fields says nothing where one of its fields is at fault by itself', async () => {
  const { json } = await send('POST', '/api/clients', { redirect_uris: [7] })
  assert.deepEqual(json.errors.redirect_uris, ['at 0: must be a text, not a number'])
})

test('a new person is told all faults at once', async () => {
  const wrong = {
    roles: ['role_none'],
    authorized_scopes: ['none:such'],
    organizations: ['org_none'],
    backend_id: 'be_none',
    password: 'short',
    email: 'nope',
    nmae: 1,
  }
  assert.deepEqual(await faulty('POST', '/api/users', wrong), [
    'authorized_scopes',
    'backend_id',
    'email',
    'nmae',
    'organizations',
    'password',
    'roles',
    'username',
  ])
})

test('every kind of row with references is told of these beside its other faults', async () => {
  const rows: readonly (readonly [path: string, body: object, faults: readonly string[]])[] = [
    ['/api/roles', { scopes: ['none:such'] }, ['name', 'scopes']],
    ['/api/apis', { identifier: 'nowhere', name: 7, scopes: ['none:such'], client_id: 'none' }, ['client_id', 'identifier', 'name', 'scopes']],
    [
      '/api/backends',
      { name: '', roles: ['role_none'], metadata_fields: [{ attribute_name: 'a', scopes: ['none:such'] }] },
      ['metadata_fields', 'name', 'roles'],
    ],
    ['/api/identity-providers', { name: '', backend_id: 'be_none' }, ['backend_id', 'name']],
  ]
  for (const [path, body, faults] of rows) assert.deepEqual(await faulty('POST', path, body), faults, path)
})

test('a developer is told all faults of an application at once, and nothing of the organizations of others', async () => {
  const own = await personToken(server, { username: (await makePerson(server, { roles: ['role_developer'] })).username })
  const { id } = (await send('POST', '/api/organizations', { name: 'Others' })).json.data
  const answers = await Promise.all(
    [id, 'org_none'].map((organization_id) =>
      server.call('POST', '/clients', { bearer: own, json: { name: 7, organization_id, redirect_uris: ['http://evil.example/'] } }),
    ),
  )
  for (const { status, json } of answers) {
    assert.equal(status, 422)
    assert.deepEqual(Object.keys(json.errors).toSorted(), ['name', 'organization_id', 'redirect_uris'])
    assert.deepEqual(json.errors.organization_id, ['you do not administer such an organization'])
  }
})

test('a developer who sends what only an administrator may change is told so', async () => {
  const own = await personToken(server, { username: (await makePerson(server, { roles: ['role_developer'] })).username })
  const { id } = (await server.call('POST', '/clients', { bearer: own, json: { name: 'Mine' } })).json.data
  const { json } = await server.call('PATCH', `/clients/${id}`, { bearer: own, json: { first_party: true, created_at: 7 } })
  assert.deepEqual(json.errors, { first_party: ['is for an administrator to change'], created_at: ['is kept by the server and cannot be changed'] })
})

test('a rotation whose end lies in the past is refused, and ends nothing', async () => {
  const { id } = (await send('POST', '/api/clients', {})).json.data
  const path = `/api/clients/${id}/credentials`
  const seconds = Math.floor(Date.now() / 1000) + 3600
  const { status, json } = await send('POST', path, { retire_others_at: seconds, expires_at: seconds })
  assert.deepEqual([status, Object.keys(json.errors)], [422, ['expires_at', 'retire_others_at']])
  const [only, ...more] = (await send('GET', path, undefined)).json.data
  assert.deepEqual([only.expires_at, more], [null, []])
})
