import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { codeFlow } from '../support/code-flow.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
})
after(() => server.close())
const make = (json: Record<string, unknown>): Promise<CallAnswer> => server.call('POST', '/api/clients', { bearer, json })
const jwks = async (path = '') => (await server.call('GET', `/oauth/jwks${path}`)).json as Parameters<typeof createLocalJWKSet>[0]
const kids = async (path = '') => (await jwks(path)).keys.map(({ kid }) => kid ?? '')

describe('the kid that a client chose', () => {
  test('RFC 7517 §4.5 belongs to no other client', async () => {
    assert.equal((await make({ id: 'first', id_token_kid: 'chosen' })).status, 201)
    const [second, other] = [await make({ id_token_kid: 'chosen' }), await make({ id: 'other' })]
    assert.deepEqual([second.status, second.json.errors.id_token_kid], [422, ['is taken by another one']])
    const changed = await server.call('PATCH', '/api/clients/other', { bearer, json: { id_token_kid: 'chosen' } })
    assert.deepEqual([other.status, changed.status], [201, 422])
    assert.equal((await server.call('PATCH', '/api/clients/first', { bearer, json: { name: 'Still mine' } })).status, 200)
  })
  test('RFC 7517 §4.5 belongs to no key pair, whether it signs or not', async () => {
    const { id } = (await server.call('POST', '/api/key-pairs', { bearer, json: { type: 'P-256' } })).json.data
    await server.call('POST', `/api/key-pairs/${id}/rotate`, { bearer })
    for (const kid of [id, ...(await kids())]) {
      const refused = await make({ id_token_kid: kid })
      assert.equal(refused.status, 422, kid)
      assert.match(refused.json.errors.id_token_kid[0], /key pair|taken/)
    }
  })
  test('RFC 7517 §5 is published, however many there are', async () => {
    const own = await startServer()
    await own.context.db.together((batch) => {
      for (let at = 0; at < 1200; at++) batch.insert(client, newRow(client, { id: `many-${at}`, id_token_kid: `kid-${at}`, created_at: 0, updated_at: 0 }))
    })
    const all = new Set((await own.call('GET', '/oauth/jwks')).json.keys.map(({ kid }: { readonly kid: string }) => kid))
    for (let at = 0; at < 1200; at++) assert.ok(all.has(`kid-${at}`), `kid-${at}`)
    assert.equal((await own.call('GET', '/oauth/jwks/many-1199')).json.keys.filter(({ kid }: { readonly kid: string }) => kid.startsWith('kid-')).length, 1)
    await own.close()
  })
  test('OIDC Core §10.1 verifies an ID token with the document of the client and with the whole one', async () => {
    const flow = await codeFlow({ server, client: { id_token_kid: 'of the flow' } })
    const { id_token } = await flow.tokens()
    assert.equal(decodeProtectedHeader(id_token).kid, 'of the flow')
    for (const path of ['', `/${flow.app.id}`]) assert.equal((await jwtVerify(id_token, createLocalJWKSet(await jwks(path)))).payload.aud, flow.app.id)
  })
})

describe('the keys of one client', () => {
  const withKey = { key_pair_type: { type: 'ec', curve: 'P-384' } }
  test('are its own and those of the tenant, and not those of others', async () => {
    const [mine, theirs] = [(await make({ ...withKey, id_token_kid: 'mine' })).json.data, (await make({ ...withKey, id_token_kid: 'theirs' })).json.data]
    const signed = await server.context.keys.sign({}, 'JWT', { alg: 'ES384', client_id: mine.id })
    const byTenant = await server.context.keys.sign({}, 'JWT', { alg: 'ES256' })
    const own = await kids(`/${mine.id}`)
    assert.ok(own.includes('mine') && !own.includes('theirs'))
    for (const jwt of [signed, byTenant]) assert.ok(own.includes(decodeProtectedHeader(jwt).kid ?? ''))
    const others = (await kids(`/${theirs.id}`)).filter((kid) => !own.includes(kid))
    assert.ok(others.includes('theirs') && others.length === 2)
    // The whole document may know of a new name a moment later, as long as nothing was signed under it.
    server.clock.skew += 3000
    const whole = await kids()
    for (const kid of [...own, ...others]) assert.ok(whole.includes(kid), kid)
  })
  test('stay there after they were made anew, until what they signed has expired', async () => {
    const { id } = (await make(withKey)).json.data
    const before = await kids(`/${id}`)
    await server.call('POST', `/api/clients/${id}/regenerate_key_pair`, { bearer })
    const now = await kids(`/${id}`)
    assert.equal(now.length, before.length + 1)
    for (const kid of before) assert.ok(now.includes(kid))
  })
  test('may be read by scripts of any origin and kept for a while', async () => {
    const { headers } = await server.call('GET', '/oauth/jwks/first', { headers: { origin: 'https://anywhere.example' } })
    assert.equal(headers['access-control-allow-origin'], '*')
    assert.match(String(headers['cache-control']), /max-age=60/)
  })
  test('of a client that there is not, or that is switched off, are not told', async () => {
    await make({ id: 'off', active: false })
    for (const id of ['nobody', 'off', '%00', 'a%2Fb']) assert.equal((await server.call('GET', `/oauth/jwks/${id}`)).status, 404, id)
  })
})

for (const [name, open] of databases)
  describe(`on ${name}`, () => {
    let running: Nodes
    before(async () => {
      running = await open()
    })
    after(() => running.close())
    test('RFC 7517 §4.5 of ten that want one kid at two nodes at once one gets it', async () => {
      const token = await running.nodes[0].adminToken()
      for (let round = 0; round < 5; round++) {
        const answers = await Promise.all(
          Array.from({ length: 10 }, (_, at) =>
            running.nodes[at % 2 === 0 ? 0 : 1].call('POST', '/api/clients', { bearer: token, json: { id_token_kid: `raced-${round}` } }),
          ),
        )
        assert.equal(answers.filter(({ status }) => status === 201).length, 1)
        for (const { json } of answers.filter(({ status }) => status !== 201)) assert.deepEqual(json.errors, { id_token_kid: ['is taken by another one'] })
      }
    })
  })
