import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { role } from '#model/role.ts'
import { type User, user } from '#model/user.ts'
import { contains } from '#store/store.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'

const call = async (server: TestServer, method: string, path: string, json?: unknown) =>
  server.call(method, path, { bearer: await server.adminToken(), ...(json === undefined ? {} : { json }) })
const mighty = (server: TestServer, fields: Partial<User> = {}) => makePerson(server, { roles: ['role_administrator'], ...fields })
const holders = (server: TestServer) => server.context.db.table(user).find({ roles: contains('role_administrator'), blocked: false })

suite('the last administrator of the server', () => {
  let server: TestServer
  let path: string
  before(async () => {
    server = await startServer()
    path = `/api/users/${(await holders(server))[0]?.id}`
  })
  after(() => server.close())

  test('is not deleted, blocked or relieved of the role', async () => {
    await mighty(server, { blocked: true })
    for (const [method, at, body] of [
      ['DELETE', path],
      ['POST', `${path}/block`],
      ['PATCH', path, { user: { blocked: true } }],
      ['PATCH', path, { user: { roles: [] } }],
      ['PUT', path, { user: { username: 'admin' } }],
    ] as const) {
      const refused = await call(server, method, at, body)
      assert.deepEqual([method, refused.status], [method, 409])
      assert.match(refused.json.detail, /nobody else is an administrator/)
    }
    assert.equal((await call(server, 'PATCH', path, { user: { name: 'Grace Hopper', roles: ['role_developer', 'role_administrator'] } })).status, 200)
  })
  test('goes once there is another', async () => {
    const other = await mighty(server)
    assert.equal((await call(server, 'POST', `/api/users/${other.id}/block`)).status, 200)
    assert.equal((await call(server, 'POST', `/api/users/${other.id}/unblock`)).status, 200)
    assert.equal((await call(server, 'PATCH', path, { user: { roles: [] } })).status, 200)
    assert.equal((await call(server, 'DELETE', `/api/users/${other.id}`)).status, 409)
    assert.equal((await call(server, 'PATCH', path, { user: { roles: ['role_administrator'] } })).status, 200)
    assert.equal((await call(server, 'DELETE', `/api/users/${other.id}`)).status, 204)
  })
  test('keeps what the role gives, and the role itself', async () => {
    const administrator = '/api/roles/role_administrator'
    const { scopes } = (await call(server, 'GET', administrator)).json.data
    assert.equal((await call(server, 'PATCH', administrator, { role: { scopes: [] } })).status, 409)
    const fewer = scopes.filter((name: string) => name !== 'users:manage:all')
    const refused = await call(server, 'PATCH', administrator, { role: { scopes: fewer } })
    assert.match(refused.json.detail, /users:manage:all/)
    assert.equal((await call(server, 'PATCH', administrator, { role: { scopes: [...scopes, 'openid'], description: 'All' } })).status, 200)
    assert.equal((await call(server, 'DELETE', administrator)).status, 403)
  })
  test('may hold the role by their backend, which then keeps it', async () => {
    const { id: backend_id } = (await call(server, 'POST', '/api/backends', { backend: { name: 'Board', roles: ['role_administrator'] } })).json.data
    const board = `/api/backends/${backend_id}`
    assert.equal((await call(server, 'PATCH', board, { backend: { roles: [] } })).status, 200, 'nobody is in it')
    await call(server, 'PATCH', board, { backend: { roles: ['role_administrator'] } })
    const member = await makePerson(server, { backend_id })
    assert.equal((await call(server, 'PATCH', path, { user: { roles: [] } })).status, 200)
    assert.equal((await call(server, 'PATCH', board, { backend: { roles: [] } })).status, 409)
    assert.equal((await call(server, 'DELETE', `/api/users/${member.id}`)).status, 409)
    assert.equal((await call(server, 'PATCH', path, { user: { roles: ['role_administrator'] } })).status, 200)
    assert.equal((await call(server, 'PATCH', board, { backend: { roles: [] } })).status, 200)
  })
  test('of another tenant may go: its administration client remains, and the server has its own', async () => {
    const made = (await call(server, 'POST', '/api/tenants', { tenant: { slug: 'acme', name: 'Acme' } })).json.data
    const form = { grant_type: 'client_credentials', scope: 'users:manage:all' }
    const bearer = (await server.call('POST', '/t/acme/oauth/token', { form, basic: [made.client_id, made.client_secret] })).json.access_token
    const person = { username: 'only', password: 'a password that nobody guesses', roles: ['role_administrator'] }
    const { id } = (await server.call('POST', '/t/acme/api/users', { bearer, json: { user: person } })).json.data
    assert.equal((await server.call('DELETE', `/t/acme/api/users/${id}`, { bearer })).status, 204)
  })
})

for (const [name, open] of databases)
  suite(`on ${name}`, () => {
    let both: Nodes
    before(async () => {
      both = await open()
    })
    after(() => both.close())

    test('of three administrators who go at once by different doors, one stays', async () => {
      const [one, other] = both.nodes
      for (const gone of await holders(one)) await one.context.db.table(user).change({ id: gone.id }, { roles: [] })
      for (let round = 0; round < 8; round++) {
        const three = await Promise.all([mighty(one), mighty(one), mighty(one)])
        const [first, second, third] = three.map(({ id }) => `/api/users/${id}`) as [string, string, string]
        const answers = await Promise.all([
          call(one, 'PATCH', first, { user: { roles: [] } }),
          call(other, 'DELETE', second),
          call(round % 2 ? one : other, 'POST', `${third}/block`),
        ])
        assert.equal(answers.filter(({ status }) => status === 409).length, 1, answers.map(({ text }) => text).join('\n'))
        const left = await holders(one)
        assert.equal(left.length, 1)
        await one.context.db.table(user).remove({ id: left[0]?.id ?? '' })
      }
      assert.ok(((await one.context.db.table(role).get('role_administrator'))?.holders_version ?? 0) >= 16)
    })
  })
