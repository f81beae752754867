import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makePerson, PASSWORD } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { visitorOf } from '../support/visitor.ts'
import { startOutbound } from './register.ts'

const { fake, server, register } = await startOutbound()

let made = 0
const connect = (fields: Record<string, unknown>) => register.make('connections', { name: `Connection ${++made}`, base_url: `${fake.origin}/api`, ...fields })
const callVia = (id: string, body: object) => register.api('POST', `/api/outbound/connections/${id}/call`, body)
const authorized = async () => {
  const { authorization } = await register.prepare({ authorization: { flow: 'client_credentials' } })
  return authorization
}

test('CEN-27 the token is put into the call here, automatically or where a header names it, and the caller never sees it', async () => {
  const authorization_id = await authorized()
  const automatic = await connect({ authorization_id, headers: [{ key: 'X-App', value: 'gatehouse' }] })
  const answer = await callVia(automatic.id, { method: 'POST', path: '/things', query: { q: 'a b' }, headers: { 'x-mine': '1' }, body: '{"a":1}' })
  assert.equal(answer.status, 200, answer.text)
  const { status, headers, body } = answer.json.data
  const seen = JSON.parse(body)
  assert.deepEqual([status, seen.path, seen.body, seen.headers['x-mine'], seen.headers['x-app']], [200, '/api/things?q=a+b', '{"a":1}', '1', 'gatehouse'])
  assert.match(seen.headers.authorization, /^Bearer at-\d+$/)
  assert.equal(headers['set-cookie'], undefined)
  const manual = await connect({ authorization_id, injection: 'variable', headers: [{ key: 'X-Token', value: '{{token_type}} {{access_token}}' }] })
  const named = JSON.parse((await callVia(manual.id, { path: '/x' })).json.data.body)
  assert.match(named.headers['x-token'], /^Bearer at-\d+$/)
  assert.equal(named.headers.authorization, undefined)
})

test('CEN-27 a header that is made here and written by hand too is refused when it is saved', async () => {
  const authorization_id = await authorized()
  for (const header of [
    { key: 'authorization', value: 'mine' },
    { key: 'X-Token', value: '{{ access_token }}' },
  ]) {
    const refused = await register.api('POST', '/api/outbound/connections', {
      name: `Both ${header.key}`,
      base_url: fake.origin,
      authorization_id,
      headers: [header],
    })
    assert.deepEqual([refused.status, Object.keys(refused.json.errors)], [422, ['headers', 'injection']])
  }
})

test('CEN-28 a username with a password is a Basic header, and an API key goes where it is said', async () => {
  const basic = await register.make('authorizations', { name: 'Basic', type: 'basic', username: 'ada', password: 'p:w' })
  assert.equal(basic['status'], 'authorized')
  const keyed = await register.make('authorizations', { name: 'Keyed', type: 'api_key', api_key: 'k-1', header_name: 'X-Api-Key' })
  const headersOf = async (authorization_id: string) => JSON.parse((await callVia((await connect({ authorization_id })).id, {})).json.data.body).headers
  assert.equal((await headersOf(basic.id)).authorization, `Basic ${Buffer.from('ada:p:w').toString('base64')}`)
  assert.equal((await headersOf(keyed.id))['x-api-key'], 'k-1')
  const faulty = await register.api('POST', '/api/outbound/authorizations', { name: 'Half', type: 'basic', username: 'a' })
  assert.deepEqual(Object.keys(faulty.json.errors), ['username', 'password'])
})

test('a call stays below the address of its connection, and may send no header of the hop or of another caller', async () => {
  const { id } = await connect({ authorization_id: await authorized() })
  const count = fake.asked.length
  for (const path of ['//evil.example/', '/../admin', '/%2e%2e/admin', '/%252e%252e/admin', '/a\\b', 'x', '/x?y', '/x%0d%0aHost: y'])
    assert.equal((await callVia(id, { path })).status, 422, path)
  for (const name of ['Authorization', 'Cookie', 'Host', 'Connection', 'Transfer-Encoding', 'X-Forwarded-For'])
    assert.equal((await callVia(id, { headers: { [name]: 'x' } })).status, 422, name)
  assert.equal(fake.asked.length, count)
})

