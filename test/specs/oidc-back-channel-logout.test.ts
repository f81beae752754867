import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import type { Client } from '#model/client.ts'
import { job } from '#model/job.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { PASSWORD } from '../support/people.ts'
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let server: TestServer
let web: Receiver
let bearer: string
before(async () => {
  web = await startReceiver()
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  bearer = await server.adminToken()
})
after(async () => {
  web.close()
  await server.close()
})

let places = 0
/** A person who is signed in to a client with a logout URI of its own. */
async function signedIn(fields: Partial<Client> = {}): Promise<{ flow: CodeFlow; id_token: string; sid: string; sub: string; path: string }> {
  const path = `/logout-${++places}`
  const flow = await codeFlow({ server, client: { backchannel_logout_uri: `${web.origin}${path}`, backchannel_logout_session_required: true, ...fields } })
  const { id_token } = await flow.tokens()
  const { sid, sub = '' } = decodeJwt(id_token)
  return { flow, id_token, sid: String(sid), sub, path }
}
const at = (path: string): Received[] => web.received.filter((one) => one.path === path)
const tokenIn = (one: Received | undefined): string => new URLSearchParams(one?.body).get('logout_token') ?? ''
async function told(path: string, times = 1): Promise<string> {
  await until(() => at(path).length >= times, `the client is told ${times} times`)
  return tokenIn(at(path).at(-1))
}
const post = (path: string, json?: unknown) => server.call('POST', path, { bearer, ...(json === undefined ? {} : { json }) })
const userId = async ({ habits }: CodeFlow): Promise<string> =>
  (await server.call('GET', `/api/users?search=${encodeURIComponent(habits.username ?? '')}`, { bearer })).json.data[0].id
const hurry = () => server.store.global.table(job).change({ kind: 'backchannel_logout', state: 'waiting' }, { due_at: Date.now() })

test('OIDC Back-Channel Logout §2.4 the token names issuer, client, person, sign-in and event, has a type of its own, and no nonce', async () => {
  const { flow, id_token, sid, sub, path } = await signedIn()
  await flow.visitor.go(`/oauth/end_session?${new URLSearchParams({ id_token_hint: id_token })}`)
  const token = await told(path)
  assert.equal(at(path)[0]?.headers['content-type'], 'application/x-www-form-urlencoded')
  const keys = createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json)
  const { payload, protectedHeader } = await jwtVerify(token, keys, { issuer: server.issuer, audience: flow.app.id, typ: 'logout+jwt', algorithms: ['RS256'] })
  const { iat = 0, exp = 0, jti, ...rest } = payload
  assert.deepEqual(rest, { iss: server.issuer, aud: flow.app.id, sub, sid, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } })
  assert.deepEqual([protectedHeader.typ, exp - iat, typeof jti], ['logout+jwt', 120, 'string'])
})

test('OIDC Back-Channel Logout §2.4 the person has the pairwise name that the client knows', async () => {
  const { flow, sub, path } = await signedIn({ subject_type: 'pairwise' })
  const id = await userId(flow)
  assert.equal((await post(`/api/users/${id}/end_sessions`)).status, 204)
  assert.equal(decodeJwt(await told(path)).sub, sub)
  assert.notEqual(sub, id)
})

test('OIDC Back-Channel Logout §2.3 each way in which a sign-in ends is told: confirmed sign-out, administrator, block, password, deletion', async () => {
  const ways: ((flow: CodeFlow, id: string) => Promise<unknown>)[] = [
    async ({ visitor }) => visitor.fill(await visitor.go('/logout'), {}),
    async (_flow, id) => {
      const { data } = (await server.call('GET', `/api/sessions?user_id=${id}`, { bearer })).json
      await server.call('DELETE', `/api/sessions/${data[0].id}`, { bearer })
    },
    (_flow, id) => post(`/api/users/${id}/block`),
    (_flow, id) => post(`/api/users/${id}/revoke_tokens`),
    (_flow, id) => post('/api/tokens/revoke', { user_id: id }),
    (_flow, id) => server.call('PATCH', `/api/users/${id}`, { bearer, json: { user: { password: `${PASSWORD} and more` } } }),
    (_flow, id) => server.call('DELETE', `/api/users/${id}`, { bearer }),
  ]
  for (const way of ways) {
    const { flow, sid, path } = await signedIn()
    await way(flow, await userId(flow))
    assert.equal(decodeJwt(await told(path)).sid, sid, way.toString())
  }
})

test('OIDC Back-Channel Logout §2.3 a client is told once, and not of a sign-in that began afterwards', async () => {
  const { flow, sid, path } = await signedIn()
  const id = await userId(flow)
  await post(`/api/users/${id}/revoke_tokens`)
  await told(path)
  server.clock.skew += 10
  await flow.tokens()
  const { data } = (await server.call('GET', `/api/logout-deliveries?client_id=${flow.app.id}`, { bearer })).json
  assert.deepEqual([data.length, data[0].sid, data[0].outcome, data[0].status], [1, sid, 'done', 200])
  assert.equal(at(path).length, 1)
})

test('OIDC Back-Channel Logout §2.8 a client that does not accept is told again with a new token, and the log says why', async () => {
  const { flow, id_token, path } = await signedIn()
  web.status = 400
  await flow.visitor.go(`/oauth/end_session?${new URLSearchParams({ id_token_hint: id_token })}`)
  const first = await told(path)
  const log = async () => (await server.call('GET', `/api/logout-deliveries?client_id=${flow.app.id}`, { bearer })).json.data[0]
  await until(async () => (await log()).outcome === 'failed', 'the log tells of the failure')
  const failed = await log()
  assert.deepEqual([failed.status, failed.detail, failed.attempts], [400, 'the client answered 400', 1])
  web.status = 200
  await hurry()
  const second = await told(path, 2)
  assert.notEqual(decodeJwt(first).jti, decodeJwt(second).jti)
  await until(async () => (await log()).outcome === 'done', 'the second attempt is accepted')
  assert.equal((await post(`/api/logout-deliveries/${failed.id}/resend`)).status, 204)
  await told(path, 3)
})

test('OIDC Back-Channel Logout §2.2 registration takes the URI, and refuses one with a fragment or in clear text', async () => {
  await server.call('PATCH', '/api/tenants/default', { bearer, json: { tenant: { registration: 'open' } } })
  const register = (backchannel_logout_uri: string) =>
    server.call('POST', '/oauth/register', {
      json: { redirect_uris: ['https://rp.example/cb'], backchannel_logout_uri, backchannel_logout_session_required: true },
    })
  const { status, json } = await register('https://rp.example/bye?x=y')
  assert.deepEqual([status, json.backchannel_logout_uri, json.backchannel_logout_session_required], [201, 'https://rp.example/bye?x=y', true])
  for (const uri of ['https://rp.example/bye#x', 'http://rp.example/bye', '/bye'])
    assert.equal((await register(uri)).json.error, 'invalid_client_metadata', uri)
})

test('OIDC Back-Channel Logout §2.1 discovery says so', async () => {
  const { json } = await server.call('GET', '/.well-known/openid-configuration')
  const names = [
    'backchannel_logout_supported',
    'backchannel_logout_session_supported',
    'frontchannel_logout_supported',
    'frontchannel_logout_session_supported',
  ]
  assert.deepEqual(
    names.map((name) => json[name]),
    [true, true, true, true],
  )
})
