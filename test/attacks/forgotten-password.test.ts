import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { auditEvent } from '#model/audit-event.ts'
import { job } from '#model/job.ts'
import { mailLink } from '#model/mail-link.ts'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { visitorOf } from '../support/visitor.ts'

const NEW = 'quite another password for tests'
let sink: SmtpSink
let server: TestServer
before(async () => {
  sink = await smtpSink({ tls: 'none' })
  server = await startServer({ settings: { 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'no-reply@id.example' } })
})
after(async () => {
  await server.close()
  await sink.close()
})

const textOf = (data: string) => data.replace(/=\r\n/g, '').replace(/=3D/g, '=')
const lettersTo = (address: string) => sink.received.filter(({ to }) => to.some((line) => line.includes(address)))
const linkIn = (address: string) => /https:\/\/id\.example(\/reset-password\?link=\S+)/.exec(textOf(lettersTo(address).at(-1)?.data ?? ''))?.[1] ?? ''
async function ask(username: string) {
  const visitor = visitorOf(server)
  return visitor.fill(await visitor.go('/forgot-password'), { username })
}
/** Asks for a link as a person, and gives the path in the letter. */
async function linkFor(address: string): Promise<string> {
  const known = lettersTo(address).length
  await ask(address)
  await until(() => lettersTo(address).length > known, 'the letter')
  return linkIn(address)
}
async function choose(path: string, password = NEW) {
  const visitor = visitorOf(server)
  const page = await visitor.go(path)
  return page.status === 200 ? visitor.fill(page, { password, password_again: password }) : page
}
async function signsIn(username: string, password: string): Promise<boolean> {
  const visitor = visitorOf(server)
  return (await visitor.fill(await visitor.go('/login'), { username, password })).url.pathname === '/account'
}

