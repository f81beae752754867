import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ADMIN_SECRET, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
})
after(() => server.close())

const api = (method: string, path: string, json?: unknown, token = bearer) =>
  server.call(method, path, { bearer: token, ...(json === undefined ? {} : { json }) })
const PASSWORD = 'a quiet harbour at dawn'
let counted = 0
async function person(more: Record<string, unknown> = {}) {
  const made = await api('POST', '/api/users', { user: { username: `person${counted++}@example.com`, password: PASSWORD, ...more } })
  assert.equal(made.status, 201, made.text)
  return made.json.data
}
async function organization(name = `Org ${counted++}`) {
  const made = await api('POST', '/api/organizations', { organization: { name } })
  assert.equal(made.status, 201, made.text)
  return made.json.data.id as string
}

test('BOR-28 a person is made in the default backend or in one that is named beside the wrapper', async () => {
  const one = await person()
  assert.equal(one.backend_id, 'be_default')
  assert.match(one.id, /^usr_/)
  const backend = await api('POST', '/api/backends', { backend: { name: 'Partners' } })
  assert.equal(backend.status, 201, backend.text)
  const other = await api('POST', '/api/users', { backend_id: backend.json.data.id, user: { username: one.username, password: PASSWORD } })
  assert.equal(other.status, 201, other.text)
  assert.equal(other.json.data.backend_id, backend.json.data.id)
  const missing = await api('POST', '/api/users', { backend_id: 'be_none', user: { username: 'x@example.com' } })
  assert.equal(missing.status, 422)
  assert.ok(missing.json.errors.backend_id)
})

test('no answer shows a password or its hash', async () => {
  const one = await person({ metadata: { department: { value: 'harbour', status: 'valid', display: [] } } })
  const read = await api('GET', `/api/users/${one.id}`)
  for (const text of [JSON.stringify(one), read.text]) assert.ok(!/argon2|quiet harbour|password_hash|sign_in_name/.test(text))
  assert.equal(read.json.data.metadata.department.value, 'harbour')
})

test('two people of a backend do not share a username, however it is written', async () => {
  const { username } = await person()
  const again = await api('POST', '/api/users', { user: { username: username.toUpperCase(), password: PASSWORD } })
  assert.deepEqual([again.status, Object.keys(again.json.errors)], [422, ['username']])
})

test('BOR-34 a short or common password is refused with its reason', async () => {
  for (const [password, reason] of [
    ['short', /at least 12/],
    ['Password123!!', /guessed first/],
    ['weak.person@example.com', /username/],
  ] as const) {
    const refused = await api('POST', '/api/users', { user: { username: 'weak.person@example.com', password } })
    assert.equal(refused.status, 422)
    assert.match(refused.json.errors.password[0], reason)
  }
})

test('roles, scopes and organizations may be given as the rows that they are', async () => {
  const id = await organization()
  const scope = (await api('POST', '/api/scopes', { scope: { name: 'nets:mend' } })).json.data
  const [role] = (await api('GET', '/api/roles?search=developer')).json.data
  const one = await person({ roles: [{ id: role.id, name: role.name }], authorized_scopes: [{ id: scope.id, name: scope.name }], organizations: [{ id }] })
  assert.deepEqual([one.roles, one.authorized_scopes], [[role.id], ['nets:mend']])
  const changed = await api('PATCH', `/api/users/${one.id}`, { user: { roles: [], authorized_scopes: [{ name: 'openid' }] } })
  assert.deepEqual([changed.json.data.roles, changed.json.data.authorized_scopes], [[], ['openid']])
})

test('roles and scopes must exist', async () => {
  const refused = await api('POST', '/api/users', { user: { username: 'r@example.com', roles: ['role_none'] } })
  assert.deepEqual([refused.status, Object.keys(refused.json.errors)], [422, ['roles']])
  const scoped = await api('POST', '/api/users', { user: { username: 'r@example.com', authorized_scopes: ['none:such'] } })
  assert.deepEqual([scoped.status, Object.keys(scoped.json.errors)], [422, ['authorized_scopes']])
})

