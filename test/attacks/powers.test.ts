import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { backend } from '#model/backend.ts'
import { type User, user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { CALLBACK, codeFlow, webClient } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

let server: TestServer
let admin: string
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
})
after(() => server.close())

const call = (bearer: string, method: string, path: string, json?: unknown) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const change = (who: User, patch: object) => call(admin, 'PATCH', `/api/users/${who.id}`, { user: patch })
const mighty = (fields: Partial<User> = {}) => makePerson(server, { roles: ['role_administrator'], ...fields })

test('who loses a role loses what they could do by it, also with the token at hand', async () => {
  const boss = await mighty()
  const token = await personToken(server, boss, 'openid users:manage:all')
  assert.equal((await call(token, 'GET', '/api/users')).status, 200)
  assert.equal((await change(boss, { roles: [] })).status, 200)
  assert.equal((await call(token, 'GET', '/api/users')).status, 403)
})

test('a client that loses a scope loses what it could do by it, also with the token at hand', async () => {
  const machine = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'users:read:all' }] })
  const form = { grant_type: 'client_credentials', scope: 'users:read:all' }
  const token = (await server.call('POST', '/oauth/token', { form, basic: machine.basic })).json.access_token
  assert.equal((await call(token, 'GET', '/api/users')).status, 200)
  assert.equal((await call(admin, 'PATCH', `/api/clients/${machine.id}`, { client: { authorized_scopes: [] } })).status, 200)
  assert.equal((await call(token, 'GET', '/api/users')).status, 403)
})

test('who may make people makes none that are mightier than they are, in whichever backend', async () => {
  const made = await call(admin, 'POST', '/api/backends', { backend: { name: 'Staff', roles: ['role_administrator'] } })
  assert.equal(made.status, 201, made.text)
  const helper = await makePerson(server, { authorized_scopes: ['users:manage:all'] })
  const token = await personToken(server, helper, 'openid users:manage:all')
  const person = { username: 'puppet', password: 'a password that nobody guesses' }
  assert.equal((await call(token, 'POST', '/api/users', { user: { ...person, backend_id: made.json.data.id } })).status, 403)
  assert.equal((await call(token, 'POST', '/api/users', { user: person })).status, 201)
  assert.deepEqual(await server.context.db.table(user).find({ backend_id: made.json.data.id }), [])
  await server.context.db.table(backend).remove({ id: made.json.data.id })
})

test('who may make people says of nobody that an address is proved, and a new address takes the proof away', async () => {
  const helper = await makePerson(server, { authorized_scopes: ['users:manage:all'] })
  const token = await personToken(server, helper, 'openid users:manage:all')
  const person = await makePerson(server, { email: 'claimed@example.com', email_verified: false, phone_number: '+33123456789' })
  const path = `/api/users/${person.id}`
  for (const proof of [{ email_verified: true }, { phone_number_verified: true }]) {
    assert.equal((await call(token, 'PATCH', path, { user: proof })).status, 403)
    assert.equal((await call(token, 'POST', '/api/users', { user: { username: 'proved', email: 'proved@example.com', ...proof } })).status, 403)
    assert.equal((await call(admin, 'PATCH', path, { user: proof })).status, 200)
  }
  assert.equal((await call(token, 'PATCH', path, { user: { email: 'other@example.com', email_verified: true } })).status, 403)
  const { email_verified, phone_number_verified } = (await call(token, 'PATCH', path, { user: { email: 'other@example.com' } })).json.data
  assert.deepEqual([email_verified, phone_number_verified], [false, true])
})

test('an application that an administrator gave little gives nobody more', async () => {
  const flow = await codeFlow({ server, client: { name: 'Little helper', authorize_scope: false } })
  const boss = await mighty()
  const { params, verifier } = flow.request({ scope: 'openid clients:manage:all roles:manage:all' })
  const code = (await visitorOf(server).authorize(params, { username: boss.username })).params.get('code') ?? ''
  const token = (await flow.redeem(code, verifier)).json.access_token
  const taken = { name: 'taken', authorize_scope: true, authorized_scopes: [{ name: 'users:manage:all' }] }
  assert.equal((await call(token, 'POST', '/api/clients', { client: taken })).status, 403)
  assert.equal((await call(token, 'POST', '/api/roles', { role: { name: 'taken', scopes: ['users:manage:all'] } })).status, 403)
  const given = { name: 'given', authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }] }
  assert.equal((await call(token, 'POST', '/api/clients', { client: given })).status, 201)
})

test('the powers that a client has of its own are not those of everybody who signs in to it', async () => {
  const scope = 'users:manage:all'
  const flow = await codeFlow({ server, client: { authorize_scope: true, authorized_scopes: [{ name: scope }] } })
  const refused = await flow.authorize({ scope: `openid ${scope}` })
  assert.equal(refused.stop.params.get('error'), 'invalid_scope')
  const boss = await mighty()
  const { params, verifier } = flow.request({ scope: `openid ${scope}` })
  const code = (await visitorOf(server).authorize(params, { username: boss.username })).params.get('code') ?? ''
  assert.equal((await flow.redeem(code, verifier)).json.scope, `openid ${scope}`)
})

