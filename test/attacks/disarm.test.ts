import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from '#model/client.ts'
import type { User } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let admin: string
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
})
after(() => server.close())

const call = (bearer: string, method: string, path: string, json?: unknown) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const mighty = (fields: Partial<User> = {}) => makePerson(server, { roles: ['role_administrator'], ...fields })
const NEW_PASSWORD = 'a password that nobody guesses'

/** A token of a client that holds these scopes and no others. */
async function helper(...scopes: string[]): Promise<string> {
  const { basic } = await makeClient(server, { authorize_scope: true, authorized_scopes: scopes.map((name) => ({ name })) })
  return (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: scopes.join(' ') }, basic })).json.access_token
}

test('who may edit people takes no power from whom they could not have given it', async () => {
  const desk = await helper('users:manage:all')
  const boss = await mighty({ authorized_scopes: ['roles:manage:all'] })
  for (const change of [{ roles: [] }, { authorized_scopes: [] }, { roles: ['role_developer'] }, { blocked: true }, { password: NEW_PASSWORD }])
    assert.equal((await call(desk, 'PATCH', `/api/users/${boss.id}`, { user: change })).status, 403, JSON.stringify(change))
  assert.equal((await call(desk, 'PUT', `/api/users/${boss.id}`, { user: { username: boss.username } })).status, 403)
  for (const verb of ['block', 'revoke_tokens', 'end_sessions', 'reset_factors'])
    assert.equal((await call(desk, 'POST', `/api/users/${boss.id}/${verb}`)).status, 403, verb)
  assert.equal((await call(desk, 'DELETE', `/api/users/${boss.id}`)).status, 403)
  assert.equal((await call(desk, 'PATCH', `/api/users/${boss.id}`, { user: { given_name: 'Ada' } })).status, 200)
})

test('who was blocked is let in again only by somebody who could give them what they hold', async () => {
  const desk = await helper('users:manage:all')
  const boss = await mighty()
  assert.equal((await call(admin, 'POST', `/api/users/${boss.id}/block`)).status, 200)
  assert.equal((await call(desk, 'POST', `/api/users/${boss.id}/unblock`)).status, 403)
  assert.equal((await call(admin, 'POST', `/api/users/${boss.id}/unblock`)).status, 200)
})

test('an account that was mighty keeps its guard: nobody sets its password and waits until it is mighty again', async () => {
  const desk = await helper('users:manage:all')
  const password = (id: string) => call(desk, 'PATCH', `/api/users/${id}`, { user: { password: NEW_PASSWORD } })
  const boss = await mighty()
  const stripped = await call(admin, 'PATCH', `/api/users/${boss.id}`, { user: { roles: [] } })
  assert.ok(stripped.json.data.former_powers.includes('tenants:manage:all'), stripped.text)
  assert.equal((await password(boss.id)).status, 403)
  assert.equal((await call(admin, 'PATCH', `/api/users/${boss.id}`, { user: { password: NEW_PASSWORD } })).status, 200)
  // By a role that was emptied, too, and by a backend that gave it to everybody.
  const { id: role } = (await call(admin, 'POST', '/api/roles', { role: { name: 'Clerks', scopes: ['logs:read:all'] } })).json.data
  const clerk = await makePerson(server, { roles: [role] })
  await call(admin, 'PATCH', `/api/roles/${role}`, { role: { scopes: [] } })
  assert.equal((await password(clerk.id)).status, 403)
  await call(admin, 'PATCH', `/api/roles/${role}`, { role: { scopes: ['logs:read:all'] } })
  const { id: backend_id } = (await call(admin, 'POST', '/api/backends', { backend: { name: 'Clerks', roles: [role] } })).json.data
  const other = await makePerson(server, { backend_id })
  assert.equal((await call(admin, 'PATCH', `/api/backends/${backend_id}`, { backend: { roles: [] } })).status, 200)
  assert.equal((await password(other.id)).status, 403)
  assert.equal((await password((await makePerson(server)).id)).status, 200)
})

