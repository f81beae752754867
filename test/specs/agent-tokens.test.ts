import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { decodeJwt } from 'jose'
import { makeClient } from '../support/clients.ts'
import { CALLBACK, codeFlow } from '../support/code-flow.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'
import { fetchCredential, makeConfiguration } from '../support/wallet.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

const grants = ['client_credentials', 'agent_credentials', 'agent_code', 'authorization_code', 'refresh_token', 'revoke', 'introspect']
const BOUND = { badge: 'gold', home: { city: 'Lyon' } }
const agent = (fields: object = {}) => makeClient(server, { supported_grant_types: grants, ...fields })
type Agent = Awaited<ReturnType<typeof agent>>

const ask = (by: Agent, form: Record<string, string>, at = server) => at.call('POST', '/oauth/token', { basic: by.basic, form })
const bind = (by: Agent, more: Record<string, string> = {}) => ask(by, { grant_type: 'agent_credentials', bind_data: JSON.stringify(BOUND), ...more })
const introspect = async (by: Agent, token: string) => (await server.call('POST', '/oauth/introspect', { basic: by.basic, form: { token } })).json

test('RFC 6749 §4.5 BOR-77 a client binds data to an agent token, which lives as long as agent_token_ttl says and tells the data to the client alone', async () => {
  const [by, other] = [await agent({ agent_token_ttl: 7200 }), await agent()]
  const { json, status, text } = await bind(by, { bind_configuration: '{"badge":"colour"}' })
  assert.equal(status, 200, text)
  assert.deepEqual(Object.keys(json).toSorted(), ['agent_token', 'expires_in', 'refresh_token', 'token_type'])
  assert.equal(json.expires_in, 7200)
  const told = await introspect(by, json.agent_token)
  assert.deepEqual(
    [told.active, told.sub, told.token_type, told.bind_data, told.bind_configuration, told.exp - told.iat],
    [true, by.id, 'agent_token', BOUND, { badge: 'colour' }, 7200],
  )
  assert.deepEqual(await introspect(other, json.agent_token), { active: false })
})

test('RFC 6749 §4.5 an agent token opens no API, and an access token supplies no claims', async () => {
  const by = await agent({ redirect_uris: [CALLBACK], authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }] })
  const { agent_token } = (await bind(by, { scope: 'clients:read:all' })).json
  const { access_token } = (await ask(by, { grant_type: 'client_credentials', scope: 'clients:read:all' })).json
  assert.equal((await server.call('GET', '/api/clients', { bearer: access_token })).status, 200)
  for (const path of ['/api/clients', '/oauth/userinfo']) assert.equal((await server.call('GET', path, { bearer: agent_token })).status, 401, path)
  const flow = await codeFlow({ server })
  const { stop } = await flow.authorize({ agent_token: access_token })
  assert.equal(stop.params.get('error'), 'invalid_request')
})

test('RFC 6749 §6 BOR-77 an agent token is refreshed with its data, and with its refresh token all of it is revoked', async () => {
  const by = await agent()
  const { agent_token, refresh_token } = (await bind(by)).json
  const next = await ask(by, { grant_type: 'refresh_token', refresh_token })
  assert.equal(next.status, 200, next.text)
  assert.equal(next.json.access_token, undefined)
  assert.deepEqual((await introspect(by, next.json.agent_token)).bind_data, BOUND)
  const revoke = (token: string) => server.call('POST', '/oauth/revoke', { basic: by.basic, form: { token } })
  assert.equal((await revoke(next.json.agent_token)).status, 200)
  assert.deepEqual([await introspect(by, next.json.agent_token), (await introspect(by, agent_token)).active], [{ active: false }, true])
  await revoke(next.json.refresh_token ?? refresh_token)
  assert.deepEqual(await introspect(by, agent_token), { active: false })
  assert.equal((await ask(by, { grant_type: 'refresh_token', refresh_token })).json.error, 'invalid_grant')
})

test('RFC 6749 §4.5 the code of a person is exchanged for an agent token that acts for them', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: ['agent_code', 'refresh_token', 'introspect'] } })
  const { code, verifier } = await flow.code({ scope: 'openid' })
  const bound = { grant_type: 'agent_code', bind_data: JSON.stringify(BOUND) }
  const { json, status, text } = await flow.redeem(code, verifier, bound)
  assert.equal(status, 200, text)
  assert.deepEqual([json.access_token, json.id_token], [undefined, undefined])
  const told = await introspect(flow.app, json.agent_token)
  assert.deepEqual([told.active, told.sub !== flow.app.id, told.bind_data], [true, true, BOUND])
  assert.equal((await flow.refresh(json.refresh_token)).status, 200)
  assert.equal((await flow.redeem(code, verifier, bound)).json.error, 'invalid_grant')
  assert.deepEqual(await introspect(flow.app, json.agent_token), { active: false }, 'the replay ended it')
})

test('RFC 8693 §2.1 the refresh token of an agent is not exchanged for access', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: [...grants, 'token_exchange'] } })
  const { code, verifier } = await flow.code({ scope: 'openid profile' })
  const { refresh_token } = (await flow.redeem(code, verifier, { grant_type: 'agent_code', bind_data: '{}' })).json
  const exchanged = await ask(flow.app, {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: refresh_token,
    subject_token_type: 'urn:ietf:params:oauth:token-type:refresh_token',
  })
  assert.deepEqual([exchanged.json.error, exchanged.json.access_token], ['invalid_request', undefined], exchanged.text)
})

