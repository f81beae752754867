import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { job } from '#model/job.ts'
import { reviewCheckNames } from '#model/review-checklist.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'

let sink: SmtpSink
let server: TestServer
let admin: string
before(async () => {
  sink = await smtpSink({ tls: 'none' })
  server = await startServer({ settings: { 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'Gatehouse <no-reply@id.example>' } })
  admin = await server.adminToken()
})
after(async () => {
  await server.close()
  await sink.close()
})
const api = (method: string, path: string, json?: unknown, bearer = admin) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })

/** The letters to an address, once there is one. */
async function lettersTo(address: string) {
  for (let tries = 0; tries < 100; tries++) {
    const found = sink.received.filter(({ to }) => to.some((line) => line.includes(address)))
    if (found.length > 0) return found
    await wait(50)
  }
  return []
}

/** A person who administers an organization of this name. */
async function administrator(username: string, label: string) {
  const person = await makePerson(server, { username, name: 'Grace Hopper', roles: ['role_developer'], locale: 'fr-CH' })
  const { id } = (await api('POST', '/api/organizations', { name: `org-${username}`, label })).json.data
  assert.equal((await api('POST', `/api/organizations/${id}/members`, { user_id: person.id, role: 'admin' })).status, 201)
  return { invitations: `/me/organizations/${id}/invitations`, token: await personToken(server, person) }
}

test('BOR-47 a test letter is sent at once, and what the mail server says is told', async () => {
  assert.equal((await api('POST', '/api/mail/test', { to: 'operator@example.com' })).status, 200)
  assert.match(sink.received.at(-1)?.data ?? '', /Subject: A test letter of /)
  sink.reply = '554 not here'
  const refused = await api('POST', '/api/mail/test', { to: 'operator@example.com' })
  sink.reply = '250 taken'
  assert.equal(refused.status, 502)
  assert.match(refused.json.message, /554 not here/)
})

test('a test letter goes to one address, and a rehearsal sends none', async () => {
  const before_ = sink.received.length
  for (const to of ['', 'a', 'a@example.com, b@example.com', 'a@example.com\r\nBcc: b@example.com', 1, undefined])
    assert.equal((await api('POST', '/api/mail/test', { to })).status, 422, String(to))
  assert.equal((await api('POST', '/api/mail/test?dry_run=true', { to: 'a@example.com' })).status, 200)
  assert.equal(sink.received.length, before_)
})

test('who is invited by address gets a letter, in the language of who invites', async () => {
  const { invitations, token } = await administrator('grace', 'Compilers')
  assert.equal((await api('POST', invitations, { invitee: 'New.Person@example.com' }, token)).status, 201)
  const [letter, ...more] = await lettersTo('new.person@example.com')
  assert.equal(more.length, 0)
  assert.match(letter?.data ?? '', /Subject: =\?UTF-8\?Q\?Une_invitation/)
  assert.match(letter?.data ?? '', /https:\/\/id\.example\/account/)
  await until(async () => (await server.store.global.table(job).count({ kind: 'mail' })) === 0, 'the letter is settled')
})

test('an invitation by username, and a rehearsed one, send nothing', async () => {
  const { invitations, token } = await administrator('adele', 'Smalltalk')
  const before_ = sink.received.length
  assert.equal((await api('POST', invitations, { invitee: 'somebody' }, token)).status, 201)
  assert.equal((await api('POST', `${invitations}?dry_run=true`, { invitee: 'rehearsed@example.com' }, token)).status, 201)
  await wait(300)
  assert.equal(sink.received.length, before_)
})

test('names that people choose write neither headers nor markup nor links', async () => {
  const { invitations, token } = await administrator('eve', '<a href=//evil.example>https://evil.example/login</a> now')
  assert.equal((await api('POST', invitations, { invitee: 'target@example.com' }, token)).status, 201)
  const [letter] = await lettersTo('target@example.com')
  const text = (letter?.data ?? '').replace(/=\r\n/g, '').replace(/=3D/g, '=')
  assert.doesNotMatch(text, /evil\.example|https:\/\/evil|\/\/evil/)
  assert.doesNotMatch(text.slice(text.indexOf('text/html')), /<a href=\/|<a href="https:\/\/(?!id\.example)/)
  assert.match(text, /https:\/\/id\.example\/account/)
})

test('an organization that invites without end is told to wait', async () => {
  const { invitations, token } = await administrator('mallory', 'Spam')
  const statuses: number[] = []
  for (let n = 0; n < 32; n++) statuses.push((await api('POST', invitations, { invitee: `n${n}@example.com` }, token)).status)
  assert.deepEqual([statuses.filter((status) => status === 201).length, statuses.at(-1)], [30, 429])
})

test('a letter waits sealed: neither whom it is to nor what it says can be read in the queue', async () => {
  sink.reply = '451 later'
  const { invitations, token } = await administrator('sealed', 'Sealed')
  assert.equal((await api('POST', invitations, { invitee: 'waiting@example.com' }, token)).status, 201)
  await wait(500)
  const [row] = await server.store.global.table(job).find({ kind: 'mail' })
  sink.reply = '250 taken'
  assert.ok(row && row.attempts >= 1, 'it was tried')
  assert.doesNotMatch(JSON.stringify(row.payload), /waiting|Sealed/)
})

test('who asked for a review hears by mail that it was decided', async () => {
  const person = await makePerson(server, { username: 'tess@example.com', email: 'tess@example.com', roles: ['role_developer'] })
  const token = await personToken(server, person)
  const client = { name: 'Tide tables', redirect_uris: ['https://tides.example/callback'], supported_grant_types: ['authorization_code'] }
  const { id } = (await api('POST', '/clients', { client }, token)).json.data
  const review = (await api('POST', `/clients/${id}/reviews`, { review: { reason: 'Ready', items: [{ kind: 'go_live' }] } }, token)).json.data
  const [item] = review.items
  const decided = await api('POST', `/api/reviews/${review.id}/decide`, {
    items: [{ kind: item.kind, value: item.value, state: 'approved' }],
    checked: reviewCheckNames,
  })
  assert.equal(decided.status, 200, decided.text)
  const [letter] = await lettersTo('tess@example.com')
  assert.match(letter?.data ?? '', /Subject: What you asked for Tide tables was decided[\s\S]*1 approved, 0 declined/)
  assert.match((letter?.data ?? '').replaceAll(/=\r?\n/g, ''), new RegExp(`/console/applications/${id}`))
})
