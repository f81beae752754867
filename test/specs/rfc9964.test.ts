import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { postQuantumAlgs } from '#model/key-pair.ts'
import { assertion, showing } from '../support/assertions.ts'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

const administer = async (method: string, path: string, json: unknown) => server.call(method, path, { json, bearer: await server.adminToken() })
const published = async () => (await server.call('GET', '/oauth/jwks')).json.keys as Record<string, string>[]

for (const alg of postQuantumAlgs)
  test(`RFC 9964 §3 a key pair of the type ${alg} is published as an AKP key that names its algorithm, without the seed, and signs tokens`, async () => {
    const made = await administer('POST', '/api/key-pairs', { type: alg })
    assert.equal(made.status, 201, made.text)
    const { id } = made.json.data
    const jwk = (await published()).find(({ kid }) => kid === id)
    assert.deepEqual([jwk?.['kty'], jwk?.['alg'], jwk?.['use'], Object.keys(jwk ?? {}).toSorted()], ['AKP', alg, 'sig', ['alg', 'kid', 'kty', 'pub', 'use']])
    const client = await makeClient(server, { access_token_format: 'jwt', access_token_signature_alg: alg, key_pair_id: id })
    const { access_token } = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: client.basic })).json
    const { protectedHeader } = await jwtVerify(access_token, createLocalJWKSet({ keys: (await published()) as never }), { algorithms: [alg] })
    assert.deepEqual([protectedHeader.alg, protectedHeader.kid], [alg, id])
  })

test('RFC 9964 §3 a client authenticates with a key of its own, by no other algorithm, and may not register the private one', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ML-DSA-65', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'pq' }
  const { id } = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], jwks: { keys: [jwk as never] } })
  const show = async (key: CryptoKey, alg: string) =>
    server.call('POST', '/oauth/token', { form: showing(await assertion({ client_id: id, issuer: server.issuer, key, alg, header: { kid: 'pq' } })) })
  const answer = await show(privateKey, 'ML-DSA-65')
  assert.equal(answer.status, 200, answer.text)
  const other = await generateKeyPair('ML-DSA-65')
  assert.equal((await show(other.privateKey, 'ML-DSA-65')).json.error, 'invalid_client')
  const smaller = await generateKeyPair('ML-DSA-44')
  assert.equal((await show(smaller.privateKey, 'ML-DSA-44')).json.error, 'invalid_client')
  const secret = await exportJWK(privateKey)
  const refused = await administer('POST', '/api/clients', {
    client: { name: 'Careless', token_endpoint_auth_methods: ['private_key_jwt'], jwks: { keys: [secret] } },
  })
  assert.deepEqual([refused.status, Object.keys(refused.json.errors)], [422, ['jwks']])
})

test('RFC 9964 §3 a client has such a key pair of its own, which signs its tokens and fits no other algorithm', async () => {
  const own = { key_pair_type: { type: 'akp', alg: 'ML-DSA-44' }, access_token_format: 'jwt', supported_grant_types: ['client_credentials'] } as const
  const made = await administer('POST', '/api/clients', { client: { name: 'Long-lived', ...own } })
  assert.equal(made.status, 201, made.text)
  const { id, secret } = made.json.data
  const basic = [id, secret] as [string, string]
  const { access_token } = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic })).json
  const { protectedHeader } = await jwtVerify(access_token, createLocalJWKSet({ keys: (await published()) as never }))
  assert.equal(protectedHeader.alg, 'ML-DSA-44')
  const unfit = await administer('PATCH', `/api/clients/${id}`, { access_token_signature_alg: 'ML-DSA-65' })
  assert.deepEqual([unfit.status, Object.keys(unfit.json.errors)], [422, ['access_token_signature_alg']])
  const unknown = await administer('PATCH', `/api/clients/${id}`, { key_pair_type: { type: 'akp', alg: 'ML-DSA-99' } })
  assert.deepEqual([unknown.status, Object.keys(unknown.json.errors)], [422, ['key_pair_type']])
})

test('RFC 9964 §4 a client can be held to one of the algorithms in its assertions and signed requests', async () => {
  const [right, wrong] = await Promise.all(['ML-DSA-65', 'ES256'].map((alg) => generateKeyPair(alg, { extractable: true })))
  assert(right && wrong)
  const keys = await Promise.all([right, wrong].map(({ publicKey }) => exportJWK(publicKey)))
  const only = {
    token_endpoint_jwt_auth_alg: 'ML-DSA-65',
    request_object_signing_alg: 'ML-DSA-65',
    backchannel_authentication_request_signing_alg: 'ML-DSA-65',
  } as const
  const redirect_uris = ['https://app.example/callback']
  const proof = { token_endpoint_auth_methods: ['private_key_jwt'], jwks: { keys } as never }
  const { id } = await makeClient(server, { ...proof, ...only, redirect_uris, supported_grant_types: ['client_credentials', 'authorization_code'] })
  const { issuer } = server
  const shown = async (alg: string, { privateKey }: { privateKey: CryptoKey }) => showing(await assertion({ client_id: id, issuer, key: privateKey, alg }))
  const token = async (alg: string, pair: { privateKey: CryptoKey }) => (await server.call('POST', '/oauth/token', { form: await shown(alg, pair) })).status
  assert.deepEqual([await token('ML-DSA-65', right), await token('ES256', wrong)], [200, 401])
  const claims = {
    client_id: id,
    iss: id,
    aud: issuer,
    redirect_uri: redirect_uris[0],
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  }
  const push = async (alg: string, { privateKey }: { privateKey: CryptoKey }) => {
    const request = await new SignJWT(claims).setProtectedHeader({ alg, typ: 'oauth-authz-req+jwt' }).setExpirationTime('1 minute').sign(privateKey)
    return server.call('POST', '/oauth/par', { form: { ...(await shown('ML-DSA-65', right)), request } })
  }
  const pushed = await push('ML-DSA-65', right)
  assert.equal(pushed.status, 201, pushed.text)
  assert.equal((await push('ES256', wrong)).json.error, 'invalid_request_object')
})

test('RFC 9964 §4 discovery names the algorithms, and a key of this kind cannot encrypt', async () => {
  const told = (await server.call('GET', '/.well-known/openid-configuration')).json
  for (const alg of postQuantumAlgs) {
    assert.ok(told.token_endpoint_auth_signing_alg_values_supported.includes(alg), alg)
    assert.ok(told.dpop_signing_alg_values_supported.includes(alg), alg)
  }
  const { status, json } = await administer('POST', '/api/key-pairs', { type: 'ML-DSA-65', use: 'enc' })
  assert.deepEqual([status, Object.keys(json.errors)], [422, ['type']])
})