describe('a forgotten password', () => {
  test('is replaced by way of a letter: the old one and all sessions end, nobody is signed in by the link, and the address is proved', async () => {
    const person = await makePerson(server, { username: 'ada@example.com', locale: 'fr' })
    await server.context.db.table(user).change({ id: person.id }, { email_verified: false })
    const before_ = visitorOf(server)
    await before_.fill(await before_.go('/login'), { username: person.username, password: PASSWORD })
    assert.equal((await before_.go('/account')).url.pathname, '/account')
    const path = await linkFor('ada@example.com')
    assert.match(textOf(lettersTo('ada@example.com')[0]?.data ?? ''), /mot de passe/)
    const done = await choose(path)
    assert.deepEqual([done.url.pathname, done.status], ['/login', 200])
    assert.match(done.text, /a été changé|was changed/)
    assert.equal((await before_.go('/account')).url.pathname, '/login')
    assert.deepEqual([await signsIn(person.username, PASSWORD), await signsIn(person.username, NEW)], [false, true])
    assert.equal((await server.context.db.table(user).get(person.id))?.email_verified, true)
    const events = await server.context.db.table(auditEvent).find({ target_id: person.id }, { limit: 100 })
    for (const action of ['user.password_forgotten', 'user.password_changed'])
      assert(
        events.some((event) => event.action === action),
        action,
      )
  })

  test('BOR-38 leads to a link that is good once, also for two at once, and is not spent by looking', async () => {
    const person = await makePerson(server)
    const path = await linkFor(person.username)
    for (let n = 0; n < 2; n++) assert.equal((await visitorOf(server).go(path)).status, 200)
    const ends = await Promise.all([`${NEW} 1`, `${NEW} 2`].map((password) => choose(path, password)))
    assert.equal(ends.filter(({ status, url }) => status === 200 && url.pathname === '/login').length, 1)
    assert.equal((await choose(path)).status, 404)
    assert.deepEqual(await server.context.db.table(mailLink).find({ user_id: person.id }), [])
  })

  test('BOR-38 the link holds a secret that the database does not', async () => {
    const person = await makePerson(server)
    const secret = (await linkFor(person.username)).split('link=')[1] ?? ''
    const rows = await server.context.db.table(mailLink).find({ user_id: person.id })
    assert.equal(rows.length, 1)
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(secret.slice(13)))
  })

  test('says the same of a name that is there, of one that is not, and of one that is blocked, and looks nothing up before the answer', async () => {
    const known = await makePerson(server)
    const blocked = await makePerson(server, { blocked: true })
    const jobs = () => server.store.global.table(job).count({ kind: 'forgotten_password' })
    const bare = ({ status, text }: { status: number; text: string }) => [status, text.replace(/name="csrf" value="[^"]*"/, '')]
    const answers = []
    for (const username of [known.username, 'nobody@example.com', blocked.username]) answers.push(bare(await ask(username)))
    for (const answer of answers) assert.deepEqual(answer, answers[0])
    await until(async () => (await jobs()) === 0, 'the work is done')
    await until(() => lettersTo(known.username).length === 1, 'the letter')
    assert.deepEqual([lettersTo('nobody@example.com').length, lettersTo(blocked.username).length], [0, 0])
  })

  test('cannot be used to fill a mailbox: a person gets three letters, and then no more for a while', async () => {
    const person = await makePerson(server)
    for (let n = 0; n < 5; n++) await ask(person.username)
    await until(async () => (await server.store.global.table(job).count({ kind: 'forgotten_password' })) === 0, 'the work is done')
    await until(async () => (await server.store.global.table(job).count({ kind: 'mail' })) === 0, 'the letters are sent')
    assert.equal(lettersTo(person.username).length, 3)
  })

  for (const [what, change] of [
    ['the address is another by now', { email: 'moved@example.com', email_verified: true }],
    ['the person is blocked by now', { blocked: true }],
  ] as const)
    test(`its link is good no more when ${what}`, async () => {
      const person = await makePerson(server)
      const path = await linkFor(person.username)
      await server.context.db.table(user).change({ id: person.id }, change)
      assert.equal((await choose(path)).status, 404)
    })

  test('its link is good no more after an hour, nor once the password was changed in another way', async () => {
    const [late, changed] = [await makePerson(server), await makePerson(server)]
    const [oldPath, path] = [await linkFor(late.username), await linkFor(changed.username)]
    const bearer = await server.adminToken()
    assert.equal((await server.call('PATCH', `/api/users/${changed.id}`, { bearer, json: { password: `${NEW}!` } })).status, 200)
    assert.equal((await choose(path)).status, 404)
    server.clock.skew = 3_600_001
    const { status } = await choose(oldPath)
    server.clock.skew = 0
    assert.equal(status, 404)
  })

  test('its letter goes to the address that is proved, and leads to the issuer whatever host was asked', async () => {
    const person = await makePerson(server, { username: 'grace', email: 'unproved@example.com', email_verified: false })
    await server.call('GET', '/forgot-password', { headers: { host: 'evil.example' } })
    await ask(person.username)
    await until(async () => (await server.store.global.table(job).count({ kind: 'forgotten_password' })) === 0, 'the work is done')
    assert.equal(lettersTo('unproved@example.com').length, 0)
    const proved = await makePerson(server, { username: 'hopper', email: 'proved@example.com' })
    await ask(proved.username)
    await until(() => lettersTo('proved@example.com').length === 1, 'the letter')
    assert.match(linkIn('proved@example.com'), /^\/reset-password\?link=gml_/)
  })

  test('a form of another site asks for no link and changes no password', async () => {
    const person = await makePerson(server)
    const path = await linkFor(person.username)
    for (const [at, form] of [
      ['/forgot-password', { username: person.username }],
      [path, { password: NEW, password_again: NEW }],
    ] as const)
      assert.equal((await server.call('POST', at, { form, headers: { 'sec-fetch-site': 'cross-site' } })).status, 403)
    assert.equal(await signsIn(person.username, PASSWORD), true)
  })

  test('BOR-38 has no page where no mail is sent, or where the identity provider says so', async () => {
    const bearer = await server.adminToken()
    assert.match((await visitorOf(server).go('/login')).text, /id="forgot-password"/)
    await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { reset_password: false } })
    assert.equal((await visitorOf(server).go('/forgot-password')).status, 404)
    assert.doesNotMatch((await visitorOf(server).go('/login')).text, /id="forgot-password"/)
    await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { reset_password: true } })
    const silent = await startServer()
    assert.equal((await silent.call('GET', '/forgot-password')).status, 404)
    await silent.close()
  })

  test('leads to the page of another system where the identity provider names one, also where no mail is sent', async () => {
    const silent = await startServer()
    const bearer = await silent.adminToken()
    const change = (forgot_password_uri: unknown) => silent.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { forgot_password_uri } })
    assert.equal((await change('https://people.example.com/forgotten')).status, 200)
    assert.match((await visitorOf(silent).go('/login')).text, /<a id="forgot-password" href="https:\/\/people\.example\.com\/forgotten">/)
    assert.equal((await silent.call('GET', '/forgot-password')).status, 404)
    const refused = await change('javascript:alert(1)')
    assert.deepEqual([refused.status, Object.keys(refused.json.errors)], [422, ['forgot_password_uri']])
    await silent.close()
  })

  test('AID-42 an administrator hands over a link that is good once, for fifteen minutes, proves no address and ends all sessions', async () => {
    const bearer = await server.adminToken()
    const person = await makePerson(server, { email: 'unread@example.com', email_verified: false })
    const make = (id = person.id) => server.call('POST', `/api/users/${id}/password_link`, { bearer })
    const made = await make()
    assert.equal(made.status, 201, made.text)
    const path = made.json.data.link.slice('https://id.example'.length)
    const inside = visitorOf(server)
    await inside.fill(await inside.go('/login'), { username: person.username, password: PASSWORD })
    const races = await Promise.all([choose(path, `${NEW} 1`), choose(path, `${NEW} 2`)])
    assert.equal(races.filter(({ url, status }) => url.pathname === '/login' && status === 200).length, 1)
    assert.equal((await choose(path)).status, 404)
    assert.equal((await inside.go('/account')).url.pathname, '/login')
    assert.equal((await server.context.db.table(user).get(person.id))?.email_verified, false)
    const late = (await make()).json.data
    server.clock.skew = 900_001
    const { status } = await choose(late.link.slice('https://id.example'.length))
    server.clock.skew = 0
    assert.equal(status, 404)
    await server.call('POST', `/api/users/${person.id}/block`, { bearer })
    assert.equal((await make()).status, 409)
  })

  test('AID-42 such a link takes what setting the password takes', async () => {
    const mighty = await makePerson(server, { roles: ['role_administrator'] })
    const { basic } = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'users:manage:all' }] })
    const form = { grant_type: 'client_credentials', scope: 'users:manage:all' }
    const bearer = (await server.call('POST', '/oauth/token', { basic, form })).json.access_token
    assert.equal((await server.call('POST', `/api/users/${mighty.id}/password_link`, { bearer })).status, 403)
  })
})
