import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { guess } from '#model/guess.ts'
import { trustedIssuer } from '#model/trusted-issuer.ts'
import { QUOTA } from '../../src/api/registration/quota.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { foreignIssuer } from '../support/foreign-issuer.ts'
import { databases } from '../support/nodes.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

const redirect_uris = ['https://app.example/callback']
/** Sets who may register. */
const allow = async (registration: string) => {
  const { status, text } = await server.api('PATCH', '/api/tenants/default', { registration })
  assert.equal(status, 200, text)
}
const register = (json: object, bearer?: string, at: Pick<TestServer, 'call'> = server) =>
  at.call('POST', '/oauth/register', { json, ...(bearer === undefined ? {} : { bearer }) })
const initial = async (fields: object = {}) => (await server.api('POST', '/api/initial-access-tokens', { name: 'Team', ...fields })).json.data

test('RFC 7591 §3 registration is closed until a tenant opens it, and then discovery names the endpoint', async () => {
  assert.equal((await register({ redirect_uris })).status, 403)
  assert.equal((await server.call('GET', '/.well-known/oauth-authorization-server')).json.registration_endpoint, undefined)
  await allow('open')
  assert.equal((await server.call('GET', '/.well-known/oauth-authorization-server')).json.registration_endpoint, `${server.issuer}/oauth/register`)
})

test('RFC 7591 §3.2.1 the answer holds all registered metadata, by the names of the RFC, and what the server decided', async () => {
  await allow('open')
  const sent = {
    redirect_uris,
    client_name: 'An app',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token', 'implicit'],
    unknown: 1,
  }
  const { status, json, headers } = await register(sent)
  assert.equal(status, 201)
  assert.equal(headers['cache-control'], 'no-store')
  const { client_id, client_id_issued_at, registration_access_token, registration_client_uri, ...metadata } = json
  assert(Math.abs(client_id_issued_at - Date.now() / 1000) < 60)
  assert.equal(registration_client_uri, `${server.issuer}/oauth/register/${client_id}`)
  assert.match(registration_access_token, /^gra_/)
  assert.deepEqual(
    {
      name: metadata.client_name,
      uris: metadata.redirect_uris,
      method: metadata.token_endpoint_auth_method,
      grants: metadata.grant_types,
      types: metadata.response_types,
    },
    { name: 'An app', uris: redirect_uris, method: 'none', grants: ['authorization_code', 'refresh_token'], types: ['code'] },
  )
  assert.equal(metadata.client_secret, undefined)
  const row = (await server.api('GET', `/api/clients/${client_id}`)).json.data
  assert.deepEqual([row.origin, row.confidential, row.authorize_scope, row.first_party], ['dynamic', false, false, false])
})

test('RFC 7591 §3.2.1 a confidential client gets a secret that works', async () => {
  await allow('open')
  const { json } = await register({ redirect_uris, grant_types: ['client_credentials'] })
  assert.equal(json.client_secret_expires_at, 0)
  const form = { grant_type: 'client_credentials' }
  assert.equal((await server.call('POST', '/oauth/token', { form, basic: [json.client_id, json.client_secret] })).status, 200)
})

test('RFC 7591 §3.2.2 wrong metadata is refused with the error of the RFC', async () => {
  await allow('open')
  const error = async (json: object) => {
    const { status, json: said } = await register(json)
    assert.equal(status, 400)
    return said.error
  }
  assert.equal(await error({ redirect_uris: ['http://app.example/callback'] }), 'invalid_redirect_uri')
  assert.equal(await error({ redirect_uris, token_endpoint_auth_method: 'magic' }), 'invalid_client_metadata')
  assert.equal(await error({ redirect_uris, response_types: ['token'] }), 'invalid_client_metadata')
  assert.equal(await error({ redirect_uris, grant_types: ['password'] }), 'invalid_client_metadata')
  assert.equal(await error({ redirect_uris, jwks_uri: 'ftp://x' }), 'invalid_client_metadata')
  assert.equal((await server.call('POST', '/oauth/register', { form: { redirect_uris: 'x' } })).status, 415)
})

