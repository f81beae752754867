import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { describedServer } from '../support/described.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'

const server = await describedServer()
after(() => server.close())
const { api } = server

let made = 0
/** Makes an enforced policy, and tells how to remove it. */
async function policy(fields: Readonly<Record<string, unknown>>): Promise<() => Promise<unknown>> {
  const answer = await api('POST', '/api/policies', { name: `policy ${++made}`, stage: 'enforced', engine: 'allow', ...fields })
  assert.equal(answer.status, 201, answer.text)
  return () => api('DELETE', `/api/policies/${answer.json.data.id}`)
}
const reading = { authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }, { name: 'scopes:read:all' }] }

test('AID-04 a call with the secret is decided by the policies about tokens: narrowed, then denied and explained', async () => {
  const { id, basic } = await makeClient(server, { supported_grant_types: ['basic'], ...reading })
  const list = () => server.call('GET', '/api/clients', { basic })
  assert.equal((await list()).status, 200)
  const narrow = await policy({ client_ids: [id], points: ['token'], most_scopes: ['scopes:read:all'] })
  assert.match((await list()).json.detail, /the client lacks the scope/)
  assert.equal((await server.call('GET', '/api/scopes', { basic })).status, 200)
  await narrow()
  const shut = await policy({
    effect: 'deny',
    client_ids: [id],
    points: ['token'],
    engine: 'matcho',
    rule: { grant: { type: 'basic', bound: false } },
    reason: 'with a token only',
  })
  const refused = await list()
  assert.deepEqual([refused.status, /with a token only/.test(refused.json.detail)], [403, true])
  await server.explanations.flush()
  const told = (await api('GET', `/api/explanations?client_id=${id}`)).json.data
  const explained = told.find(({ check }: { readonly check: string }) => check === 'policy')
  assert.equal(explained?.decision.effect, 'deny')
  await shut()
  assert.equal((await list()).status, 200)
})

test('RFC 9449 §5 a client whose tokens are bound to a key is not registered for basic, whose calls are bound to none', async () => {
  for (const bound of [{ enforce_dpop: true }, { tls_client_certificate_bound_access_tokens: true }]) {
    const refused = await api('POST', '/api/clients', { name: 'bound', supported_grant_types: ['basic', 'client_credentials'], ...bound })
    assert.equal(refused.status, 422, refused.text)
    assert.match(refused.json.errors.supported_grant_types[0], /bound to no key/)
  }
})

test('RFC 9470 §3 a policy about an operation that demands another sign-in is answered with it, and a call with a secret by 403', async () => {
  const person = await makePerson(server)
  const bearer = await personToken(server, person)
  const mine = (token: string) => server.call('GET', '/me/apps', { bearer: token })
  const { basic } = await makeClient(server, { supported_grant_types: ['basic'], ...reading })
  const strong = await policy({
    points: ['operation'],
    step_up: { acr_values: ['urn:gatehouse:mfa'], max_age: 300 },
    operations: ['get_me_apps', 'get_api_clients'],
  })
  const refused = await mine(bearer)
  assert.deepEqual([refused.status, refused.json.code], [401, 'UNAUTHORIZED'])
  assert.match(
    String(refused.headers['www-authenticate']),
    /^Bearer .*error="insufficient_user_authentication".*, acr_values="urn:gatehouse:mfa", max_age="300"$/,
  )
  assert.equal((await server.call('GET', '/api/clients', { basic })).status, 403)
  await strong()
  const recent = await policy({ points: ['operation'], step_up: { max_age: 300 }, operations: ['get_me_apps'] })
  assert.equal((await mine(bearer)).status, 200)
  await recent()
})

test('AID-10 a scope brings a policy with parameters, which is asked about whoever has the scope, where it is issued and where it is used', async () => {
  const rule = { operation: { id: 'get_api_clients_id' }, params: { id: { $not: '.parameters.only' } } }
  const made = await api('POST', '/api/policies', {
    name: 'one only',
    stage: 'enforced',
    effect: 'deny',
    engine: 'matcho',
    rule,
    by_scope: true,
    points: ['operation'],
  })
  assert.deepEqual([made.status, made.json.data.is_global], [201, false], made.text)
  const { id } = made.json.data
  const one = await makeClient(server)
  const other = await makeClient(server)
  const scoped = await api('GET', '/api/scopes/name:clients:read:all')
  const bring = (json: object) => api('PATCH', `/api/scopes/${scoped.json.data.id}`, json)
  assert.equal((await bring({ policy_id: id, policy_parameters: { only: one.id } })).status, 200)
  const { basic } = await makeClient(server, { supported_grant_types: ['basic'], ...reading })
  const read = async (path: string) => (await server.call('GET', path, { basic })).status
  assert.deepEqual([await read(`/api/clients/${one.id}`), await read(`/api/clients/${other.id}`)], [200, 403])
  await bring({ policy_parameters: { only: other.id } })
  assert.deepEqual([await read(`/api/clients/${one.id}`), await read(`/api/clients/${other.id}`)], [403, 200])
  const request = { method: 'GET', path: `/api/clients/${one.id}`, params: { id: one.id }, token: { scope: ['clients:read:all'] } }
  assert.equal((await api('POST', '/api/policies/evaluate', { request })).json.data.effect, 'deny')
  const without = { ...request, token: { scope: ['clients:manage:all'] } }
  assert.equal((await api('POST', '/api/policies/evaluate', { request: without })).json.data.effect, 'allow')
  assert.match((await api('PATCH', `/api/policies/${id}`, { by_scope: false })).json.errors.by_scope[0], /asked about everybody/)
  assert.equal((await api('DELETE', `/api/policies/${id}`)).status, 409)
  await bring({ policy_id: null, policy_parameters: {} })
  assert.deepEqual([await read(`/api/clients/${one.id}`), await read(`/api/clients/${other.id}`)], [200, 200], 'no scope brings it')
  assert.equal((await api('DELETE', `/api/policies/${id}`)).status, 204)
})

test('AID-10 a policy that a scope brings narrows the token with it, and has no links of its own', async () => {
  const policy = { name: 'short', stage: 'enforced', engine: 'allow', longest_ttl: 60, by_scope: true, points: ['token'] }
  const linked = await api('POST', '/api/policies', { ...policy, operations: ['issue_token'] })
  assert.match(linked.json.errors.by_scope[0], /scopes link it/)
  const { id } = (await api('POST', '/api/policies', policy)).json.data
  const plain = (await api('POST', '/api/policies', { ...policy, name: 'not by scope', by_scope: false })).json.data
  const scope = (await api('POST', '/api/scopes', { name: 'short.lived', public: true, policy_id: id })).json.data
  assert.match((await api('PATCH', `/api/scopes/${scope.id}`, { policy_id: plain.id })).json.errors.policy_id[0], /set its by_scope first/)
  assert.match((await api('PATCH', `/api/scopes/${scope.id}`, { policy_id: 'pol_none' })).json.errors.policy_id[0], /there is no policy/)
  await api('DELETE', `/api/policies/${plain.id}`)
  const { basic } = await makeClient(server)
  const token = async (wanted?: string) =>
    (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', ...(wanted && { scope: wanted }) }, basic })).json
  assert.equal((await token('short.lived')).expires_in, 60)
  assert.equal((await token('openid')).error, 'invalid_scope')
  const { basic: reader } = await makeClient(server, reading)
  const other = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: 'clients:read:all' }, basic: reader })
  assert.equal(other.json.expires_in, 3600)
})
