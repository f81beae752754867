import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { makeClient } from '../support/clients.ts'
import { describedServer } from '../support/described.ts'
import { athOf, proofKey } from '../support/dpop.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { makeScopes } from '../support/scopes.ts'
import { visitorOf } from '../support/visitor.ts'

const ORDERS = 'https://orders.example'
const OPERATION = 'post_api_users_id_act_as'
const server = await describedServer()
after(() => server.close())
const { api } = server
await makeScopes(server, ['orders:read', 'orders:refund'], false)
await server.context.db
  .table(protectedApi)
  .insert(
    newRow(protectedApi, { id: 'api_orders', identifier: ORDERS, name: 'Orders', scopes: ['orders:read', 'orders:refund'], created_at: 0, updated_at: 0 }),
  )

const person = await makePerson(server, { authorized_scopes: ['orders:read', 'orders:refund', 'clients:manage:all'] })
const names = ['users:act-as:all', 'orders:read', 'clients:read:all']
/** A support tool: a client that may act as people, and reads orders. */
const tool = await makeClient(server, { name: 'Support desk', authorize_scope: true, authorized_scopes: names.map((name) => ({ name })) })
const tokenOf = async (basic = tool.basic, headers: Record<string, string> = {}) =>
  (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: names.join(' ') }, basic, headers })).json
    .access_token as string
const actAs = (bearer: string, json: object = { reason: 'ticket 7' }, id = person.id) => server.call('POST', `/api/users/${id}/act_as`, { bearer, json })
const introspected = async (token: string) => (await server.call('POST', '/oauth/introspect', { form: { token }, basic: tool.basic })).json

let made = 0
const policy = async (fields: object) => {
  const answer = await api('POST', '/api/policies', { name: `acting ${++made}`, stage: 'enforced', engine: 'allow', points: ['operation'], ...fields })
  assert.equal(answer.status, 201, answer.text)
  return () => api('DELETE', `/api/policies/${answer.json.data.id}`)
}

test('AID-38 acting as a person is off until an enforced policy that is linked to it allows it', async () => {
  const bearer = await tokenOf()
  assert.match((await actAs(bearer)).json.detail, /this is off/)
  const global = await policy({})
  const shadow = await policy({ operations: [OPERATION], stage: 'shadow' })
  const other = await policy({ operations: [OPERATION], engine: 'matcho', rule: { client: { id: 'somebody-else' } } })
  assert.equal((await actAs(bearer)).status, 403, 'neither a global one, nor one in shadow, nor one about another client')
  for (const remove of [global, shadow, other]) await remove()
  const allow = await policy({ operations: [OPERATION], engine: 'matcho', rule: { client: { id: tool.id }, body: { reason: '#^ticket ' } } })
  assert.equal((await actAs(bearer)).status, 201)
  assert.equal((await actAs(bearer, { reason: 'curious' })).status, 403)
  const deny = await policy({ effect: 'deny', operations: [OPERATION] })
  assert.equal((await actAs(bearer)).status, 403)
  await deny()
  await allow()
})

test('AID-38 the token says who acts, carries no scope that the caller or the person lacks, and none over this server', async () => {
  const allow = await policy({ operations: [OPERATION] })
  const bearer = await tokenOf()
  const { data } = (await actAs(bearer, { reason: 'ticket 8', resource: ORDERS })).json
  assert.deepEqual([data.scope, data.user_id, data.expires_in <= 900, data.refresh_token], ['orders:read', person.id, true, undefined])
  const told = await introspected(data.access_token)
  assert.deepEqual([told.sub, told.act, told.aud, told.scope], [person.id, { sub: tool.id }, ORDERS, 'orders:read'])
  for (const scope of ['orders:refund', 'clients:read:all', 'clients:manage:all', 'account:manage:own'])
    assert.equal((await actAs(bearer, { reason: 'ticket 9', scope })).status, 403, scope)
  const plain = (await actAs(bearer)).json.data.access_token
  for (const path of ['/me', '/api/clients', '/me/apps']) assert.equal((await server.call('GET', path, { bearer: plain })).status, 403, path)
  const headers = { authorization: `Bearer ${data.access_token}`, 'x-original-method': 'GET', 'x-original-url': `${ORDERS}/1` }
  const passed = await server.call('GET', '/forward-auth/nginx', { headers })
  assert.deepEqual([passed.status, passed.headers['x-auth-subject']], [200, person.id])
  const shut = await policy({ effect: 'deny', points: ['access'], engine: 'matcho', rule: { token: { act: 'present?' } } })
  assert.equal((await server.call('GET', '/forward-auth/nginx', { headers })).status, 403, 'policies of an API can refuse whoever acts for another')
  await shut()
  await allow()
})