test('who may edit clients takes no power from a client that they could not have given it', async () => {
  const desk = await helper('clients:manage:all')
  const scopes = { authorize_scope: true, authorized_scopes: [{ name: 'users:manage:all' }] }
  const strong = await makeClient(server, scopes)
  const path = `/api/clients/${strong.id}`
  const [{ id: secret }] = (await call(admin, 'GET', `${path}/credentials`)).json.data
  for (const [method, at, body] of [
    ['PATCH', path, { client: { authorized_scopes: [] } }],
    ['PATCH', path, { client: { authorize_scope: false } }],
    ['PATCH', path, { client: { active: false } }],
    ['PATCH', path, { client: { owner: 'usr_helper' } }],
    ['PATCH', path, { client: { backchannel_client_notification_endpoint: 'https://thief.example/' } }],
    ['PATCH', path, { client: { backchannel_token_delivery_mode: 'push' } }],
    ['POST', `${path}/disable`],
    ['POST', `${path}/revoke_tokens`],
    ['POST', `${path}/credentials`, { credential: {} }],
    ['PATCH', `${path}/credentials/${secret}`, { credential: { expires_at: Date.now() + 60_000 } }],
    ['DELETE', `${path}/credentials/${secret}`],
    ['DELETE', path],
  ] as const)
    assert.equal((await call(desk, method, at, body)).status, 403, `${method} ${at} ${JSON.stringify(body)}`)
  for (const action of ['disable', 'delete']) {
    const [outcome] = (await call(desk, 'POST', '/api/clients/bulk', { action, ids: [strong.id] })).json.data.results
    assert.deepEqual([outcome.done, outcome.code], [false, 'FORBIDDEN'])
  }
  assert.equal((await call(desk, 'PATCH', path, { client: { name: 'Renamed' } })).status, 200)
})

test('a client that was mighty keeps its guard: nobody adds a secret and waits for a restore', async () => {
  const desk = await helper('clients:manage:all')
  const mightyClient = { name: 'Mighty', authorize_scope: true, authorized_scopes: [{ name: 'users:manage:all' }] }
  const made = (await call(admin, 'POST', '/api/clients', { client: mightyClient })).json.data
  const path = `/api/clients/${made.id}`
  assert.equal((await call(desk, 'POST', `${path}/versions/1/restore`)).status, 200, 'nothing changes')
  await call(admin, 'PATCH', path, { client: { authorized_scopes: [] } })
  assert.equal((await call(desk, 'POST', `${path}/credentials`, { credential: {} })).status, 403)
  assert.equal((await call(desk, 'PATCH', path, { client: { redirect_uris: ['https://thief.example/'] } })).status, 403)
  assert.equal((await call(desk, 'POST', `${path}/versions/1/restore`)).status, 403)
  // Deleting it and taking its id does not help either: its history is that of the other.
  assert.equal((await call(desk, 'DELETE', path)).status, 204)
  assert.equal((await call(desk, 'POST', '/api/clients', { client: { id: made.id, name: 'Heir' } })).status, 403)
  assert.equal((await call(admin, 'POST', '/api/clients', { client: { id: made.id, name: 'Heir' } })).status, 201)
  assert.equal((await call(desk, 'POST', `${path}/credentials`, { credential: {} })).status, 403)
})

test('who may edit roles and backends takes no power with them that they could not have given', async () => {
  const desk = await helper('roles:manage:all', 'identity-providers:manage:all')
  const { id } = (await call(admin, 'POST', '/api/roles', { role: { name: 'Tenants', scopes: ['tenants:manage:all'] } })).json.data
  assert.equal((await call(desk, 'PATCH', `/api/roles/${id}`, { role: { scopes: [] } })).status, 403)
  assert.equal((await call(desk, 'PATCH', '/api/roles/role_administrator', { role: { scopes: [] } })).status, 403)
  const staff = (await call(admin, 'POST', '/api/backends', { backend: { name: 'Staff', roles: [id] } })).json.data
  assert.equal((await call(desk, 'PATCH', `/api/backends/${staff.id}`, { backend: { roles: [] } })).status, 403)
  // People who register would be of the default backend.
  assert.equal((await call(desk, 'PATCH', `/api/backends/${staff.id}`, { backend: { is_default: true } })).status, 403)
  assert.equal((await call(admin, 'PATCH', `/api/backends/${staff.id}`, { backend: { roles: [] } })).status, 200)
  assert.equal((await call(desk, 'DELETE', `/api/roles/${id}`)).status, 403)
  assert.equal((await call(admin, 'DELETE', `/api/roles/${id}`)).status, 204)
})

