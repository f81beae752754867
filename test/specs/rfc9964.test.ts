import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose'
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

test('RFC 9964 §2 discovery names the algorithms, and a key of this kind cannot encrypt', async () => {
  const told = (await server.call('GET', '/.well-known/openid-configuration')).json
  for (const alg of postQuantumAlgs) {
    assert.ok(told.token_endpoint_auth_signing_alg_values_supported.includes(alg), alg)
    assert.ok(told.dpop_signing_alg_values_supported.includes(alg), alg)
  }
  const { status, json } = await administer('POST', '/api/key-pairs', { type: 'ML-DSA-65', use: 'enc' })
  assert.deepEqual([status, Object.keys(json.errors)], [422, ['type']])
})
