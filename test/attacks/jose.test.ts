import assert from 'node:assert/strict'
import { createHmac, KeyObject, sign, type webcrypto } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK } from 'jose'
import { newRow } from '#fields/write.ts'
import { tenant } from '#model/tenant.ts'
import { assertion, showing } from '../support/assertions.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let rsa: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }
let rsaClient: TestClient
let secretClient: TestClient
let evil: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }
let evilJwk: JWK
before(async () => {
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  rsa = await generateKeyPair('RS256', { extractable: true })
  rsaClient = await makeClient(server, {
    token_endpoint_auth_methods: ['private_key_jwt', 'client_secret_jwt'],
    jwks: { keys: [(await exportJWK(rsa.publicKey)) as never] },
  })
  secretClient = await makeClient(server, { token_endpoint_auth_methods: ['client_secret_jwt'] })
  evil = await generateKeyPair('ES256', { extractable: true })
  evilJwk = await exportJWK(evil.publicKey)
})
after(() => server.close())

const nodeKey = (key: CryptoKey) => KeyObject.from(key as webcrypto.CryptoKey)
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claimsOf = (id: string) => {
  const now = Math.floor(Date.now() / 1000)
  return { iss: id, sub: id, aud: server.issuer, iat: now, exp: now + 60, jti: crypto.randomUUID() }
}
const unsigned = (header: object, id: string) => `${encode(header)}.${encode(claimsOf(id))}`
async function isRefused(jwt: string, why: string) {
  const { status, json } = await server.call('POST', '/oauth/token', { form: showing(jwt) })
  assert.deepEqual([status, json.error], [401, 'invalid_client'], why)
}