test('RFC 7591 §3 with `with_token` an initial access token is needed, which counts its uses and expires', async () => {
  await allow('with_token')
  assert.equal((await register({ redirect_uris })).status, 401)
  const { token, id } = await initial({ uses_left: 1 })
  assert.equal((await register({ redirect_uris }, `${token}x`)).status, 401)
  assert.equal((await register({ redirect_uris }, token)).status, 201)
  assert.equal((await register({ redirect_uris }, token)).status, 401)
  const row = (await server.api('GET', `/api/initial-access-tokens/${id}`)).json.data
  assert.deepEqual([row.uses_left, typeof row.last_used_at, row.token, row.digest], [0, 'number', undefined, undefined])
  const expired = await initial({ expires_at: server.context.now() - 1 })
  assert.equal((await register({ redirect_uris }, expired.token)).status, 401)
})

for (const [name, open] of databases)
  test(`RFC 7591 §3 of ten registrations with the last use of a token one succeeds, on ${name}`, async (t) => {
    const { nodes, close } = await open()
    t.after(close)
    const [one, other] = nodes
    const bearer = await one.adminToken()
    await one.call('PATCH', '/api/tenants/default', { json: { registration: 'with_token' }, bearer })
    const { token } = (await one.call('POST', '/api/initial-access-tokens', { json: { name: 'Team', uses_left: 1 }, bearer })).json.data
    const all = await Promise.all(Array.from({ length: 10 }, (_, at) => register({ redirect_uris }, token, at % 2 ? one : other)))
    assert.equal(all.filter(({ status }) => status === 201).length, 1, all.map(({ status }) => status).join(' '))
  })

test('RFC 7591 §5 a network registers no more than its quota in an hour without a token', async () => {
  await allow('open')
  let last = 201
  for (let tries = 0; tries < 30 && last === 201; tries++) last = (await register({ redirect_uris, token_endpoint_auth_method: 'none' })).status
  assert.equal(last, 429)
  const { token } = await initial()
  assert.equal((await register({ redirect_uris }, token)).status, 201)
})

test('RFC 7592 §2.1 the client reads its registration, and the token rotates: the former one is good until the new one is used', async () => {
  await allow('with_token')
  const { token } = await initial()
  const { client_id, registration_access_token: first } = (await register({ redirect_uris }, token)).json
  const path = `/oauth/register/${client_id}`
  const read = (bearer: string) => server.call('GET', path, { bearer })
  const second = (await read(first)).json.registration_access_token
  assert.notEqual(second, first)
  const third = (await read(first)).json.registration_access_token
  assert.equal((await read(second)).status, 401)
  assert.equal((await read(third)).status, 200)
  assert.equal((await read(first)).status, 401)
  for (const wrong of ['gra_wrong', token]) assert.equal((await read(wrong)).status, 401)
  assert.equal((await server.call('GET', '/oauth/register/nobody', { bearer: third })).status, 401)
})

test('RFC 7592 §2.2 a replacement clears what it leaves out and changes nothing that an administrator decided', async () => {
  await allow('with_token')
  const { token } = await initial()
  const made = (await register({ redirect_uris, client_name: 'Before', client_uri: 'https://app.example/', token_endpoint_auth_method: 'none' }, token)).json
  await server.api('PATCH', `/api/clients/${made.client_id}`, { access_token_ttl: 77 })
  const path = `/oauth/register/${made.client_id}`
  const replacement = { client_id: made.client_id, redirect_uris: ['https://app.example/other'], token_endpoint_auth_method: 'none' }
  const { status, json, text } = await server.call('PUT', path, { json: replacement, bearer: made.registration_access_token })
  assert.equal(status, 200, text)
  assert.deepEqual([json.client_uri, json.redirect_uris], [undefined, ['https://app.example/other']])
  const row = (await server.api('GET', `/api/clients/${made.client_id}`)).json.data
  assert.deepEqual([row.client_uri, row.access_token_ttl, row.origin], [null, 77, 'dynamic'])
  const other = await server.call('PUT', path, { json: { ...replacement, client_id: 'another' }, bearer: json.registration_access_token })
  assert.equal(other.status, 400)
})