test('who may administer people may not make administrators', async () => {
  const client = await api('POST', '/api/clients', {
    client: {
      id: 'people-desk',
      secret: ADMIN_SECRET,
      supported_grant_types: ['client_credentials'],
      authorize_scope: true,
      authorized_scopes: [{ name: 'users:manage:all' }],
    },
  })
  assert.equal(client.status, 201, client.text)
  const token = await server.call('POST', '/oauth/token', {
    form: { grant_type: 'client_credentials', scope: 'users:manage:all' },
    basic: ['people-desk', ADMIN_SECRET],
  })
  const desk = token.json.access_token as string
  const made = await api('POST', '/api/users', { user: { username: 'm@example.com', roles: ['role_administrator'] } }, desk)
  assert.equal(made.status, 403, made.text)
  const [admin] = (await api('GET', '/api/users?search=admin')).json.data
  for (const change of [{ password: PASSWORD }, { username: 'mine' }, { email: 'mine@example.com' }, { blocked: true }])
    assert.equal((await api('PATCH', `/api/users/${admin.id}`, { user: change }, desk)).status, 403)
  assert.equal((await api('DELETE', `/api/users/${admin.id}`, undefined, desk)).status, 403)
})

test('BOR-29 NIN-23 block, unblock and unlock show in the row and in the audit log', async () => {
  const one = await person()
  assert.equal((await api('POST', `/api/users/${one.id}/block`)).json.data.blocked, true)
  assert.equal(
    (await api('GET', '/api/users?blocked=true')).json.data.some((row: { id: string }) => row.id === one.id),
    true,
  )
  assert.equal((await api('POST', `/api/users/${one.id}/unblock`)).json.data.blocked, false)
  assert.equal((await api('POST', `/api/users/${one.id}/unlock`)).json.data.locked, false)
  const events = await api('GET', `/api/audit-events?target_id=${one.id}`)
  const actions = events.json.data.map((event: { action: string }) => event.action)
  for (const action of ['user.created', 'user.blocked', 'user.unblocked', 'user.unlocked']) assert.ok(actions.includes(action), action)
})

test('BOR-26 a person in an organization is shown with it, and begins in those that are named', async () => {
  const id = await organization('Harbour')
  const one = await person({ organizations: [id] })
  const read = await api('GET', `/api/users/${one.id}`)
  assert.deepEqual(read.json.data.organizations, [{ id, name: 'Harbour', label: null, role: 'member' }])
  const members = await api('GET', `/api/users?organization_id=${id}`)
  assert.deepEqual(
    members.json.data.map((row: { id: string }) => row.id),
    [one.id],
  )
})

test('NIN-22 members are added, changed and removed by the id of the person', async () => {
  const id = await organization()
  const [first, second] = [await person(), await person()]
  const added = await api('POST', `/api/organizations/${id}/members`, { membership: { user_id: first.id, role: 'admin' } })
  assert.equal(added.status, 201, added.text)
  assert.equal((await api('POST', `/api/organizations/${id}/members`, { user_id: second.id })).status, 201)
  assert.equal((await api('POST', `/api/organizations/${id}/members`, { user_id: second.id })).status, 409)
  const listed = await api('GET', `/api/organizations/${id}/members`)
  assert.deepEqual(new Set(listed.json.data.map((row: { username: string }) => row.username)), new Set([first.username, second.username]))
  const read = await api('GET', String(added.headers['location']))
  assert.equal(read.json.data.user_id, first.id)
  const raised = await api('PATCH', `/api/organizations/${id}/members/${second.id}`, { membership: { role: 'admin' } })
  assert.equal(raised.json.data.role, 'admin', raised.text)
  assert.equal((await api('DELETE', `/api/organizations/${id}/members/${first.id}`)).status, 204)
  assert.equal((await api('GET', `/api/organizations/${id}/members/${first.id}`)).status, 404)
})

test('NIN-22 the last administrator of an organization can neither leave, nor step down, nor be deleted', async () => {
  const id = await organization()
  const admin = await person()
  await api('POST', `/api/organizations/${id}/members`, { user_id: admin.id, role: 'admin' })
  const path = `/api/organizations/${id}/members/${admin.id}`
  assert.equal((await api('DELETE', path)).status, 409)
  assert.equal((await api('PATCH', path, { role: 'member' })).status, 409)
  assert.equal((await api('DELETE', `/api/users/${admin.id}`)).status, 409)
})

