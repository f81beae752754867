import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { databases } from '../support/nodes.ts'
import { startServer } from '../support/server.ts'

const seed = { resourceType: 'Client', id: 'my-client', secret: 'my-client-secret', grant_types: ['basic'] }
const used: { kind: string; id: string }[] = []
const happened: { what: string; client_id: string }[] = []
const server = await startServer({ tally: { happened: (one) => void happened.push(one), used: (one) => void used.push(one) } })
after(() => server.close())
const bearer = await server.adminToken()
const manage = { authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }] }
/** The Authorization header of `curl -u my-client:my-client-secret`. */
const curl = { authorization: `Basic ${Buffer.from('my-client:my-client-secret').toString('base64')}` }

test('AID-04 the described client is made as printed, and calls with its id and secret what its scopes allow', async () => {
  const made = await server.call('POST', '/api/clients', { json: seed, bearer })
  assert.equal(made.status, 201, made.text)
  assert.deepEqual([made.json.data.id, made.json.data.supported_grant_types, made.json.data.secret], ['my-client', ['basic'], 'my-client-secret'])
  const without = await server.call('GET', '/api/clients', { headers: curl })
  assert.deepEqual([without.status, without.json.code], [403, 'FORBIDDEN'])
  assert.match(without.json.detail, /the client lacks the scope/)
  const { status } = await server.call('PATCH', '/api/clients/my-client', { json: manage, bearer })
  assert.equal(status, 200)
  const list = await server.call('GET', '/api/clients?search=my-client', { headers: curl })
  assert.deepEqual([list.status, list.json.data.length], [200, 1])
  assert.equal((await server.call('DELETE', '/api/clients/my-client', { headers: curl })).status, 403)
})

test('AID-04 a client without the grant is refused, whatever its secret', async () => {
  const { basic } = await makeClient(server, { supported_grant_types: ['client_credentials'], ...manage })
  const refused = await server.call('GET', '/api/clients', { basic })
  assert.equal(refused.status, 401)
  assert.match(refused.json.detail, /add basic to its supported_grant_types/)
  const token = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic })
  assert.equal(token.status, 200)
})

test('AID-04 basic alone is no grant of the token endpoint', async () => {
  const { basic } = await makeClient(server, { supported_grant_types: ['basic'] })
  for (const grant_type of ['basic', 'client_credentials'])
    assert.equal((await server.call('POST', '/oauth/token', { form: { grant_type }, basic })).status, 400, grant_type)
})

test('AID-04 a wrong or expired secret is refused with one text, without a challenge that makes browsers ask for it, and explained', async () => {
  const expiring = await makeClient(server, { supported_grant_types: ['basic'], expires_at: server.context.now() + 1000 })
  const wrong = await server.call('GET', '/api/clients', { basic: [expiring.id, 'wrong wrong wrong'] })
  server.clock.skew += 5000
  const expired = await server.call('GET', '/api/clients', { basic: expiring.basic })
  const unknown = await server.call('GET', '/api/clients', { basic: ['nobody', 'wrong wrong wrong'] })
  for (const { status, json, headers } of [wrong, expired, unknown]) {
    assert.deepEqual([status, json.code, json.detail], [401, 'UNAUTHORIZED', wrong.json.detail])
    assert.match(String(headers['www-authenticate']), /^Bearer .*resource_metadata=/)
    assert.doesNotMatch(String(headers['www-authenticate']), /Basic/i)
  }
  await server.explanations.flush()
  server.clock.skew = 0
  const told = (await server.call('GET', `/api/explanations?client_id=${expiring.id}`, { bearer })).json.data.map((row: { check: string }) => row.check)
  assert.deepEqual(told.sort(), ['client_secret', 'secret_expiry'])
})

test('AID-04 the use of the secret is counted, and the call for the client', async () => {
  used.length = 0
  happened.length = 0
  const { id, basic } = await makeClient(server, { supported_grant_types: ['basic'] })
  await server.call('GET', '/api/clients', { basic })
  assert.deepEqual(
    used.map(({ kind }) => kind),
    ['credential'],
  )
  assert.deepEqual(
    happened.filter(({ what }) => what === 'calls').map(({ client_id }) => client_id),
    [id],
  )
})

test('AID-04 guesses are throttled as at the token endpoint, and the right secret known before is not guessed', async () => {
  const headers = { authorization: `Basic ${Buffer.from('my-client:my-client-secret').toString('base64')}` }
  let status = 0
  for (let tries = 0; tries < 120 && status !== 429; tries++)
    ({ status } = await server.call('GET', '/api/clients', { basic: ['my-client-too', `wrong wrong ${tries}`] }))
  assert.equal(status, 401, 'a client that does not exist is not guessed at')
  await server.call('POST', '/api/clients', { json: { ...seed, id: 'my-client-too' }, bearer })
  for (let tries = 0; tries < 120 && status !== 429; tries++)
    ({ status } = await server.call('GET', '/api/clients', { basic: ['my-client-too', `wrong wrong ${tries}`] }))
  assert.equal(status, 429)
  assert.equal((await server.call('GET', '/api/clients', { headers })).status, 200)
})

test('AID-04 a field sent by two names is refused, and every other unknown member is', async () => {
  const both = await server.call('POST', '/api/clients', { json: { ...seed, id: 'both', supported_grant_types: ['basic'] }, bearer })
  assert.deepEqual([both.status, both.json.errors], [422, { grant_types: ['is an alias of supported_grant_types, which is sent too: send one of them'] }])
  const other = await server.call('POST', '/api/clients', { json: { ...seed, id: 'other', resourceType: 'User' }, bearer })
  assert.deepEqual([other.status, Object.keys(other.json.errors)], [422, ['resourceType']])
})

test('RFC 7617 §2 a client with the grant must be able to send its secret in the header', async () => {
  const json = { supported_grant_types: ['basic'], token_endpoint_auth_methods: ['client_secret_post'] }
  const { status, json: problem } = await server.call('POST', '/api/clients', { json, bearer })
  assert.equal(status, 422)
  assert.match(problem.errors.supported_grant_types[0], /client_secret_basic/)
})

test('AID-04 a person who must hold a scope is nobody to a client that calls with its secret', async () => {
  const { basic } = await makeClient(server, { supported_grant_types: ['basic'] })
  assert.equal((await server.call('GET', '/me', { basic })).status, 403)
})

for (const [name, open] of databases)
  test(`AID-04 a client that one node switches off is refused at once by the other, on ${name}`, async (t) => {
    const { nodes, close } = await open()
    t.after(close)
    const [one, other] = nodes
    const { id, basic } = await makeClient(one, { supported_grant_types: ['basic'], ...manage })
    assert.equal((await other.call('GET', '/api/clients', { basic })).status, 200)
    const off = await one.call('PATCH', `/api/clients/${id}`, { json: { active: false }, bearer: await one.adminToken() })
    assert.equal(off.status, 200)
    assert.equal((await other.call('GET', '/api/clients', { basic })).status, 401)
  })
