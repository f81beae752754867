import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { organization } from '#model/organization.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { CALLBACK, codeFlow, webClient } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
let careful: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
  careful = await organizationWith(['authorization_code'])
})
after(() => server.close())

const api = (method: string, path: string, json: unknown) => server.call(method, path, { bearer, json })
async function organizationWith(allowed_grant_types: readonly string[]): Promise<string> {
  const answer = await api('POST', '/api/organizations', { name: 'Careful', settings: { allowed_grant_types } })
  assert.equal(answer.status, 201, answer.text)
  return answer.json.data.id
}
const member = (more: Parameters<typeof makeClient>[1] = {}): Promise<TestClient> =>
  makeClient(server, {
    ...webClient,
    redirect_uris: [CALLBACK],
    organization_id: careful,
    supported_grant_types: ['authorization_code', 'refresh_token', 'client_credentials', 'device_code', 'basic', 'revoke'],
    ...more,
  })
const token = ({ basic }: TestClient, form: Record<string, string>) => server.call('POST', '/oauth/token', { basic, form })

test('NIN-34 RFC 6749 §5.2 a grant that the organization of the client does not allow is an unsupported_grant_type', async () => {
  const answer = await token(await member(), { grant_type: 'client_credentials' })
  assert.deepEqual([answer.status, answer.json.error], [400, 'unsupported_grant_type'])
  assert.match(answer.json.error_description, /organization of the client does not allow/)
  const free = await makeClient(server, { supported_grant_types: ['client_credentials'] })
  assert.equal((await token(free, { grant_type: 'client_credentials' })).status, 200)
})

test('NIN-34 RFC 6749 §4.1.2.1 such a grant is unauthorized_client at the authorization endpoint and where devices ask', async () => {
  const machines = await organizationWith(['client_credentials'])
  const flow = await codeFlow({ server, client: { organization_id: machines } })
  const { stop } = await flow.authorize()
  assert.deepEqual([stop.url.origin, stop.params.get('error')], ['https://app.example', 'unauthorized_client'])
  const device = await server.call('POST', '/oauth/device_authorization', { basic: (await member()).basic, form: { scope: 'openid' } })
  assert.deepEqual([device.status, device.json.error], [400, 'unauthorized_client'])
  assert.match(device.json.error_description, /organization of the client does not allow/)
})

test('NIN-34 no refresh token is issued where the organization does not allow that grant, and the allowed grant works', async () => {
  const flow = await codeFlow({ server, client: { organization_id: careful } })
  const tokens = await flow.tokens({ scope: 'openid profile' })
  assert.ok(tokens.access_token)
  assert.equal(tokens.refresh_token, undefined)
  const revoked = await server.call('POST', '/oauth/revoke', { basic: flow.app.basic, form: { token: tokens.access_token } })
  assert.equal(revoked.status, 200)
})

test('NIN-34 a client calls no API with its id and secret where its organization does not allow that', async () => {
  const { basic } = await member()
  const answer = await server.call('GET', '/api/clients', { basic })
  assert.deepEqual([answer.status, /organization of the client does not allow/.test(answer.text)], [401, true])
})

test('NIN-34 a changed list counts at once, for clients that are remembered too', async () => {
  const id = await organizationWith(['client_credentials'])
  const client = await member({ organization_id: id })
  const ask = async () => (await token(client, { grant_type: 'client_credentials' })).status
  assert.equal(await ask(), 200)
  for (const [allowed_grant_types, status] of [
    [['authorization_code'], 400],
    [['client_credentials'], 200],
    [[], 400],
  ] as const) {
    assert.equal((await api('PATCH', `/api/organizations/${id}`, { settings: { allowed_grant_types } })).status, 200)
    assert.equal(await ask(), status)
  }
  await server.context.db.table(organization).change({ id }, { settings: {} })
  assert.equal(await ask(), 200)
})

test('NIN-34 no client of the organization is made with such a grant, given one, or moved there with one', async () => {
  const wanted = { name: 'Clock', redirect_uris: [CALLBACK], supported_grant_types: ['authorization_code', 'client_credentials'] }
  const made = await api('POST', '/api/clients', { client: { ...wanted, organization_id: careful } })
  assert.equal(made.status, 422, made.text)
  assert.deepEqual(Object.keys(made.json.errors), ['supported_grant_types'])
  const free = await api('POST', '/api/clients', { client: wanted })
  assert.equal(free.status, 201, free.text)
  assert.equal((await api('PATCH', `/api/clients/${free.json.data.id}`, { organization_id: careful })).status, 422)
  const fit = await api('POST', '/api/clients', { client: { ...wanted, organization_id: careful, supported_grant_types: ['authorization_code', 'revoke'] } })
  assert.equal(fit.status, 201, fit.text)
  const path = `/api/clients/${fit.json.data.id}`
  assert.equal((await api('PATCH', path, { supported_grant_types: ['authorization_code', 'refresh_token'] })).status, 422)
  assert.equal((await api('PATCH', path, { supported_grant_types: ['authorization_code', 'introspect'] })).status, 200)
})

test('NIN-34 a developer gets no such grant either: not by a new application, an edit or a review', async () => {
  const person = await makePerson(server, { roles: ['role_developer'] })
  await api('POST', `/api/organizations/${careful}/members`, { user_id: person.id, role: 'admin' })
  const own = await personToken(server, person)
  const portal = (method: string, path: string, json: unknown) => server.call(method, path, { bearer: own, json })
  const wanted = { name: 'Ours', redirect_uris: [CALLBACK], organization_id: careful, supported_grant_types: ['authorization_code'] }
  const grown = { supported_grant_types: ['authorization_code', 'refresh_token'] }
  assert.deepEqual(Object.keys((await portal('POST', '/clients', { ...wanted, ...grown })).json.errors), ['supported_grant_types'])
  const made = await portal('POST', '/clients', wanted)
  assert.equal(made.status, 201, made.text)
  const path = `/clients/${made.json.data.id}`
  assert.equal((await portal('PATCH', path, grown)).status, 422)
  const asked = await portal('POST', `${path}/reviews`, { review: { reason: 'It grew', items: [{ kind: 'grant_type', value: 'refresh_token' }] } })
  assert.equal(asked.status, 422)
  assert.match(asked.text, /refresh_token is a grant that the organization does not allow/)
})

test('NIN-34 a client that has a grant which was forbidden later can still be edited', async () => {
  const { id } = await member()
  assert.equal((await api('PATCH', `/api/clients/${id}`, { name: 'Still here' })).status, 200)
})

test('NIN-34 a grant that nobody knows is no allowed grant', async () => {
  const answer = await api('POST', '/api/organizations', { name: 'Typing', settings: { allowed_grant_types: ['authorisation_code'] } })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /there is no grant authorisation_code/)
})