test('RFC 8725 §2.1 alg none is no signature, however it is spelt', async () => {
  for (const alg of ['none', 'None', 'NONE', 'nOnE', '', undefined, null, 0, ['none'], {}])
    for (const tail of ['.', `.${encode('')}`, '']) await isRefused(unsigned({ alg }, rsaClient.id) + tail, JSON.stringify(alg))
})
test('CVE-2015-9235 a public key is not the key of an HMAC', async () => {
  const pem = await exportSPKI(rsa.publicKey)
  const input = unsigned({ alg: 'HS256', typ: 'JWT' }, rsaClient.id)
  for (const key of [pem, pem.trim(), JSON.stringify(await exportJWK(rsa.publicKey)), 'x'])
    await isRefused(`${input}.${createHmac('sha256', key).update(input).digest('base64url')}`, 'public key as secret')
})
test('RFC 8725 §3.1 the algorithm is the registered one, not what the header says', async () => {
  const strict = await makeClient(server, {
    token_endpoint_auth_methods: ['private_key_jwt'],
    token_endpoint_jwt_auth_alg: 'RS256',
    jwks: { keys: [(await exportJWK(rsa.publicKey)) as never] },
  })
  const spoken = await assertion({ client_id: strict.id, issuer: server.issuer, key: rsa.privateKey, alg: 'RS256' })
  assert.equal((await server.call('POST', '/oauth/token', { form: showing(spoken) })).status, 200)
  const input = unsigned({ alg: 'RS512' }, strict.id)
  await isRefused(`${input}.${sign('sha512', Buffer.from(input), nodeKey(rsa.privateKey)).toString('base64url')}`, 'RS512 for RS256')
  const secretInput = unsigned({ alg: 'HS384' }, secretClient.id)
  await isRefused(`${secretInput}.${createHmac('sha384', secretClient.secret).update(secretInput).digest('base64url')}`, 'HS384 for HS256')
})
test('CVE-2018-0114, CVE-2026-27962 a key that comes with the token is not looked at', async () => {
  let visits = 0
  const web = createServer((_request, response) => {
    visits++
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [{ ...evilJwk, kid: 'evil' }] }))
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}/keys`
  for (const header of [{ jwk: evilJwk }, { jku: url, kid: 'evil' }, { x5u: url }, { x5c: ['MIIB'] }])
    await isRefused(await assertion({ client_id: rsaClient.id, issuer: server.issuer, key: evil.privateKey, header }), JSON.stringify(header))
  assert.equal(visits, 0)
  web.close()
})
test('RFC 7515 §4.1.11, CVE-2025-59420 an unknown crit is refused', async () => {
  const unknown = { alg: 'RS256', crit: ['http://example.com/must'], 'http://example.com/must': true }
  const input = unsigned(unknown, rsaClient.id)
  await isRefused(`${input}.${sign('sha256', Buffer.from(input), nodeKey(rsa.privateKey)).toString('base64url')}`, 'crit')
  const detached = unsigned({ alg: 'RS256', b64: false, crit: ['b64'] }, rsaClient.id)
  await isRefused(`${detached}.${sign('sha256', Buffer.from(detached), nodeKey(rsa.privateKey)).toString('base64url')}`, 'b64')
})
test('CVE-2022-21449 a signature of zeros, or of another shape, is none', async () => {
  const ecClient = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], jwks: { keys: [evilJwk as never] } })
  const input = unsigned({ alg: 'ES256' }, ecClient.id)
  const der = sign('sha256', Buffer.from(input), nodeKey(evil.privateKey))
  for (const signature of [Buffer.alloc(64), Buffer.alloc(0), Buffer.alloc(63, 1), Buffer.alloc(128, 1), der])
    await isRefused(`${input}.${signature.toString('base64url')}`, 'zeros')
  // Access tokens are verified by the same rule.
  const machine = await makeClient(server, { access_token_format: 'jwt' })
  const { access_token } = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: machine.basic })).json
  const [head, body] = access_token.split('.')
  for (const signature of [Buffer.alloc(64), Buffer.alloc(0)]) {
    const token = `${head}.${body}.${signature.toString('base64url')}`
    assert.deepEqual((await server.call('POST', '/oauth/introspect', { form: { token }, basic: machine.basic })).json, { active: false })
  }
})
test('an access token signed with another key, or changed, is not active', async () => {
  const machine = await makeClient(server, { access_token_format: 'jwt' })
  const { access_token } = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: machine.basic })).json
  const [head = '', body = '', tail = ''] = access_token.split('.')
  const [header, claims] = [head, body].map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()))
  const forge = async (newHeader: object) => {
    const input = `${encode(newHeader)}.${body}`
    return `${input}.${sign('sha256', Buffer.from(input), { key: nodeKey(evil.privateKey), dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
  }
  const tokens = [
    await forge(header),
    await forge({ ...header, jwk: evilJwk }),
    `${head}.${encode({ ...claims, scope: 'clients:manage:all' })}.${tail}`,
    `${encode({ ...header, alg: 'none' })}.${body}.`,
    `${head}.${body}.${tail.slice(0, -2)}`,
  ]
  for (const token of tokens)
    assert.deepEqual((await server.call('POST', '/oauth/introspect', { form: { token }, basic: machine.basic })).json, { active: false })
})
test('CVE-2025-27370 an assertion for one tenant is not good for another', async () => {
  await server.store.global.table(tenant).insert(newRow(tenant, { id: 'tn_other', slug: 'other', name: 'Other' }))
  const other = await server.contexts.find('other')
  assert.ok(other)
  const fields = { id: 'shared-id', token_endpoint_auth_methods: ['private_key_jwt'], jwks: { keys: [evilJwk as never] } }
  await makeClient(server, fields)
  await makeClient({ context: other }, fields)
  const here = await assertion({ client_id: 'shared-id', issuer: server.issuer, key: evil.privateKey })
  const there = await server.call('POST', '/t/other/oauth/token', { form: showing(here) })
  assert.deepEqual([there.status, there.json.error], [401, 'invalid_client'])
  assert.equal((await server.call('POST', '/oauth/token', { form: showing(here) })).status, 200)
  for (const aud of [[server.issuer, other.issuer], other.issuer, `${server.issuer} ${other.issuer}`, { 0: server.issuer }])
    await isRefused(await assertion({ client_id: 'shared-id', issuer: server.issuer, key: evil.privateKey, claims: { aud } }), JSON.stringify(aud))
})
test('an assertion proves its signer only, whatever else the request names', async () => {
  const victim = await makeClient(server)
  const form = showing(await assertion({ client_id: rsaClient.id, issuer: server.issuer, key: rsa.privateKey, alg: 'RS256' }))
  assert.equal((await server.call('POST', '/oauth/token', { form: { ...form, client_id: victim.id } })).status, 400)
  await isRefused(await assertion({ client_id: victim.id, issuer: server.issuer, key: rsa.privateKey, alg: 'RS256' }), 'another client')
})
