import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { auditEvent } from '#model/audit-event.ts'
import { backend } from '#model/backend.ts'
import { issuedCredential } from '#model/issued-credential.ts'
import { organization } from '#model/organization.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { session } from '#model/session.ts'
import { statusList } from '#model/status-list.ts'
import { trustedDevice } from '#model/trusted-device.ts'
import { type User, user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { signInAs, withApp } from '../support/factors.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { type Visitor, visitorOf } from '../support/visitor.ts'
import { fetchCredential, makeConfiguration, offer, redeemOffer } from '../support/wallet.ts'

let sink: SmtpSink
let server: TestServer
let bearer: string
before(async () => {
  sink = await smtpSink({ tls: 'none' })
  server = await startServer({ settings: { 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'no-reply@id.example' } })
  bearer = await server.adminToken()
})
after(async () => {
  await server.close()
  await sink.close()
})
const lettersTo = (address: string) => sink.received.filter(({ to }) => to.some((line) => line.includes(address)))
const post = async (visitor: Visitor, path: string, more: Record<string, string> = {}) => {
  const page = await visitor.go('/account/data')
  const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(page.text) ?? []
  return visitor.go(path, new URLSearchParams({ csrf, ...more }).toString())
}

test('a browser that its person trusts is not asked for the second factor, until the person takes it back or changes the password', async () => {
  await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { remember_device_ttl: 2_592_000, second_factor: 'required' } })
  const person = await makePerson(server)
  const { app } = await withApp(server, person.username)
  const visitor = visitorOf(server)
  const step = await signInAs(visitor, person.username)
  assert.match(step.text, /for 30 days/)
  await visitor.fill(step, { code: app.next(), trust: 'yes' })
  const signOut = async () => visitor.fill(await visitor.go('/logout'), {})
  await signOut()
  assert.equal((await signInAs(visitor, person.username)).url.pathname, '/account', 'no second step')
  const [latest] = (await server.context.db.table(session).find({ user_id: person.id })).toSorted((a, b) => b.created_at - a.created_at)
  assert.deepEqual([latest?.acr, latest?.amr], [undefined, ['pwd']], 'it was one factor, and says so')
  const stranger = await makePerson(server)
  await withApp(server, stranger.username)
  await signOut()
  assert.equal((await signInAs(visitor, stranger.username)).url.pathname, '/login/second-factor', 'the trust is of one person')
  await signInAs(visitor, person.username)
  const own = await visitor.go('/account/factors')
  const [, device = ''] = /name="device" value="([^"]*)"/.exec(own.text) ?? []
  const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(own.text) ?? []
  const gone = await visitor.go('/account/factors/devices', new URLSearchParams({ csrf, device }).toString())
  assert.equal(gone.url.pathname, '/login', 'the session that stands on the trust ends with it')
  assert.equal((await signInAs(visitor, person.username)).url.pathname, '/login/second-factor')
  await visitor.fill(await signInAs(visitor, person.username), { code: app.next(), trust: 'yes' })
  await server.call('PATCH', `/api/users/${person.id}`, { bearer, json: { password: 'quite another password' } })
  assert.equal((await signInAs(visitor, person.username, 'quite another password')).url.pathname, '/login/second-factor')
  await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { remember_device_ttl: 0, second_factor: 'optional' } })
})

test('a trusted browser is asked again once browsers are trusted for less time, and no trust outlives the last factor', async () => {
  const trusted = (remember_device_ttl: number) =>
    server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { remember_device_ttl, second_factor: 'optional' } })
  await trusted(2_592_000)
  const person = await makePerson(server)
  const { app, visitor: other } = await withApp(server, person.username)
  const visitor = visitorOf(server)
  await visitor.fill(await signInAs(visitor, person.username), { code: app.next(), trust: 'yes' })
  server.clock.skew += 2000
  const again = async () => {
    await visitor.fill(await visitor.go('/logout'), {})
    return (await signInAs(visitor, person.username)).url.pathname
  }
  for (const [ttl, path] of [
    [86_400, '/account'],
    [1, '/login/second-factor'],
    [0, '/login/second-factor'],
  ] as const) {
    await trusted(ttl)
    assert.equal(await again(), path, `${ttl} seconds`)
  }
  await trusted(2_592_000)
  assert.equal(await again(), '/account')
  const own = await other.go('/account/factors')
  const [, factor = ''] = /name="factor" value="([^"]*)"/.exec(own.text) ?? []
  const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(own.text) ?? []
  await other.go('/account/factors/remove', new URLSearchParams({ csrf, factor, sure: 'yes' }).toString())
  assert.equal((await visitor.go('/account')).url.pathname, '/login', 'a session that stands on the trust would meet every rule without a factor')
  assert.equal(await server.context.db.table(trustedDevice).count({ user_id: person.id }), 0)
  await trusted(0)
})