test('AID-38 nobody acts as a third person from there, as a blocked person, as themselves, or with a secret', async () => {
  const allow = await policy({ operations: [OPERATION] })
  const admin = await makePerson(server, { authorized_scopes: ['users:act-as:all', 'orders:read'] })
  const own = await personToken(server, admin, 'openid users:act-as:all')
  const { data } = (await actAs(own)).json
  assert.deepEqual((await introspected(data.access_token)).act, undefined, 'a token of another client is not told')
  assert.match((await actAs(own, { reason: 'ticket' }, admin.id)).json.detail, /yourself/)
  assert.equal((await actAs(data.access_token)).status, 403)
  const blocked = await makePerson(server, { blocked: true })
  assert.match((await actAs(own, { reason: 'ticket' }, blocked.id)).json.detail, /blocked/)
  assert.equal((await actAs(own, { reason: 'ticket' }, 'usr_nobody')).status, 404)
  const basic = await makeClient(server, { supported_grant_types: ['basic'], authorize_scope: true, authorized_scopes: [{ name: 'users:act-as:all' }] })
  const bySecret = await server.call('POST', `/api/users/${person.id}/act_as`, { basic: basic.basic, json: { reason: 'ticket' } })
  assert.match(bySecret.json.detail, /takes an access token/)
  const { errors } = (await actAs(own, { scopes: 'x' })).json
  assert.deepEqual(Object.keys(errors).sort(), ['reason', 'scopes'])
  const unheld = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'orders:read' }] })
  const form = { grant_type: 'client_credentials', scope: 'orders:read' }
  const weak = (await server.call('POST', '/oauth/token', { form, basic: unheld.basic })).json.access_token
  assert.equal((await actAs(weak)).status, 403)
  await allow()
})

test('AID-38 the token ends with the token of who acts, and is bound to the same key', async () => {
  const allow = await policy({ operations: [OPERATION] })
  const bearer = await tokenOf()
  const { access_token } = (await actAs(bearer)).json.data
  assert.equal((await introspected(access_token)).active, true)
  assert.equal((await server.call('POST', '/oauth/revoke', { form: { token: bearer }, basic: tool.basic })).status, 200)
  assert.equal((await introspected(access_token)).active, false)
  const key = await proofKey()
  const bound = await tokenOf(tool.basic, { dpop: await key.proof('POST', `${server.issuer}/oauth/token`) })
  const path = `/api/users/${person.id}/act_as`
  const proof = await key.proof('POST', `${server.issuer}${path}`, { claims: { ath: athOf(bound) } })
  const acting = await server.call('POST', path, { headers: { authorization: `DPoP ${bound}`, dpop: proof }, json: { reason: 'ticket 10' } })
  assert.equal(acting.json.data.token_type, 'DPoP', acting.text)
  assert.ok((await introspected(acting.json.data.access_token)).cnf?.jkt)
  await allow()
})

test('AID-38 it is in the audit log with its reason, and the person sees who acted as them', async () => {
  const allow = await policy({ operations: [OPERATION] })
  const other = await makePerson(server)
  assert.equal((await actAs(await tokenOf(), { reason: 'ticket 11 <b>' }, other.id)).status, 201)
  const [event] = (await api('GET', `/api/audit-events?action=user.acted_as&target_id=${other.id}`)).json.data
  assert.deepEqual([event.actor_type, event.actor_id, event.reason, event.target_id], ['client', tool.id, 'ticket 11 <b>', other.id])
  const visitor = visitorOf(server)
  const login = await visitor.go('/login')
  const account = await visitor.fill(login, { username: other.username, password: PASSWORD })
  assert.match(account.text, /Who acted as you[\s\S]*Support desk[\s\S]*ticket 11 &lt;b&gt;/)
  await allow()
})
