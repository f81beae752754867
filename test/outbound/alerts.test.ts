import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { job } from '#model/job.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import type { User } from '#model/user.ts'
import { type FakeProvider, startProvider } from '../support/fake-provider.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { visitorOf } from '../support/visitor.ts'
import { type Register, registerOf } from './register.ts'

const DAY = 86_400_000
let fake: FakeProvider
let sink: SmtpSink
let server: TestServer
let register: Register
before(async () => {
  fake = await startProvider()
  sink = await smtpSink({ tls: 'none' })
  server = await startServer({
    settings: { allow_private_fetch: ['127.0.0.1'], 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'Gatehouse <no-reply@id.example>' },
  })
  register = await registerOf(server, fake)
})
after(async () => {
  await server.close()
  await sink.close()
  fake.close()
})

const lettersTo = (address: string) => sink.received.filter(({ to }) => to.some((line) => line.includes(address)))
/** Has the schedules look, and everything that they order done. */
async function look() {
  const jobs = server.context.store.global.table(job)
  const isUnderWay = async (kind: string) => (await jobs.count({ kind, state: 'waiting' })) + (await jobs.count({ kind, state: 'running' })) > 0
  for (const kind of ['warn_of_remote_secrets', 'watch_outbound']) {
    await jobs.change({ kind, state: 'waiting' }, { due_at: 0 })
    await until(async () => {
      await server.work.runDue()
      return (await jobs.find({ kind, state: 'waiting' }))[0]?.due_at
    }, 'the schedule looked')
  }
  await until(async () => {
    await server.work.runDue()
    return !(await isUnderWay('outbound_alerts')) && !(await isUnderWay('mail'))
  }, 'all letters are sent')
}

/** A connection that each person authorizes, and a person who did. */
async function connected(name: string, scopes: readonly string[] = []) {
  const { client, provider } = await register.prepare({ client: { contacts: [`${name}@ops.example`] } })
  for (const scope of scopes) await register.make('scopes', { name: scope, provider_id: provider })
  const { id } = await register.make('connections', { name, base_url: `${fake.origin}/api`, remote_client_id: client, open: true, scopes: [] })
  const person = await makePerson(server, { authorized_scopes: ['outbound:use'] })
  const bearer = await personToken(server, person, 'openid outbound:use')
  await server.call('POST', `/me/connections/${id}/authorize`, { bearer, json: {} })
  const [row] = await server.context.db.table(outboundAuthorization).find({ user_id: person.id })
  assert(row)
  await register.enter(row.id, { access_token: `at ${name}`, refresh_token: `rt ${name}` })
  return { connection: id, client, person, bearer, authorization: row.id }
}
const mine = async (bearer: string) => (await server.call('GET', '/me/connections', { bearer })).json.data
/** The provider forgets the permission, and somebody finds that out. */
async function lose(name: string, { authorization }: { readonly authorization: string }) {
  fake.live.refresh.delete(`rt ${name}`)
  await server.context.db.table(outboundAuthorization).change({ id: authorization }, { expires_at: 1, obtained_at: 0, refresh_at: undefined })
  assert.equal((await register.api('POST', `/api/outbound/authorizations/${authorization}/token`)).json.code, 'GRANT_LOST')
}
/** A person in their browser, at the page of their connections. */
async function atConnections(person: User) {
  const visitor = visitorOf(server)
  await visitor.complete(await visitor.go(`${server.issuer}/account`), { username: person.username })
  return { visitor, page: await visitor.go(`${server.issuer}/account/connections`) }
}

test('a consent that was lost is asked for anew by one letter and one prompt, and nothing is asked once it is given', async () => {
  const lost = await connected('Calendar')
  assert.equal((await mine(lost.bearer))[0].needs_consent, false)
  await lose('Calendar', lost)
  for (let i = 0; i < 3; i++) {
    assert.equal((await server.call('POST', `/me/connections/${lost.connection}/token`, { bearer: lost.bearer })).status, 409)
    await look()
  }
  const [letter, ...others] = lettersTo(lost.person.username)
  assert.match(letter?.data ?? '', /Subject: Calendar needs your consent again/)
  assert.match(letter?.data ?? '', /\/account\/connections/)
  assert.deepEqual(others, [])
  assert.equal((await mine(lost.bearer))[0].needs_consent, true)
  const { visitor, page } = await atConnections(lost.person)
  assert.equal([...page.text.matchAll(/value="connect"/g)].length, 1)
  const left = await visitor.fill(page, { id: lost.connection, decision: 'connect' })
  assert.equal(left.url.origin, fake.origin)
  const done = await visitor.go(
    `${server.issuer}/outbound/callback?${new URLSearchParams({ state: left.url.searchParams.get('state') ?? '', code: 'c', iss: fake.origin })}`,
  )
  assert.match(done.text, /id="outbound-connected"/, done.text)
  assert.equal((await mine(lost.bearer))[0].needs_consent, false)
  assert.doesNotMatch((await visitor.go(`${server.issuer}/account/connections`)).text, /value="connect"/)
})

