import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Client } from '#model/client.ts'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'

describe('roles of a member at the clients of an organization', () => {
  let server: TestServer
  let bearer: string
  const made: Record<'organization' | 'role', string> = { organization: '', role: '' }
  const api = (method: string, path: string, json?: unknown) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
  const make = async (path: string, json: unknown): Promise<string> => {
    const { status, json: answer, text } = await api('POST', path, json)
    assert.equal(status, 201, text)
    return answer.data.id
  }
  before(async () => {
    server = await startServer()
    bearer = await server.adminToken()
    await make('/api/scopes', { scope: { name: 'orders:write' } })
    made.organization = await make('/api/organizations', { organization: { name: 'Acme' } })
    made.role = await make('/api/roles', { role: { name: 'Order clerk', scopes: ['orders:write'] } })
  })
  after(() => server.close())

  const flowAt = (organization_id?: string): Promise<CodeFlow> => codeFlow({ server, client: organization_id === undefined ? {} : { organization_id } })
  const idOf = async ({ habits }: CodeFlow): Promise<string> => (await api('GET', `/api/users?search=${habits.username}`)).json.data[0].id
  const join = (user_id: string, fields: object = { roles: [made.role] }) =>
    api('POST', `/api/organizations/${made.organization}/members`, { membership: { user_id, ...fields } })

  test('NIN-20 a member holds the scopes of such a role at a client of the organization, and nowhere else', async () => {
    const flow = await flowAt(made.organization)
    const id = await idOf(flow)
    assert.equal((await join(id)).status, 201)
    assert.equal((await flow.tokens({ scope: 'openid orders:write' })).scope, 'openid orders:write')
    const elsewhere = await flowAt()
    const params = new URLSearchParams(elsewhere.request({ scope: 'openid orders:write' }).params)
    const refused = await flow.visitor.complete(await flow.visitor.go(`/oauth/authorize?${params}`), flow.habits)
    assert.equal(refused.params.get('error'), 'invalid_scope')
    const other = await make('/api/organizations', { organization: { name: 'Other' } })
    const params2 = new URLSearchParams((await flowAt(other)).request({ scope: 'openid orders:write' }).params)
    assert.equal((await flow.visitor.go(`/oauth/authorize?${params2}`)).params.get('error'), 'invalid_scope')
  })
  test('userinfo at that client names the role, and at another one it does not', async () => {
    const flow = await flowAt(made.organization)
    await join(await idOf(flow))
    const rolesTold = async (one: CodeFlow) => {
      const { params, verifier } = one.request({ scope: 'openid profile' })
      const stop = await flow.visitor.complete(await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(params)}`), flow.habits)
      const { access_token } = (await one.redeem(stop.params.get('code') ?? '', verifier)).json
      return (await server.call('GET', '/oauth/userinfo', { bearer: access_token })).json.roles
    }
    assert.deepEqual(await rolesTold(flow), ['Order clerk'])
    assert.equal(await rolesTold(await flowAt()), undefined)
  })
  test('a role that is taken away has no effect while its tokens live', async () => {
    const supported_grant_types: Client['supported_grant_types'] = ['authorization_code', 'introspect']
    const flow = await codeFlow({ server, client: { organization_id: made.organization, supported_grant_types } })
    const id = await idOf(flow)
    await join(id)
    const { access_token } = await flow.tokens({ scope: 'openid orders:write' })
    const scopeNow = async () => (await server.call('POST', '/oauth/introspect', { basic: flow.app.basic, form: { token: access_token } })).json.scope
    assert.equal(await scopeNow(), 'openid orders:write')
    assert.equal((await api('PATCH', `/api/organizations/${made.organization}/members/${id}`, { membership: { roles: [] } })).status, 200)
    assert.equal(await scopeNow(), 'openid')
  })
  test('the effective permissions tell the organization as the way', async () => {
    const person = await makePerson(server)
    await join(person.id)
    const { data } = (await api('GET', `/api/users/${person.id}/effective`)).json
    const [scope] = data.scopes
    assert.deepEqual(scope, {
      name: 'orders:write',
      ways: [{ via: 'organization', id: made.organization, name: 'Acme', role: { id: made.role, name: 'Order clerk' } }],
    })
  })
  test('nobody gives a power by it that they lack, also not to take the password of who has it', async () => {
    const person = await makePerson(server)
    const powers = ['organizations:manage:all', 'users:manage:all']
    const { basic } = await makeClient(server, { authorize_scope: true, authorized_scopes: powers.map((name) => ({ name })) })
    const form = { grant_type: 'client_credentials', scope: powers.join(' ') }
    const weak = (await server.call('POST', '/oauth/token', { basic, form })).json.access_token
    const path = `/api/organizations/${made.organization}/members`
    const membership = { user_id: person.id, roles: ['role_administrator'] }
    assert.equal((await server.call('POST', path, { bearer: weak, json: { membership } })).status, 403)
    assert.equal((await join(person.id, { roles: ['role_administrator'] })).status, 201)
    assert.equal((await server.call('DELETE', `${path}/${person.id}`, { bearer: weak })).status, 403)
    assert.equal((await server.call('DELETE', `/api/organizations/${made.organization}`, { bearer: weak })).status, 403)
    assert.equal((await server.call('PATCH', `/api/users/${person.id}`, { bearer: weak, json: { user: { password: 'a wholly new password 1' } } })).status, 403)
  })
  test('an administrator of the organization gives no role, and one that does not exist is refused by name', async () => {
    const [chief, member] = [await makePerson(server, { authorized_scopes: ['clients:manage:own'] }), await makePerson(server)]
    await join(chief.id, { role: 'admin' })
    await join(member.id, {})
    const theirs = await personToken(server, chief)
    const path = `/me/organizations/${made.organization}/members/${member.id}`
    const refused = await server.call('PATCH', path, { bearer: theirs, json: { membership: { roles: [made.role] } } })
    assert.deepEqual([refused.status, Object.keys(refused.json.errors)], [422, ['roles']])
    assert.equal((await server.call('PATCH', path, { bearer: theirs, json: { membership: { titles: ['clerk'] } } })).status, 200)
    const unknown = await api('PATCH', `/api/organizations/${made.organization}/members/${member.id}`, { membership: { roles: ['role_nothing'] } })
    assert.deepEqual([unknown.status, unknown.json.errors], [422, { roles: ['there is no role role_nothing'] }])
  })
  test('a role that a member holds is not deleted', async () => {
    const role = await make('/api/roles', { role: { name: 'Held here', scopes: [] } })
    await join((await makePerson(server)).id, { roles: [role] })
    assert.equal((await api('DELETE', `/api/roles/${role}`)).status, 409)
  })
})
