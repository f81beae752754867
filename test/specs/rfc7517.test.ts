import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { calculateJwkThumbprint, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, type JWK, jwtVerify } from 'jose'
import { openKeys } from '#keys/open.ts'
import { rotateKey } from '#keys/rotate.ts'
import { keyPair } from '#model/key-pair.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let machine: TestClient
before(async () => {
  // Rotation takes effect at once here; that it does not elsewhere is tried in key-publication.test.ts.
  server = await startServer({ settings: { key_lead_ttl: 0 } })
  machine = await makeClient(server, { access_token_format: 'jwt' })
})
after(() => server.close())

const administer = async (method: string, path: string, json?: unknown) => {
  const answer = await server.call(method, path, { bearer: await server.adminToken(), ...(json === undefined ? {} : { json }) })
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.text}`)
  return answer.json
}
const newToken = async (from = machine): Promise<string> =>
  (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: from.basic })).json.access_token
const jwks = async () => (await server.call('GET', '/oauth/jwks')).json as JSONWebKeySet
const kids = async () => (await jwks()).keys.map((key) => key.kid)
const kidOf = (token: string) => decodeProtectedHeader(token).kid ?? ''
const verifies = async (token: string) => jwtVerify(token, createLocalJWKSet(await jwks())).then(() => true)

test('RFC 7517 §5 the keys are public, and nothing of the private ones is', async () => {
  await newToken()
  const answer = await server.call('GET', '/oauth/jwks')
  assert.match(String(answer.headers['cache-control']), /max-age=\d+/)
  for (const key of (answer.json as { keys: JWK[] }).keys) {
    const members = key.kty === 'RSA' ? ['e', 'n'] : ['crv', 'x', 'y']
    assert.deepEqual(new Set(Object.keys(key)), new Set(['alg', 'kid', 'kty', 'use', ...members]))
    assert.equal(key.kid, await calculateJwkThumbprint(key))
  }
})
test('RFC 7517 §5 the first look finds the key that will sign', async () => {
  const own = await startServer()
  const { keys } = (await own.call('GET', '/oauth/jwks')).json as { keys: JWK[] }
  const signed = await own.context.keys.sign({}, 'JWT', { alg: 'ES256' })
  assert.ok(keys.some((key) => key.kid === kidOf(signed)))
  await own.close()
})
test('a rotated key signs no more and is published until what it signed has expired', async () => {
  const before = await newToken()
  const successor = await rotateKey(server.context, kidOf(before))
  const next = await newToken()
  assert.equal(kidOf(next), successor?.id)
  assert.ok((await verifies(before)) && (await verifies(next)))
  const old = await server.context.db.table(keyPair).get(kidOf(before))
  assert.equal(old?.state, 'retiring')
  assert.ok((old?.retires_at ?? 0) >= Date.now() + 86_300_000)
  assert.ok((await kids()).includes(kidOf(before)))
  server.clock.skew = 86_500_000
  const left = await kids()
  assert.ok(left.includes(successor?.id) && !left.includes(kidOf(before)))
  server.clock.skew = 0
})
test('of two who rotate one key at once, one does', async () => {
  const kid = kidOf(await newToken())
  const results = await Promise.all(Array.from({ length: 8 }, () => rotateKey(server.context, kid)))
  assert.equal(results.filter((key) => key !== undefined).length, 1)
})
test('a withdrawn key is not published any more, and what it signed is not believed', async () => {
  const token = await newToken()
  await rotateKey(server.context, kidOf(token), { withdraw: true })
  assert.ok(!(await kids()).includes(kidOf(token)))
  const active = (await server.call('POST', '/oauth/introspect', { form: { token }, basic: machine.basic })).json.active
  assert.equal(active, false)
})
test('a client with a key of its own signs with it, also after it was made anew', async () => {
  const own = { access_token_format: 'jwt', key_pair_type: { type: 'ec', curve: 'P-384' }, supported_grant_types: ['client_credentials'] }
  const { id, secret } = (await administer('POST', '/api/clients', own)).data
  const from = { ...machine, basic: [id, secret] as const }
  const [one, other] = [await newToken(from), await newToken(machine)]
  assert.notEqual(kidOf(one), kidOf(other))
  assert.equal(decodeProtectedHeader(one).alg, 'ES384')
  await administer('POST', `/api/clients/${id}/regenerate_key_pair`)
  const again = await newToken(from)
  assert.notEqual(kidOf(again), kidOf(one))
  const { data } = await administer('PATCH', `/api/clients/${id}`, { key_pair_type: { type: 'rsa', modulus_size: '2048' } })
  assert.match(data.public_key, /^-----BEGIN PUBLIC KEY-----/)
  const next = await newToken(from)
  assert.equal(decodeProtectedHeader(next).alg, 'RS256')
  for (const token of [one, again, next]) assert.ok(await verifies(token))
  assert.equal(new Set(await kids()).size, (await kids()).length)
})
test('a key of the tenant can be named for a client, and follows its rotation', async () => {
  const named = (await administer('POST', '/api/key-pairs', { type: 'Ed25519', name: 'Special' })).data.id
  const special = await makeClient(server, { access_token_format: 'jwt', access_token_signature_alg: 'EdDSA', key_pair_id: named })
  assert.equal(kidOf(await newToken(special)), named)
  const successor = (await administer('POST', `/api/key-pairs/${named}/rotate`)).data.id
  assert.equal(kidOf(await newToken(special)), successor)
  assert.equal((await administer('GET', `/api/clients/${special.id}`)).data.key_pair_id, successor)
})
test('another key can be made the default; the former one stays published', async () => {
  const before = kidOf(await newToken())
  const made = (await administer('POST', '/api/key-pairs', { type: 'P-256', alg: 'ES256', name: 'Next' })).data.id
  assert.equal(kidOf(await newToken()), before)
  await administer('PATCH', `/api/key-pairs/${made}`, { is_default: true })
  assert.equal(kidOf(await newToken()), made)
  assert.ok((await kids()).includes(before))
})
test('OIDC Core §10.1 an id_token_kid of a client is published too', async () => {
  await makeClient(server, { id_token_kid: 'their-own-name', id_token_signature_alg: 'ES256' })
  server.clock.skew = 86_600_000
  assert.ok((await kids()).includes('their-own-name'))
  const token = await server.context.keys.sign({ sub: 'x' }, 'JWT', { alg: 'ES256', kid: 'their-own-name' })
  assert.ok(await verifies(token))
  assert.equal((await server.context.keys.verify(token, ['jwt']))?.['sub'], 'x')
  server.clock.skew = 0
})
test('keys are shared by nodes: two that start at once make one', async () => {
  const own = await startServer()
  const { db, store, vault, settings } = own.context
  const nodes = Array.from({ length: 5 }, () => openKeys({ db, store, vault, settings, tally: { used: () => {} }, now: Date.now }))
  const tokens = await Promise.all(nodes.map((keys) => keys.sign({}, 'JWT', { alg: 'RS256' })))
  assert.equal(new Set(tokens.map(kidOf)).size, 1)
  assert.equal((await db.table(keyPair).find({ is_default: true })).length, 1)
  await own.close()
})
test('OIDC Core §3.1.3.6 hashes in an ID token go with the algorithm that signed it, whatever was set for all', async () => {
  const { id } = (await administer('POST', '/api/clients', { key_pair_type: { type: 'ec', curve: 'P-384' } })).data
  assert.equal(await server.context.keys.algFor({ alg: 'ES256', client_id: id }), 'ES384')
  assert.equal(await server.context.keys.algFor({ alg: 'ES256' }), 'ES256')
})
