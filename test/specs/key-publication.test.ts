import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { newRow } from '#fields/write.ts'
import type { SigningAlg } from '#model/key-pair.ts'
import { tenant } from '#model/tenant.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { startServer, type TestServer } from '../support/server.ts'

const LEAD = 600_000
const kidOf = (jwt: string) => decodeProtectedHeader(jwt).kid ?? ''
const signed = (server: TestServer, alg: SigningAlg = 'ES256', more: { readonly client_id?: string } = {}) =>
  server.context.keys.sign({ sub: 'x' }, 'JWT', { alg, ...more })
const published = async (server: TestServer, path = '/oauth/jwks') => (await server.call('GET', path)).json.keys as { kid: string; alg?: string; kty: string }[]
const kids = async (server: TestServer) => (await published(server)).map(({ kid }) => kid)
const offered = async (server: TestServer, path = '') => (await server.call('GET', `${path}/.well-known/openid-configuration`)).json
const administer = async (server: TestServer, method: string, path: string, json: unknown = {}) => {
  const answer = await server.call(method, path, { bearer: await server.adminToken(), json })
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.text}`)
  return answer.json.data
}
/** A verifier that has fetched our keys, and will not look again at once. */
async function verifierOf(server: TestServer) {
  const keys = createRemoteJWKSet(new URL(`${server.issuer}/oauth/jwks`))
  await keys.reload()
  return async (jwt: string) => (await jwtVerify(jwt, keys)).payload.sub
}

describe('a key is published before it first signs', () => {
  let server: TestServer
  before(async () => {
    server = await startServer({ listen: true })
  })
  after(() => server.close())

  test('OIDC Discovery §3 the first RS256 token of a fresh database verifies with keys that were fetched before', async () => {
    const verify = await verifierOf(server)
    const rsa = await administer(server, 'POST', '/api/clients', { id_token_signature_alg: 'RS256' })
    assert.equal(rsa.id_token_signature_alg, 'RS256')
    assert.equal(await verify(await signed(server, 'RS256')), 'x')
    assert.equal(await verify(await signed(server, 'ES256')), 'x')
  })
  test('RFC 8414 §2 discovery lists the algorithms that there are keys for', async () => {
    for (const _ of ['before', 'after']) {
      const metadata = await offered(server)
      const algs = (await published(server)).map(({ alg }) => alg)
      for (const list of ['id_token_signing_alg', 'userinfo_signing_alg', 'introspection_signing_alg'])
        assert.deepEqual(new Set(metadata[`${list}_values_supported`]), new Set(algs), list)
      await administer(server, 'POST', '/api/clients', { userinfo_signed_response_alg: 'PS384' })
    }
    assert.ok((await offered(server)).userinfo_signing_alg_values_supported.includes('PS384'))
  })
  for (const [field, alg, another] of [
    ['id_token_signature_alg', 'ES384', 'PS256'],
    ['access_token_signature_alg', 'ES512', 'RS384'],
    ['userinfo_signed_response_alg', 'EdDSA', 'RS512'],
  ] as const)
    test(`a client that names an algorithm as ${field} has its key published, when it is made and when it is changed`, async () => {
      const { id } = await administer(server, 'POST', '/api/clients', { [field]: alg })
      assert.ok((await published(server)).some((key) => key.alg === alg))
      await administer(server, 'PATCH', `/api/clients/${id}`, { [field]: another })
      const verify = await verifierOf(server)
      assert.equal(await verify(await signed(server, another)), 'x')
    })
  test('the algorithm of the settings is among the first keys, and in each tenant', async () => {
    const own = await startServer({ settings: { signing_alg: 'PS256' } })
    await own.store.global.table(tenant).insert(newRow(tenant, { id: 'tn_a', slug: 'a', name: 'A', created_at: 0, updated_at: 0 }))
    for (const path of ['', '/t/a']) {
      const algs = (await published(own, `${path}/oauth/jwks`)).map(({ alg }) => alg)
      assert.deepEqual(algs.sort(), ['PS256', 'RS256'])
      assert.deepEqual((await offered(own, path)).id_token_signing_alg_values_supported, ['RS256', 'PS256'])
    }
    await own.close()
  })
})

describe('a new key is published for a while before it signs', () => {
  let server: TestServer
  before(async () => {
    server = await startServer({ listen: true })
    await published(server)
  })
  after(() => server.close())
  const rotate = (id: string, body: Record<string, unknown> = {}) => administer(server, 'POST', `/api/key-pairs/${id}/rotate`, body)
  const later = async (milliseconds: number, work: () => Promise<void>) => {
    server.clock.skew += milliseconds
    await work().finally(() => {
      server.clock.skew -= milliseconds
    })
  }

  test('who fetched our keys before a rotation, or just after it, can verify all that is signed', async () => {
    const before = await verifierOf(server)
    const old = kidOf(await signed(server))
    const successor = await rotate(old)
    assert.ok((await kids(server)).includes(successor.id))
    const next = await signed(server)
    assert.deepEqual([kidOf(next), await before(next)], [old, 'x'])
    const during = await verifierOf(server)
    await later(LEAD, async () => {
      const after = await signed(server)
      assert.deepEqual([kidOf(after), await during(after)], [successor.id, 'x'])
      assert.equal(await during(next), 'x')
    })
  })
  test('of a key that is rotated twice in that time the first goes on', async () => {
    const own = await startServer()
    const old = kidOf(await signed(own))
    const second = await administer(own, 'POST', `/api/key-pairs/${old}/rotate`)
    const third = await administer(own, 'POST', `/api/key-pairs/${second.id}/rotate`)
    assert.equal(kidOf(await signed(own)), old)
    own.clock.skew = LEAD
    assert.equal(kidOf(await signed(own)), third.id)
    await own.close()
  })
  test('what it signs in that time stays verifiable until it has expired', async () => {
    const own = await startServer()
    const old = kidOf(await signed(own))
    await administer(own, 'POST', `/api/key-pairs/${old}/rotate`)
    own.clock.skew = LEAD - 1000
    const last = await signed(own)
    assert.equal(kidOf(last), old)
    own.clock.skew = LEAD - 1000 + 86_400_000
    assert.equal((await own.context.keys.verify(last, ['jwt']))?.['sub'], 'x')
    await own.close()
  })
  test('a key that is withdrawn is not waited for, also when it was replaced before', async () => {
    const kid = kidOf(await signed(server, 'RS256'))
    const successor = await rotate(kid, { withdraw: true })
    assert.equal(kidOf(await signed(server, 'RS256')), successor.id)
    const next = await rotate(successor.id)
    assert.equal(kidOf(await signed(server, 'RS256')), successor.id)
    assert.equal((await rotate(successor.id, { withdraw: true })).id, next.id)
    assert.equal(kidOf(await signed(server, 'RS256')), next.id)
    assert.ok(!(await kids(server)).includes(successor.id))
  })
  test('another key that is made the default waits too, and the former default goes on', async () => {
    const own = await startServer()
    const old = kidOf(await signed(own))
    const made = await administer(own, 'POST', '/api/key-pairs', { type: 'P-256', is_default: true })
    assert.equal(kidOf(await signed(own)), old)
    own.clock.skew = LEAD
    assert.equal(kidOf(await signed(own)), made.id)
    await administer(own, 'PATCH', `/api/key-pairs/${old}`, { is_default: true })
    // It has been published all the time.
    assert.equal(kidOf(await signed(own)), old)
    await own.close()
  })
  test('the own key of a client that is made anew waits, and one of another kind does not', async () => {
    const { id } = await administer(server, 'POST', '/api/clients', { key_pair_type: { type: 'ec', curve: 'P-384' } })
    const mine = async () => kidOf(await signed(server, 'ES384', { client_id: id }))
    const old = await mine()
    await administer(server, 'POST', `/api/clients/${id}/regenerate_key_pair`)
    assert.equal(await mine(), old)
    await later(LEAD, async () => assert.notEqual(await mine(), old))
    await administer(server, 'PATCH', `/api/clients/${id}`, { key_pair_type: { type: 'okp', curve: 'Ed25519' } })
    assert.equal(decodeProtectedHeader(await signed(server, 'ES256', { client_id: id })).alg, 'EdDSA')
  })
})

for (const [name, open] of databases)
  describe(`keys of two nodes on ${name}`, () => {
    let running: Nodes
    before(async () => {
      running = await open()
    })
    after(() => running.close())

    test('a node signs with no key that the other does not publish yet', async () => {
      const [one, two] = running.nodes
      for (const alg of ['ES384', 'EdDSA', 'ES512'] as const) {
        await published(two)
        const jwt = await signed(one, alg)
        assert.ok((await kids(two)).includes(kidOf(jwt)), alg)
        assert.equal((await two.context.keys.verify(jwt, ['jwt']))?.['sub'], 'x')
      }
    })
    test('after a rotation both go on with the old key, and turn to the new one together', async () => {
      const [one, two] = running.nodes
      const old = kidOf(await signed(one))
      assert.equal(kidOf(await signed(two)), old)
      const successor = await administer(one, 'POST', `/api/key-pairs/${old}/rotate`)
      for (const node of running.nodes) assert.equal(kidOf(await signed(node)), old)
      for (const node of running.nodes) node.clock.skew = LEAD - 1000
      for (const node of running.nodes) assert.equal(kidOf(await signed(node)), old)
      for (const node of running.nodes) assert.ok((await kids(node)).includes(successor.id))
      for (const node of running.nodes) node.clock.skew = LEAD
      for (const node of running.nodes) assert.equal(kidOf(await signed(node)), successor.id)
    })
  })
