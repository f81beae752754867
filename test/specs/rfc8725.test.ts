import assert from 'node:assert/strict'
import { createCipheriv, createHash, createPublicKey, diffieHellman, generateKeyPairSync, randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { CompactEncrypt, type CryptoKey, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose'
import type { Client } from '#model/client.ts'
import { assertion, showing } from '../support/assertions.ts'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { proofKey } from '../support/dpop.ts'
import { startServer, type TestServer } from '../support/server.ts'

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'
const TYPE = 'urn:ietf:params:oauth:token-type:'
let server: TestServer
let pair: { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey }
let flow: CodeFlow
let signing: string
before(async () => {
  server = await startServer()
  pair = await generateKeyPair('ES256', { extractable: true })
  const jwks = { keys: [await exportJWK(pair.publicKey)] } as NonNullable<Client['jwks']>
  signing = (await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], jwks })).id
  flow = await codeFlow({
    server,
    client: {
      jwks,
      access_token_format: 'jwt',
      userinfo_signed_response_alg: 'ES256',
      supported_grant_types: ['authorization_code', 'refresh_token', 'introspect', 'token_exchange'],
    },
  })
  const bearer = await server.adminToken()
  assert.equal((await server.call('POST', '/api/key-pairs', { bearer, json: { key_pair: { type: 'P-256', use: 'enc' } } })).status, 201)
})
after(() => server.close())

const authenticates = async (jwt: string) => (await server.call('POST', '/oauth/token', { form: showing(jwt) })).status === 200
const asserted = (change: object = {}) => assertion({ client_id: signing, issuer: server.issuer, key: pair.privateKey, ...change })
const refusalOf = async (request: string) => (await flow.visitor.go(`/oauth/authorize?${new URLSearchParams({ client_id: flow.app.id, request })}`)).text
const requestObject = (claims: object = {}) =>
  new SignJWT({ ...flow.request().params, iss: flow.app.id, aud: server.issuer, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'oauth-authz-req+jwt' })
    .setExpirationTime('1m')
    .sign(pair.privateKey)
async function encrypted(text: string): Promise<string> {
  const jwk = (await server.call('GET', '/oauth/jwks')).json.keys.find(({ use }: JWK) => use === 'enc')
  const alg = 'ECDH-ES'
  return new CompactEncrypt(Buffer.from(text))
    .setProtectedHeader({ alg, enc: 'A256GCM', cty: 'oauth-authz-req+jwt', kid: jwk.kid })
    .encrypt(await importJWK(jwk, alg))
}

