import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { type ProtectedApi, protectedApi } from '#model/protected-api.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { athOf, proofKey } from '../support/dpop.ts'
import { filesOf } from '../support/guides.ts'
import { makePerson } from '../support/people.ts'
import { makeScopes } from '../support/scopes.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

const ORDERS = 'https://orders.example/v1'
let server: TestServer
let client: TestClient
const api = (id: string, identifier: string, more: Partial<ProtectedApi> = {}) =>
  server.context.db
    .table(protectedApi)
    .insert(newRow(protectedApi, { id, identifier, name: id, scopes: ['orders:read', 'orders:write'], created_at: 0, updated_at: 0, ...more }))

before(async () => {
  server = await startServer()
  await makeScopes(server, ['orders:read', 'orders:write', 'other:read'])
  await api('api_orders', ORDERS)
  await api('api_billing', 'https://orders.example/billing')
  await api('api_off', 'https://off.example', { active: false })
  client = await makeClient(server, { supported_grant_types: ['client_credentials', 'basic'] })
})
after(() => server.close())

const tokenFor = async (resource: string, { basic = client.basic, scope = 'orders:read', headers = {} as Record<string, string> } = {}) => {
  const answer = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', resource, scope }, basic, headers })
  assert.equal(answer.status, 200, answer.text)
  return String(answer.json.access_token)
}

