import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())
const api = async (method: string, path: string, json?: unknown) => server.call(method, path, { json, bearer: await server.adminToken() })

test('BOR-31 people are found by a part of their name, and by backend, role and organization, also together', async () => {
  const { id: backend_id } = (await api('POST', '/api/backends', { name: 'Second' })).json.data
  const { id: role } = (await api('POST', '/api/roles', { name: 'Searched', scopes: [] })).json.data
  const { id: organization_id } = (await api('POST', '/api/organizations', { name: 'Searchers' })).json.data
  const make = async (username: string, more: object = {}) => {
    const made = await api('POST', '/api/users', { user: { username, password: 'gulls over the pier', ...more } })
    assert.equal(made.status, 201, made.text)
    return username
  }
  const [plain, holder, member] = [
    await make('lovelace@search.example', { backend_id }),
    await make('lovegood@search.example', { roles: [role] }),
    await make('hopper@search.example', { roles: [role], organizations: [organization_id] }),
  ]
  const found = async (query: string) => {
    const answer = await api('GET', `/api/users?${query}`)
    assert.equal(answer.status, 200, answer.text)
    return answer.json.data.map(({ username }: { username: string }) => username).sort()
  }
  assert.deepEqual(await found('search=love'), [holder, plain])
  assert.deepEqual(await found(`backend_id=${backend_id}`), [plain])
  assert.deepEqual(await found(`role=${role}`), [member, holder])
  assert.deepEqual(await found(`organization_id=${organization_id}`), [member])
  assert.deepEqual(await found(`search=love&role=${role}`), [holder])
  assert.deepEqual(await found(`backend_id=${backend_id}&role=${role}`), [])
})

test('BOR-28 an administrator does not delete themselves, and another one does', async () => {
  const person = await makePerson(server, { authorized_scopes: ['users:manage:all'] })
  const bearer = await personToken(server, person, 'openid users:manage:all')
  const own = await server.call('DELETE', `/api/users/${person.id}`, { bearer })
  assert.deepEqual([own.status, /you cannot delete yourself/.test(own.text)], [403, true])
  assert.equal((await api('DELETE', `/api/users/${person.id}`)).status, 204)
})
