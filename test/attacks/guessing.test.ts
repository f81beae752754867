import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { auditEvent } from '#model/audit-event.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

let server: TestServer
before(async () => {
  server = await startServer({ settings: { trust_proxy: ['127.0.0.1'] } })
})
after(() => server.close())

const token = (basic: readonly [string, string], from: string) =>
  server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic, headers: { 'x-forwarded-for': from } })

test('RFC 6749 §10.10 a secret that somebody chose is not guessed at without end, nor do guesses keep people from signing in', async () => {
  const app = await makeClient(server, { secret: 'a secret of their own choice' })
  const other = await makeClient(server, { secret: 'another secret of their own' })
  assert.equal((await token(app.basic, '198.51.100.1')).status, 200)
  const guess = (i: number, from: string) => token([other.id, `guess ${i}`], from)
  const statuses: number[] = []
  for (let i = 0; i < 110; i++) statuses.push((await guess(i, `2001:db8::${i}`)).status)
  assert.deepEqual([statuses[0], statuses[99], statuses[100], statuses[109]], [401, 401, 429, 429])
  // Elsewhere, and where the right one is known, nobody notices.
  assert.equal((await guess(0, '2001:db8:0:1::')).status, 401)
  assert.equal((await token(other.basic, '198.51.100.2')).status, 200)
  assert.equal((await token(app.basic, '2001:db8::1')).status, 200)
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  assert.equal((await visitor.fill(await visitor.go('/login'), { username: person.username, password: PASSWORD })).url.pathname, '/account')
})

test('a generated secret, which nobody guesses, is never held up', async () => {
  const app = await makeClient(server)
  for (let i = 0; i < 110; i++) assert.equal((await token([app.id, `wrong ${i}`], '198.51.100.9')).status, 401)
  assert.equal((await token(app.basic, '198.51.100.9')).status, 200)
})

test('what a proxy passes on as an address, and is none, is written nowhere', async () => {
  const bearer = await server.adminToken()
  for (const from of ['x","level":60,"msg":"forged', '<script>', 'a'.repeat(300), '999.1.1.1', '::1::']) {
    const answer = await server.call('POST', '/api/roles', {
      bearer,
      json: { role: { name: `from ${from.slice(0, 9)}` } },
      headers: { 'x-forwarded-for': from },
    })
    assert.equal(answer.status, 201)
    const [event] = await server.context.db.table(auditEvent).find({ target_id: answer.json.data.id })
    assert.equal(event?.address, 'unknown')
  }
})

test('a new tenant makes no other forget who guessed too often', async () => {
  const known = await server.contexts.find()
  const bearer = await server.adminToken()
  assert.equal((await server.call('POST', '/api/tenants', { bearer, json: { tenant: { slug: 'fresh', name: 'Fresh' } } })).status, 201)
  assert.equal(await server.contexts.find(), known)
  assert.equal((await server.call('PATCH', '/api/tenants/default', { bearer, json: { tenant: { name: 'Renamed' } } })).status, 200)
  assert.equal((await server.contexts.find())?.tenant.name, 'Renamed')
})