test('RFC 7592 §2.3 the client deletes itself, and its token opens nothing afterwards, also when its id is taken again', async () => {
  await allow('with_token')
  const { token } = await initial()
  const { client_id, registration_access_token: bearer } = (await register({ redirect_uris }, token)).json
  assert.equal((await server.call('DELETE', `/oauth/register/${client_id}`, { bearer })).status, 204)
  assert.equal((await server.api('GET', `/api/clients/${client_id}`)).status, 404)
  await server.api('POST', '/api/clients', { id: client_id })
  assert.equal((await server.call('GET', `/oauth/register/${client_id}`, { bearer })).status, 401)
})

test('RFC 7591 §5 a client that registered itself is no reviewed one, until an administrator takes it over', async () => {
  await allow('with_token')
  await server.api('POST', '/api/apis', { identifier: 'https://reviewed.example', name: 'Reviewed' })
  const { token } = await initial()
  const made = (await register({ redirect_uris, grant_types: ['client_credentials'] }, token)).json
  const form = { grant_type: 'client_credentials', resource: 'https://reviewed.example' }
  const ask = () => server.call('POST', '/oauth/token', { form, basic: [made.client_id, made.client_secret] })
  assert.equal((await ask()).json.error, 'invalid_target')
  assert.equal((await server.api('POST', `/api/clients/${made.client_id}/adopt`)).status, 200)
  assert.equal((await ask()).status, 200)
  assert.equal((await server.call('GET', `/oauth/register/${made.client_id}`, { bearer: made.registration_access_token })).status, 401)
})

/** Forgets the registrations of the tests before. */
const freshHour = () => server.context.db.table(guess).remove({})

/** A software statement of an issuer that is trusted for it. */
async function vouching(name: string) {
  const issuer = await foreignIssuer(`https://${name}.example`, server.issuer)
  const row = {
    id: `ti_${name}`,
    name,
    issuer: issuer.issuer,
    purposes: ['software_statement' as const],
    jwks: issuer.jwks as never,
    created_at: 1,
    updated_at: 1,
  }
  await server.context.db.table(trustedIssuer).insert(newRow(trustedIssuer, row))
  return (claims: object = {}, header: Readonly<Record<string, unknown>> = { typ: 'JWT' }) =>
    issuer.token({ sub: undefined, scope: undefined, client_name: 'Vouched for', redirect_uris, software_id: 'sw-1', ...claims }, header)
}

test('RFC 7591 §2.3 a software statement admits, wins over the metadata beside it, is told back, and a replacement does not undo it', async () => {
  await allow('with_statement')
  await freshHour()
  const statement = await (await vouching('directory'))()
  assert.equal((await register({ redirect_uris })).json.error, 'invalid_token')
  const sent = { software_statement: statement, client_name: 'Other name', redirect_uris: ['https://evil.example/'], client_uri: 'https://app.example/' }
  const { status, json, text } = await register(sent)
  assert.equal(status, 201, text)
  assert.deepEqual(
    [json.client_name, json.redirect_uris, json.client_uri, json.software_id, json.software_statement],
    ['Vouched for', redirect_uris, 'https://app.example/', 'sw-1', statement],
  )
  const replaced = await server.call('PUT', `/oauth/register/${json.client_id}`, {
    bearer: json.registration_access_token,
    json: { client_id: json.client_id, redirect_uris: ['https://evil.example/'], client_name: 'Changed' },
  })
  assert.deepEqual([replaced.status, replaced.json.redirect_uris, replaced.json.client_name], [200, redirect_uris, 'Vouched for'])
})

