import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client as clientResource } from '#model/client.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let known: TestClient
let off: TestClient
let asserting: TestClient
before(async () => {
  server = await startServer()
  known = await makeClient(server)
  off = await makeClient(server, { active: false })
  asserting = await makeClient(server, { token_endpoint_auth_methods: ['client_secret_jwt'] })
})
after(() => server.close())

const attempt = (id: string, secret = 'ghs_wrong') => server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, secret] })
/** Everything that an answer shows, but for the id of its request. */
const face = ({ status, json, headers }: CallAnswer) => [
  status,
  { ...json, request_id: undefined },
  headers['www-authenticate'],
  headers['content-type'],
  headers['cache-control'],
]

test('an unknown client, a wrong secret, a client switched off and a wrong method look the same', async () => {
  const unknown = await attempt('nobody')
  assert.equal(unknown.status, 401)
  for (const [id, secret] of [[known.id, 'ghs_wrong'], off.basic, asserting.basic] as const) assert.deepEqual(face(await attempt(id, secret)), face(unknown))
})
test('they cost the same work: as many keyed digests, and as many looks for the client', async (t) => {
  // Counted, not timed: a busy machine hides a digest, and the median of a patient attacker does not.
  const digest = t.mock.method(server.context.vault, 'digest')
  const look = t.mock.method(server.context.db.table(clientResource), 'get')
  const work = async (id: string, secret?: string) => {
    await attempt(id, secret)
    digest.mock.resetCalls()
    look.mock.resetCalls()
    assert.equal((await attempt(id, secret)).status, 401)
    return { digests: digest.mock.callCount(), looks: look.mock.callCount() }
  }
  const wrong = await work(known.id)
  assert.deepEqual(wrong, { digests: 1, looks: 1 })
  for (const [id, secret] of [['nobody'], off.basic, asserting.basic] as const) assert.deepEqual(await work(id, secret), wrong, id)
})
test('the wrong secret of a client whose secret was chosen takes no longer, once the right one was seen', async () => {
  const chosen = await makeClient(server, { secret: 'a secret of my own' })
  assert.equal((await attempt(chosen.id, chosen.secret)).status, 200)
  // Counted in work, not in time: sixty hashes of eight milliseconds would show on any machine.
  const before = process.cpuUsage()
  for (let i = 0; i < 60; i++) assert.equal((await attempt(chosen.id, `guess ${i}`)).status, 401)
  assert.ok(process.cpuUsage(before).user < 300_000)
})
