import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { waitingRequest } from '#model/waiting-request.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { startServer, type TestServer } from '../support/server.ts'

const BURST = 1000
let server: TestServer
let flow: CodeFlow
before(async () => {
  // Time stands still but for what the tests add to it.
  const at = Date.now()
  mock.method(Date, 'now', () => at)
  server = await startServer({ settings: { trust_proxy: ['127.0.0.1'] } })
  flow = await codeFlow({ server, client: { first_party: true } })
})
after(async () => {
  await server.close()
  mock.restoreAll()
})

const from = (address: string) => ({ 'x-forwarded-for': address })
const arrive = (address: string, { params } = flow.request()) =>
  server.call('GET', `/oauth/authorize?${new URLSearchParams(params)}`, { headers: from(address) })
const waiting = () => server.context.db.table(waitingRequest).count({}, { upTo: 100_000 })
/** Comes as often as one network may at once. */
async function exhaust(address: (turn: number) => string): Promise<void> {
  for (let turn = 0; turn < BURST; turn++) assert.equal((await arrive(address(turn))).status, 303)
}

test('who begins sign-ins without end leaves no more rows than a crowd would, and is told so here', async () => {
  const before = await waiting()
  await exhaust(() => '198.51.100.7')
  const refused = await arrive('198.51.100.7')
  assert.equal(refused.status, 429)
  assert.equal(refused.headers['location'], undefined, 'a client that is told would come again at once')
  assert.equal(refused.headers['retry-after'], '1')
  assert.match(refused.text, /id="error-page"/)
  assert.equal((await waiting()) - before, BURST)
  assert.equal((await arrive('198.51.100.8')).status, 303, 'others are let in')
  server.clock.skew += 1000
  const answers = await Promise.all(Array.from({ length: 30 }, () => arrive('198.51.100.7')))
  assert.equal(answers.filter(({ status }) => status === 303).length, 20)
})

test('the addresses of one IPv6 subscriber count as one', async () => {
  await exhaust((turn) => `2001:db8:1:2::${(turn + 1).toString(16)}`)
  assert.equal((await arrive('2001:db8:1:2:ffff::1')).status, 429)
  assert.equal((await arrive('2001:db8:1:3::1')).status, 303)
})

test('a cookie of ours that somebody made up lets nobody in', async () => {
  const { params } = flow.request()
  await exhaust(() => '203.0.113.9')
  const cookie = `__Host-gatehouse-browser=${'a'.repeat(22)}`
  const answer = await server.call('GET', `/oauth/authorize?${new URLSearchParams(params)}`, { headers: { ...from('203.0.113.9'), cookie } })
  assert.equal(answer.status, 429)
})

test('people who are signed in pass, however many come from their network', async () => {
  const signedIn = await codeFlow({ server, client: { first_party: true } })
  await signedIn.code()
  const cookie = [...signedIn.visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  await exhaust(() => '192.0.2.5')
  assert.equal((await arrive('192.0.2.5')).status, 429)
  for (let turn = 0; turn < 50; turn++) {
    const answer = await server.call('GET', `/oauth/authorize?${new URLSearchParams(signedIn.request().params)}`, { headers: { ...from('192.0.2.5'), cookie } })
    assert.match(String(answer.headers['location']), /[?&]code=/)
  }
})

test('RFC 9126 §2.3 a client that proves nothing pushes no more than a crowd, and one that does as much as it likes', async () => {
  const open = await codeFlow({ server, client: { token_endpoint_auth_methods: ['none'], confidential: false } })
  const push = (pushing: CodeFlow) => {
    const proof = pushing === open ? {} : { basic: pushing.app.basic }
    return server.call('POST', '/oauth/par', { form: pushing.request().params, headers: from('192.0.2.77'), ...proof })
  }
  await exhaust(() => '192.0.2.77')
  const refused = await push(open)
  assert.deepEqual([refused.status, refused.json.error, refused.headers['retry-after']], [429, 'too_many_requests', '1'])
  assert.equal((await push(flow)).status, 201)
})

test('a network fills no more of the database with long requests than with many', async () => {
  const long = flow.request({ state: 's'.repeat(2048), claims: JSON.stringify({ id_token: { given_name: { values: ['v'.repeat(3900)] } } }) })
  const arriveLong = () => arrive('198.51.100.99', long)
  let admitted = 0
  while ((await arriveLong()).status === 303) admitted++
  // Some six thousand bytes: three tokens each.
  assert.equal(admitted, Math.floor(BURST / 3))
  assert.equal((await arriveLong()).status, 429)
})