interface Original {
  readonly method?: string
  readonly url: string
  readonly headers?: Record<string, string>
}
/** How each proxy asks about a request that it received: the headers that it sets itself, and those of the client that it passes on. */
const asks: Readonly<Record<string, (original: Original, query?: string) => Promise<CallAnswer>>> = {
  traefik: ({ method = 'GET', url, headers }, query = '') => {
    const { protocol, host, pathname, search } = new URL(url)
    const own = { 'x-forwarded-method': method, 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-host': host, 'x-forwarded-uri': pathname + search }
    return server.call('GET', `/forward-auth${query}`, { headers: { ...headers, ...own } })
  },
  nginx: ({ method = 'GET', url, headers }, query = '') =>
    server.call('GET', `/forward-auth/nginx${query}`, { headers: { ...headers, 'x-original-method': method, 'x-original-url': url } }),
  envoy: ({ method = 'GET', url, headers }) => {
    const { protocol, host, pathname, search } = new URL(url)
    return server.call(method, `/forward-auth/envoy${pathname}${search}`, { headers: { ...headers, host, 'x-forwarded-proto': protocol.slice(0, -1) } })
  },
}
const identityOf = ({ headers }: CallAnswer) => Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-auth-')))

for (const [proxy, ask] of Object.entries(asks)) {
  const bearer = async (url: string, options = {}) => ({ url, headers: { authorization: `Bearer ${await tokenFor(ORDERS, options)}` } })

  test(`forward-auth (${proxy}): a token for the API passes, and the API is told who calls`, async () => {
    const answer = await ask(await bearer(`${ORDERS}/items/1?expand=all`))
    assert.equal(answer.status, 200, answer.text)
    assert.deepEqual(identityOf(answer), {
      'x-auth-type': 'client',
      'x-auth-subject': client.id,
      'x-auth-client': client.id,
      'x-auth-username': '',
      'x-auth-scope': 'orders:read',
      'x-auth-issuer': server.issuer,
    })
    assert.equal(answer.headers['cache-control'], 'no-store')
  })

  test(`forward-auth (${proxy}): no token is 401 with a challenge that names the metadata of the API`, async () => {
    const answer = await ask({ url: ORDERS })
    assert.equal(answer.status, 401)
    const metadata = /resource_metadata="([^"]+)"/.exec(String(answer.headers['www-authenticate']))?.[1] ?? ''
    assert(metadata.startsWith(server.issuer), metadata)
    const told = await server.call('GET', metadata.slice(server.issuer.length))
    assert.deepEqual([told.json.resource, told.json.authorization_servers], [ORDERS, [server.issuer]])
    const dead = await ask({ url: ORDERS, headers: { authorization: 'Bearer gat_nothing' } })
    assert.equal(dead.status, 401)
    assert.match(String(dead.headers['www-authenticate']), /error="invalid_token".*resource_metadata=/)
  })

  test(`forward-auth (${proxy}): a token for another API, or for none, is refused`, async () => {
    const other = await tokenFor('https://orders.example/billing')
    const answer = await ask({ url: ORDERS, headers: { authorization: `Bearer ${other}` } })
    assert.equal(answer.status, 401)
    const ours = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: client.basic })
    assert.equal((await ask({ url: ORDERS, headers: { authorization: `Bearer ${ours.json.access_token}` } })).status, 401)
  })

  test(`forward-auth (${proxy}): a bound token passes with a proof for the original method and URL, once`, async () => {
    const key = await proofKey()
    const token = await tokenFor(ORDERS, { headers: await key.forTokens(server) })
    const send = async (htm: string, htu: string) => ({ authorization: `DPoP ${token}`, dpop: await key.proof(htm, htu, { claims: { ath: athOf(token) } }) })
    const headers = await send('POST', `${ORDERS}/items`)
    assert.equal((await ask({ method: 'POST', url: `${ORDERS}/items?a=1`, headers })).status, 200)
    assert.equal((await ask({ method: 'POST', url: `${ORDERS}/items`, headers })).status, 401, 'a proof is good once')
    const wrong = [await send('GET', `${ORDERS}/items`), await send('POST', `${ORDERS}/other`), await send('POST', `${server.issuer}/forward-auth`)]
    for (const one of wrong) assert.equal((await ask({ method: 'POST', url: `${ORDERS}/items`, headers: one })).status, 401)
    assert.equal((await ask({ url: ORDERS, headers: { authorization: `Bearer ${token}` } })).status, 401, 'a bound token is no bearer token')
  })

  test(`forward-auth (${proxy}): a client with the basic grant passes by its secret, with the scopes that it holds and the API knows`, async () => {
    const authorization = `Basic ${Buffer.from(client.basic.join(':')).toString('base64')}`
    const answer = await ask({ url: ORDERS, headers: { authorization } })
    assert.deepEqual([answer.status, answer.headers['x-auth-scope']], [200, 'orders:read orders:write'])
    assert.equal((await ask({ url: ORDERS, headers: { authorization: `Basic ${Buffer.from(`${client.id}:wrong wrong`).toString('base64')}` } })).status, 401)
  })

  test(`forward-auth (${proxy}): what nobody registered, and what is switched off, is 403`, async () => {
    assert.equal((await ask(await bearer('https://nowhere.example/'))).status, 403)
    assert.equal((await ask(await bearer('https://off.example/a'))).status, 403)
  })

  test(`forward-auth (${proxy}): a path that two servers read differently belongs to no API`, async () => {
    for (const path of ['/v1/..%2fbilling/bills', '/v1/%2e%2e%2Fbilling', '/v1/..%5cbilling']) {
      const { status } = await ask(await bearer(`https://orders.example${path}`))
      assert.equal(status, 403, path)
    }
    assert.equal((await ask(await bearer(`${ORDERS}/group%2Fproject`))).status, 200)
  })

  test(`forward-auth (${proxy}): a client that is switched off is refused at its next call`, async () => {
    const other = await makeClient(server, { supported_grant_types: ['client_credentials'] })
    const headers = { authorization: `Bearer ${await tokenFor(ORDERS, { basic: other.basic })}` }
    assert.equal((await ask({ url: ORDERS, headers })).status, 200)
    await server.call('PATCH', `/api/clients/${other.id}`, { json: { active: false }, bearer: await server.adminToken() })
    assert.equal((await ask({ url: ORDERS, headers })).status, 401)
  })
}