test('the password alone does not freshen the proof of a second factor, neither typed again nor changed', async () => {
  const person = await makePerson(server)
  const { visitor } = await withApp(server, person.username)
  server.clock.skew += 601_000
  assert.equal((await visitor.go('/account/confirm')).url.pathname, '/second-factor')
  const page = await visitor.go('/account/password')
  const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(page.text) ?? []
  await visitor.go('/account/confirm', new URLSearchParams({ csrf, current_password: PASSWORD }).toString())
  assert.equal((await visitor.go('/account/factors/app')).url.pathname, '/second-factor')
  const password = 'quite another password'
  const changed = await visitor.fill(page, { current_password: PASSWORD, password, password_again: password })
  assert.equal(changed.url.pathname, '/account')
  assert.equal((await visitor.go('/account/factors/app')).url.pathname, '/second-factor')
  const [latest] = (await server.context.db.table(session).find({ user_id: person.id })).toSorted((a, b) => b.created_at - a.created_at)
  assert.deepEqual([latest?.acr, latest?.amr], [undefined, ['pwd']], 'applications are not told of a second factor either')
})

test('a sign-in in a browser that the person did not use before is told by mail; the second one there, and the first of a new account, are not', async () => {
  const fresh = await makePerson(server)
  await signInAs(visitorOf(server), fresh.username)
  const person = await makePerson(server, { created_at: server.context.now() - 86_400_000 })
  const visitor = visitorOf(server)
  await signInAs(visitor, person.username)
  await until(() => lettersTo(person.username).length === 1, 'the letter')
  assert.match(lettersTo(person.username)[0]?.data ?? '', /new device/)
  await visitor.fill(await visitor.go('/logout'), {})
  await signInAs(visitor, person.username)
  await signInAs(visitorOf(server), 'nobody@example.com')
  assert.deepEqual([lettersTo(person.username).length, lettersTo(fresh.username).length], [1, 0])
})

test('a person takes their data along: all that is stored, and no secret', async () => {
  const flow = await codeFlow({ server })
  await flow.tokens()
  const answer = await post(flow.visitor, '/account/data/export')
  assert.match(String(answer.headers['content-disposition']), /attachment/)
  const data = JSON.parse(answer.text)
  assert.equal(data.account.username, flow.habits.username)
  assert.deepEqual(
    data.applications.map(({ name }: { name: string }) => name),
    ['Ordinary application'],
  )
  assert.ok(data.sessions.length > 0 && data.consents.length > 0 && data.events.length > 0)
  assert.doesNotMatch(answer.text, /argon2|password_hash|sign_in_name/)
})

test('BOR-40 a person deletes their account after a fresh proof: sessions, tokens and consents end, and it is recorded', async () => {
  const flow = await codeFlow({ server, client: { access_token_format: 'jwt' } })
  const { access_token } = await flow.tokens()
  const [person] = await server.context.db.table(user).find({ username: flow.habits.username })
  const id = person?.id ?? ''
  server.clock.skew += 601_000
  assert.equal((await flow.visitor.go('/account/data')).url.pathname, '/account/confirm')
  await flow.visitor.fill(await flow.visitor.go('/account/data'), { current_password: PASSWORD })
  assert.match((await post(flow.visitor, '/account/data/delete', { sure: 'yes' })).text, /Your account is deleted/)
  assert.equal(await server.context.db.table(user).get(id), undefined)
  assert.equal(await server.context.db.table(session).count({ user_id: id }), 0)
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: access_token })).status, 401)
  assert.equal((await flow.visitor.go('/account')).url.pathname, '/login')
  const [event] = await server.context.db.table(auditEvent).find({ target_id: id, action: 'user.deleted' })
  assert.deepEqual([event?.actor_id, event?.target_name], [id, flow.habits.username])
})

