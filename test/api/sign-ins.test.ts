import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
})
after(() => server.close())

const api = (method: string, path: string) => server.call(method, path, { bearer })
const personOf = async ({ habits }: CodeFlow) => (await api('GET', `/api/users?search=${encodeURIComponent(habits.username)}`)).json.data[0]
const isGood = async (token: string) => (await server.call('GET', '/oauth/userinfo', { bearer: token })).status === 200

test('BOR-29 sessions are found by person, say whether they are good, and are ended one by one', async () => {
  const flow = await codeFlow({ server })
  await flow.tokens()
  const person = await personOf(flow)
  const listed = await api('GET', `/api/sessions?user_id=${person.id}`)
  const [session] = listed.json.data
  assert.deepEqual([listed.json.data.length, session.active, session.username, session.amr], [1, true, person.username, ['pwd']])
  assert.equal((await api('DELETE', `/api/sessions/${session.id}`)).status, 204)
  const ended = await api('GET', `/api/sessions/${session.id}`)
  assert.deepEqual([ended.json.data.active, typeof ended.json.data.ended_at], [false, 'number'])
  assert.equal((await flow.visitor.go('/account')).url.pathname, '/login')
  const events = await api('GET', `/api/audit-events?target_id=${session.id}`)
  assert.equal(events.json.data[0].action, 'session.ended')
})

test('OIDC Core §11 what was granted in a session ends with it, except where offline_access was agreed to', async () => {
  for (const [scope, survives] of [
    ['openid profile', false],
    ['openid profile offline_access', true],
  ] as const) {
    const flow = await codeFlow({ server })
    const tokens = await flow.tokens({ scope })
    const person = await personOf(flow)
    const [session] = (await api('GET', `/api/sessions?user_id=${person.id}`)).json.data
    await api('DELETE', `/api/sessions/${session.id}`)
    assert.equal(await isGood(tokens.access_token), survives, scope)
    assert.equal((await flow.refresh(tokens.refresh_token)).status, survives ? 200 : 400, scope)
  }
})

test('a consent is found by person and by client; taken back, its grants and tokens are dead, and the person is asked again', async () => {
  const flow = await codeFlow({ server })
  const tokens = await flow.tokens()
  const person = await personOf(flow)
  for (const query of [`user_id=${person.id}`, `client_id=${flow.app.id}`]) {
    const [found] = (await api('GET', `/api/consents?${query}`)).json.data
    assert.deepEqual([found.username, found.client_name, found.scopes], [person.username, 'Ordinary application', ['openid', 'profile', 'email']])
    assert.ok(found.last_used_at >= found.created_at)
  }
  const [consent] = (await api('GET', `/api/consents?user_id=${person.id}`)).json.data
  assert.equal((await api('DELETE', `/api/consents/${encodeURIComponent(consent.id)}`)).status, 204)
  assert.equal(await isGood(tokens.access_token), false)
  assert.equal((await flow.refresh(tokens.refresh_token)).status, 400)
  flow.visitor.seen.length = 0
  await flow.tokens()
  assert.ok(flow.visitor.seen.includes('/consent'))
})

test('a grant is found by client and revoked alone', async () => {
  const flow = await codeFlow({ server })
  const [first, second] = [await flow.tokens(), await flow.tokens()]
  const listed = (await api('GET', `/api/grants?client_id=${flow.app.id}`)).json.data
  assert.equal(listed.length, 2)
  const oldest = listed.toSorted((a: { created_at: number }, b: { created_at: number }) => a.created_at - b.created_at)[0]
  assert.equal((await api('DELETE', `/api/grants/${oldest.id}`)).status, 204)
  assert.deepEqual([await isGood(first.access_token), await isGood(second.access_token)], [false, true])
})

test('all of a person is revoked at once, and what they get afterwards is good', async () => {
  const flow = await codeFlow({ server })
  const tokens = await flow.tokens()
  const person = await personOf(flow)
  assert.equal((await api('POST', `/api/users/${person.id}/revoke_tokens`)).status, 200)
  assert.equal(await isGood(tokens.access_token), false)
  assert.equal((await flow.refresh(tokens.refresh_token)).status, 400)
  assert.equal(await isGood((await flow.tokens()).access_token), true)
})

test('a sign-in and a wrong password are in the audit log, without the password', async () => {
  const flow = await codeFlow({ server })
  await flow.tokens()
  const person = await personOf(flow)
  const page = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ prompt: 'login' }).params)}`)
  await flow.visitor.fill(page, { username: person.username, password: 'a wrong guess' })
  const events = () => api('GET', `/api/audit-events?target_id=${person.id}`)
  const outcomes = async (): Promise<string[]> =>
    (await events()).json.data.filter((event: { action: string }) => event.action === 'user.signed_in').map((event: { outcome: string }) => event.outcome)
  // The refusal is recorded behind the answer, so that the wait does not tell that there is such an account.
  await until(async () => (await outcomes()).includes('refused'), 'the wrong password is in the audit log')
  assert.deepEqual(new Set(await outcomes()), new Set(['done', 'refused']))
  assert.doesNotMatch((await events()).text, /a wrong guess|a password for tests/)
})
