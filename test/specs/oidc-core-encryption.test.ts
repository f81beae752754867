import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type CryptoKey, compactDecrypt, createLocalJWKSet, decodeProtectedHeader, exportJWK, generateKeyPair, type JWK, jwtVerify } from 'jose'
import type { Client } from '#model/client.ts'
import { contentEncryptions, type KeyManagementAlg, keyManagementAlgs } from '#model/encryption-algs.ts'
import { codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const verifying = async () => createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json)

interface Recipient {
  readonly privateKey: CryptoKey
  readonly jwks: { readonly keys: JWK[] }
}
async function recipient(alg: KeyManagementAlg, more: JWK = {}): Promise<Recipient> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  return { privateKey, jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'theirs', use: 'enc', ...more }] } }
}
const flowOf = (fields: Partial<Client>, { jwks }: Recipient) => codeFlow({ server, client: { ...fields, jwks: jwks as NonNullable<Client['jwks']> } })
const opened = async (jwe: string, { privateKey }: Recipient) => {
  const { plaintext, protectedHeader } = await compactDecrypt(jwe, privateKey)
  return { text: new TextDecoder().decode(plaintext), header: protectedHeader }
}

for (const alg of keyManagementAlgs)
  test(`OIDC Core §10.2 an ID token is signed and then encrypted with ${alg}, in each way that discovery names`, async () => {
    const to = await recipient(alg)
    for (const enc of contentEncryptions) {
      const flow = await flowOf({ id_token_encrypted_response_alg: alg, id_token_encrypted_response_enc: enc }, to)
      const { text, header } = await opened((await flow.tokens()).id_token, to)
      assert.deepEqual([header.alg, header.enc, header.cty, header.kid], [alg, enc, 'JWT', 'theirs'])
      const { payload } = await jwtVerify(text, await verifying(), { issuer: server.issuer, audience: flow.app.id })
      assert.equal(payload['nonce'], 'the nonce')
    }
  })

test('OIDC Registration §2 the text is encrypted with A128CBC-HS256 unless the client says otherwise', async () => {
  const to = await recipient('ECDH-ES')
  const flow = await flowOf({ id_token_encrypted_response_alg: 'ECDH-ES' }, to)
  assert.equal(decodeProtectedHeader((await flow.tokens()).id_token).enc, 'A128CBC-HS256')
})

test('OIDC Core §5.3.2 userinfo is encrypted, and signed before where that is asked for too', async () => {
  const to = await recipient('RSA-OAEP-256')
  const ask = async (fields: Partial<Client>) => {
    const flow = await flowOf({ userinfo_encrypted_response_alg: 'RSA-OAEP-256', ...fields }, to)
    const answer = await server.call('GET', '/oauth/userinfo', { bearer: (await flow.tokens()).access_token })
    assert.equal(answer.headers['content-type'], 'application/jwt')
    return { ...(await opened(answer.text, to)), flow }
  }
  const plain = await ask({})
  assert.deepEqual([JSON.parse(plain.text).email, plain.header.cty], [plain.flow.habits.username, undefined])
  const both = await ask({ userinfo_signed_response_alg: 'ES256' })
  const { payload } = await jwtVerify(both.text, await verifying(), { issuer: server.issuer, audience: both.flow.app.id, typ: 'userinfo+jwt' })
  assert.deepEqual([payload['email'], both.header.cty], [both.flow.habits.username, 'JWT'])
})

test('RFC 9701 §6 an introspection answer is signed and then encrypted, whatever the caller accepts', async () => {
  const to = await recipient('ECDH-ES+A256KW')
  const fields = { introspection_encrypted_response_alg: 'ECDH-ES+A256KW', introspection_encrypted_response_enc: 'A256GCM' } as const
  const flow = await flowOf({ ...fields, supported_grant_types: ['authorization_code', 'introspect'] }, to)
  const { access_token: token } = await flow.tokens()
  for (const accept of ['application/json', 'application/token-introspection+jwt']) {
    const answer = await server.call('POST', '/oauth/introspect', { form: { token }, basic: flow.app.basic, headers: { accept } })
    const { text, header } = await opened(answer.text, to)
    assert.equal(header.enc, 'A256GCM')
    const { payload } = await jwtVerify(text, await verifying(), { audience: flow.app.id, typ: 'token-introspection+jwt' })
    assert.equal((payload['token_introspection'] as { active: boolean }).active, true)
  }
})