test('who may edit identity providers lets nobody sign up to roles that they could not have given', async () => {
  const desk = await helper('identity-providers:manage:all')
  const { id } = (await call(admin, 'POST', '/api/roles', { role: { name: 'Keepers', scopes: ['tenants:manage:all'] } })).json.data
  const [staff, guests] = await Promise.all(
    [{ name: 'Keepers', roles: [id] }, { name: 'Guests' }].map(async (json) => (await call(admin, 'POST', '/api/backends', { backend: json })).json.data.id),
  )
  const provider = (bearer: string, json: object) => call(bearer, 'POST', '/api/identity-providers', { identity_provider: json })
  const closed = (await provider(desk, { name: 'Closed', backend_id: staff })).json.data.id
  const open = (await provider(desk, { name: 'Open', backend_id: guests, registrable: true })).json.data.id
  const edit = (bearer: string, at: string, json: object) => call(bearer, 'PATCH', `/api/identity-providers/${at}`, { identity_provider: json })
  const refused = await edit(desk, closed, { registrable: true })
  assert.deepEqual([refused.status, /tenants:manage:all/.test(refused.json.detail)], [403, true])
  assert.equal((await edit(desk, open, { backend_id: staff })).status, 403)
  assert.equal((await provider(desk, { name: 'New', backend_id: staff, registrable: true })).status, 403)
  assert.equal((await edit(admin, closed, { registrable: true })).status, 200)
  assert.equal((await edit(desk, closed, { name: 'Renamed' })).status, 200, 'it stays as open as it was')
  assert.equal((await edit(desk, closed, { registrable: false })).status, 200, 'closing takes no power from anybody')
})

test('clients:manage:all alone sets neither owner nor lifetimes of the administration client, and withdraws no key of the tenant', async () => {
  const desk = await helper('clients:manage:all')
  for (const client of [{ owner: 'usr_helper' }, { organization_id: null, access_token_ttl: 1 }, { refresh_token_ttl: 60 }, { default_max_age: 1 }])
    assert.equal((await call(desk, 'PATCH', '/api/clients/gatehouse-admin', { client })).status, 403, JSON.stringify(client))
  assert.equal((await call(desk, 'PATCH', '/api/clients/gatehouse-admin', { client: { description: 'Ours' } })).status, 200)
  const key = (await call(admin, 'POST', '/api/key-pairs', { key_pair: { alg: 'ES256' } })).json.data
  const rotate = (bearer: string) => call(bearer, 'POST', `/api/key-pairs/${key.id}/rotate`, { withdraw: true })
  assert.equal((await rotate(desk)).status, 403)
  assert.equal((await call(desk, 'POST', '/api/key-pairs', { key_pair: { alg: 'ES256', is_default: true } })).status, 403)
  assert.equal((await call(desk, 'GET', `/api/key-pairs/${key.id}`)).status, 200)
  assert.equal((await call(await helper('keys:read:all'), 'GET', '/api/key-pairs')).status, 200)
  assert.equal((await rotate(await helper('keys:manage:all'))).status, 200)
})

const proving: readonly (readonly [purpose: string, issuer: string, identity: Partial<Client>])[] = [
  [
    'client_federation',
    'https://platform.example',
    { token_endpoint_auth_methods: ['federated_jwt'], federated_identities: [{ issuer: 'https://platform.example', subject: 'worker' }] },
  ],
  ['client_attestation', 'https://maker.example', { token_endpoint_auth_methods: ['attest_jwt_client_auth'], attesters: ['https://maker.example'] }],
]
for (const [purpose, issuer, identity] of proving)
  test(`who may edit configuration makes no issuer prove a client whose powers they do not have, by ${purpose}`, async () => {
    const desk = await helper('configuration:manage:all', 'clients:manage:all', 'users:manage:all')
    const trust = (purposes: string[]) => call(desk, 'POST', '/api/trusted-issuers', { trusted_issuer: { name: issuer, issuer, purposes } })
    await makeClient(server, { ...identity, authorize_scope: true, authorized_scopes: [{ name: 'clients:manage:all' }] })
    const { id } = (await trust([purpose])).json.data
    const strong = await makeClient(server, { ...identity, authorize_scope: true, authorized_scopes: [{ name: 'keys:manage:all' }] })
    const edit = (fields: object) => call(desk, 'PATCH', `/api/trusted-issuers/${id}`, { trusted_issuer: fields })
    const refused = await edit({ jwks_uri: 'https://thief.example/jwks' })
    assert.deepEqual([refused.status, /keys:manage:all/.test(refused.json.detail)], [403, true])
    await call(admin, 'PATCH', `/api/trusted-issuers/${id}`, { trusted_issuer: { purposes: [] } })
    assert.equal((await edit({ purposes: [purpose] })).status, 403)
    await call(admin, 'DELETE', `/api/clients/${strong.id}`)
    assert.equal((await edit({ purposes: [purpose] })).status, 200)
  })