test('with a person go the authorizations that they gave elsewhere, and their credentials are revoked, by whichever door', async () => {
  const { db } = server.context
  const issuing = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const { identifier } = await makeConfiguration(server)
  const deletions: readonly ((person: User) => Promise<unknown>)[] = [
    async ({ id }) => assert.equal((await server.call('DELETE', `/api/users/${id}`, { bearer })).status, 204),
    async ({ username }) => {
      const visitor = visitorOf(server)
      await signInAs(visitor, username)
      assert.match((await post(visitor, '/account/data/delete', { sure: 'yes' })).text, /deleted/)
    },
  ]
  for (const [i, deletes] of deletions.entries()) {
    const person = await makePerson(server)
    const { code } = await offer(server, { client_id: issuing.id, user_id: person.id, credential_configuration_ids: [identifier] })
    await fetchCredential(server, (await redeemOffer(server, code)).json.access_token, { credential_identifier: identifier })
    const json = { name: `Key ${i}`, type: 'api_key', api_key: 'of the person', user_id: person.id }
    assert.equal((await server.call('POST', '/api/outbound/authorizations', { bearer, json })).status, 201)
    const [held] = await db.table(issuedCredential).find({ user_id: person.id })
    const version = async () => (await db.table(statusList).get(held?.status_list_id ?? ''))?.version ?? 0
    const before_ = await version()
    await deletes(person)
    assert.deepEqual([held?.status, (await db.table(issuedCredential).get(held?.id ?? ''))?.status], ['valid', 'revoked'])
    assert.equal(await version(), before_ + 1, 'every node tells it')
    assert.equal(await db.table(outboundAuthorization).count({ user_id: person.id }), 0)
  }
})

test('an administrator by the role of their backend does not delete the own account either', async () => {
  const person = await makePerson(server)
  await server.context.db.table(backend).change({ id: 'be_default' }, { roles: ['role_administrator'] })
  const visitor = visitorOf(server)
  await signInAs(visitor, person.username)
  assert.equal((await post(visitor, '/account/data/delete', { sure: 'yes' })).url.pathname, '/account/data')
  assert.ok(await server.context.db.table(user).get(person.id))
  await server.context.db.table(backend).change({ id: 'be_default' }, { roles: [] })
})

test('somebody on whom others depend, and anybody where it is switched off, cannot delete the account', async () => {
  const [boss, owner, head, alone] = [
    await makePerson(server, { roles: ['role_administrator'] }),
    await makePerson(server),
    await makePerson(server),
    await makePerson(server),
  ]
  await server.call('POST', '/api/clients', { bearer, json: { name: 'Owned', supported_grant_types: ['client_credentials'], owner: owner.id } })
  const found = async (name: string, ...people: string[]) => {
    const { id } = (await server.call('POST', '/api/organizations', { bearer, json: { name } })).json.data
    for (const user_id of people) await server.call('POST', `/api/organizations/${id}/members`, { bearer, json: { membership: { user_id, role: 'admin' } } })
    return id
  }
  await found('Shared', head.id, boss.id)
  const own = await found('Own', alone.id)
  const wants = async (username: string) => {
    const visitor = visitorOf(server)
    await signInAs(visitor, username)
    return post(visitor, '/account/data/delete', { sure: 'yes' })
  }
  for (const { id, username } of [boss, owner, head]) {
    assert.equal((await wants(username)).url.pathname, '/account/data')
    assert.ok(await server.context.db.table(user).get(id))
  }
  await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { destroyable: false } })
  await wants(alone.username)
  assert.ok(await server.context.db.table(user).get(alone.id))
  await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { destroyable: true } })
  assert.match((await wants(alone.username)).text, /deleted/)
  assert.equal(await server.context.db.table(organization).get(own), undefined, 'an organization without anybody goes with its last person')
})