test('forward-auth: each door reads the headers of its own proxy only, so that a client cannot change which request is asked about', async () => {
  const token = await tokenFor('https://orders.example/billing')
  const headers = { authorization: `Bearer ${token}` }
  const forged = {
    'x-original-url': 'https://orders.example/billing',
    'x-original-method': 'GET',
    'x-forwarded-uri': '/billing',
    'x-forwarded-host': 'orders.example',
    'x-forwarded-method': 'GET',
    'x-forwarded-proto': 'https',
  }
  for (const ask of Object.values(asks)) assert.equal((await ask({ url: `${ORDERS}/a`, headers: { ...forged, ...headers } })).status, 401)
})

test('forward-auth: the proxy may name the API and the scopes that a place demands', async () => {
  const headers = { authorization: `Bearer ${await tokenFor(ORDERS)}` }
  const ask = asks['traefik']
  assert(ask)
  const inside = 'http://orders.internal:9000/a'
  const named = `?resource=${encodeURIComponent(ORDERS)}`
  assert.equal((await ask({ url: inside, headers }, named)).status, 200)
  assert.equal((await ask({ url: inside, headers }, `${named}&scope=orders:read`)).status, 200)
  const lacking = await ask({ url: inside, headers }, `${named}&scope=orders:read%20orders:write`)
  assert.equal(lacking.status, 403)
  assert.match(String(lacking.headers['www-authenticate']), /error="insufficient_scope".*scope="orders:read orders:write"/)
})

test('forward-auth (nginx): every refusal but 401 is 403, which nginx would take for a fault of ours otherwise', async () => {
  assert.equal((await server.call('GET', '/forward-auth/nginx')).status, 403)
  assert.equal((await server.call('GET', '/forward-auth')).status, 400)
})

test('forward-auth: a person is told by the name that the client knows them by', async () => {
  const { personToken } = await import('../support/person-token.ts')
  const { username } = await makePerson(server)
  await personToken(server, { username }, 'openid profile')
  const { client: clients } = await import('#model/client.ts')
  const row = await server.context.db.table(clients).get('person-token')
  assert(row)
  await server.context.db.table(clients).change({ id: row.id }, { authorized_resources: [ORDERS], version: row.version + 1, subject_type: 'pairwise' })
  const { visitorOf, pkce } = await import('../support/visitor.ts')
  const { verifier, challenge } = pkce()
  const asked = {
    client_id: row.id,
    response_type: 'code',
    redirect_uri: 'https://person.example/callback',
    scope: 'openid profile orders:read',
    resource: ORDERS,
    state: 's',
    nonce: 'n',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }
  const stop = await visitorOf(server).authorize(asked, { username })
  const form = {
    grant_type: 'authorization_code',
    client_id: row.id,
    code: stop.params.get('code') ?? '',
    redirect_uri: asked.redirect_uri,
    code_verifier: verifier,
  }
  const tokens = await server.call('POST', '/oauth/token', { form })
  assert.equal(tokens.status, 200, tokens.text)
  const answer = await asks['nginx']?.({ url: `${ORDERS}/a`, headers: { authorization: `Bearer ${tokens.json.access_token}` } })
  assert(answer)
  const { 'x-auth-type': type, 'x-auth-subject': sub, 'x-auth-scope': scope } = answer.headers
  assert.deepEqual([answer.status, type, scope], [200, 'user', 'openid orders:read'])
  const { decodeJwt } = await import('jose')
  assert.equal(sub, decodeJwt(tokens.json.id_token).sub)
  const bearer = await server.adminToken()
  for (const [step_up, status] of [
    [{ max_age: 600 }, 200],
    [{ acr_values: ['urn:two-factors'] }, 401],
  ] as const) {
    const policy = { name: crypto.randomUUID(), stage: 'enforced', points: ['access'], engine: 'allow', operations: [ORDERS], step_up }
    const made = await server.call('POST', '/api/policies', { bearer, json: policy })
    const asked = await asks['nginx']?.({ url: `${ORDERS}/a`, headers: { authorization: `Bearer ${tokens.json.access_token}` } })
    assert.deepEqual([made.status, asked?.status], [201, status], JSON.stringify(step_up))
    await server.call('DELETE', `/api/policies/${made.json.data.id}`, { bearer })
  }
})

