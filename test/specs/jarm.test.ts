import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { compactDecrypt, createLocalJWKSet, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, jwtVerify } from 'jose'
import type { Client } from '#model/client.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer({ settings: { implicit_grant: true } })
after(() => server.close())
const front = { supported_grant_types: ['authorization_code', 'implicit'] }

/** The claims of a response, verified as its client does. */
async function opened(jwt: string, { app }: CodeFlow) {
  const keys = createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json)
  return (await jwtVerify(jwt, keys, { issuer: server.issuer, audience: app.id })).payload
}
const responseIn = (text: string) => /name="response" value="([^"]*)"/.exec(text)?.[1] ?? ''

test('JARM §2.3 the response is one signed JWT, in the query, the fragment or a posted form', async () => {
  const flow = await codeFlow({ server })
  for (const response_mode of ['query.jwt', 'fragment.jwt', 'jwt']) {
    const { stop, verifier } = await flow.authorize({ response_mode })
    assert.equal(stop.url.hash !== '', response_mode === 'fragment.jwt')
    assert.deepEqual([...stop.params.keys()], ['response'])
    const { code, state } = await opened(stop.params.get('response') ?? '', flow)
    assert.equal(state, 'the state')
    assert.equal((await flow.redeem(String(code), verifier)).status, 200, response_mode)
  }
  const { stop, verifier } = await flow.authorize({ response_mode: 'form_post.jwt' })
  assert.equal([...stop.text.matchAll(/type="hidden"/g)].length, 1)
  assert.equal((await flow.redeem(String((await opened(responseIn(stop.text), flow)).code), verifier)).status, 200)
})

test('JARM §2.1 a response is for its client, by us, and good for ten minutes', async () => {
  const flow = await codeFlow({ server })
  const { stop } = await flow.authorize({ response_mode: 'jwt' })
  const { iss, aud, exp = 0 } = decodeJwt(stop.params.get('response') ?? '')
  assert.deepEqual([iss, aud], [server.issuer, flow.app.id])
  assert.ok(Math.abs(exp - Date.now() / 1000 - 600) < 5)
})

test('JARM §2.1 an error is signed too', async () => {
  const flow = await codeFlow({ server })
  for (const params of [{ prompt: 'none' }, { scope: 'unknown' }]) {
    const { stop } = await flow.authorize({ response_mode: 'jwt', ...params })
    const { error, code, state } = await opened(stop.params.get('response') ?? '', flow)
    assert.deepEqual([error, code, state], [params.prompt ? 'login_required' : 'invalid_scope', undefined, 'the state'])
  }
})

test('JARM §2.3.4 tokens go into the fragment, and query.jwt is refused for them', async () => {
  const flow = await codeFlow({ server, client: front })
  const { stop } = await flow.authorize({ response_type: 'code id_token', response_mode: 'jwt' })
  assert.notEqual(stop.url.hash, '')
  const { id_token, code } = await opened(stop.params.get('response') ?? '', flow)
  assert.ok(id_token && code)
  const refused = (await flow.authorize({ response_type: 'code id_token', response_mode: 'query.jwt' })).stop
  assert.deepEqual([refused.params.get('error'), refused.url.search], ['invalid_request', ''])
})

test('JARM §3 a response is signed as its client is registered, and as its ID tokens otherwise', async () => {
  for (const [fields, alg] of [
    [{ authorization_signed_response_alg: 'PS256' }, 'PS256'],
    [{ id_token_signature_alg: 'ES256' }, 'ES256'],
  ] as const) {
    const flow = await codeFlow({ server, client: fields })
    const response = (await flow.authorize({ response_mode: 'jwt' })).stop.params.get('response') ?? ''
    assert.equal(decodeProtectedHeader(response).alg, alg)
    await opened(response, flow)
  }
})

test('JARM §3 a response is encrypted to a key of the client, and none is sent where it has no such key', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), use: 'enc' }] } as unknown as NonNullable<Client['jwks']>
  const encrypted = { authorization_encrypted_response_alg: 'ECDH-ES' } as const
  const flow = await codeFlow({ server, client: { ...encrypted, jwks } })
  const { stop } = await flow.authorize({ response_mode: 'jwt' })
  const { plaintext } = await compactDecrypt(stop.params.get('response') ?? '', privateKey)
  assert.ok((await opened(new TextDecoder().decode(plaintext), flow)).code)
  const keyless = await codeFlow({ server, client: encrypted })
  const refused = (await keyless.authorize({ response_mode: 'jwt' })).stop
  assert.deepEqual([refused.status, refused.url.origin], [400, server.issuer])
})

test('JARM §4 discovery names the modes and the algorithms', async () => {
  const { json } = await server.call('GET', '/.well-known/openid-configuration')
  for (const mode of ['query.jwt', 'fragment.jwt', 'form_post.jwt', 'jwt']) assert.ok(json.response_modes_supported.includes(mode), mode)
  assert.ok(json.authorization_signing_alg_values_supported.includes('RS256'))
  assert.ok(json.authorization_encryption_alg_values_supported.includes('ECDH-ES'))
})
