import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer({ settings: { password_history: 2 } })
  bearer = await server.adminToken()
})
after(() => server.close())
const [FIRST, SECOND] = ['the first of some passwords', 'the second of some passwords']
const set = (id: string, password: string, as = bearer) => server.call('PATCH', `/api/users/${id}`, { bearer: as, json: { password } })

test('BOR-34 a new password differs from as many of the last ones as the setting says, and an older one may come back', async () => {
  const person = await makePerson(server)
  assert.deepEqual((await set(person.id, PASSWORD)).json.errors.password, ['is one of the last passwords of the person'])
  assert.equal((await set(person.id, FIRST)).status, 200)
  assert.equal((await set(person.id, PASSWORD)).status, 422)
  assert.equal((await set(person.id, SECOND)).status, 200)
  assert.equal((await set(person.id, PASSWORD)).status, 200)
  const row = await server.context.db.table(user).get(person.id)
  assert.equal(row?.former_password_hashes.length, 2)
  assert.doesNotMatch((await server.call('GET', `/api/users/${person.id}`, { bearer })).text, /former_password|argon2/)
})

test('people are told so on the page, but only once they have proved to know the present one', async () => {
  const person = await makePerson(server)
  await set(person.id, FIRST)
  const visitor = visitorOf(server)
  await visitor.fill(await visitor.go('/login'), { username: person.username, password: FIRST })
  const attempt = async (current_password: string, password: string) =>
    (await visitor.fill(await visitor.go('/account/password'), { current_password, password, password_again: password })).text
  assert.match(await attempt(FIRST, PASSWORD), /You had this password before/)
  assert.doesNotMatch(await attempt('a wrong guess of it', PASSWORD), /You had this password before/)
})

test('who may not set the password of a person learns nothing of it', async () => {
  const boss = await makePerson(server, { roles: ['role_administrator'] })
  const weak = await makeClient(server, {
    supported_grant_types: ['client_credentials'],
    authorize_scope: true,
    authorized_scopes: [{ name: 'users:manage:all' }],
  })
  const form = { grant_type: 'client_credentials', scope: 'users:manage:all' }
  const theirs = (await server.call('POST', '/oauth/token', { form, basic: weak.basic })).json.access_token
  for (const password of [PASSWORD, FIRST]) assert.equal((await set(boss.id, password, theirs)).status, 403)
})

test('the strictest organization of a person says how long a password is and from how many of the last ones it differs', async () => {
  const person = await makePerson(server)
  for (const settings of [{ password_min_length: 40, password_history: 1 }, { password_history: 4 }, {}]) {
    const made = await server.call('POST', '/api/organizations', { bearer, json: { name: 'Careful', settings } })
    const path = `/api/organizations/${made.json.data.id}/members`
    assert.equal((await server.call('POST', path, { bearer, json: { membership: { user_id: person.id } } })).status, 201)
  }
  assert.deepEqual((await set(person.id, FIRST)).json.errors.password, ['must have at least 40 characters'])
  const visitor = visitorOf(server)
  await visitor.fill(await visitor.go('/login'), { username: person.username, password: PASSWORD })
  const page = await visitor.go('/account/password')
  assert.match(page.text, /At least 40 characters/)
  const answer = await visitor.fill(page, { current_password: PASSWORD, password: FIRST, password_again: FIRST })
  assert.match(answer.text, /too short\. At least 40 characters/)
  const long = ['one', 'two', 'three', 'four'].map((word) => `${word} of several long passwords of a careful organization`)
  for (const password of long) assert.equal((await set(person.id, password)).status, 200)
  for (const password of long) assert.deepEqual((await set(person.id, password)).json.errors.password, ['is one of the last passwords of the person'])
  assert.equal((await set((await makePerson(server)).id, FIRST)).status, 200)
})