test('RFC 8725 §3.2 discovery offers neither none, nor PKCS #1 v1.5 encryption, nor a password as a key', async () => {
  const { json } = await server.call('GET', '/.well-known/openid-configuration')
  const offered = Object.entries<string[]>(json).filter(([name]) => /_alg_values_supported$/.test(name))
  assert(offered.length > 5)
  for (const [name, algs] of offered) for (const alg of ['none', 'RSA1_5', 'PBES2-HS256+A128KW', 'dir']) assert(!algs.includes(alg), `${name}: ${alg}`)
})
test('RFC 8725 §3.3 every layer is verified: encryption does not stand for the signature inside', async () => {
  assert.doesNotMatch(await refusalOf(await encrypted(await requestObject())), /invalid_request_object/)
  const params = { ...flow.request().params, iss: flow.app.id, aud: server.issuer }
  const stranger = await generateKeyPair('ES256')
  const forged = await new SignJWT(params).setProtectedHeader({ alg: 'ES256' }).setExpirationTime('1m').sign(stranger.privateKey)
  for (const inner of [new UnsecuredJWT(params).encode(), JSON.stringify(params), forged])
    assert.match(await refusalOf(await encrypted(inner)), /invalid_request_object|request_not_supported/, inner.slice(0, 20))
})
test('RFC 8725 §3.4 a point that is not on its curve is no key', async () => {
  const key = await proofKey()
  const flipped = Buffer.from(key.jwk.y ?? '', 'base64url')
  flipped[0] = (flipped[0] ?? 0) ^ 1
  const off = { ...key.jwk, y: flipped.toString('base64url') }
  const { basic } = await makeClient(server)
  const headers = await key.forTokens(server, { header: { jwk: off } })
  assert.equal((await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic, headers })).json.error, 'invalid_dpop_proof')
})
/** A JWE that is right in every respect (RFC 7516 §5.1, RFC 7518 §4.6), made by hand, since the library makes none that is compressed. */
async function jweOf(plain: Buffer, zip: object): Promise<string> {
  const jwk = (await server.call('GET', '/oauth/jwks')).json.keys.find(({ use }: JWK) => use === 'enc')
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { kty, crv, x, y } = own.publicKey.export({ format: 'jwk' })
  const header = { alg: 'ECDH-ES', enc: 'A256GCM', kid: jwk.kid, epk: { kty, crv, x, y }, ...zip }
  const secret = diffieHellman({ privateKey: own.privateKey, publicKey: createPublicKey({ key: jwk, format: 'jwk' }) })
  const counted = (text: string) => Buffer.concat([Buffer.from([0, 0, 0, text.length]), Buffer.from(text)])
  const info = [Buffer.from([0, 0, 0, 1]), secret, counted('A256GCM'), counted(''), counted(''), Buffer.from([0, 0, 1, 0])]
  const shielded = Buffer.from(JSON.stringify(header)).toString('base64url')
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', createHash('sha256').update(Buffer.concat(info)).digest(), iv).setAAD(Buffer.from(shielded))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return [shielded, '', ...[iv, text, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
}
test('RFC 8725 §3.6 what is compressed before it is encrypted is refused', async () => {
  const request = Buffer.from(await requestObject())
  assert.doesNotMatch(await refusalOf(await jweOf(request, {})), /invalid_request_object/)
  assert.match(await refusalOf(await jweOf(deflateRawSync(request), { zip: 'DEF' })), /invalid_request_object/)
})
test('RFC 8725 §3.8, §3.9 issuer, subject and audience are those of this client and this server', async () => {
  assert(await authenticates(await asserted()))
  for (const claims of [
    { iss: flow.app.id },
    { sub: flow.app.id },
    { sub: undefined },
    { iss: undefined },
    { aud: 'https://other.example' },
    { aud: undefined },
  ])
    assert.equal(await authenticates(await asserted({ claims })), false, JSON.stringify(claims))
})
test('RFC 8725 §3.10 a header is not believed: no key is looked up by its texts but among the registered ones', async () => {
  for (const header of [{ kid: "' OR 1=1 --" }, { kid: '../../../dev/null' }, { kid: 'x'.repeat(2000) }, { jku: 'https://evil.example/keys', kid: 'evil' }])
    assert.equal(await authenticates(await asserted({ header, key: (await generateKeyPair('ES256')).privateKey })), false, JSON.stringify(header).slice(0, 60))
})
test('RFC 8725 §3.11 tokens of different uses have different types', async () => {
  const { id_token, access_token } = await flow.tokens()
  const told = (await server.call('GET', '/oauth/userinfo', { bearer: access_token })).text
  const headers = { accept: 'application/token-introspection+jwt' }
  const seen = (await server.call('POST', '/oauth/introspect', { form: { token: access_token }, basic: flow.app.basic, headers })).text
  const types = [id_token, access_token, told, seen].map((token) => decodeProtectedHeader(token).typ?.toLowerCase())
  assert.equal(new Set(types).size, types.length, String(types))
})
test('RFC 8725 §3.12 a token of one use is refused for every other', async () => {
  const { id_token, access_token } = await flow.tokens()
  const told = (await server.call('GET', '/oauth/userinfo', { bearer: access_token })).text
  const headers = { accept: 'application/token-introspection+jwt' }
  const seen = (await server.call('POST', '/oauth/introspect', { form: { token: access_token }, basic: flow.app.basic, headers })).text
  const exchanged = (subject_token: string, type: string) =>
    server.call('POST', '/oauth/token', { form: { grant_type: EXCHANGE, subject_token, subject_token_type: TYPE + type }, basic: flow.app.basic })
  for (const [name, token] of Object.entries({ id_token, told, seen, assertion: await asserted(), request: await requestObject() })) {
    assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: token })).status, 401, `${name} as an access token`)
    assert.equal(await authenticates(token), name === 'assertion', `${name} as an assertion`)
    assert.equal((await exchanged(token, 'access_token')).status, 400, `${name} exchanged as an access token`)
    if (name !== 'request') assert.match(await refusalOf(token), /invalid_request_object/, `${name} as a request object`)
  }
  for (const token of [access_token, told, seen]) {
    assert.equal((await exchanged(token, 'id_token')).status, 400)
    const stop = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams({ ...flow.request().params, prompt: 'none', id_token_hint: token })}`)
    assert.equal(stop.params.get('code'), null, 'as a hint')
  }
})
