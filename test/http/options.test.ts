import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { proofKey } from '../support/dpop.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'

const ORIGIN = 'https://panel.example'
const OTHER = 'https://other.example'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

const listed = (header: unknown): string[] => String(header ?? '').split(', ')
const exact = (path: string) => path.replaceAll(/:\w+/g, 'x').replaceAll('*', 'x')

test('RFC 9110 §9.3.7 OPTIONS says every method of each URL, and no other', async () => {
  for (const [path, sharing] of Map.groupBy(server.endpoints, (e) => e.path)) {
    const { status, headers } = await server.call('OPTIONS', exact(path))
    assert.equal(status, 204, path)
    const allowed = listed(headers['allow'])
    const heads = sharing.some(({ method, refusesHead }) => method === 'GET' && !refusesHead) ? ['HEAD'] : []
    assert.deepEqual(allowed.toSorted(), [...sharing.map(({ method }) => method), ...heads, 'OPTIONS'].toSorted(), path)
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((unknown) => !allowed.includes(unknown)))
      assert.equal((await server.call(method, exact(path))).status, 405, `${method} ${path}`)
  }
})

test('Fetch §4.8 a preflight names every method that another origin may use, and the headers of a conditional, repeatable, bound request', async () => {
  const preflight = (path: string) => server.call('OPTIONS', path, { headers: { origin: ORIGIN, 'access-control-request-method': 'PATCH' } })
  const one = (await preflight('/api/clients/x')).headers
  assert.deepEqual(listed(one['access-control-allow-methods']).toSorted(), ['DELETE', 'GET', 'HEAD', 'PATCH', 'PUT'])
  assert.equal(one['access-control-allow-origin'], ORIGIN)
  assert.equal(one['access-control-allow-credentials'], undefined)
  for (const name of ['authorization', 'content-type', 'dpop', 'if-match', 'if-none-match', 'idempotency-key'])
    assert(listed(one['access-control-allow-headers']).includes(name), name)
  assert.deepEqual(listed((await preflight('/clients')).headers['access-control-allow-methods']).toSorted(), ['GET', 'HEAD', 'POST'])
  // A page of ours is not for the scripts of others.
  assert.equal((await preflight('/oauth/authorize')).headers['access-control-allow-origin'], undefined)
})

async function clientToken(allowed_origins: string[]): Promise<string> {
  const scopes = { authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }] }
  const { basic } = await makeClient(server, { allowed_origins, ...scopes })
  return (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: 'clients:read:all' }, basic })).json.access_token
}
const readerOf = async (bearer: string, origin: string, path = '/api/clients') => {
  const { headers } = await server.call('GET', path, { bearer, headers: { origin } })
  return headers['access-control-allow-origin']
}

test('Fetch §3.2 the client of the token decides which origins read the API, whatever other clients list', async () => {
  const [ours, theirs] = [await clientToken([ORIGIN]), await clientToken([OTHER])]
  assert.equal(await readerOf(ours, ORIGIN), ORIGIN)
  assert.equal(await readerOf(ours, OTHER), undefined)
  assert.equal(await readerOf(theirs, ORIGIN), undefined)
  // A refusal is read too, so that a script learns why.
  const { status, headers } = await server.call('POST', '/api/clients', { bearer: ours, json: {}, headers: { origin: ORIGIN } })
  assert.deepEqual([status, headers['access-control-allow-origin']], [403, ORIGIN])
  assert.match(String(headers['access-control-expose-headers']), /WWW-Authenticate.*ETag.*Location.*Link.*Retry-After/)
})

test('Fetch §3.2 without a token that is good, no other origin reads anything', async () => {
  const answers = await Promise.all([
    server.call('GET', '/api/clients', { headers: { origin: ORIGIN } }),
    server.call('GET', '/me', { bearer: 'gat_x', headers: { origin: ORIGIN } }),
  ])
  for (const { status, headers } of answers) assert.deepEqual([status, headers['access-control-allow-origin'], headers['vary']], [401, undefined, 'Origin'])
})

test("Fetch §3.2 the developer's door is open to the origins of the application that the person uses", async () => {
  const bearer = await personToken(server, await makePerson(server, { roles: ['role_developer'] }))
  assert.equal(await readerOf(bearer, ORIGIN, '/clients'), undefined)
  const { client_id } = (await server.call('POST', '/api/inspect', { bearer: await server.adminToken(), json: { token: bearer } })).json.data.record
  const own = { bearer: await server.adminToken(), json: { allowed_origins: [ORIGIN] } }
  assert.equal((await server.call('PATCH', `/api/clients/${client_id}`, own)).status, 200)
  for (const path of ['/clients', '/me', '/me/apps']) assert.equal(await readerOf(bearer, ORIGIN, path), ORIGIN, path)
})

test('RFC 9449 §7.1 whether an origin may read does not spend the proof twice', async () => {
  const key = await proofKey()
  const { basic } = await makeClient(server, { allowed_origins: [ORIGIN], authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }] })
  const headers = await key.forTokens(server)
  const form = { grant_type: 'client_credentials', scope: 'clients:read:all' }
  const token = (await server.call('POST', '/oauth/token', { form, basic, headers })).json.access_token
  const answer = await key.show(server, { token, path: '/api/clients', headers: { origin: ORIGIN } })
  assert.deepEqual([answer.status, answer.headers['access-control-allow-origin']], [200, ORIGIN])
})
