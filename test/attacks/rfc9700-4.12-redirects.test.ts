import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { PASSWORD } from '../support/people.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const ask = (flow: CodeFlow, change: Record<string, string | undefined> = {}) =>
  flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request(change).params)}`)

test('RFC 9700 §4.12 every redirect after a form is 303, so that no password travels on', async () => {
  const flow = await codeFlow({ server, client: { first_party: true } })
  const login = await ask(flow)
  const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(login.text) ?? []
  const cookie = [...flow.visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const form = { username: flow.habits.username, password: PASSWORD, csrf }
  assert.equal((await server.call('POST', login.url.pathname + login.url.search, { form, headers: { cookie } })).status, 303)
  assert.equal((await flow.visitor.fill(login, { username: flow.habits.username, password: PASSWORD })).status, 303)
  const { params } = flow.request()
  assert.equal((await server.call('POST', '/oauth/authorize', { form: params })).status, 303)
})
test('RFC 9700 §4.2.4 neither response nor page tells the next site where the person comes from', async () => {
  const flow = await codeFlow({ server })
  const login = await ask(flow)
  assert.match(String(login.headers['referrer-policy']), /no-referrer|same-origin/)
  const stop = await flow.visitor.complete(login, flow.habits)
  assert.equal(stop.headers['referrer-policy'], 'no-referrer')
  assert.equal(stop.headers['cache-control'], 'no-store')
})
test('RFC 9700 §4.16 nobody frames our pages', async () => {
  const flow = await codeFlow({ server })
  const login = await ask(flow)
  const consent = await flow.visitor.fill(login, { username: flow.habits.username, password: PASSWORD })
  for (const page of [login, consent]) {
    assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/)
    assert.equal(page.headers['x-frame-options'], 'DENY')
  }
})
test('RFC 6749 §3.1.1 response types and modes that were never registered are not smuggled in', async () => {
  const flow = await codeFlow({ server })
  for (const [change, error] of [
    [{ response_mode: 'cookie.jwt' }, 'invalid_request'],
    [{ response_mode: 'query.jwe' }, 'invalid_request'],
    [{ response_mode: 'web_message' }, 'invalid_request'],
    [{ response_type: 'code token' }, 'unsupported_response_type'],
    [{ response_type: 'code code' }, 'unsupported_response_type'],
    [{ response_type: 'none' }, 'unsupported_response_type'],
    [{ response_type: 'code\u00a0token' }, 'unsupported_response_type'],
  ] as const) {
    const { stop } = await flow.authorize(change)
    assert.equal(stop.params.get('error'), error, JSON.stringify(change))
    assert.equal(stop.params.has('code') || stop.params.has('access_token'), false)
  }
})
test('RFC 9700 §4.3 what the browser remembers is of no use: the code in its history is spent', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  await flow.redeem(code, verifier)
  assert.equal((await flow.redeem(code, verifier)).status, 400)
})
test('a scope of fifty thousand characters is refused before anything looks at it', async () => {
  const flow = await codeFlow({ server })
  const form = new URLSearchParams({ ...flow.request().params, scope: 'x '.repeat(25_000).trim() }).toString()
  const started = performance.now()
  const answer = await server.call('POST', '/oauth/authorize', { form })
  assert.match(String(answer.headers['location']), /error=invalid_request/)
  assert.ok(performance.now() - started < 2000)
})
test('claims that nest without end, and other heavy parameters, are refused quickly', async () => {
  const flow = await codeFlow({ server })
  const deep = `${'{"userinfo":'.repeat(3000)}{}${'}'.repeat(3000)}`
  for (const change of [{ claims: deep }, { id_token_hint: `ey${'A'.repeat(50_000)}` }, { nonce: 'n'.repeat(50_000) }, { acr_values: 'a '.repeat(20_000) }]) {
    const started = performance.now()
    const answer = await server.call('POST', '/oauth/authorize', { form: new URLSearchParams({ ...flow.request().params, ...change }).toString() })
    assert.ok(answer.status < 500)
    assert.ok(performance.now() - started < 2000)
  }
})
