import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import { codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer({ settings: { implicit_grant: true } })
after(() => server.close())
const client = { supported_grant_types: ['authorization_code', 'implicit', 'refresh_token'] }
const half = (text: string) => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')
const answered = async (response_type: string, change: Record<string, string | undefined> = {}) => {
  const flow = await codeFlow({ server, client })
  const { stop, verifier } = await flow.authorize({ response_type, ...change })
  return { flow, stop, verifier, all: Object.fromEntries(stop.params) }
}

test('OIDC Core §3.2.2.5 id_token token: both come in the fragment, tied by at_hash', async () => {
  const { stop, all } = await answered('id_token token')
  assert.equal(stop.url.search, '')
  const { state, token_type, expires_in, access_token = '', id_token = '' } = all
  assert.deepEqual([state, token_type, expires_in], ['the state', 'Bearer', '3600'])
  assert.equal(decodeJwt(id_token)['at_hash'], half(access_token))
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: access_token })).status, 200)
  assert.equal('refresh_token' in all || 'code' in all, false)
})
test('OIDC Core §3.2.2.5 id_token alone tells itself what the scopes release', async () => {
  const { all } = await answered('id_token')
  const claims = decodeJwt(all['id_token'] ?? '')
  assert.equal(claims['name'], 'Ada Lovelace')
  assert.equal(claims['nonce'], 'the nonce')
  assert.equal('access_token' in all, false)
})
test('RFC 6749 §4.2.2 token alone', async () => {
  const { all } = await answered('token')
  assert.equal('id_token' in all, false)
  assert.equal(all['scope'], 'openid profile email')
})
test('OIDC Core §3.3.2.11 code id_token: c_hash ties the code, which can be redeemed', async () => {
  const { flow, verifier, all } = await answered('code id_token')
  assert.equal(decodeJwt(all['id_token'] ?? '')['c_hash'], half(all['code'] ?? ''))
  const { json } = await flow.redeem(all['code'] ?? '', verifier)
  assert.equal(decodeJwt(json.id_token).sub, decodeJwt(all['id_token'] ?? '').sub)
})
test('OIDC Core §3.3.2.5 code token and code id_token token carry what they say', async () => {
  const [two, three] = [(await answered('code token')).all, (await answered('code id_token token')).all]
  assert.deepEqual(
    [two, three].map((all) => ['code', 'access_token', 'id_token'].filter((name) => name in all)),
    [
      ['code', 'access_token'],
      ['code', 'access_token', 'id_token'],
    ],
  )
  assert.equal(decodeJwt(three['id_token'] ?? '')['at_hash'], half(three['access_token'] ?? ''))
})
test('RFC 6749 §4.1.2 replaying the code of a hybrid response ends its front-channel token too', async () => {
  const { flow, verifier, all } = await answered('code token')
  await flow.redeem(all['code'] ?? '', verifier)
  await flow.redeem(all['code'] ?? '', verifier)
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: all['access_token'] ?? '' })).status, 401)
})
test('OIDC Core §3.2.2.1 a response with an ID token needs a nonce', async () => {
  for (const type of ['id_token', 'id_token token', 'code id_token']) assert.equal((await answered(type, { nonce: undefined })).all['error'], 'invalid_request')
})
test('OIDC Core §3.3.2.1 the order of the words does not matter', async () => {
  assert.ok('code' in (await answered('token code')).all)
})
test('OAuth Multiple Response Types §5 tokens never travel in a query', async () => {
  const { stop, all } = await answered('id_token token', { response_mode: 'query' })
  assert.equal(all['error'], 'invalid_request')
  assert.equal(stop.url.search, '', 'the refusal goes where tokens would have gone')
})
test('RFC 9700 §2.1.2 a client that does not list implicit is refused', async () => {
  const flow = await codeFlow({ server })
  assert.equal((await flow.authorize({ response_type: 'id_token' })).stop.params.get('error'), 'unauthorized_client')
})
test('RFC 9700 §2.1.2 hybrid codes need PKCE like every other', async () => {
  assert.equal((await answered('code id_token', { code_challenge: undefined, code_challenge_method: undefined })).all['error'], 'invalid_request')
})
test('RFC 8414 §2 discovery offers the response types only where they are switched on', async () => {
  const types = async (of: typeof server) => (await of.call('GET', '/.well-known/openid-configuration')).json.response_types_supported
  assert.ok((await types(server)).includes('id_token token'))
  const plain = await startServer()
  assert.deepEqual(await types(plain), ['code'])
  await plain.close()
})