test('a connection that needs more scopes by now asks each person once, for these too', async () => {
  const grown = await connected('Files', ['files.read'])
  await register.api('PATCH', `/api/outbound/connections/${grown.connection}`, { scopes: ['files.read'] })
  assert.equal((await mine(grown.bearer)).find(({ name }: { name: string }) => name === 'Files').needs_consent, true)
  const { visitor, page } = await atConnections(grown.person)
  assert.match(page.text, /files\.read/)
  assert.match((await visitor.go(`${server.issuer}/account`)).text, /id="own-connections"/)
  const left = await visitor.fill(page, { id: grown.connection, decision: 'connect' })
  assert.equal(left.url.searchParams.get('scope'), 'files.read')
  const needs = async () => (await mine(grown.bearer)).find(({ name }: { name: string }) => name === 'Files').needs_consent
  assert.deepEqual([(await register.row(grown.authorization)).scopes, await needs()], [[], true], 'one that is abandoned is asked for again')
  await visitor.go(
    `${server.issuer}/outbound/callback?${new URLSearchParams({ state: left.url.searchParams.get('state') ?? '', code: 'c', iss: fake.origin })}`,
  )
  assert.deepEqual([(await register.row(grown.authorization)).scopes, await needs()], [['files.read'], false])
})

test('a person sees and ends their own connections only, and without outbound:use none', async () => {
  const theirs = await connected('Notes')
  const other = await makePerson(server, { authorized_scopes: ['outbound:use'] })
  const { visitor, page } = await atConnections(other)
  await visitor.fill(page, { id: theirs.connection, decision: 'end' })
  assert.notEqual((await register.row(theirs.authorization)).access_token, undefined)
  const own = await atConnections(theirs.person)
  await own.visitor.fill(own.page, { id: theirs.connection, decision: 'end' })
  assert.deepEqual([(await register.row(theirs.authorization)).access_token, (await register.row(theirs.authorization)).status], [undefined, 'unauthorized'])
  await until(() => !fake.live.refresh.has('rt Notes'), 'it is revoked at the provider')
  const stranger = await atConnections(await makePerson(server))
  assert.doesNotMatch(stranger.page.text, /Notes/)
  const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec((await stranger.visitor.go(`${server.issuer}/account`)).text) ?? []
  const forged = await stranger.visitor.go('/account/connections', { csrf, id: theirs.connection, decision: 'connect' })
  assert.equal(forged.status, 404)
})

test('a provider that forgets a thousand permissions brings the contacts of the client one letter, and another after a day only', async () => {
  const { client } = await register.prepare({ client: { name: 'Storm', contacts: ['storm@ops.example'] } })
  const now = server.context.now()
  const rows = Array.from({ length: 1000 }, (_, i) =>
    newRow(outboundAuthorization, {
      id: `oa_storm_${i}`,
      name: `Storm ${i}`,
      full_name: `storm ${i}`,
      remote_client_id: client,
      status: 'failing',
      failing_since: now,
      created_at: now,
      updated_at: now,
    }),
  )
  await server.context.db.together((batch) => {
    for (const row of rows) batch.insert(outboundAuthorization, row)
  })
  await look()
  await look()
  assert.deepEqual(
    lettersTo('storm@ops.example').map(({ data }) => /Subject: (.*)/.exec(data)?.[1]),
    ['1000 outbound authorizations of Storm need attention'],
  )
  server.clock.skew += DAY + 1000
  const later = server.context.now()
  await server.context.db.table(outboundAuthorization).change({ remote_client_id: client }, { failing_since: later })
  await look()
  assert.equal(lettersTo('storm@ops.example').length, 2)
  server.clock.skew = 0
})

test('the contacts of a client get a letter for each warning that its secret expires, and none twice', async () => {
  await register.prepare({ client: { name: 'Dated', contacts: ['dated@ops.example'], secret_expires_at: server.context.now() + 10 * DAY } })
  await look()
  await look()
  const letters = lettersTo('dated@ops.example')
  assert.equal(letters.length, 1)
  assert.match(letters[0]?.data ?? '', /Subject: The secret of Dated expires soon/)
  assert.doesNotMatch(letters[0]?.data ?? '', /our secret/)
})
