import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
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
const face = ({ status, text, headers }: CallAnswer) => [status, text, headers['www-authenticate'], headers['content-type'], headers['cache-control']]
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

test('an unknown client, a wrong secret, a client switched off and a wrong method look the same', async () => {
  const unknown = await attempt('nobody')
  assert.equal(unknown.status, 401)
  for (const [id, secret] of [[known.id, 'ghs_wrong'], off.basic, asserting.basic] as const) assert.deepEqual(face(await attempt(id, secret)), face(unknown))
})
test('they take the same time', async () => {
  const time = async (id: string) => {
    const started = performance.now()
    await attempt(id)
    return performance.now() - started
  }
  const times: [number, number][] = []
  for (let i = 0; i < 300; i++) times.push([await time('nobody'), await time(known.id)])
  const [unknown, wrong] = [median(times.map(([t]) => t)), median(times.map(([, t]) => t))]
  assert.ok(Math.abs(unknown - wrong) < 2, `${unknown} ms and ${wrong} ms`)
})
test('the wrong secret of a client whose secret was chosen takes no longer, once the right one was seen', async () => {
  const chosen = await makeClient(server, { secret: 'a secret of my own' })
  assert.equal((await attempt(chosen.id, chosen.secret)).status, 200)
  // Counted in work, not in time: sixty hashes of eight milliseconds would show on any machine.
  const before = process.cpuUsage()
  for (let i = 0; i < 60; i++) assert.equal((await attempt(chosen.id, `guess ${i}`)).status, 401)
  assert.ok(process.cpuUsage(before).user < 300_000)
})
