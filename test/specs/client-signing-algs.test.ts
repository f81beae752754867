import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import { newRow } from '#fields/write.ts'
import { tenant } from '#model/tenant.ts'
import { assertion, showing } from '../support/assertions.ts'
import { makeClient } from '../support/clients.ts'
import { proofKey } from '../support/dpop.ts'
import { startServer, type TestServer } from '../support/server.ts'

const fapi = ['ES256', 'PS256', 'EdDSA'] as const
const open = await startServer()
const strict = await startServer({ settings: { client_signing_algs: [...fapi] } })
after(() => Promise.all([open.close(), strict.close()]))

const withProof = async (server: TestServer, alg: string, header: Record<string, unknown> = {}, jwkAlg?: string) => {
  const [key, { basic }] = [await proofKey(alg), await makeClient(server)]
  const jwk = jwkAlg === undefined ? key.jwk : { ...key.jwk, alg: jwkAlg }
  const headers = await key.forTokens(server, { header: { jwk, ...header } })
  return server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic, headers })
}
const withAssertion = async (server: TestServer, alg: string, jwkMembers: Record<string, unknown> = {}) => {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), ...jwkMembers }] } as never
  const { id } = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], jwks })
  const shown = showing(await assertion({ client_id: id, issuer: server.issuer, key: privateKey, header: { alg } }))
  return server.call('POST', '/oauth/token', { form: shown })
}
const metadata = async (server: TestServer, path = '') => (await server.call('GET', `${path}/.well-known/oauth-authorization-server`)).json

describe('the algorithms of clients are limited by a setting', () => {
  for (const alg of fapi)
    test(`FAPI 2.0 §5.4.1 ${alg} is accepted in proofs and assertions`, async () => {
      assert.equal((await withProof(strict, alg)).status, 200)
      assert.equal((await withAssertion(strict, alg)).status, 200)
    })
  for (const alg of ['RS256', 'ES384', 'PS512'])
    test(`FAPI 2.0 §5.4.1 ${alg} is refused in proofs and assertions, and accepted without the limit`, async () => {
      const proof = await withProof(strict, alg)
      assert.deepEqual([proof.json.error, /ES256, EdDSA, PS256/.test(proof.json.error_description)], ['invalid_dpop_proof', true])
      assert.equal((await withAssertion(strict, alg)).json.error, 'invalid_client')
      assert.equal((await withProof(open, alg)).status, 200)
      assert.equal((await withAssertion(open, alg)).status, 200)
    })
  test('FAPI 2.0 §5.4.1 an assertion with a shared secret is refused, and accepted without the limit', async () => {
    for (const [server, status] of [
      [strict, 401],
      [open, 200],
    ] as const) {
      const { id, secret } = await makeClient(server, { token_endpoint_auth_methods: ['client_secret_jwt'] })
      const shown = showing(await assertion({ client_id: id, issuer: server.issuer, key: Buffer.from(secret), header: { alg: 'HS256' } }))
      assert.equal((await server.call('POST', '/oauth/token', { form: shown })).status, status)
    }
  })
  test('RFC 8414 §2 discovery and challenges tell what is accepted', async () => {
    const told = await metadata(strict)
    const names = ['ES256', 'EdDSA', 'PS256', 'Ed25519']
    assert.deepEqual(told.dpop_signing_alg_values_supported, names)
    for (const endpoint of ['token', 'revocation', 'introspection'])
      assert.deepEqual(told[`${endpoint}_endpoint_auth_signing_alg_values_supported`], names, endpoint)
    for (const path of ['/oauth/userinfo', '/api/clients'])
      assert.match(String((await strict.call('GET', path)).headers['www-authenticate']), /algs="ES256 EdDSA PS256 Ed25519"/)
    assert.deepEqual((await strict.call('GET', '/.well-known/oauth-protected-resource')).json.dpop_signing_alg_values_supported, names)
    assert.equal((await metadata(open)).dpop_signing_alg_values_supported.length, 14)
  })
  test('FAPI 2.0 §5.4.1 a tenant has a limit of its own', async () => {
    const stamps = { created_at: 0, updated_at: 0 }
    await open.store.global.table(tenant).insert(newRow(tenant, { id: 'tn_bank', slug: 'bank', name: 'Bank', client_signing_algs: ['PS256'], ...stamps }))
    assert.deepEqual((await metadata(open, '/t/bank')).dpop_signing_alg_values_supported, ['PS256'])
    assert.equal((await metadata(open)).dpop_signing_alg_values_supported.length, 14)
  })
  test('a limit that leaves nothing, or names what is not known, is refused', async () => {
    const bearer = await open.adminToken()
    for (const wrong of [[], ['none'], ['RS1']]) {
      const refused = await open.call('PATCH', '/api/tenants/default', { bearer, json: { client_signing_algs: wrong } })
      assert.deepEqual([refused.status, Object.keys(refused.json.errors)], [422, ['client_signing_algs']])
    }
  })
})

describe('a key that says which algorithm it is for', () => {
  test('RFC 7517 §4.4 is refused with another one in a proof', async () => {
    assert.equal((await withProof(open, 'RS256', {}, 'RS256')).status, 200)
    for (const said of ['PS256', 'RSA-OAEP']) {
      const { json } = await withProof(open, 'RS256', {}, said)
      assert.deepEqual([json.error, json.error_description.includes(said)], ['invalid_dpop_proof', true])
    }
  })
  test('RFC 7517 §4.4 is refused with another one in an assertion', async () => {
    assert.equal((await withAssertion(open, 'RS256', { alg: 'RS256' })).status, 200)
    for (const alg of ['PS256', 'RSA-OAEP']) assert.equal((await withAssertion(open, 'RS256', { alg })).json.error, 'invalid_client')
  })
  test('RFC 9864 §2.2 may call Ed25519 by either name', async () => {
    for (const alg of ['EdDSA', 'Ed25519']) {
      assert.equal((await withProof(open, 'EdDSA', {}, alg)).status, 200)
      assert.equal((await withAssertion(open, 'EdDSA', { alg })).status, 200)
    }
  })
  test('RFC 7517 §4.3 or that it is for something else than verifying, is refused', async () => {
    assert.equal((await withAssertion(open, 'ES256', { key_ops: ['verify'] })).status, 200)
    assert.equal((await withAssertion(open, 'ES256', { key_ops: ['deriveBits'] })).json.error, 'invalid_client')
  })
})
