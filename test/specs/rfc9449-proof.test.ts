import assert from 'node:assert/strict'
import { createHmac, generateKeyPairSync } from 'node:crypto'
import { after, before, test } from 'node:test'
import { exportJWK } from 'jose'
import { newRow } from '#fields/write.ts'
import { tenant } from '#model/tenant.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { type ProofChange, type ProofKey, proofKey } from '../support/dpop.ts'
import { startServer, type TestServer } from '../support/server.ts'

const grant_type = 'client_credentials'
let server: TestServer
let machine: TestClient
let key: ProofKey
before(async () => {
  server = await startServer()
  machine = await makeClient(server)
  key = await proofKey()
})
after(() => server.close())

const send = (headers: Record<string, string>) => server.call('POST', '/oauth/token', { form: { grant_type }, basic: machine.basic, headers })
const sendProof = async (change?: ProofChange, by = key) => send(await by.forTokens(server, change))
async function refusedAs(change: ProofChange, message: RegExp, by = key) {
  const { status, json } = await sendProof(change, by)
  assert.deepEqual([status, json.error], [400, 'invalid_dpop_proof'])
  assert.match(json.error_description, message)
}
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const now = () => Math.floor((Date.now() + server.clock.skew) / 1000)

test('RFC 9449 §4.3 a proof that is right in every respect is taken', async () => {
  const { status, json } = await sendProof()
  assert.deepEqual([status, json.token_type], [200, 'DPoP'])
})
for (const alg of ['ES384', 'ES512', 'EdDSA', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'])
  test(`RFC 9449 §4.2 a proof may be signed with ${alg}`, async () => {
    assert.equal((await sendProof({}, await proofKey(alg))).status, 200)
  })
test('RFC 9864 §2.2 Ed25519 is another name for what EdDSA is here', async () => {
  const edwards = await proofKey('EdDSA')
  const dpop = await edwards.proof('POST', `${server.issuer}/oauth/token`, { header: { alg: 'Ed25519' } })
  assert.equal((await send({ dpop })).status, 200)
})
test('RFC 9449 §4.3 two proofs are one too many', async () => {
  const [one, other] = [await key.forTokens(server), await key.forTokens(server)]
  const { status, json } = await send({ dpop: `${one.dpop}, ${other.dpop}` })
  assert.deepEqual([status, json.error], [400, 'invalid_dpop_proof'])
  assert.match(json.error_description, /more than one/)
})
for (const [what, proof] of [
  ['no JWT', 'proof'],
  ['two parts', `${part({ typ: 'dpop+jwt' })}.${part({})}`],
  ['a header that is no JSON', 'aaaa.bbbb.cccc'],
  ['a header that is a list', `${part([])}.${part({})}.aaaa`],
  ['a header that is null', `${part(null)}.${part({})}.aaaa`],
  ['no signature', `${part({ typ: 'dpop+jwt', alg: 'none' })}.${part({})}.`],
  ['nothing', ''],
] as const)
  test(`RFC 9449 §4.3 ${what} is no well-formed proof`, async () => {
    const { status, json } = await send({ dpop: proof })
    assert.deepEqual([status, json.error], [400, 'invalid_dpop_proof'])
  })
for (const name of ['jti', 'htm', 'htu', 'iat'])
  test(`RFC 9449 §4.3 a proof without ${name} is refused`, () => refusedAs({ claims: { [name]: undefined } }, new RegExp(`${name} is missing`)))
for (const claims of [{ jti: 7 }, { jti: '' }, { htm: ['POST'] }, { htu: {} }, { iat: 'today' }, { nonce: 7 }])
  test(`RFC 9449 §4.2 claims of the wrong type are refused: ${JSON.stringify(claims)}`, () => refusedAs({ claims }, /is missing, or no/))
for (const typ of ['jwt', 'at+jwt', undefined, 'application/dpop+jwt'])
  test(`RFC 9449 §4.3 typ ${typ} is refused: whatever else the client signs must not pass for a proof`, () =>
    refusedAs({ header: { typ } }, /typ must be dpop\+jwt/))
test('RFC 9449 §4.3 alg none is refused', async () => {
  const claims = { jti: 'x', htm: 'POST', htu: `${server.issuer}/oauth/token`, iat: now() }
  const { json } = await send({ dpop: `${part({ typ: 'dpop+jwt', alg: 'none', jwk: key.jwk })}.${part(claims)}.aaaa` })
  assert.deepEqual([json.error, json.error_description.startsWith('the DPoP proof: alg must be one of ES256')], ['invalid_dpop_proof', true])
})
test('RFC 9449 §4.3 a symmetric alg is refused, also with the public key as its secret', async () => {
  const claims = { jti: 'x', htm: 'POST', htu: `${server.issuer}/oauth/token`, iat: now() }
  for (const jwk of [key.jwk, { kty: 'oct', k: 'c2VjcmV0' }]) {
    const input = `${part({ typ: 'dpop+jwt', alg: 'HS256', jwk })}.${part(claims)}`
    const { json } = await send({ dpop: `${input}.${createHmac('sha256', JSON.stringify(jwk)).update(input).digest('base64url')}` })
    assert.equal(json.error, 'invalid_dpop_proof')
    assert.match(json.error_description, /alg must be one of/)
  }
})
test('RFC 9449 §4.3 an alg that the key is not for is refused', async () => {
  const rsa = await proofKey('RS256')
  await refusedAs({ header: { jwk: rsa.jwk } }, /not a key for this alg/)
  await refusedAs({ header: { jwk: (await proofKey('ES384')).jwk } }, /not a key for this alg/)
})
test('RFC 9449 §4.3 a signature by another key is refused', async () => {
  await refusedAs({ key: (await proofKey()).privateKey }, /signature is not by the key/)
  await refusedAs({ header: { jwk: (await proofKey()).jwk } }, /signature is not by the key/)
})
test('RFC 9449 §4.3 a signature of the wrong length is refused', async () => {
  const { dpop } = await key.forTokens(server)
  for (const proof of [dpop.slice(0, -4), `${dpop}AAAA`]) assert.equal((await send({ dpop: proof })).json.error, 'invalid_dpop_proof')
})
test('RFC 9449 §4.3 claims that were changed after signing are refused', async () => {
  const [header, payload = '', signature] = (await key.forTokens(server)).dpop.split('.')
  const changed = part({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), jti: 'another' })
  assert.equal((await send({ dpop: `${header}.${changed}.${signature}` })).json.error, 'invalid_dpop_proof')
})
test('RFC 9449 §4.3 a private key in the header is refused', async () => {
  const jwk = await exportJWK(key.privateKey)
  assert.ok(jwk.d)
  await refusedAs({ header: { jwk } }, /private or shared key/)
  for (const member of ['p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']) await refusedAs({ header: { jwk: { ...key.jwk, [member]: 'AQAB' } } }, /private or shared key/)
})
for (const jwk of [undefined, 'text', null, {}, { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' }, { kty: 'EC', crv: 'secp256k1' }])
  test(`RFC 9449 §4.3 a jwk that is no public key is refused: ${JSON.stringify(jwk)}`, () => refusedAs({ header: { jwk } }, /jwk is/))
test('RFC 9449 §4.3 a key that is declared for encryption is refused', () =>
  refusedAs({ header: { jwk: { ...key.jwk, use: 'enc' } } }, /jwk is not a public key for signatures/))
test('RFC 7518 §3.3 an RSA key of less than 2048 bits proves nothing', async () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const jwk = weak.publicKey.export({ format: 'jwk' })
  const input = `${part({ typ: 'dpop+jwt', alg: 'RS256', jwk })}.${part({ jti: 'x', htm: 'POST', htu: `${server.issuer}/oauth/token`, iat: now() })}`
  assert.equal((await send({ dpop: `${input}.AAAA` })).json.error, 'invalid_dpop_proof')
})
test('a key that takes long to verify with is refused before it is used', async () => {
  const rsa = await proofKey('RS256')
  const longer = { ...rsa.jwk, n: Buffer.alloc(520, 0xff).toString('base64url') }
  await refusedAs({ header: { jwk: longer } }, /too long/, rsa)
  await refusedAs({ header: { jwk: { ...rsa.jwk, e: Buffer.alloc(64, 0xff).toString('base64url') } } }, /too long/, rsa)
})
test('RFC 7515 §4.1.11 an extension that is critical is refused', async () => {
  const { key: unused, ...right } = { key: undefined, htm: 'POST', htu: `${server.issuer}/oauth/token`, jti: 'x', iat: now() }
  assert.equal(unused, undefined)
  const { json } = await send({ dpop: `${part({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.jwk, crit: ['b64'] })}.${part(right)}.AAAA` })
  assert.match(json.error_description, /crit/)
})
for (const htm of ['GET', 'post', 'PUT', 'POST '])
  test(`RFC 9449 §4.3 htm ${htm} is refused for a POST`, () => refusedAs({ claims: { htm } }, /htm must be POST/))
for (const htu of [
  'https://id.example/oauth/par',
  'https://id.example/oauth/token/',
  'https://id.example/oauth/Token',
  'http://id.example/oauth/token',
  'https://id.example:8443/oauth/token',
  'https://evil.example/oauth/token',
  'https://id.example.evil.example/oauth/token',
  'https://user@id.example/oauth/token',
  'https://id.example/t/acme/oauth/token',
  'https://id.example/oauth%2Ftoken',
  '/oauth/token',
  'oauth/token',
  'https://',
])
  test(`RFC 9449 §4.3 htu ${htu} is refused at another URL`, () => refusedAs({ claims: { htu } }, /htu must be https:\/\/id\.example\/oauth\/token/))
for (const htu of [
  'https://id.example/oauth/token?resource=x',
  'https://id.example/oauth/token#top',
  'https://ID.example/oauth/token',
  'HTTPS://id.example:443/oauth/token',
  'https://id.example/oauth/./x/../token',
  'https://id.example/o%61uth/tok%65n',
])
  test(`RFC 9449 §4.3 htu ${htu} is this URL, without query and fragment, normalised`, async () => {
    assert.equal((await sendProof({ claims: { htu } })).status, 200)
  })
test('RFC 9449 §4.3 htu is what the operator calls the server, whatever the request says', async () => {
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' }
  assert.equal((await send({ ...headers, ...(await key.forTokens(server)) })).status, 200)
  const forged = await key.proof('POST', 'http://evil.example/oauth/token')
  assert.equal((await send({ ...headers, dpop: forged })).json.error, 'invalid_dpop_proof')
})
test('RFC 9449 §4.3 a tenant has URLs of its own', async () => {
  await server.store.global.table(tenant).insert(newRow(tenant, { id: 'tn_acme', slug: 'acme', name: 'Acme' }))
  const context = await server.contexts.find('acme')
  assert(context)
  const tenants = { ...server, context, issuer: context.issuer }
  const its = await makeClient(tenants, { id: 'its-machine' })
  const ask = async (issuer: string, path = '/t/acme/oauth/token') =>
    (await server.call('POST', path, { form: { grant_type }, basic: its.basic, headers: await key.forTokens({ issuer }) })).json
  assert.equal((await ask(context.issuer)).token_type, 'DPoP')
  assert.equal((await ask(server.issuer)).error, 'invalid_dpop_proof')
})
for (const [what, age, good] of [
  ['made now', 0, true],
  ['a minute old', 60, true],
  ['two minutes old, as a clock may be wrong', 119, true],
  ['three minutes old', 180, false],
  ['of half a minute hence, as a clock may be wrong', -30, true],
  ['of two minutes hence', -120, false],
] as const)
  test(`RFC 9449 §4.3 a proof ${what} is ${good ? 'taken' : 'refused'}`, async () => {
    if (good) assert.equal((await sendProof({ claims: { iat: now() - age } })).status, 200)
    else await refusedAs({ claims: { iat: now() - age } }, /iat (is too long ago|lies in the future)/)
  })
test('RFC 9449 §8.2 a client whose clock is wrong is told a nonce, with which its clock does not matter', async () => {
  const late = await sendProof({ claims: { iat: now() - 86_400 } })
  assert.equal(late.json.error, 'invalid_dpop_proof')
  const nonce = String(late.headers['dpop-nonce'])
  assert.equal((await sendProof({ claims: { iat: now() - 86_400, nonce } })).status, 200)
})
test('RFC 9449 §11.1 a proof is good once', async () => {
  const headers = await key.forTokens(server)
  assert.equal((await send(headers)).status, 200)
  const { status, json } = await send(headers)
  assert.deepEqual([status, json.error], [400, 'invalid_dpop_proof'])
  assert.match(json.error_description, /used before/)
})
test('RFC 9449 §11.1 a jti is good once, also for another client', async () => {
  const other = await makeClient(server)
  const claims = { jti: 'the same', iat: now() }
  assert.equal((await sendProof({ claims })).status, 200)
  await refusedAs({ claims }, /used before/)
  const headers = await key.forTokens(server, { claims })
  const { json } = await server.call('POST', '/oauth/token', { form: { grant_type }, basic: other.basic, headers })
  assert.equal(json.error, 'invalid_dpop_proof')
})
test('RFC 9449 §11.1 the same jti of another key is another', async () => {
  const claims = { jti: 'of two keys' }
  assert.equal((await sendProof({ claims })).status, 200)
  assert.equal((await sendProof({ claims }, await proofKey())).status, 200)
})
test('RFC 9449 §11.1 a proof stays used for as long as it could be presented, also when old records are purged', async () => {
  const headers = await key.forTokens(server)
  assert.equal((await send(headers)).status, 200)
  for (const skew of [60_000, 118_000]) {
    server.clock.skew = skew
    await server.store.purge(Date.now() + skew)
    assert.match((await send(headers)).json.error_description, /used before/)
  }
  server.clock.skew = 0
})
test('RFC 9449 §11.1 a request that is refused for another reason does not use up its proof', async () => {
  const headers = await key.forTokens(server)
  const wrong = await server.call('POST', '/oauth/token', { form: { grant_type, scope: 'nonsense' }, basic: machine.basic, headers })
  assert.equal(wrong.json.error, 'invalid_scope')
  assert.equal((await send(headers)).status, 200)
})
test('a proof that is longer than any proof is not looked at', async () => {
  await refusedAs({ claims: { padding: 'x'.repeat(9000) } }, /longer than 8192/)
})
test('the client is asked who it is before its proof is looked at', async () => {
  const { status, json } = await server.call('POST', '/oauth/token', { form: { grant_type }, basic: [machine.id, 'wrong'], headers: { dpop: 'nonsense' } })
  assert.deepEqual([status, json.error], [401, 'invalid_client'])
})
