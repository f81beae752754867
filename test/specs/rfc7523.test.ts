import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK } from 'jose'
import type { Client } from '#model/client.ts'
import { ASSERTION_TYPE, type Assertion, assertion, showing } from '../support/assertions.ts'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let pair: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }
let jwk: JWK
/** The document that a client publishes at its jwks_uri, and how often it was read. */
const remote = { keys: [] as JWK[], reads: 0, status: 200 }
let web: Server
let jwksUri: string
before(async () => {
  web = createServer((_request, response) => {
    remote.reads++
    response.writeHead(remote.status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: remote.keys }))
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const { port } = web.address() as AddressInfo
  jwksUri = `http://127.0.0.1:${port}/jwks`
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  pair = await generateKeyPair('ES256', { extractable: true })
  jwk = await exportJWK(pair.publicKey)
})
after(async () => {
  web.close()
  await server.close()
})

const keyed = (fields: Partial<Client> = {}) =>
  makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], ...('jwks_uri' in fields ? {} : { jwks: { keys: [jwk as never] } }), ...fields })
const ask = (form: Record<string, string>) => server.call('POST', '/oauth/token', { form })
const show = async (client_id: string, parts: Partial<Assertion> = {}, more: Record<string, string> = {}) =>
  ask({ ...showing(await assertion({ client_id, issuer: server.issuer, key: pair.privateKey, ...parts })), ...more })
const refused = { status: 401, error: 'invalid_client' }
const outcome = ({ status, json }: Awaited<ReturnType<typeof ask>>) => ({ status, error: json.error })

test('RFC 7523 §2.2 a client proves itself with its private key', async () => {
  const { id } = await keyed()
  assert.equal((await show(id)).status, 200)
  assert.equal((await show(id, {}, { client_id: id })).status, 200)
  assert.equal((await show(id, { header: { typ: 'JWT', kid: 'whatever' } })).status, 200)
})
test('draft-ietf-oauth-rfc7523bis §3 the explicit type is understood', async () => {
  const { id } = await keyed()
  assert.equal((await show(id, { header: { typ: 'client-authentication+jwt' } })).status, 200)
  assert.deepEqual(outcome(await show(id, { header: { typ: 'at+jwt' } })), refused)
})
test('RFC 7523 §3 the key may be a JWK, a PEM or one of many', async () => {
  const other = await exportJWK((await generateKeyPair('ES256')).publicKey)
  const rsa = await exportJWK((await generateKeyPair('RS256')).publicKey)
  const places: Partial<Client>[] = [
    { jwks: undefined, jwk: jwk as never },
    { jwks: undefined, jwt_public_key: await exportSPKI(pair.publicKey) },
    { jwks: { keys: [{ ...other, kid: 'a' }, rsa, { ...jwk, kid: 'b' }] as never } },
  ]
  for (const place of places) assert.equal((await show((await keyed(place)).id)).status, 200)
})
for (const alg of ['ES384', 'ES512', 'EdDSA', 'RS256', 'PS256'])
  test(`RFC 7518 §3.1 assertions may be signed with ${alg}`, async () => {
    const { privateKey, publicKey } = await generateKeyPair(alg)
    const { id } = await keyed({ jwks: { keys: [(await exportJWK(publicKey)) as never] }, token_endpoint_jwt_auth_alg: alg as 'ES384' })
    assert.equal((await show(id, { key: privateKey, alg })).status, 200)
  })
