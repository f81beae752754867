import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { makeScopes } from '../support/scopes.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

let server: TestServer
let admin: string
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
  await makeScopes(server, ['crew:read', 'crew:fly', 'crew:dock'], false)
})
after(() => server.close())
const api = (method: string, path: string, json?: unknown, bearer = admin) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
let count = 0
async function makeGroup(fields: object = {}): Promise<string> {
  const made = await api('POST', '/api/groups', { name: `Group ${++count}`, ...fields })
  assert.equal(made.status, 201, made.text)
  return made.json.data.id
}
const join = async (group: string, user_id: string) => assert.equal((await api('POST', `/api/groups/${group}/members`, { user_id })).status, 201)
const effective = async (id: string) => (await api('GET', `/api/users/${id}/effective`)).json.data
const scopesOf = async (id: string) => (await effective(id)).scopes.map(({ name }: { name: string }) => name)

test('NIN-24 NIN-25 members of a group have its scopes and those of its roles, and those of the groups that it stands in, each explained', async () => {
  const { id: roleId } = (await api('POST', '/api/roles', { name: 'Dock master', scopes: ['crew:dock'] })).json.data
  const outer = await makeGroup({ name: 'Fleet', scopes: ['crew:read'], roles: [roleId] })
  const inner = await makeGroup({ name: 'Pilots', parent_id: outer, scopes: ['crew:fly'] })
  const person = await makePerson(server)
  assert.deepEqual(await effective(person.id), { roles: [], scopes: [], groups: [] })
  await join(inner, person.id)
  const [fleet, pilots] = [
    { id: outer, name: 'Fleet' },
    { id: inner, name: 'Pilots' },
  ]
  const through = { via: 'group', ...fleet, path: [pilots, fleet] }
  assert.deepEqual(await effective(person.id), {
    roles: [{ id: roleId, name: 'Dock master', ways: [through] }],
    scopes: [
      { name: 'crew:dock', ways: [{ ...through, role: { id: roleId, name: 'Dock master' } }] },
      { name: 'crew:fly', ways: [{ via: 'group', ...pilots, path: [pilots] }] },
      { name: 'crew:read', ways: [through] },
    ],
    groups: [
      { ...pilots, path: [pilots] },
      { ...fleet, path: [pilots, fleet] },
    ],
  })
  const other = await makePerson(server)
  await join(outer, other.id)
  assert.deepEqual(await scopesOf(other.id), ['crew:dock', 'crew:read'])
})

test('what stands in several places is told with every way', async () => {
  const { id: roleId } = (await api('POST', '/api/roles', { name: 'Reader', scopes: ['crew:read'] })).json.data
  const person = await makePerson(server, { roles: [roleId], authorized_scopes: ['crew:read'] })
  await join(await makeGroup({ scopes: ['crew:read'] }), person.id)
  const [{ name, ways }] = (await effective(person.id)).scopes
  assert.deepEqual(
    [name, ways.map(({ via, role }: { via: string; role?: { name: string } }) => [via, role?.name])],
    [
      'crew:read',
      [
        ['person', undefined],
        ['person', 'Reader'],
        ['group', undefined],
      ],
    ],
  )
})

test('tokens carry the scopes of groups, and the names of groups as claims; who leaves a group loses them at the next refresh', async () => {
  const group = await makeGroup({ name: 'Navigators', scopes: ['crew:fly'] })
  const person = await makePerson(server, { group: 'night' })
  await join(group, person.id)
  const flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'refresh_token'], user_scopes: ['crew:fly'] } })
  const { params, verifier } = flow.request({ scope: 'openid profile crew:fly' })
  const code = (await visitorOf(server).authorize(params, { username: person.username })).params.get('code') ?? ''
  const { access_token: token, scope, refresh_token } = (await flow.redeem(code, verifier)).json
  assert.equal(scope, 'openid profile crew:fly')
  const told = await server.call('GET', '/oauth/userinfo', { bearer: token })
  assert.deepEqual(told.json.groups, ['night', 'Navigators'])
  assert.equal((await api('DELETE', `/api/groups/${group}/members/${person.id}`)).status, 204)
  assert.deepEqual(await scopesOf(person.id), [])
  assert.deepEqual((await server.call('GET', '/oauth/userinfo', { bearer: token })).json.groups, ['night'])
  const refreshed = await server.call('POST', '/oauth/token', { form: { grant_type: 'refresh_token', refresh_token }, basic: flow.app.basic })
  assert.equal(refreshed.json.scope, 'openid profile')
})

test('a change of a group counts at once', async () => {
  const group = await makeGroup({ scopes: ['crew:read'] })
  const person = await makePerson(server)
  await join(group, person.id)
  assert.deepEqual(await scopesOf(person.id), ['crew:read'])
  await api('PATCH', `/api/groups/${group}`, { scopes: ['crew:fly'] })
  assert.deepEqual(await scopesOf(person.id), ['crew:fly'])
})