test('the guide copies every header that tells who calls, and lets no caller write the header of a certificate', async () => {
  const told = await asks['nginx']?.({ url: `${ORDERS}/a`, headers: { authorization: `Bearer ${await tokenFor(ORDERS)}` } })
  assert(told)
  const copied = Object.keys(identityOf(told))
  assert.equal(copied.length, 6)
  const shown = filesOf('forward-auth')
  for (const file of ['nginx.conf', 'traefik.yaml', 'Caddyfile']) {
    const words = shown(file)
      .toLowerCase()
      .split(/[\s:;-]*\s[\s-]*|[:;]/)
    for (const name of [...copied, 'client-cert', 'x-ssl-client-cert', 'x-forwarded-tls-client-cert']) assert(words.includes(name), `${file}: ${name}`)
  }
  const envoy = shown('envoy.yaml')
  assert.match(envoy, /allowed_upstream_headers: .*prefix: x-auth- /)
  assert.doesNotMatch(envoy, /client-cert/i)
})

test('AID-34 forward-auth: policies look at the path as the server behind reads it, and one that cannot be read counts against the caller', async () => {
  const bearer = await server.adminToken()
  const rule = { path: '#^/v1/admin' }
  const json = { name: 'no administration', stage: 'enforced', points: ['access'], engine: 'matcho', effect: 'deny', rule, operations: [ORDERS] }
  const made = await server.call('POST', '/api/policies', { bearer, json })
  assert.equal(made.status, 201, made.text)
  const headers = { authorization: `Bearer ${await tokenFor(ORDERS)}` }
  const statusAt = async (path: string) =>
    (await asks['nginx']?.({ url: `https://orders.example${path}`, headers }, `?api=${encodeURIComponent(ORDERS)}`))?.status
  assert.equal(await statusAt('/v1/items'), 200)
  for (const path of ['/v1/admin', '/v1/%61dmin', '/v1//admin', '//v1/admin', '/v1/x/..%2fadmin', '/v1/%ff']) assert.equal(await statusAt(path), 403, path)
  await server.call('DELETE', `/api/policies/${made.json.data.id}`, { bearer })
  assert.equal(await statusAt('/v1/%61dmin'), 200)
})

test('AID-34 forward-auth: policies decide after the token, by the original request, the API and the caller, and a refusal is explained', async () => {
  const bearer = await server.adminToken()
  const create = async (fields: object) => {
    const made = await server.call('POST', '/api/policies', { bearer, json: { name: crypto.randomUUID(), stage: 'enforced', points: ['access'], ...fields } })
    assert.equal(made.status, 201, made.text)
    return () => server.call('DELETE', `/api/policies/${made.json.data.id}`, { bearer })
  }
  const rule = { method: 'DELETE', path: '#^/v1/items/', client: { id: client.id }, resource: { id: ORDERS } }
  const remove = await create({ engine: 'matcho', effect: 'deny', rule, operations: [ORDERS], reason: 'nothing is deleted' })
  const ask = asks['nginx']
  assert(ask)
  const headers = { authorization: `Bearer ${await tokenFor(ORDERS)}` }
  assert.equal((await ask({ url: `${ORDERS}/items/1`, headers })).status, 200)
  const refused = await ask({ method: 'DELETE', url: `${ORDERS}/items/1`, headers })
  assert.deepEqual([refused.status, refused.json.detail], [403, 'a policy of this server refuses it: nothing is deleted'])
  await server.explanations.flush()
  const [explained] = (await server.call('GET', `/api/explanations?client_id=${client.id}`, { bearer })).json.data
  assert.equal(explained.check, 'policy')
  await remove()
  const weak = await create({ engine: 'allow', step_up: { acr_values: ['urn:gatehouse:mfa'], max_age: 60 } })
  const stronger = await ask({ url: `${ORDERS}/items/1`, headers })
  assert.equal(stronger.status, 401)
  assert.match(String(stronger.headers['www-authenticate']), /error="insufficient_user_authentication".*acr_values="urn:gatehouse:mfa", max_age="60"/)
  await weak()
})
