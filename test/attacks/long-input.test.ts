import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { identityProvider } from '#model/identity-provider.ts'
import { user } from '#model/user.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

let server: TestServer
before(async () => {
  server = await startServer()
  await server.context.db.table(identityProvider).change({ is_default: true }, { registrable: true })
})
after(() => server.close())

/** Milliseconds of work that something costs this process. */
async function workOf(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await run()
  return process.cpuUsage(before).user / 1000
}

test('a long address at sign-up is refused without being looked through', async () => {
  const visitor = visitorOf(server)
  const page = await visitor.go('/register')
  const username = `a@${'.'.repeat(60_000)}"`
  const work = await workOf(async () => assert.equal((await visitor.fill(page, { username, password: 'x', password_again: 'x' })).status, 422))
  assert.ok(work < 300, `${work} ms`)
})

test('an address at sign-up holds no control characters', async () => {
  const visitor = visitorOf(server)
  const password = 'a password that nobody guesses'
  for (const username of ['a\u0007b@mail.example', '\u001b[31m@mail.example']) {
    assert.equal((await visitor.fill(await visitor.go('/register'), { username, password, password_again: password })).status, 422)
    assert.deepEqual(await server.context.db.table(user).find({ email: username }), [])
  }
})

test('a body of nothing but faults is answered in few words', async () => {
  const bearer = await server.adminToken()
  const lists = { redirect_uris: Array(30_000).fill(1), ...Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`stray${i}`, 1])) }
  const names = Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`n${i}`, 1]))
  for (const client of [lists, names]) {
    const work = await workOf(async () => {
      const answer = await server.call('POST', '/api/clients', { bearer, json: { client } })
      assert.equal(answer.status, 422)
      assert.ok(answer.text.length < 30_000, `${answer.text.length} characters`)
    })
    assert.ok(work < 500, `${work} ms`)
  }
})