test('RFC 6749 §5.2 data that is missing, no JSON object, or nested without end is refused, and so is a client without the grant or a secret', async () => {
  const by = await agent()
  const deep = `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`
  for (const bind_data of ['', '[]', '"text"', '{', deep, JSON.stringify({ a: 'x'.repeat(20_000) })])
    assert.equal((await bind(by, { bind_data })).json.error, 'invalid_request', bind_data.slice(0, 20))
  assert.equal((await bind(await makeClient(server))).json.error, 'unauthorized_client')
  const open = await agent({ token_endpoint_auth_methods: ['none'], confidential: false })
  const form = { grant_type: 'agent_credentials', bind_data: '{}', client_id: open.id }
  assert.equal((await server.call('POST', '/oauth/token', { form })).json.error, 'invalid_client')
})

test('OID4VCI 1.0 §5 BOR-77 the data of an agent token becomes claims of the credentials that the authorization allows', async () => {
  await server.call('POST', '/api/scopes', { bearer: await server.adminToken(), json: { name: 'badge', label: 'Badge', public: true } })
  const claims = [
    { name: 'badge', pointer: 'presented.agent.badge', mandatory: true },
    { name: 'city', pointer: 'presented.agent.home.city' },
  ]
  const badge = await makeConfiguration(server, { scopes: ['badge'], claims })
  const flow = await codeFlow({ server, client: { supported_grant_types: grants } })
  const { agent_token } = (await ask(flow.app, { grant_type: 'agent_credentials', bind_data: JSON.stringify(BOUND) })).json
  const issued = async (params: Record<string, string | undefined>) => {
    const { access_token } = await flow.tokens({ scope: 'badge', nonce: undefined, ...params })
    return fetchCredential(server, access_token, { credential_configuration_id: badge.identifier })
  }
  const answer = await issued({ agent_token })
  assert.equal(answer.status, 200, answer.text)
  const { badge: told, city } = decodeJwt(String(answer.json.credentials[0].credential).split('~')[0] ?? '')
  assert.deepEqual([told, city], ['gold', 'Lyon'])
  assert.equal((await issued({})).json.error, 'credential_request_denied', 'without the token there is no such claim')
})

test('RFC 6749 §4.1.2.1 an agent token that is revoked, of another client, or of another person is refused as a source of claims', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: grants } })
  const error = async (agent_token: string) => (await flow.authorize({ agent_token })).stop.params.get('error')
  assert.equal(await error((await bind(await agent())).json.agent_token), 'invalid_request')
  const own = (await ask(flow.app, { grant_type: 'agent_credentials', bind_data: '{}' })).json.agent_token
  assert.equal(await error(own), null)
  await server.call('POST', '/oauth/revoke', { basic: flow.app.basic, form: { token: own } })
  assert.equal(await error(own), 'invalid_request')
  const { code, verifier } = await flow.code()
  const theirs = (await flow.redeem(code, verifier, { grant_type: 'agent_code', bind_data: '{}' })).json.agent_token
  const other = await makePerson(server)
  const { params } = flow.request({ agent_token: theirs })
  assert.equal((await visitorOf(server).authorize(params, { username: other.username })).params.get('code'), null)
  assert.equal(await error(theirs), null)
})

test('OIDC Core §3.1.2.1 a hint at another person does not let them use an agent token', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: grants } })
  const first = await flow.code()
  const theirs = (await flow.redeem(first.code, first.verifier, { grant_type: 'agent_code', bind_data: '{}' })).json.agent_token
  const own = await flow.tokens()
  const { username } = await makePerson(server)
  const visitor = visitorOf(server)
  const asked = flow.request()
  const other = await visitor.authorize(asked.params, { username })
  const { id_token } = (await flow.redeem(other.params.get('code') ?? '', asked.verifier)).json
  const byHint = { id_token_hint: id_token }
  const byClaim = { claims: JSON.stringify({ id_token: { sub: { value: decodeJwt(id_token).sub } } }) }
  for (const hint of [byHint, byClaim]) {
    const { params } = await visitor.authorize(flow.request({ agent_token: theirs, ...hint }).params, { username })
    assert.deepEqual([params.get('code'), params.get('error')], [null, 'invalid_request'])
  }
  assert.notEqual((await flow.authorize({ agent_token: theirs, id_token_hint: own.id_token })).stop.params.get('code'), null)
})

test('RFC 8414 §2 discovery names the agent grants', async () => {
  const { grant_types_supported } = (await server.call('GET', '/.well-known/oauth-authorization-server')).json
  for (const name of ['agent_credentials', 'agent_code']) assert.ok(grant_types_supported.includes(name), name)
})

for (const [name, open] of databases)
  describe(`with two nodes on ${name}`, () => {
    let both: Nodes
    before(async () => {
      both = await open()
    })
    after(() => both.close())

    test('RFC 6749 §4.1.2 of eight exchanges of one code for agent tokens one succeeds, and what it got is dead', async () => {
      const [front, back] = both.nodes
      const flow = await codeFlow({ server: front, client: { supported_grant_types: ['agent_code', 'introspect'] } })
      const { code, verifier } = await flow.code()
      const form = { grant_type: 'agent_code', code, redirect_uri: CALLBACK, code_verifier: verifier, bind_data: '{}' }
      const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => ask(flow.app, form, at % 2 ? front : back)))
      const won = answers.filter(({ status }) => status === 200)
      assert.equal(won.length, 1)
      const token: string = won[0]?.json.agent_token
      assert.deepEqual((await front.call('POST', '/oauth/introspect', { basic: flow.app.basic, form: { token } })).json, { active: false })
    })
  })
