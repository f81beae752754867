import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { OrganizationSettings } from '#model/organization-settings.ts'
import { session } from '#model/session.ts'
import { user } from '#model/user.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { CALLBACK, type CodeFlow, codeFlow, webClient } from '../support/code-flow.ts'
import { signInAs, withApp } from '../support/factors.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'

const MINUTE = 60_000
let server: TestServer
let strict: { readonly id: string }
let app: TestClient
let flow: CodeFlow
before(async () => {
  server = await startServer()
  strict = await post('/api/identity-providers', { name: 'Strict', session_ttl: 600, session_idle_ttl: 300 })
  app = await makeClient(server, { ...webClient, identity_provider: { id: strict.id }, first_party: true })
})
after(() => server.close())
beforeEach(async () => {
  flow = await codeFlow({ server, client: { first_party: true } })
})

async function post(path: string, json: unknown) {
  const answer = await server.call('POST', path, { bearer: await server.adminToken(), json })
  assert.ok(answer.status < 300, answer.text)
  return answer.json.data
}
const later = (ms: number) => {
  server.clock.skew += ms
}
/** Where a client is sent without a word from the person: its code, or why there is none. */
const silently = async (client_id: string) => {
  const { params } = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ client_id, prompt: 'none' }).params)}`)
  return params.get('error') ?? (params.has('code') ? 'code' : 'neither')
}
const atStrict = () => silently(app.id)
const atDefault = () => silently(flow.app.id)
const rows = async () => {
  const [person] = await server.context.db.table(user).find({ username: flow.habits.username })
  return server.context.db.table(session).find({ user_id: person?.id ?? '', ended_at: undefined })
}

test('a sign-in lasts as long as its identity provider says, at every client of the backend', async () => {
  await flow.code({ client_id: app.id })
  const [row] = await rows()
  assert.deepEqual([(row?.expires_at ?? 0) - (row?.created_at ?? 0), row?.session_idle_ttl], [600_000, 300])
  assert.deepEqual([await atStrict(), await atDefault()], ['code', 'code'])
  for (let minute = 0; minute < 10; minute += 2) {
    assert.equal(await atDefault(), 'code')
    later(2 * MINUTE)
  }
  assert.deepEqual([await atStrict(), await atDefault()], ['login_required', 'login_required'])
})

test('a sign-in without use for longer than its identity provider says is over', async () => {
  await flow.code({ client_id: app.id })
  later(6 * MINUTE)
  assert.equal(await atDefault(), 'login_required')
})

test('a session that is older than an identity provider takes is good at others, and makes people sign in again there', async () => {
  await flow.code()
  for (let minute = 0; minute < 10; minute += 2) {
    assert.equal(await atStrict(), 'code')
    later(2 * MINUTE)
  }
  assert.deepEqual([await atStrict(), await atDefault()], ['login_required', 'code'])
  const asked = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ client_id: app.id }).params)}`)
  assert.equal(asked.url.pathname, '/login')
  await flow.code({ client_id: app.id })
  assert.equal(await atStrict(), 'code')
})

test('a session that was unused too long for an identity provider stays so, however often it is used elsewhere since', async () => {
  await flow.code()
  later(6 * MINUTE)
  assert.equal(await atStrict(), 'login_required')
  assert.equal(await atStrict(), 'login_required')
  assert.equal(await atDefault(), 'code')
  later(2 * MINUTE)
  assert.equal(await atDefault(), 'code')
  assert.equal(await atStrict(), 'login_required')
})

test('a second factor alone makes no old sign-in young', async () => {
  const { visitor, app: factor } = await withApp(server, flow.habits.username)
  later(11 * MINUTE)
  await visitor.fill(await visitor.go('/second-factor?to=data'), { code: factor.next() })
  const silent = (client_id: string) => visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ client_id, prompt: 'none' }).params)}`)
  assert.ok((await silent(flow.app.id)).params.has('code'))
  assert.equal((await silent(app.id)).params.get('error'), 'login_required')
})

const organizations: readonly (readonly [title: string, settings: OrganizationSettings, expected: readonly number[]])[] = [
  ['a shorter life of an organization counts', { session_ttl: 120, session_idle_ttl: 60 }, [120_000, 60]],
  ['a longer life of an organization does not', { session_ttl: 6000, session_idle_ttl: 3000 }, [600_000, 300]],
]
for (const [title, settings, expected] of organizations)
  test(`${title}, where the identity provider has a life of its own`, async () => {
    const { id } = await post('/api/organizations', { name: title, settings })
    const [person] = await server.context.db.table(user).find({ username: flow.habits.username })
    await post(`/api/organizations/${id}/members`, { membership: { user_id: person?.id } })
    await flow.code({ client_id: app.id })
    const [row] = await rows()
    assert.deepEqual([(row?.expires_at ?? 0) - (row?.created_at ?? 0), row?.session_idle_ttl], expected)
  })

test('a longer life than that of the tenant counts for nothing', async () => {
  const { id } = await post('/api/identity-providers', { name: 'Patient', session_ttl: 31_536_000, session_idle_ttl: 31_536_000 })
  const patient = await makeClient(server, { ...webClient, identity_provider: { id }, first_party: true })
  await flow.code({ client_id: patient.id })
  const [row] = await rows()
  const { session_ttl, session_idle_ttl } = server.context.settings
  assert.deepEqual([(row?.expires_at ?? 0) - (row?.created_at ?? 0), row?.session_idle_ttl], [session_ttl * 1000, session_idle_ttl])
})

test('a device of a client with a shorter life is allowed after a new sign-in', async () => {
  const person = await makePerson(server)
  const device = await makeClient(server, {
    ...webClient,
    redirect_uris: [CALLBACK],
    identity_provider: { id: strict.id },
    supported_grant_types: ['device_code'],
  })
  const { user_code } = (await server.call('POST', '/oauth/device_authorization', { form: { scope: 'openid' }, basic: device.basic })).json
  await signInAs(flow.visitor, person.username)
  later(6 * MINUTE)
  const asked = await flow.visitor.go(`/device?user_code=${user_code}`)
  assert.equal(asked.url.pathname, '/login')
  const done = await flow.visitor.fill(asked, { username: person.username, password: PASSWORD })
  assert.match(done.text, /id="device-allow"/)
})
