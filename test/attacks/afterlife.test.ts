import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { changePassword } from '#login/change-password.ts'
import { startSession } from '#login/sessions.ts'
import { grant } from '#model/grant.ts'
import { session } from '#model/session.ts'
import { user } from '#model/user.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let admin: string
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
})
after(() => server.close())

interface Held {
  readonly access_token: string
  readonly refresh_token: string
}
async function areDead(flow: CodeFlow, held: Held, why: string): Promise<void> {
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: held.access_token })).status, 401, `access token: ${why}`)
  assert.equal((await flow.refresh(held.refresh_token)).status, 400, `refresh token: ${why}`)
}
const personOf = async (flow: CodeFlow) => (await server.context.db.table(user).find({ username: flow.habits.username }))[0] ?? assert.fail()
const post = async (path: string) => assert.equal((await server.call('POST', path, { bearer: admin })).status, 200, path)

test('OIDC RP-Initiated Logout §2 signing out ends what was granted before the person signed in once more', async () => {
  const flow = await codeFlow({ server })
  const first = await flow.tokens()
  const second = await flow.tokens({ prompt: 'login' })
  const page = await flow.visitor.go('/logout')
  await flow.visitor.fill(page, {})
  await areDead(flow, second, 'of the last sign-in')
  await areDead(flow, first, 'of the sign-in before')
})

test('signing out ends everything, however much was granted', async () => {
  const flow = await codeFlow({ server })
  const held = await flow.tokens()
  const { db } = server.context
  const [one] = await db.table(grant).find({ client_id: flow.app.id })
  assert.ok(one)
  // A page that renews its tokens in silence leaves a grant each time; those that expire first are found first.
  await db.together((batch) => {
    for (let i = 0; i < 2500; i++) batch.insert(grant, { ...one, id: `${one.id.slice(0, 8)}!${String(i).padStart(8, '0')}` })
  })
  const page = await flow.visitor.go('/logout')
  await flow.visitor.fill(page, {})
  await areDead(flow, held, 'behind two thousand others')
  assert.deepEqual(await db.table(grant).find({ client_id: flow.app.id, revoked_at: undefined }), [])
})

test('what a block ended stays dead when the person is let in again', async () => {
  const flow = await codeFlow({ server })
  const held = await flow.tokens()
  const { id } = await personOf(flow)
  await post(`/api/users/${id}/block`)
  await areDead(flow, held, 'of somebody who is blocked')
  await post(`/api/users/${id}/unblock`)
  await areDead(flow, held, 'of somebody who was blocked')
  assert.match((await flow.visitor.go('/account')).url.pathname, /login/)
})

test('what ended with a client that was switched off stays dead when it is switched on again', async () => {
  const flow = await codeFlow({ server })
  const held = await flow.tokens()
  await post(`/api/clients/${flow.app.id}/disable`)
  await post(`/api/clients/${flow.app.id}/enable`)
  await areDead(flow, held, 'of a client that was switched off')
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: (await flow.tokens()).access_token })).status, 200)
})

const request = {
  method: 'POST',
  path: '/login',
  query: '',
  headers: {},
  body: undefined,
  params: {},
  address: '198.51.100.1',
  id: 'req_test',
  certificate: undefined,
}
const password = 'the next password of theirs'

test('who was let in with a password that was changed before their session began is let in no more', async () => {
  const { context } = server
  for (const change of ['password', 'block'] as const) {
    const person = await makePerson(server)
    // The person that signIn found a moment ago.
    const start = { user: person, amr: ['pwd'], provider: undefined }
    if (change === 'password') await changePassword(request, context, { person, password })
    else await post(`/api/users/${person.id}/block`)
    await assert.rejects(startSession(request, context, start), /sign in again/, change)
    assert.deepEqual(await context.db.table(session).find({ user_id: person.id }), [])
  }
})

test('a sign-in of the very moment in which the password is changed does not outlive it', async () => {
  const { context } = server
  const ways: ((user: Awaited<ReturnType<typeof makePerson>>) => Promise<unknown>)[] = [
    (person) => changePassword(request, context, { person, password }),
    ({ id }) => server.call('PATCH', `/api/users/${id}`, { bearer: admin, json: { user: { password } } }),
  ]
  for (const change of ways) {
    const person = await makePerson(server)
    const begun = await startSession(request, context, { user: person, amr: ['pwd'], provider: undefined })
    // Younger than the mark that the change leaves on the person, and stored before the change is.
    await context.db.table(session).change({ id: begun.session.id }, { created_at: begun.session.created_at + 60_000 })
    await change(person)
    const [kept] = await context.db.table(session).find({ user_id: person.id, ended_at: undefined })
    assert.equal(kept, undefined)
  }
})
