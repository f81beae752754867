import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { auditEvent } from '#model/audit-event.ts'
import { client } from '#model/client.ts'
import { grant } from '#model/grant.ts'
import { session } from '#model/session.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

const call = (method: string, path: string, bearer: string) => server.call(method, path, { bearer })
const mine = async (bearer: string) => (await call('GET', '/me/sessions', bearer)).json.data as { readonly id: string; readonly current: boolean }[]

test('a person sees the browsers they are signed in in, the one of the token marked, and signs out of another', async () => {
  const person = await makePerson(server)
  const [here, there] = [await personToken(server, person), await personToken(server, person)]
  const [listed, listedThere] = [await mine(here), await mine(there)]
  assert.equal(listed.length, 2)
  assert.deepEqual([listed.filter(({ current }) => current).length, listedThere.filter(({ current }) => current).length], [1, 1])
  const other = listed.find(({ current }) => !current)
  assert.equal((await call('DELETE', `/me/sessions/${other?.id}`, here)).status, 204)
  assert.deepEqual(
    (await mine(here)).map(({ current }) => current),
    [true],
  )
  assert.equal((await call('GET', '/me/sessions', there)).status, 401)
  assert.equal((await call('DELETE', `/me/sessions/${other?.id}`, here)).status, 404)
  const [event] = await server.context.db.table(auditEvent).find({ action: 'user.sessions_ended', actor_id: person.id })
  assert.equal(event?.client_id, 'person-token')
})

test('a session names its applications while they have access that was given in it, and those of other sessions not', async () => {
  const { context } = server
  const person = await makePerson(server)
  const [here, there] = [await personToken(server, person), await personToken(server, person)]
  const read = async () =>
    (await call('GET', '/me/sessions', here)).json.data as { readonly id: string; readonly current: boolean; readonly applications: unknown[] }[]
  const { name } = (await context.db.table(client).get('person-token')) ?? assert.fail()
  const theirs = { client_id: 'person-token', name }
  assert.deepEqual(
    (await read()).map(({ applications }) => applications),
    [[theirs], [theirs]],
  )
  const [other] = (await read()).filter(({ current }) => !current)
  const { sid } = (await context.db.table(session).get(other?.id ?? '')) ?? assert.fail()
  await context.db.table(grant).change({ user_id: person.id, sid }, { revoked_at: context.now() })
  assert.equal((await call('GET', '/me/sessions', there)).status, 401)
  assert.deepEqual((await read()).map(({ current, applications }) => [current, applications.length]).toSorted(), [
    [false, 0],
    [true, 1],
  ])
})

test('of all browsers but the one of the token a person signs out at once, and of no browser of others', async () => {
  const [person, stranger] = [await makePerson(server), await makePerson(server)]
  const bearers = [await personToken(server, person), await personToken(server, person), await personToken(server, person)] as const
  const theirs = await personToken(server, stranger)
  const [session] = await mine(theirs)
  assert.equal((await call('DELETE', `/me/sessions/${session?.id}`, bearers[0])).status, 404)
  assert.equal((await call('DELETE', '/me/sessions', bearers[0])).status, 204)
  assert.equal((await mine(bearers[0])).length, 1)
  assert.deepEqual(await Promise.all([bearers[1], theirs].map(async (bearer) => (await call('GET', '/me/sessions', bearer)).status)), [401, 200])
})

test('the sessions are for tokens that see the account, and for people', async () => {
  const person = await makePerson(server)
  assert.equal((await call('GET', '/me/sessions', await personToken(server, person, 'openid profile'))).status, 403)
  assert.equal((await call('GET', '/me/sessions', await server.adminToken())).status, 403)
})