test('RFC 7523 §3 every wrong claim is refused', async () => {
  const { id } = await keyed()
  const now = Math.floor(Date.now() / 1000)
  const wrong: Record<string, unknown>[] = [
    { iss: 'somebody' },
    { iss: undefined },
    { aud: undefined },
    { aud: 'https://other.example' },
    { aud: `${server.issuer}/` },
    { aud: [server.issuer, 'https://other.example'] },
    { aud: [] },
    { aud: `${server.issuer}/oauth/token` },
    { exp: undefined },
    { exp: now - 11 },
    { exp: now + 3600 },
    { exp: String(now + 60) },
    { nbf: now + 120 },
    { iat: now + 120 },
    { jti: undefined },
    { jti: '' },
    { jti: 7 },
  ]
  for (const claims of wrong) assert.deepEqual(outcome(await show(id, { claims })), refused, JSON.stringify(claims))
})
test('RFC 7523 §3 the audience may stand in an array of one', async () => {
  const { id } = await keyed()
  assert.equal((await show(id, { claims: { aud: [server.issuer] } })).status, 200)
})
test('RFC 7523 §3 ten seconds between the clocks do no harm', async () => {
  const { id } = await keyed()
  const now = Math.floor(Date.now() / 1000)
  assert.equal((await show(id, { claims: { exp: now - 8, iat: now + 8, nbf: now + 8 } })).status, 200)
})
test('the token endpoint as audience is for clients that are switched to it', async () => {
  const { id } = await keyed({ assertion_audience: 'issuer_or_token_endpoint' })
  assert.equal((await show(id, { claims: { aud: `${server.issuer}/oauth/token` } })).status, 200)
  assert.equal((await show(id)).status, 200)
  assert.deepEqual(outcome(await show(id, { claims: { aud: [server.issuer, `${server.issuer}/oauth/token`] } })), refused)
})
test('RFC 7523 §3 an assertion is used once', async () => {
  const { id } = await keyed()
  const form = showing(await assertion({ client_id: id, issuer: server.issuer, key: pair.privateKey }))
  assert.equal((await ask(form)).status, 200)
  assert.deepEqual(outcome(await ask(form)), refused)
})
test('RFC 7521 §4.2 what is not an assertion is refused before anything else', async () => {
  const { id } = await keyed()
  const good = await assertion({ client_id: id, issuer: server.issuer, key: pair.privateKey })
  const cases: [Record<string, string>, number, string][] = [
    [{ client_assertion: good }, 400, 'invalid_request'],
    [{ client_assertion_type: ASSERTION_TYPE }, 400, 'invalid_request'],
    [{ client_assertion: good, client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' }, 400, 'invalid_request'],
    [{ client_assertion: 'x.y', client_assertion_type: ASSERTION_TYPE }, 401, 'invalid_client'],
    [{ client_assertion: `${good}.a`, client_assertion_type: ASSERTION_TYPE }, 401, 'invalid_client'],
    [{ client_assertion: 'a'.repeat(9000), client_assertion_type: ASSERTION_TYPE }, 401, 'invalid_client'],
    [{ client_assertion: good, client_assertion_type: ASSERTION_TYPE, client_id: 'another' }, 400, 'invalid_request'],
  ]
  for (const [form, status, error] of cases) assert.deepEqual(outcome(await ask({ grant_type: 'client_credentials', ...form })), { status, error })
})
test('OIDC Core §9 client_secret_jwt is an HMAC with the secret', async () => {
  const { id, secret } = await makeClient(server, { token_endpoint_auth_methods: ['client_secret_jwt'] })
  assert.equal((await show(id, { key: Buffer.from(secret), alg: 'HS256' })).status, 200)
  assert.deepEqual(outcome(await show(id, { key: Buffer.from(`${secret}x`), alg: 'HS256' })), refused)
  assert.deepEqual(outcome(await show(id, { key: Buffer.from(secret), alg: 'HS512' })), refused)
  const strict = await makeClient(server, { token_endpoint_auth_methods: ['client_secret_jwt'], token_endpoint_jwt_auth_alg: 'HS512' })
  assert.equal((await show(strict.id, { key: Buffer.from(strict.secret), alg: 'HS512' })).status, 200)
})
test('OIDC Core §10.1 a chosen secret that signs must be long enough', async () => {
  const short = makeClient(server, { token_endpoint_auth_methods: ['client_secret_jwt'], secret: 'too short' })
  await assert.rejects(short, { error: 'unprocessable_entity' })
})
test('RFC 7591 §2 keys are read from jwks_uri, and read again for an unknown kid, but not for each', async () => {
  remote.keys = [{ ...jwk, kid: 'one' }]
  const { id } = await keyed({ jwks_uri: jwksUri })
  for (let i = 0; i < 3; i++) assert.equal((await show(id, { header: { kid: 'one' } })).status, 200)
  assert.equal(remote.reads, 1)
  const next = await generateKeyPair('ES256')
  remote.keys = [...remote.keys, { ...(await exportJWK(next.publicKey)), kid: 'two' }]
  const withTwo = () => show(id, { key: next.privateKey, header: { kid: 'two' } })
  assert.deepEqual(outcome(await withTwo()), refused)
  server.clock.skew = 31_000
  const now = Math.floor((Date.now() + server.clock.skew) / 1000)
  const late = () => show(id, { key: next.privateKey, header: { kid: 'two' }, claims: { exp: now + 60, iat: now } })
  assert.equal((await late()).status, 200)
  assert.equal((await late()).status, 200)
  assert.equal(remote.reads, 2)
  server.clock.skew = 0
})
test('RFC 7591 §2 a jwks_uri that fails, or that may not be reached, gives no keys and no error of ours', async () => {
  remote.status = 500
  const { id } = await keyed({ jwks_uri: `${jwksUri}?failing` })
  assert.deepEqual(outcome(await show(id)), refused)
  remote.status = 200
  const hidden = await keyed({ jwks_uri: 'http://169.254.169.254/latest/meta-data' })
  assert.deepEqual(outcome(await show(hidden.id)), refused)
  const reads = remote.reads
  const elsewhere = await keyed({ jwks_uri: `${jwksUri}?elsewhere`, trusted_hosts: ['keys.example'] })
  assert.deepEqual(outcome(await show(elsewhere.id)), refused)
  assert.equal(remote.reads, reads)
})
test('RFC 7518 §3.3 a key of less than 2048 bits proves nothing', async () => {
  const { generateKeyPairSync, sign } = await import('node:crypto')
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const { id } = await keyed({ jwks: { keys: [weak.publicKey.export({ format: 'jwk' }) as never] } })
  const [head, body] = (await assertion({ client_id: id, issuer: server.issuer, key: (await generateKeyPair('RS256')).privateKey, alg: 'RS256' })).split('.')
  const signature = sign('sha256', Buffer.from(`${head}.${body}`), weak.privateKey).toString('base64url')
  assert.deepEqual(outcome(await ask(showing(`${head}.${body}.${signature}`))), refused)
})
