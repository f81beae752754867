import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { tenant } from '#model/tenant.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { type ProofKey, proofKey } from '../support/dpop.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

/** To the middle of the two minutes in which one nonce is told, so that none of these tests begins in one and ends in the next. */
const middle = 60_000 - (Date.now() % 120_000)
const ORIGIN = 'https://app.example'
let server: TestServer
let machine: TestClient
let key: ProofKey
before(async () => {
  server = await startServer({ settings: { dpop_nonce: true } })
  server.clock.skew = middle
  machine = await makeClient(server, { allowed_origins: [ORIGIN] })
  key = await proofKey()
})
after(() => server.close())

const ask = async (claims: Record<string, unknown> = {}, headers: Record<string, string> = {}) => {
  const all = { ...headers, ...(await key.forTokens(server, { claims })) }
  return server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: machine.basic, headers: all })
}
const nonceIn = ({ headers }: CallAnswer) => String(headers['dpop-nonce'])

test('RFC 9449 §8 a proof without a nonce is refused, and told one', async () => {
  const answer = await ask()
  assert.deepEqual([answer.status, answer.json.error], [400, 'use_dpop_nonce'])
  assert.match(nonceIn(answer), /^[\w-]{43}$/)
  const { status, json } = await ask({ nonce: nonceIn(answer) })
  assert.deepEqual([status, json.token_type], [200, 'DPoP'])
})
for (const nonce of ['x', 'x'.repeat(43)])
  test(`RFC 9449 §4.3 a nonce that is not ours is refused: ${nonce.slice(0, 2)}`, async () => {
    const answer = await ask({ nonce })
    assert.deepEqual([answer.status, answer.json.error], [400, 'use_dpop_nonce'])
  })
test('RFC 9449 §8.2 a nonce is good for minutes, and its successor comes with the answers', async () => {
  const nonce = nonceIn(await ask())
  server.clock.skew = middle + 120_000
  const answer = await ask({ nonce })
  assert.equal(answer.status, 200)
  assert.notEqual(nonceIn(answer), nonce)
  assert.equal((await ask({ nonce: nonceIn(answer) })).status, 200)
  server.clock.skew = middle + 240_000
  assert.equal((await ask({ nonce })).json.error, 'use_dpop_nonce')
  server.clock.skew = middle
})
test('RFC 9449 §11.1 a proof with a nonce is good once, for as long as the nonce', async () => {
  const nonce = nonceIn(await ask())
  const headers = await key.forTokens(server, { claims: { nonce } })
  const send = () => server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: machine.basic, headers })
  assert.equal((await send()).status, 200)
  server.clock.skew = middle + 119_000
  await server.store.purge(Date.now() + server.clock.skew)
  assert.match((await send()).json.error_description, /used before/)
  server.clock.skew = middle
})
test('RFC 9449 §8 each tenant has nonces of its own', async () => {
  await server.store.global.table(tenant).insert(newRow(tenant, { id: 'tn_acme', slug: 'acme', name: 'Acme' }))
  const context = await server.contexts.find('acme')
  assert(context)
  const its = await makeClient({ ...server, context }, { id: 'its-machine' })
  const headers = await key.forTokens(context, { claims: { nonce: nonceIn(await ask()) } })
  const answer = await server.call('POST', '/t/acme/oauth/token', { form: { grant_type: 'client_credentials' }, basic: its.basic, headers })
  assert.equal(answer.json.error, 'use_dpop_nonce')
})
test('RFC 9449 §8 requests without a proof need no nonce', async () => {
  const { json } = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: machine.basic })
  assert.equal(json.token_type, 'Bearer')
})
test('RFC 9449 §8 pushed requests with a proof need one', async () => {
  const flow = await codeFlow({ server })
  const push = async (claims = {}) =>
    server.call('POST', '/oauth/par', {
      form: flow.request().params,
      basic: flow.app.basic,
      headers: { dpop: await key.proof('POST', `${server.issuer}/oauth/par`, { claims }) },
    })
  const refused = await push()
  assert.deepEqual([refused.status, refused.json.error], [400, 'use_dpop_nonce'])
  assert.equal((await push({ nonce: nonceIn(refused) })).status, 201)
})
test('RFC 9449 §9 so do the resources, which say so in the challenge', async () => {
  const nonce = nonceIn(await ask())
  const admin = await server.call('POST', '/oauth/token', {
    form: { grant_type: 'client_credentials', scope: 'clients:read:all' },
    basic: ['gatehouse-admin', 'an administration secret for tests only'],
    headers: await key.forTokens(server, { claims: { nonce } }),
  })
  const shown = { token: admin.json.access_token, path: '/api/clients' }
  const refused = await key.show(server, shown)
  assert.equal(refused.status, 401)
  assert.match(String(refused.headers['www-authenticate']), /^DPoP error="use_dpop_nonce", .*algs="ES256 /)
  const taken = await key.show(server, shown, { claims: { nonce: nonceIn(refused) } })
  assert.equal(taken.status, 200)
  assert.equal(nonceIn(taken), nonceIn(refused))
})
test('Fetch §3.2 a script may read the nonce and the challenge, and send a proof', async () => {
  const refused = await ask({}, { origin: ORIGIN })
  assert.equal(refused.headers['access-control-allow-origin'], ORIGIN)
  assert.match(String(refused.headers['access-control-expose-headers']), /WWW-Authenticate, DPoP-Nonce/)
  for (const path of ['/oauth/token', '/oauth/userinfo', '/oauth/par']) {
    const { headers } = await server.call('OPTIONS', path, { headers: { origin: ORIGIN, 'access-control-request-headers': 'dpop' } })
    assert.match(String(headers['access-control-allow-headers']), /\bdpop\b/)
  }
})