test('where nobody is asked for consent, people are asked before they hand out powers over the server', async () => {
  const quiet = (await call(admin, 'POST', '/api/identity-providers', { identity_provider: { name: 'Quiet', consentable: false } })).json.data
  const flow = await codeFlow({ server, client: { name: 'Elsewhere', identity_provider: { id: quiet.id } } })
  const boss = await mighty()
  const visitor = visitorOf(server)
  await visitor.authorize(flow.request({ scope: 'openid users:manage:all' }).params, { username: boss.username, agree: [] })
  assert.ok(visitor.seen.includes('/consent'))
  const plain = visitorOf(server)
  await plain.authorize(flow.request({ scope: 'openid profile' }).params, { username: boss.username })
  assert.ok(!plain.seen.includes('/consent'))
})

test('an application that is being looked at leads nowhere else meanwhile', async () => {
  const developer = await makePerson(server, { roles: ['role_developer'] })
  const token = await personToken(server, developer)
  const { id } = (await call(token, 'POST', '/clients', { client: { name: 'Honest', redirect_uris: [CALLBACK] } })).json.data
  const patch = { client: { redirect_uris: [CALLBACK, 'https://thief.example/'] } }
  const asked = await call(token, 'POST', `/clients/${id}/reviews`, { review: { reason: 'Look', items: [{ kind: 'go_live' }] } })
  assert.equal((await call(token, 'PATCH', `/clients/${id}`, patch)).status, 422)
  assert.equal((await call(token, 'POST', `/clients/${id}/reviews/${asked.json.data.id}/withdraw`)).status, 200)
  assert.equal((await call(token, 'PATCH', `/clients/${id}`, patch)).status, 200)
})

test('who may edit clients makes none that takes the powers of people without asking them', async () => {
  const helper = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'clients:manage:all' }] })
  const form = { grant_type: 'client_credentials', scope: 'clients:manage:all' }
  const token = (await server.call('POST', '/oauth/token', { form, basic: helper.basic })).json.access_token
  const trap = { ...webClient, name: 'Trap', token_endpoint_auth_methods: ['none'] }
  assert.equal((await call(token, 'POST', '/api/clients', { client: { ...trap, first_party: true } })).status, 403)
  assert.equal((await call(token, 'POST', '/api/clients', { client: { ...trap, first_party: true, user_scopes: ['users:manage:all'] } })).status, 403)
  // One that carries no powers of people, or asks them, may be made; it becomes no trap later.
  const harmless = (await call(token, 'POST', '/api/clients', { client: { ...trap, first_party: true, user_scopes: [] } })).json.data
  assert.equal((await call(token, 'PATCH', `/api/clients/${harmless.id}`, { client: { user_scopes: null } })).status, 403)
  const asking = (await call(token, 'POST', '/api/clients', { client: trap })).json.data
  assert.equal((await call(token, 'PATCH', `/api/clients/${asking.id}`, { client: { first_party: true } })).status, 403)
  // Nor is another's led elsewhere.
  const ours = (await call(admin, 'POST', '/api/clients', { client: { ...trap, first_party: true } })).json.data
  assert.equal((await call(token, 'PATCH', `/api/clients/${ours.id}`, { client: { redirect_uris: [CALLBACK, 'https://thief.example/'] } })).status, 403)
  assert.equal((await call(token, 'PATCH', `/api/clients/${ours.id}`, { client: { name: 'Renamed' } })).status, 200)
})

test('who answers for the administration client does not lock administrators out by it', async () => {
  const developer = await makePerson(server, { roles: ['role_developer'] })
  const token = await personToken(server, developer)
  assert.equal((await call(admin, 'PATCH', '/api/clients/gatehouse-admin', { client: { owner: developer.id } })).status, 200)
  const door = '/clients/gatehouse-admin'
  for (const [method, path, body] of [
    ['DELETE', `${door}/credentials`],
    ['POST', `${door}/credentials`, { credential: {} }],
    ['PATCH', door, { client: { name: 'Mine' } }],
    ['DELETE', door],
  ] as const)
    assert.equal((await call(token, method, path, body)).status, 403, `${method} ${path}`)
  assert.match(await server.adminToken(), /^gat_/)
})

const card = { id: 'card', format: 'dc+sd-jwt', meta: { vct_values: ['https://club.example/card'] }, claims: [{ path: ['sub'] }] }
/** A token of a client that administers people, identity providers and credentials, and nothing else. */
const helperToken = async () => {
  const scopes = ['users:manage:all', 'identity-providers:manage:all', 'credentials:manage:all']
  const { basic } = await makeClient(server, { authorize_scope: true, authorized_scopes: scopes.map((name) => ({ name })) })
  return (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: scopes.join(' ') }, basic })).json.access_token
}
const made = async (bearer: string, path: string, json: object) => {
  const answer = await call(bearer, 'POST', `/api/${path}`, json)
  assert.equal(answer.status, 201, answer.text)
  return answer.json.data.id as string
}