test('of two administrators who step down at once, one stays', async () => {
  for (let round = 0; round < 10; round++) {
    const id = await organization()
    const pair = [await person(), await person()]
    for (const { id: user_id } of pair) await api('POST', `/api/organizations/${id}/members`, { user_id, role: 'admin' })
    await Promise.all(pair.map(({ id: user_id }) => api('DELETE', `/api/organizations/${id}/members/${user_id}`)))
    const left = await api('GET', `/api/organizations/${id}/members`)
    assert.equal(left.json.data.filter((row: { role: string }) => row.role === 'admin').length, 1)
  }
})

test('an organization with clients is not deleted; without them its members go with it', async () => {
  const id = await organization()
  const made = await api('POST', '/api/clients', { client: { name: 'Owned', organization_id: id } })
  const refused = await api('DELETE', `/api/organizations/${id}`)
  assert.equal(refused.status, 409)
  assert.equal(refused.json.referrers[0].id, made.json.data.id)
  await api('DELETE', `/api/clients/${made.json.data.id}`)
  const one = await person({ organizations: [id] })
  assert.equal((await api('DELETE', `/api/organizations/${id}`)).status, 204)
  assert.deepEqual((await api('GET', `/api/users/${one.id}`)).json.data.organizations, [])
})

test('the default backend and identity provider are moved, not unset, and not deleted', async () => {
  for (const [path, name] of [
    ['/api/backends', 'backend'],
    ['/api/identity-providers', 'identity_provider'],
  ] as const) {
    const [standard] = (await api('GET', path)).json.data.filter((row: { is_default: boolean }) => row.is_default)
    assert.equal((await api('PATCH', `${path}/${standard.id}`, { [name]: { is_default: false } })).status, 422)
    assert.equal((await api('DELETE', `${path}/${standard.id}`)).status, 409)
    const other = await api('POST', path, { [name]: { name: `Another ${name}`, is_default: true } })
    assert.equal(other.status, 201, other.text)
    const marked = (await api('GET', path)).json.data.filter((row: { is_default: boolean }) => row.is_default)
    assert.deepEqual(
      marked.map((row: { id: string }) => row.id),
      [other.json.data.id],
    )
    await api('PATCH', `${path}/${standard.id}`, { [name]: { is_default: true } })
  }
})

test('an identity provider that clients use is not deleted', async () => {
  const made = await api('POST', '/api/identity-providers', { identity_provider: { name: 'Partners sign-in' } })
  assert.equal(made.json.data.backend_id, 'be_default', made.text)
  const id = made.json.data.id
  const client = await api('POST', '/api/clients', { client: { name: 'Partner app', identity_provider: { id } } })
  assert.equal(client.status, 201, client.text)
  const refused = await api('DELETE', `/api/identity-providers/${id}`)
  assert.equal(refused.status, 409)
  assert.equal(refused.json.referrers[0].id, client.json.data.id)
  assert.equal((await api('POST', '/api/identity-providers', { identity_provider: { name: 'Nowhere', backend_id: 'be_none' } })).status, 422)
})

test('a backend with people is not deleted', async () => {
  const made = await api('POST', '/api/backends', { backend: { name: 'Staff', metadata_fields: [{ attribute_name: 'department', scopes: ['profile'] }] } })
  assert.equal(made.status, 201, made.text)
  const one = await person({ backend_id: made.json.data.id })
  assert.equal((await api('DELETE', `/api/backends/${made.json.data.id}`)).status, 409)
  assert.equal((await api('DELETE', `/api/users/${one.id}`)).status, 204)
  assert.equal((await api('DELETE', `/api/backends/${made.json.data.id}`)).status, 204)
})

test('BOR-26 a backend may give each of its people an organization of their own', async () => {
  const made = await api('POST', '/api/backends', { backend: { name: 'Makers', create_default_organization: true } })
  const one = await person({ backend_id: made.json.data.id })
  const [own] = (await api('GET', `/api/users/${one.id}`)).json.data.organizations
  assert.deepEqual([own.name, own.role], [`default_${own.id}`, 'admin'])
  assert.equal(JSON.stringify(own).includes(one.id) || JSON.stringify(own).includes(one.username), false)
})