test('a software statement takes a place of the quota of its network', async () => {
  await allow('with_statement')
  await freshHour()
  const software_statement = await (await vouching('library'))()
  const statuses = new Map<number, number>()
  for (let time = 0; time < QUOTA + 1; time++) {
    const { status } = await register({ software_statement, redirect_uris })
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  assert.deepEqual(Object.fromEntries(statuses), { 201: QUOTA, 429: 1 })
  await freshHour()
})

test('RFC 7591 §3.2.2 a software statement of an untrusted issuer, for another server, expired or forged is refused', async () => {
  await allow('open')
  const make = await vouching('registry')
  const stranger = await foreignIssuer('https://stranger.example', server.issuer)
  const errorOf = async (software_statement: unknown) => (await register({ redirect_uris, software_statement })).json.error
  assert.equal(await errorOf(await stranger.token({}, { typ: 'JWT' })), 'unapproved_software_statement')
  const impostor = await stranger.token({ iss: 'https://registry.example' }, { typ: 'JWT' })
  const wrong = [await make({ aud: 'https://other.example' }), await make({ exp: 1 }), await make({}, { typ: 'at+jwt' }), impostor, 'x', 7]
  for (const statement of wrong) assert.equal(await errorOf(statement), 'invalid_software_statement', String(statement))
})

test('RP Metadata Choices 1.0 §2 of several values the server chooses one that it supports, and tells which', async () => {
  await allow('open')
  await freshHour()
  const { status, json } = await register({
    redirect_uris,
    token_endpoint_auth_methods_supported: ['none', 'client_secret_basic', 'tls_unknown'],
    id_token_signing_alg_values_supported: ['HS999', 'PS256', 'RS256'],
    subject_types_supported: ['pairwise', 'public'],
    userinfo_signing_alg_values_supported: ['none'],
  })
  assert.equal(status, 201)
  assert.deepEqual(
    [json.token_endpoint_auth_method, json.id_token_signed_response_alg, json.subject_type, json.userinfo_signed_response_alg],
    ['client_secret_basic', 'PS256', 'pairwise', undefined],
  )
  const own = await register({ redirect_uris, token_endpoint_auth_method: 'none', token_endpoint_auth_methods_supported: ['client_secret_basic'] })
  assert.equal(own.json.token_endpoint_auth_method, 'none')
})

test('RFC 7636 §4.3 confidential clients that register themselves use PKCE unless the tenant says otherwise, public ones always', async () => {
  await freshHour()
  const set = (registration_pkce: boolean) => server.api('PATCH', '/api/tenants/default', { registration: 'open', registration_pkce })
  const pkceOf = async (method: string) => {
    const { client_id } = (await register({ redirect_uris, token_endpoint_auth_method: method })).json
    return (await server.api('GET', `/api/clients/${client_id}`)).json.data.pkce
  }
  assert.equal(await pkceOf('client_secret_basic'), true)
  await set(false)
  assert.deepEqual([await pkceOf('client_secret_basic'), await pkceOf('none')], [false, true])
  await set(true)
})

test('OIDC Registration §2 where the implicit grant is on, its response types can be registered, with https addresses for web applications', async () => {
  const front = await startServer({ settings: { implicit_grant: true } })
  const bearer = await front.adminToken()
  await front.call('PATCH', '/api/tenants/default', { bearer, json: { tenant: { registration: 'open' } } })
  const answer = await register({ redirect_uris, response_types: ['code token id_token'], grant_types: ['authorization_code', 'implicit'] }, undefined, front)
  assert.deepEqual([answer.status, answer.json.grant_types], [201, ['authorization_code', 'implicit']])
  const local = await register({ redirect_uris: ['http://localhost/cb'], response_types: ['id_token'] }, undefined, front)
  assert.equal(local.json.error, 'invalid_redirect_uri')
  assert.equal((await register({ redirect_uris, response_types: ['id_token'] })).json.error, 'invalid_client_metadata')
  await front.close()
})

for (const [name, open] of databases)
  test(`RFC 7591 §5 a burst over two nodes never passes the quota of its network, on ${name}`, async () => {
    const { nodes, close } = await open()
    const bearer = await nodes[0].adminToken()
    for (const node of nodes) await node.call('PATCH', '/api/tenants/default', { bearer, json: { tenant: { registration: 'open' } } })
    const burst = await Promise.all(Array.from({ length: 40 }, (_, at) => register({ redirect_uris }, undefined, nodes[at % 2 === 0 ? 0 : 1])))
    const won = burst.filter(({ status }) => status === 201).length
    assert(won <= 20 && burst.every(({ status }) => status === 201 || status === 429), `${won} were registered`)
    for (let more = won; more < 20; more++) assert.equal((await register({ redirect_uris }, undefined, nodes[0])).status, 201)
    assert.equal((await register({ redirect_uris }, undefined, nodes[1])).status, 429)
    await close()
  })
