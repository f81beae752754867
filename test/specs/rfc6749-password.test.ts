import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import { newRow } from '#fields/write.ts'
import { federatedServer } from '#model/federation/server.ts'
import { organizationDomain } from '#model/organization-domain.ts'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer } from '../support/server.ts'

const server = await startServer({ settings: { password_grant: true } })
after(() => server.close())
const client = { supported_grant_types: ['password', 'refresh_token'] }
const ask = (basic: readonly [string, string], username: string, more: Record<string, string> = {}, at = server) =>
  at.call('POST', '/oauth/token', { form: { grant_type: 'password', username, password: PASSWORD, scope: 'openid profile', ...more }, basic })

test('RFC 6749 §4.3 a trusted client exchanges a password for tokens', async () => {
  const [{ basic }, person] = [await makeClient(server, client), await makePerson(server)]
  const { status, json } = await ask(basic, person.username)
  assert.equal(status, 200)
  assert.equal(decodeJwt(json.id_token).sub, person.id)
  const refreshed = await server.call('POST', '/oauth/token', { form: { grant_type: 'refresh_token', refresh_token: json.refresh_token }, basic })
  assert.equal(refreshed.status, 200)
})
test('RFC 6749 §4.3.2 wrong, unknown and blocked get one answer', async () => {
  const [{ basic }, person] = [await makeClient(server, client), await makePerson(server)]
  const wrong = await ask(basic, person.username, { password: 'wrong' })
  const unknown = await ask(basic, 'nobody@example.com')
  await server.context.db.table(user).change({ id: person.id }, { blocked: true })
  const blocked = await ask(basic, person.username)
  assert.deepEqual([wrong.status, wrong.json.error], [400, 'invalid_grant'])
  // The id of the request is its own, and tells nothing.
  const told = [unknown, blocked, wrong].map(({ json: { request_id, ...rest } }) => rest)
  assert.deepEqual(told, [told[2], told[2], told[2]])
})
test('RFC 6749 §4.3 the people of another backend are unknown', async () => {
  const { basic } = await makeClient(server, client)
  const person = await makePerson(server, { backend_id: 'be_other' })
  assert.equal((await ask(basic, person.username)).json.error, 'invalid_grant')
})
test('RFC 9700 §2.4 a client that does not list the grant is refused', async () => {
  const person = await makePerson(server)
  assert.equal((await ask((await makeClient(server)).basic, person.username)).json.error, 'unauthorized_client')
})
test('RFC 9700 §2.4 the grant is off unless the operator switches it on', async () => {
  const plain = await startServer()
  const [{ basic }, person] = [await makeClient(plain, client), await makePerson(plain)]
  assert.equal((await ask(basic, person.username, {}, plain)).json.error, 'unsupported_grant_type')
  const { grant_types_supported } = (await plain.call('GET', '/.well-known/openid-configuration')).json
  assert.equal(grant_types_supported.includes('password'), false)
  await plain.close()
})
test('RFC 6749 §4.3.2 a confidential client must prove who it is', async () => {
  const [{ id }, person] = [await makeClient(server, client), await makePerson(server)]
  const form = { grant_type: 'password', username: person.username, password: PASSWORD, client_id: id }
  assert.equal((await server.call('POST', '/oauth/token', { form })).status, 401)
})
test('RFC 9700 §2.4 a password never yields the account itself', async () => {
  const [{ basic }, person] = [await makeClient(server, client), await makePerson(server)]
  const refused = await ask(basic, person.username, { scope: 'openid account:manage:own' })
  assert.deepEqual([refused.status, refused.json.error], [400, 'invalid_scope'])
  const { refresh_token } = (await ask(basic, person.username)).json
  const form = { grant_type: 'refresh_token', refresh_token, scope: 'openid account:manage:own' }
  assert.equal((await server.call('POST', '/oauth/token', { form, basic })).json.error, 'invalid_scope')
})
test('RFC 6749 §4.3.2 nobody gets tokens for a password alone where the client, the provider, a role or an organization demands a second factor', async () => {
  const bearer = await server.adminToken()
  const api = async (method: string, path: string, json: object) => (await server.call(method, path, { bearer, json })).json.data
  const provider = (second_factor: string, grace = 0) => api('PATCH', '/api/identity-providers/idp_default', { second_factor, second_factor_grace_ttl: grace })
  const [{ basic }, careful] = [await makeClient(server, client), await makeClient(server, { ...client, second_factor: 'required' })]
  const [plain, holder, member] = [await makePerson(server), await makePerson(server), await makePerson(server)]
  const role = await api('POST', '/api/roles', { role: { name: 'Careful', second_factor: 'required' } })
  await api('PATCH', `/api/users/${holder.id}`, { roles: [role.id] })
  const organization = await api('POST', '/api/organizations', { name: 'Careful', settings: { mfa: 'required' } })
  await api('POST', `/api/organizations/${organization.id}/members`, { membership: { user_id: member.id } })
  assert.equal((await ask(basic, plain.username)).status, 200)
  for (const refused of [await ask(careful.basic, plain.username), await ask(basic, holder.username), await ask(basic, member.username)])
    assert.deepEqual([refused.status, refused.json.error], [400, 'invalid_grant'])
  await provider('required', 86_400)
  assert.equal((await ask(basic, plain.username)).json.error, 'invalid_grant', 'a grace period is for a page that can ask')
  await provider('optional')
})
test('RFC 6749 §4.3 a person of an enforced domain gets no tokens for a password', async () => {
  const { basic } = await makeClient(server, client)
  const person = await makePerson(server, { username: 'harbour-master', email: 'master@harbour.example' })
  assert.equal((await ask(basic, person.username)).status, 200)
  const [id, at] = ['fs_harbour', { created_at: 1, updated_at: 1 }]
  await server.context.db.table(federatedServer).insert(newRow(federatedServer, { id, name: 'Harbour', ...at }))
  const bearer = await server.adminToken()
  await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { federated_servers: [id] } })
  const domain = { id: 'od_1', organization_id: 'org_1', domain: 'harbour.example', verified_domain: 'harbour.example', verified_at: 1, challenge: 'x' }
  await server.context.db.table(organizationDomain).insert(newRow(organizationDomain, { ...domain, federated_server_id: id, enforced: true, ...at }))
  assert.equal((await ask(basic, person.username)).json.error, 'invalid_grant')
})
