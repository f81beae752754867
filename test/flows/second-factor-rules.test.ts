import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { auditEvent } from '#model/audit-event.ts'
import { personalToken } from '#model/personal-token.ts'
import { session } from '#model/session.ts'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { CALLBACK, type CodeFlow, codeFlow, webClient } from '../support/code-flow.ts'
import { addApp, signInAs, withApp } from '../support/factors.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { visitorOf } from '../support/visitor.ts'

let sink: SmtpSink
let server: TestServer
let bearer: string
let flow: CodeFlow
before(async () => {
  sink = await smtpSink({ tls: 'none' })
  server = await startServer({ settings: { 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'no-reply@id.example' } })
})
after(async () => {
  await server.close()
  await sink.close()
})
const api = async (method: string, path: string, json?: unknown) => {
  const answer = await server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
  assert.ok(answer.status < 300, answer.text)
  return answer
}
beforeEach(async () => {
  bearer = await server.adminToken()
  await api('PATCH', '/api/identity-providers/idp_default', { second_factor: 'optional', second_factor_grace_ttl: 0 })
  flow = await codeFlow({ server })
})
const go = (more: Record<string, string> = {}) => flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request(more).params)}`)
const whoAsks = async () => (await server.context.db.table(user).find({ username: flow.habits.username }))[0]?.id ?? ''

const rules: readonly (readonly [name: string, set: (personId: string) => Promise<unknown>, why: RegExp])[] = [
  ['an identity provider', () => api('PATCH', '/api/identity-providers/idp_default', { second_factor: 'required' }), /Everybody who signs in by/],
  ['a client', () => api('PATCH', `/api/clients/${flow.app.id}`, { second_factor: 'required' }), /opens with one only/],
  [
    'a role',
    async (id) => {
      const role = (await api('POST', '/api/roles', { role: { name: `Harbour master ${id}`, second_factor: 'required' } })).json.data.id
      await api('PATCH', `/api/users/${id}`, { roles: [role] })
    },
    /You have the role “Harbour master/,
  ],
  [
    'an organization',
    async (id) => {
      const { id: organization } = (await api('POST', '/api/organizations', { name: 'Harbour office', settings: { mfa: 'required' } })).json.data
      await api('POST', `/api/organizations/${organization}/members`, { membership: { user_id: id } })
    },
    /You are a member of “Harbour office”/,
  ],
]
for (const [name, set, why] of rules)
  test(`BOR-41 ${name} that demands a second factor lets nobody on without one, and the page says why`, async () => {
    await set(await whoAsks())
    const stop = await flow.visitor.complete(await go(), flow.habits)
    assert.equal(stop.url.pathname, '/account/factors')
    assert.match(stop.text, why)
    assert.doesNotMatch(stop.text, /id="factor-later"/)
    assert.equal((await go({ prompt: 'none' })).params.get('error'), 'interaction_required')
    assert.equal(
      (await flow.visitor.go(`/account/factors/later?request=${stop.url.searchParams.get('request')}`, new URLSearchParams({ csrf: '' }).toString())).status,
      403,
    )
    await addApp(server, flow.visitor, `/account/factors/app?request=${stop.url.searchParams.get('request')}`)
    const back = await flow.visitor.complete(await flow.visitor.go(`/oauth/authorize/resume?request=${stop.url.searchParams.get('request')}`), flow.habits)
    assert.ok(back.params.has('code'), back.url.href)
  })

test('a second factor may be put off in the grace period, which begins with the first demand; the shortest of several counts', async () => {
  await api('PATCH', '/api/identity-providers/idp_default', { second_factor: 'required', second_factor_grace_ttl: 86_400 })
  const stop = await flow.visitor.complete(await go(), flow.habits)
  assert.match(stop.text, /id="factor-later"/)
  const back = await flow.visitor.complete(await flow.visitor.fill(stop, {}), flow.habits)
  assert.ok(back.params.has('code'))
  assert.ok((await go()).params.has('code'), 'it is not asked again in this session')
  const id = await whoAsks()
  const { id: organization } = (await api('POST', '/api/organizations', { name: 'Strict', settings: { mfa: 'required', mfa_grace_ttl: 3600 } })).json.data
  await api('POST', `/api/organizations/${organization}/members`, { membership: { user_id: id } })
  server.clock.skew += 3_700_000
  const over = await go()
  assert.equal(over.url.pathname, '/account/factors')
  assert.doesNotMatch(over.text, /id="factor-later"/)
})

test('a device is signed in by a person with the second factor only, where its client demands it', async () => {
  const client = await makeClient(server, { ...webClient, redirect_uris: [CALLBACK], second_factor: 'required', supported_grant_types: ['device_code'] })
  const { user_code } = (await server.call('POST', '/oauth/device_authorization', { form: { scope: 'openid' }, basic: client.basic })).json
  const visitor = visitorOf(server)
  await signInAs(visitor, flow.habits.username)
  assert.equal((await visitor.go(`/device?user_code=${user_code}`)).url.pathname, '/account/factors')
  await addApp(server, visitor)
  assert.match((await visitor.go(`/device?user_code=${user_code}`)).text, /id="device-allow"/)
})

test('a personal token is made after a fresh proof, and by nobody who owes a second factor', async () => {
  const [plain, strong] = [await makePerson(server), await makePerson(server)]
  const visitor = visitorOf(server)
  await signInAs(visitor, plain.username)
  const page = await visitor.go('/account/tokens')
  assert.equal(page.url.pathname, '/account/tokens')
  const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(page.text) ?? []
  const make = () => visitor.go('/account/tokens', new URLSearchParams({ csrf, note: 'Mine', days: '7', scope: 'profile' }).toString())
  server.clock.skew += 601_000
  assert.equal((await make()).url.pathname, '/account/confirm')
  await visitor.fill(await visitor.go('/account/tokens'), { current_password: PASSWORD })
  await api('PATCH', '/api/identity-providers/idp_default', { second_factor: 'required' })
  const owing = await make()
  assert.equal(owing.url.pathname, '/account/factors')
  assert.match(owing.text, /Everybody who signs in by/)
  assert.equal(await server.context.db.table(personalToken).count({ user_id: plain.id }), 0)
  const { visitor: own } = await withApp(server, strong.username)
  assert.equal((await own.go('/account/tokens')).url.pathname, '/account/tokens')
  server.clock.skew += 601_000
  assert.equal((await own.go('/account/tokens')).url.pathname, '/second-factor')
})

test('the sessions of a member last as long as the strictest organization says', async () => {
  const person = await makePerson(server)
  const { id } = (await api('POST', '/api/organizations', { name: 'Short', settings: { session_ttl: 600 } })).json.data
  await api('POST', `/api/organizations/${id}/members`, { membership: { user_id: person.id } })
  await signInAs(visitorOf(server), person.username)
  const [row] = await server.context.db.table(session).find({ user_id: person.id })
  assert.equal((row?.expires_at ?? 0) - (row?.created_at ?? 0), 600_000)
})

test('BOR-29 an administrator sees the factors of a person without their keys, and removes lost ones: it is recorded, and the person is told', async () => {
  const person = await makePerson(server)
  const { app } = await withApp(server, person.username)
  const told = (await api('GET', `/api/users/${person.id}/factors`)).json.data
  assert.deepEqual([told.factors.length, told.factors[0].name, told.recovery_codes], [1, 'My phone', 10])
  assert.ok(!JSON.stringify(told).includes(app.secret))
  const weak = await makeClient(server, { supported_grant_types: ['client_credentials'], authorized_scopes: [] })
  assert.equal((await server.call('POST', `/api/users/${person.id}/reset_factors`, { basic: weak.basic })).status, 401)
  assert.equal((await api('POST', `/api/users/${person.id}/reset_factors`)).status, 204)
  assert.equal((await signInAs(visitorOf(server), person.username)).url.pathname, '/account')
  const events = await server.context.db.table(auditEvent).find({ target_id: person.id, action: 'user.factors_reset' })
  assert.equal(events.length, 1)
  await until(() => sink.received.some(({ to, data }) => to.some((line) => line.includes(person.username)) && data.includes('administrator')), 'the letter')
})