test('a connection reaches no private address that the operator does not allow, and follows no redirect', async () => {
  for (const base_url of ['https://169.254.169.254/', 'https://10.0.0.1/', `${fake.origin}/elsewhere`]) {
    const refused = await callVia((await connect({ base_url })).id, { path: '/' })
    assert.ok([409, 503].includes(refused.status), `${base_url} ${refused.text}`)
  }
  const { authorization } = await register.prepare({ provider: { token_endpoint: 'https://192.168.0.1/token' }, authorization: { flow: 'client_credentials' } })
  assert.equal((await register.api('POST', `/api/outbound/authorizations/${authorization}/token`)).status, 503)
})

test('people use connections that are open to them, with a scope of its own, and each with their own consent where it says so', async () => {
  const [ada, eve] = [await makePerson(server, { authorized_scopes: ['outbound:use'] }), await makePerson(server, { authorized_scopes: ['outbound:use'] })]
  const { client } = await register.prepare()
  const own = await connect({ remote_client_id: client, open: true, users: [ada.id] })
  const shared = await connect({ authorization_id: await authorized(), open: true, tells_token: false })
  const closed = await connect({ authorization_id: await authorized() })
  const tokens = { ada: await personToken(server, ada, 'openid outbound:use'), eve: await personToken(server, eve, 'openid outbound:use') }
  const as = (bearer: string, method: string, path: string, json?: object) =>
    server.call(method, `/me/connections${path}`, { bearer, ...(json ? { json } : {}) })
  const idsOf = async (bearer: string) => (await as(bearer, 'GET', '')).json.data.map(({ id }: { id: string }) => id).sort()
  assert.deepEqual(await idsOf(tokens.ada), [own.id, shared.id].sort())
  assert.deepEqual(await idsOf(tokens.eve), [shared.id])
  assert.equal((await as(tokens.eve, 'POST', `/${own.id}/token`)).status, 404)
  assert.equal((await as(tokens.ada, 'POST', `/${closed.id}/token`)).status, 404)
  assert.equal((await as(tokens.ada, 'POST', `/${shared.id}/token`)).status, 403, 'it does not tell its token')
  assert.equal((await as(tokens.ada, 'POST', `/${shared.id}/call`, { path: '/x' })).json.data.status, 200)
  assert.equal((await as(await personToken(server, ada), 'GET', '')).status, 403)
  assert.equal((await as(tokens.ada, 'POST', `/${own.id}/token`)).json.code, 'NOT_AUTHORIZED')
  const { authorize_url } = (await as(tokens.ada, 'POST', `/${own.id}/authorize`, {})).json.data
  const visitor = visitorOf(server)
  await visitor.fill(await visitor.go('/login'), { username: ada.username, password: PASSWORD })
  const left = await visitor.go(authorize_url)
  const state = left.url.searchParams.get('state') ?? ''
  assert.match((await visitor.go(`/outbound/callback?${new URLSearchParams({ state, code: 'c' })}`)).text, /id="outbound-connected"/)
  const token = await as(tokens.ada, 'POST', `/${own.id}/token`)
  assert.ok(fake.live.access.has(token.json.data.access_token))
  assert.equal((await as(tokens.ada, 'DELETE', `/${own.id}`)).status, 204)
  assert.equal((await as(tokens.ada, 'POST', `/${own.id}/token`)).json.code, 'NOT_AUTHORIZED')
})

test('a dry run asks nothing of another server', async () => {
  const authorization = await authorized()
  const count = fake.asked.length
  assert.equal((await register.api('POST', `/api/outbound/authorizations/${authorization}/token?dry_run=true`)).status, 409)
  assert.equal(fake.asked.length, count)
})
