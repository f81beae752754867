import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import { makeClient } from '../support/clients.ts'
import { CALLBACK, type CodeFlow, codeFlow, webClient } from '../support/code-flow.ts'
import { PASSWORD } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

const server = await startServer()
after(() => server.close())

async function push(flow: CodeFlow, change: Record<string, string | undefined> = {}, basic = flow.app.basic) {
  const { params, verifier } = flow.request(change)
  const { client_id: _, ...form } = params
  return { answer: await server.call('POST', '/oauth/par', { form, basic }), verifier }
}
const visit = (flow: CodeFlow, request_uri: string, more: Record<string, string> = {}) =>
  flow.visitor.authorize({ client_id: flow.app.id, request_uri, ...more }, flow.habits)

test('RFC 9126 §2.2 a pushed request gets a reference and the seconds it lives', async () => {
  const { answer } = await push(await codeFlow({ server }))
  assert.equal(answer.status, 201)
  assert.match(answer.json.request_uri, /^urn:ietf:params:oauth:request_uri:gpr_/)
  assert.equal(answer.json.expires_in, 90)
  assert.equal(answer.headers['cache-control'], 'no-store')
})
test('RFC 9126 §4 the reference goes through the whole flow, and every parameter counts', async () => {
  const flow = await codeFlow({ server })
  const { answer, verifier } = await push(flow, { nonce: 'pushed nonce', response_mode: 'fragment', state: 'pushed state' })
  const stop = await visit(flow, answer.json.request_uri)
  assert.equal(stop.url.search, '')
  assert.equal(stop.params.get('state'), 'pushed state')
  const { json } = await flow.redeem(stop.params.get('code') ?? '', verifier)
  assert.equal(decodeJwt(json.id_token)['nonce'], 'pushed nonce')
})
test('RFC 9126 §4 parameters beside the reference count for nothing', async () => {
  const flow = await codeFlow({ server, client: { redirect_uris: [CALLBACK, `${CALLBACK}2`] } })
  const { answer } = await push(flow, { scope: 'openid' })
  const stop = await visit(flow, answer.json.request_uri, { redirect_uri: `${CALLBACK}2`, scope: 'openid email', state: 'other', prompt: 'none' })
  assert.equal(stop.url.pathname, '/callback')
  assert.equal(stop.params.get('state'), 'the state')
  assert.ok(stop.params.has('code'))
})
test('RFC 9126 §7.3 a reference is good once', async () => {
  const flow = await codeFlow({ server })
  const { answer } = await push(flow)
  assert.ok((await visit(flow, answer.json.request_uri)).params.has('code'))
  const again = await visit(flow, answer.json.request_uri)
  assert.equal(again.status, 400)
  assert.match(again.text, /invalid_request_uri/)
})
const reference = (flow: CodeFlow, request_uri: string) => `/oauth/authorize?${new URLSearchParams({ client_id: flow.app.id, request_uri })}`
test('FAPI 2.0 §5.3.2.2 a reload before signing in, and a look by somebody else, spend nothing', async () => {
  const flow = await codeFlow({ server })
  const { answer } = await push(flow)
  const link = reference(flow, answer.json.request_uri)
  assert.equal((await visitorOf(server).go(link)).url.pathname, '/login')
  assert.equal((await flow.visitor.go(link)).url.pathname, '/login')
  const login = await flow.visitor.go(link)
  assert.ok((await flow.visitor.complete(login, flow.habits)).params.has('code'))
})
test('FAPI 2.0 §5.3.2.2 a look that finds nobody signed in, where no page may be shown, spends nothing', async () => {
  const flow = await codeFlow({ server })
  await flow.code()
  const { answer } = await push(flow, { prompt: 'none' })
  const link = reference(flow, answer.json.request_uri)
  assert.equal((await visitorOf(server).go(link)).params.get('error'), 'login_required')
  assert.ok((await flow.visitor.go(link)).params.has('code'))
})
test('RFC 9126 §7.3 of two browsers the first in which somebody signs in goes on, and the other is turned away', async () => {
  const flow = await codeFlow({ server })
  const { answer } = await push(flow)
  const link = reference(flow, answer.json.request_uri)
  const other = visitorOf(server)
  const [here, there] = [await flow.visitor.go(link), await other.go(link)]
  const consent = await flow.visitor.fill(here, { username: flow.habits.username, password: PASSWORD })
  assert.equal(consent.url.pathname, '/consent')
  assert.equal((await other.complete(there, flow.habits)).status, 404)
  assert.match((await other.go(link)).text, /invalid_request_uri/)
  assert.ok((await flow.visitor.complete(consent, flow.habits)).params.has('code'))
})
test('RFC 9126 §7.3 of two tabs of one browser one gets the code', async () => {
  const flow = await codeFlow({ server })
  await flow.code()
  const { answer } = await push(flow, { prompt: 'consent' })
  const link = reference(flow, answer.json.request_uri)
  const [one, another] = [await flow.visitor.go(link), await flow.visitor.go(link)]
  assert.ok((await flow.visitor.complete(one, flow.habits)).params.has('code'))
  assert.equal((await flow.visitor.complete(another, flow.habits)).status, 404)
})
test('RFC 9126 §7.3 a person who says no has answered it', async () => {
  const flow = await codeFlow({ server })
  const { answer } = await push(flow)
  const link = reference(flow, answer.json.request_uri)
  assert.equal((await flow.visitor.complete(await flow.visitor.go(link), { ...flow.habits, agree: false })).params.get('error'), 'access_denied')
  assert.match((await flow.visitor.go(link)).text, /invalid_request_uri/)
})
test('RFC 9126 §2.2 whoever came in time may take the time to sign in', async () => {
  const flow = await codeFlow({ server })
  const { answer } = await push(flow)
  const login = await flow.visitor.go(reference(flow, answer.json.request_uri))
  server.clock.skew += 600_000
  await server.store.purge(Date.now() + server.clock.skew)
  assert.ok((await flow.visitor.complete(login, flow.habits)).params.has('code'))
  server.clock.skew = 0
})
test('RFC 9126 §4 a reference of another client is refused, and stays good for its own', async () => {
  const [flow, other] = [await codeFlow({ server }), await codeFlow({ server })]
  const { answer } = await push(flow)
  const foreign = await other.visitor.go(`/oauth/authorize?${new URLSearchParams({ client_id: other.app.id, request_uri: answer.json.request_uri })}`)
  assert.equal(foreign.status, 400)
  assert.ok((await visit(flow, answer.json.request_uri)).params.has('code'))
})
test('RFC 9126 §4 a reference without client_id is refused', async () => {
  const { answer } = await push(await codeFlow({ server }))
  assert.equal((await server.call('GET', `/oauth/authorize?request_uri=${answer.json.request_uri}`)).status, 400)
})
test('RFC 9126 §4 an expired reference is refused', async () => {
  const flow = await codeFlow({ server })
  const { answer } = await push(flow)
  server.clock.skew += 91_000
  assert.equal((await visit(flow, answer.json.request_uri)).status, 400)
  server.clock.skew = 0
})
test('RFC 9126 §2.1 a request_uri cannot be pushed', async () => {
  const { answer } = await push(await codeFlow({ server }), { request_uri: 'urn:ietf:params:oauth:request_uri:gpr_x' })
  assert.deepEqual([answer.status, answer.json.error], [400, 'invalid_request'])
})
test('RFC 9126 §2 a confidential client must prove who it is', async () => {
  const flow = await codeFlow({ server })
  const { params } = flow.request()
  const answer = await server.call('POST', '/oauth/par', { form: params })
  assert.deepEqual([answer.status, answer.json.error], [401, 'invalid_client'])
  assert.equal((await push(flow, {}, [flow.app.id, 'wrong'])).answer.status, 401)
})
test('RFC 9126 §2.1 a client_id of another client is refused', async () => {
  const flow = await codeFlow({ server })
  const { params } = flow.request({ client_id: (await makeClient(server, webClient)).id })
  assert.equal((await server.call('POST', '/oauth/par', { form: params, basic: flow.app.basic })).status, 400)
})
test('RFC 9126 §2 a public client pushes with its client_id alone', async () => {
  const flow = await codeFlow({ server, client: { confidential: false, token_endpoint_auth_methods: ['none'] } })
  const { params } = flow.request()
  assert.equal((await server.call('POST', '/oauth/par', { form: params })).status, 201)
})
for (const [what, change, error] of [
  ['a redirect URI that is not registered', { redirect_uri: 'https://evil.example/' }, 'invalid_request'],
  ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
  ['an unknown scope', { scope: 'nonsense' }, 'invalid_scope'],
  ['an unknown response_type', { response_type: 'ticket' }, 'unsupported_response_type'],
  ['an unknown resource', { resource: 'https://unknown.example/' }, 'invalid_target'],
] as const)
  test(`RFC 9126 §2.3 ${what} is refused when pushed, to the client itself`, async () => {
    const { answer } = await push(await codeFlow({ server }), change)
    assert.deepEqual([answer.status, answer.json.error], [400, error])
  })
test('RFC 9126 §6 a client that must push is refused when it does not', async () => {
  const flow = await codeFlow({ server, client: { require_pushed_authorization_requests: true } })
  assert.equal((await flow.authorize()).stop.params.get('error'), 'invalid_request')
  const { answer } = await push(flow)
  assert.ok((await visit(flow, answer.json.request_uri)).params.has('code'))
})
test('RFC 9126 §2 GET is not a way to push', async () => {
  assert.equal((await server.call('GET', '/oauth/par')).status, 405)
})
test('RFC 9126 §5 discovery names the endpoint', async () => {
  const { json } = await server.call('GET', '/.well-known/oauth-authorization-server')
  assert.equal(json.pushed_authorization_request_endpoint, `${server.issuer}/oauth/par`)
  assert.equal(json.require_pushed_authorization_requests, false)
})
test('RFC 9126 §1 the parameters of a pushed request stand in no URL of ours', async () => {
  const flow = await codeFlow({ server })
  const { answer } = await push(flow, { login_hint: 'ada@example.com' })
  const login = await flow.visitor.go(reference(flow, answer.json.request_uri))
  assert.equal(login.url.pathname, '/login')
  assert.doesNotMatch(login.url.href, /ada|scope|nonce|state/)
})
