import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { judgeStrength } from '#login/strength.ts'
import { user } from '#model/user.ts'
import { signInAs } from '../support/factors.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

/** Long enough for the other rules, and none of the passwords that they know. */
const WEAK = 'Chocolate2019'
const STRONG = 'gulls over the old pier'
let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
  await api('PATCH', '/api/identity-providers/idp_default', { registrable: true })
})
after(() => server.close())
async function api(method: string, path: string, json: object) {
  const answer = await server.call(method, path, { bearer, json })
  assert(answer.status < 300, answer.text)
  return answer
}
const demand = (password_min_strength: number) => api('PATCH', '/api/backends/be_default', { password_min_strength })
const register = async (username: string, password: string, language = 'en') => {
  const visitor = visitorOf(server)
  return visitor.fill(await visitor.go(`/register?ui_locales=${language}`), { username, name: 'Ada', password, password_again: password })
}

test('a backend that demands no strength judges nothing', async () => {
  assert.equal((await register('nobody-judges@example.com', WEAK)).url.pathname, '/register')
  assert.equal(await server.context.db.table(user).count({ username: 'nobody-judges@example.com' }), 1)
})

test('NIST SP 800-63B §5.1.1.2 sign-up, change and administrators obey the strength that a backend demands, and say why', async () => {
  await demand(3)
  const refused = await register('weak@example.com', WEAK)
  assert.deepEqual([refused.status, /too easy to guess\. .*(word|common|year)/i.test(refused.text)], [422, true])
  assert.match((await register('faible@example.com', WEAK, 'fr')).text, /trop facile à deviner\. .*mot/)
  assert.equal(await server.context.db.table(user).count({ username: 'weak@example.com' }), 0)
  await register('strong@example.com', STRONG)
  assert.equal(await server.context.db.table(user).count({ username: 'strong@example.com' }), 1)

  const person = await makePerson(server)
  const visitor = visitorOf(server)
  await signInAs(visitor, person.username)
  const change = async (password: string) =>
    visitor.fill(await visitor.go('/account/password'), { current_password: PASSWORD, password, password_again: password })
  assert.equal((await change(WEAK)).status, 422)
  assert.equal((await change(STRONG)).url.pathname, '/account')

  const set = await server.call('PATCH', `/api/users/${person.id}`, { bearer, json: { password: WEAK } })
  assert.equal(set.status, 422)
  assert.equal(set.json.errors.password[0], 'is too easy to guess')
  assert(set.json.errors.password.length > 1, 'with advice')
  const made = await server.call('POST', '/api/users', { bearer, json: { username: 'made@example.com', password: WEAK } })
  assert.equal(made.status, 422)
  await demand(0)
})

test('NIN-21 an organization demands more of its members than their backend does', async () => {
  const { id } = (await api('POST', '/api/organizations', { name: 'Careful', settings: { password_min_strength: 3 } })).json.data
  const [member, other] = [await makePerson(server), await makePerson(server)]
  await api('POST', `/api/organizations/${id}/members`, { membership: { user_id: member.id } })
  const set = ({ id: of }: { id: string }) => server.call('PATCH', `/api/users/${of}`, { bearer, json: { password: WEAK } })
  assert.deepEqual([(await set(member)).status, (await set(other)).status], [422, 200])
})

test('what belongs to the person counts for nothing, and a long password is judged without delaying others', async () => {
  const name = 'Xanthippolyta'
  const [known, unknown] = [await judgeStrength(`${name}7`, [name]), await judgeStrength(`${name}7`, [])]
  assert(known.score < unknown.score, `${known.score} and ${unknown.score}`)
  let turns = 0
  let judging = true
  const count = (async () => {
    while (judging) {
      await setImmediate()
      turns++
    }
  })()
  const { score } = await judgeStrength('x$4@1!0|7+'.repeat(100), [])
  judging = false
  await count
  assert(score >= 0 && turns > 20, `${turns} turns of the event loop passed meanwhile`)
})

test('whoever floods the sign-up with weak passwords is refused before they are judged', async () => {
  await demand(3)
  const visitor = visitorOf(server)
  const page = await visitor.go('/register')
  const send = (password: string, password_again: string) => visitor.fill(page, { username: 'flood@example.com', name: 'Ada', password, password_again })
  assert.doesNotMatch((await send(WEAK, STRONG)).text, /too easy to guess/)
  for (let n = 0; n < 100; n++) await send(WEAK, STRONG)
  assert.equal((await send(WEAK, WEAK)).status, 429)
})