test('groups nest eight deep and no deeper, and none stands in itself', async () => {
  const chain: string[] = []
  for (let depth = 0; depth < 8; depth++) chain.push(await makeGroup(depth === 0 ? {} : { parent_id: chain.at(-1) }))
  const tooDeep = await api('POST', '/api/groups', { name: 'Ninth', parent_id: chain.at(-1) })
  assert.deepEqual([tooDeep.status, tooDeep.json.errors.parent_id], [422, ['at most 8 groups stand inside one another']])
  const above = await makeGroup()
  const lowered = await api('PATCH', `/api/groups/${chain[0]}`, { parent_id: above })
  assert.deepEqual([lowered.status, Object.keys(lowered.json.errors)], [422, ['parent_id']])
  for (const place of [chain[0], chain[3]])
    assert.match((await api('PATCH', `/api/groups/${chain[0]}`, { parent_id: place })).json.errors.parent_id[0], /no group can stand in itself/)
  assert.equal((await api('PATCH', `/api/groups/${chain[0]}`, { parent_id: 'grp_none' })).json.errors.parent_id[0], 'there is no group grp_none')
})

test('a group that somebody is in, that holds another, or whose role or scope is wanted, is not deleted from under them', async () => {
  const { id: roleId } = (await api('POST', '/api/roles', { name: 'Held by a group' })).json.data
  const outer = await makeGroup({ roles: [roleId], scopes: ['crew:dock'] })
  const inner = await makeGroup({ parent_id: outer })
  const person = await makePerson(server)
  await join(inner, person.id)
  for (const path of [`/api/groups/${outer}`, `/api/groups/${inner}`, `/api/roles/${roleId}`, '/api/scopes/name:crew:dock'])
    assert.equal((await api('DELETE', path)).status, 409, path)
  assert.equal((await api('POST', `/api/groups/${inner}/members`, { user_id: person.id })).status, 409)
  assert.equal((await api('DELETE', `/api/users/${person.id}`)).status, 204)
  assert.equal((await api('DELETE', `/api/groups/${inner}`)).status, 204)
  assert.equal((await api('DELETE', `/api/groups/${outer}`)).status, 204)
})

test('nobody gives or takes through a group what they cannot have themselves', async () => {
  const names = ['users:manage:all', 'users:read:all']
  const weak = await makeClient(server, {
    supported_grant_types: ['client_credentials'],
    authorize_scope: true,
    authorized_scopes: names.map((name) => ({ name })),
  })
  const bearer = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: names.join(' ') }, basic: weak.basic })).json
    .access_token
  const mighty = await makeGroup({ scopes: ['keys:manage:all'] })
  const inside = await makeGroup({ parent_id: mighty })
  const person = await makePerson(server)
  await join(inside, person.id)
  for (const [method, path, json] of [
    ['POST', '/api/groups', { name: 'Mine', scopes: ['keys:manage:all'] }],
    ['POST', '/api/groups', { name: 'Mine', roles: ['role_administrator'] }],
    ['POST', '/api/groups', { name: 'Mine', parent_id: mighty }],
    ['POST', `/api/groups/${inside}/members`, { user_id: (await makePerson(server)).id }],
    ['DELETE', `/api/groups/${inside}/members/${person.id}`, undefined],
    ['PATCH', `/api/groups/${inside}`, { parent_id: null }],
    ['DELETE', `/api/groups/${inside}`, undefined],
    // With it one could sign in as the person.
    ['PATCH', `/api/users/${person.id}`, { password: 'a password that nobody has seen' }],
  ] as const) {
    const { status, text } = await api(method, path, json, bearer)
    assert.equal(status, 403, `${method} ${path}: ${text}`)
  }
  assert.equal((await api('POST', '/api/groups', { name: 'Theirs', scopes: ['crew:read'] }, bearer)).status, 201)
})

test('a person who left a mighty group stays as well guarded as before', async () => {
  const weak = await makeClient(server, {
    supported_grant_types: ['client_credentials'],
    authorize_scope: true,
    authorized_scopes: [{ name: 'users:manage:all' }],
  })
  const bearer = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: 'users:manage:all' }, basic: weak.basic })).json
    .access_token
  const password = () => api('PATCH', `/api/users/${person.id}`, { password: `a password that nobody has seen ${count++}` }, bearer)
  const group = await makeGroup({ scopes: ['keys:manage:all'] })
  const person = await makePerson(server)
  assert.equal((await password()).status, 200)
  await join(group, person.id)
  assert.equal((await password()).status, 403)
  await api('DELETE', `/api/groups/${group}/members/${person.id}`)
  assert.deepEqual((await server.context.db.table(user).get(person.id))?.former_powers, ['keys:manage:all'])
  assert.equal((await password()).status, 403)
})