test('who administers people but not everything neither chooses nor edits the credentials that sign people in', async () => {
  const helper = await helperToken()
  const mine = await made(helper, 'verifiers', { name: 'Mine', dcql: { credentials: [card] }, issuers: ['did:web:mine.example'], register: true })
  assert.equal((await call(helper, 'POST', '/api/identity-providers', { name: 'Side door', verifier_id: mine })).status, 403)
  const provider = await made(helper, 'identity-providers', { name: 'Front door' })
  assert.equal((await call(helper, 'PATCH', `/api/identity-providers/${provider}`, { verifier_id: mine })).status, 403)
  assert.equal((await call(helper, 'PATCH', `/api/verifiers/${mine}`, { purpose: 'Show your card.' })).status, 200)
  assert.equal((await call(admin, 'PATCH', `/api/identity-providers/${provider}`, { verifier_id: mine })).status, 200)
  assert.equal((await call(helper, 'PATCH', `/api/verifiers/${mine}`, { issuers: ['did:web:thief.example'] })).status, 403)
  const elsewhere = await made(helper, 'backends', { name: 'Elsewhere' })
  assert.equal((await call(helper, 'PATCH', `/api/identity-providers/${provider}`, { backend_id: elsewhere })).status, 403)
  assert.equal((await call(helper, 'PATCH', `/api/identity-providers/${provider}`, { name: 'Main door' })).status, 200)
  assert.equal((await call(admin, 'PATCH', `/api/identity-providers/${provider}`, { backend_id: elsewhere, verifier_id: null })).status, 200)
})

test('where people sign in with our own credentials, only who may do everything says what these credentials tell', async () => {
  const helper = await helperToken()
  const kind = { identifier: 'club', vct: 'https://club.example/card', claims: [{ name: 'member', value: 'administrator' }] }
  const id = await made(helper, 'credential-configurations', kind)
  const ours = await made(admin, 'verifiers', { name: 'Ours', dcql: { credentials: [card] } })
  const provider = await made(admin, 'identity-providers', { name: 'Club door', verifier_id: ours })
  const edit = (bearer: string) => call(bearer, 'PATCH', `/api/credential-configurations/${id}`, { claims: [{ name: 'member', value: 'boss' }] })
  assert.equal((await edit(helper)).status, 403)
  assert.equal((await call(helper, 'POST', '/api/credential-configurations', { ...kind, identifier: 'club-2' })).status, 403)
  assert.equal((await edit(admin)).status, 200)
  assert.equal((await call(admin, 'PATCH', `/api/verifiers/${ours}`, { issuers: ['did:web:id.example'] })).status, 200)
  assert.equal((await edit(helper)).status, 403)
  assert.equal((await call(admin, 'PATCH', `/api/verifiers/${ours}`, { issuers: ['https://club.example'] })).status, 200)
  assert.equal((await edit(helper)).status, 200)
  assert.equal((await call(admin, 'DELETE', `/api/identity-providers/${provider}`)).status, 204)
})

test('who may make offers makes none of a credential about a person who is mightier than they are', async () => {
  const helper = await helperToken()
  const credential_configuration_ids = ['offered']
  await made(admin, 'credential-configurations', { identifier: 'offered', vct: 'https://club.example/offered' })
  const { id: client_id } = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const offer = async (who: User) => (await call(helper, 'POST', '/api/credential-offers', { client_id, user_id: who.id, credential_configuration_ids })).status
  assert.equal(await offer(await mighty()), 403)
  assert.equal(await offer(await makePerson(server)), 201)
})

test('people do not sign in by a credential without its holder, nor by a claim that is not asked for', async () => {
  const unbound = { ...card, require_cryptographic_holder_binding: false }
  const loose = await made(admin, 'verifiers', { name: 'Loose', dcql: { credentials: [unbound] } })
  const unasked = await made(admin, 'verifiers', { name: 'Unasked', dcql: { credentials: [card] }, subject_claim: 'email' })
  const provider = await made(admin, 'identity-providers', { name: 'Third door' })
  const choose = (verifier_id: string) => call(admin, 'PATCH', `/api/identity-providers/${provider}`, { verifier_id })
  assert.match((await choose(loose)).text, /card must be bound to the key of its holder/)
  assert.match((await choose(unasked)).text, /no credential is asked for email/)
  const strict = await made(admin, 'verifiers', { name: 'Strict', dcql: { credentials: [card] } })
  assert.equal((await choose(strict)).status, 200)
  assert.equal((await call(admin, 'PATCH', `/api/verifiers/${strict}`, { dcql: { credentials: [unbound] } })).status, 422)
  assert.equal((await call(admin, 'PATCH', `/api/verifiers/${strict}`, { subject_claim: 'email' })).status, 422)
})
