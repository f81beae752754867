import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync, type webcrypto } from 'node:crypto'
import { after, before, test } from 'node:test'
import { generateKeyPair, SignJWT } from 'jose'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.ts'
import { makePerson } from '../support/people.ts'

let server: DescribedServer
let partner: ForeignIssuer
let sub: string
before(async () => {
  server = await describedServer()
  partner = await foreignIssuer('https://partner.example', server.issuer)
  sub = (await makePerson(server, { authorized_scopes: ['scopes:read:all'] })).id
  const trusted = { name: 'Partner', issuer: partner.issuer, jwks: partner.jwks, purposes: ['api'], scopes: ['scopes:read:all'] }
  assert.equal((await server.api('POST', '/api/trusted-issuers', trusted)).status, 201)
})
after(() => server.close())

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const now = () => Math.floor(Date.now() / 1000)
const claims = () => ({ iss: partner.issuer, aud: server.issuer, iat: now(), exp: now() + 60, sub, scope: 'scopes:read:all' })
const statusOf = async (bearer: string, root = '') => (await server.call('GET', `${root}/api/scopes`, { bearer })).status

test('the token that the attacks start from is good', async () => assert.equal(await statusOf(await partner.token({ sub })), 200))

test('RFC 8725 §3.1 a foreign token signed with none, or with the public key as a shared secret, is refused', async () => {
  for (const alg of ['none', 'None', 'NONE']) assert.equal(await statusOf(`${part({ alg, typ: 'at+jwt' })}.${part(claims())}.AA`), 401)
  const jwk = partner.jwks.keys[0] as webcrypto.JsonWebKey
  const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'pem', type: 'spki' }).toString()
  for (const secret of [pem, JSON.stringify(jwk), String(jwk['x'])])
    assert.equal(await statusOf(await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'one' }).sign(Buffer.from(secret))), 401)
})

test('RFC 7515 §4.1.3 a key that the header brings, or points at, is not looked at', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  for (const header of [{ jwk }, { jku: 'https://evil.example/keys' }, { x5u: 'https://evil.example/cert' }])
    assert.equal(await statusOf(await new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'one', ...header }).sign(privateKey)), 401)
})

test('an algorithm that the issuer is not let, although its key fits, is refused', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS512', { extractable: true })
  const { exportJWK } = await import('jose')
  const rsa = { name: 'RSA', issuer: 'https://rsa.example', jwks: { keys: [await exportJWK(publicKey)] }, purposes: ['api'], scopes: ['scopes:read:all'] }
  assert.equal((await server.api('POST', '/api/trusted-issuers', rsa)).status, 201)
  const sign = (alg: string) => new SignJWT({ ...claims(), iss: rsa.issuer }).setProtectedHeader({ alg, typ: 'at+jwt' }).sign(privateKey)
  assert.equal(await statusOf(await sign('RS512')), 401)
})

test('RFC 7519 §4.1 a foreign token for others, of others, expired, not yet begun or without an end is refused', async () => {
  const wrong: readonly Record<string, unknown>[] = [
    { aud: 'https://other.example' },
    { aud: undefined },
    { aud: [] },
    { aud: `${server.issuer}/` },
    { iss: 'https://unknown.example' },
    { iss: undefined },
    { iss: server.issuer },
    { exp: now() - 60 },
    { exp: undefined },
    { exp: '9999999999' },
    { nbf: now() + 600 },
    { iat: now() + 600 },
    { sub: undefined },
    { sub: ['x'] },
    { sub: '\u0000' },
    { sub: 'nobody' },
  ]
  for (const one of wrong) assert.equal(await statusOf(await partner.token({ sub, ...one })), 401, JSON.stringify(one))
})

test('RFC 8725 §3.11 an ID token of the issuer, and a token with a critical extension, are refused', async () => {
  for (const header of [{ typ: 'JWT' }, { typ: undefined }, { typ: 'logout+jwt' }]) assert.equal(await statusOf(await partner.token({ sub }, header)), 401)
  const [, payload, signature] = (await partner.token({ sub })).split('.')
  assert.equal(await statusOf(`${part({ alg: 'ES256', typ: 'at+jwt', kid: 'one', crit: ['x'], x: 1 })}.${payload}.${signature}`), 401)
})

test('RFC 9449 §7.2 a foreign token that is bound to a key is of no use as a mere bearer', async () => {
  assert.equal(await statusOf(await partner.token({ sub, cnf: { jkt: 'x' } })), 401)
})

test('an issuer that one tenant trusts is a stranger to every other', async () => {
  assert.equal((await server.api('POST', '/api/tenants', { name: 'Other', slug: 'other' })).status, 201)
  for (const aud of [server.issuer, `${server.issuer}/t/other`]) assert.equal(await statusOf(await partner.token({ sub, aud }), '/t/other'), 401)
})

test('a huge token, and one of nonsense, is refused without work', async () => {
  assert.equal(await statusOf(await partner.token({ sub, padding: 'x'.repeat(13_000) })), 401)
  for (const bearer of ['a.b.c', 'ey.ey.ey', '...', `${part([])}.${part([])}.AA`, `${part(5)}.${part(null)}.AA`])
    assert.equal(await statusOf(bearer), 401, bearer)
})

test('userinfo and introspection take no token of another issuer', async () => {
  const bearer = await partner.token({ sub, scope: 'openid' })
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer })).status, 401)
  const { json } = await server.call('POST', '/oauth/introspect', {
    form: { token: bearer },
    basic: ['gatehouse-admin', 'an administration secret for tests only'],
  })
  assert.notEqual(json.active, true)
})