test('OIDC Discovery §3 what can be encrypted how is said', async () => {
  const { json } = await server.call('GET', '/.well-known/openid-configuration')
  for (const what of ['id_token', 'userinfo', 'introspection'])
    assert.deepEqual(
      [json[`${what}_encryption_alg_values_supported`], json[`${what}_encryption_enc_values_supported`]],
      [[...keyManagementAlgs], [...contentEncryptions]],
    )
})

test('a client that has no key to encrypt to is refused when it is saved, and gets nothing in the open when it comes to that', async () => {
  const bearer = await server.adminToken()
  const save = async (json: Record<string, unknown>) => {
    const answer = await server.call('POST', '/api/clients', { bearer, json })
    return [answer.status, ...Object.keys(answer.json.errors ?? {})]
  }
  const alg = { id_token_encrypted_response_alg: 'RSA-OAEP-256' }
  const [rsa, ec] = [await recipient('RSA-OAEP-256'), await recipient('ECDH-ES')]
  const refused = [422, 'id_token_encrypted_response_alg']
  assert.deepEqual(await save(alg), refused)
  assert.deepEqual(await save({ ...alg, jwks: ec.jwks }), refused)
  assert.deepEqual(await save({ ...alg, jwks: (await recipient('RSA-OAEP-256', { use: 'sig' })).jwks }), refused)
  assert.deepEqual(await save({ ...alg, jwks: (await recipient('RSA-OAEP-256', { alg: 'RSA-OAEP' })).jwks }), refused)
  assert.deepEqual(await save({ ...alg, jwks: rsa.jwks }), [201])
  assert.deepEqual(await save({ ...alg, id_token_encrypted_response_alg: 'RSA1_5', jwks: rsa.jwks }), refused)
  assert.deepEqual(await save({ userinfo_encrypted_response_enc: 'A128GCM' }), [422, 'userinfo_encrypted_response_enc'])
  const flow = await flowOf({ id_token_encrypted_response_alg: 'RSA-OAEP-256' }, ec)
  const { code, verifier } = await flow.code()
  const answer = await flow.redeem(code, verifier)
  assert.deepEqual([answer.status, answer.json.error, answer.json.id_token], [400, 'invalid_client', undefined])
})

test('RFC 7517 §4.2 a key of ours that is for encryption is published as such, and signs nothing', async () => {
  const bearer = await server.adminToken()
  const make = (json: Record<string, unknown>) => server.call('POST', '/api/key-pairs', { bearer, json })
  const [rsa, ec] = [await make({ use: 'enc', type: 'RSA-2048' }), await make({ use: 'enc', type: 'P-256' })]
  assert.deepEqual([rsa.status, ec.status], [201, 201])
  const { keys } = (await server.call('GET', '/oauth/jwks')).json as { keys: JWK[] }
  const shown = (id: string) => keys.filter(({ kid }) => kid === id).map(({ use, alg, d }) => [use, alg, d])
  assert.deepEqual([shown(rsa.json.data.id), shown(ec.json.data.id)], [[['enc', 'RSA-OAEP-256', undefined]], [['enc', undefined, undefined]]])
  assert.deepEqual(Object.keys((await make({ use: 'enc', type: 'Ed25519', alg: 'EdDSA', is_default: true })).json.errors), ['type', 'alg', 'is_default'])
  assert.equal((await server.call('PATCH', `/api/key-pairs/${ec.json.data.id}`, { bearer, json: { is_default: true } })).status, 422)
  const client = await server.call('POST', '/api/clients', { bearer, json: { key_pair_id: ec.json.data.id } })
  assert.deepEqual(Object.keys(client.json.errors), ['key_pair_id'])
  const rotated = await server.call('POST', `/api/key-pairs/${ec.json.data.id}/rotate`, { bearer, json: {} })
  assert.equal(rotated.json.data.use, 'enc')
  const { id_token } = await (await codeFlow({ server })).tokens()
  assert(![rsa.json.data.id, ec.json.data.id, rotated.json.data.id].includes(decodeProtectedHeader(id_token).kid))
})
