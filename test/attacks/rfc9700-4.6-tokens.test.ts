import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { decodeJwt } from 'jose'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { athOf, type ProofKey, proofKey } from '../support/dpop.ts'
import { makeScopes } from '../support/scopes.ts'
import { startServer, type TestServer } from '../support/server.ts'

const [HONEST, COUNTERFEIT] = ['https://honest.example/', 'https://counterfeit.example/']
let server: TestServer
let flow: CodeFlow
let honest: TestClient
let counterfeit: TestClient
let key: ProofKey
before(async () => {
  server = await startServer()
  await makeScopes(server, ['parcels:read', 'letters:read'])
  honest = await makeClient(server, { supported_grant_types: ['introspect'] })
  counterfeit = await makeClient(server, { supported_grant_types: ['introspect'] })
  for (const [id, identifier, client_id, scope] of [
    ['api_honest', HONEST, honest.id, 'parcels:read'],
    ['api_counterfeit', COUNTERFEIT, counterfeit.id, 'letters:read'],
  ] as const)
    await server.context.db.table(protectedApi).insert(newRow(protectedApi, { id, identifier, name: id, scopes: [scope], client_id }))
  flow = await codeFlow({ server })
  key = await proofKey()
})
after(() => server.close())

const boundTokens = async () => {
  const { code, verifier } = await flow.code()
  return (await flow.redeem(code, verifier, {}, await key.forTokens(server))).json
}
const introspect = async (by: TestClient, token: string) => (await server.call('POST', '/oauth/introspect', { form: { token }, basic: by.basic })).json

test('RFC 9700 §4.6 at_hash of the ID token tells that an access token was put in from another sign-in', async () => {
  const [own, foreign] = [await flow.tokens(), await (await codeFlow({ server })).tokens()]
  const { at_hash } = decodeJwt(own.id_token)
  const hashOf = (token: string) => createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url')
  assert.equal(at_hash, hashOf(own.access_token))
  assert.notEqual(at_hash, hashOf(foreign.access_token))
  const told = (await server.call('GET', '/oauth/userinfo', { bearer: foreign.access_token })).json
  assert.notEqual(told.sub, decodeJwt(own.id_token).sub, 'userinfo names whom the token is about')
})
test('RFC 9700 §4.6 no token comes through the browser, where another could be put in its place', async () => {
  const { stop } = await flow.authorize({ response_type: 'token' })
  assert.deepEqual([stop.params.get('access_token'), stop.params.get('error')], [null, 'unsupported_response_type'])
})
test('RFC 9700 §4.9.1 a token that a counterfeit API was sent opens no other API, and its introspection tells nothing of others', async () => {
  const sent = (await flow.tokens({ scope: 'openid letters:read', resource: COUNTERFEIT })).access_token
  const seen = await introspect(counterfeit, sent)
  assert.deepEqual([seen.active, seen.aud, seen.scope.includes('parcels:read')], [true, COUNTERFEIT, false])
  assert.equal((await introspect(honest, sent)).active, false, 'the honest API is told that it is not for it')
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: sent })).status, 401)
  assert.equal((await server.call('GET', '/api/users', { bearer: sent })).status, 401)
})
test('RFC 9700 §4.9.2 a compromised API learns of tokens for itself alone, and cannot refresh or revoke those of a client', async () => {
  const { access_token, refresh_token } = await flow.tokens({ scope: 'openid parcels:read', resource: HONEST })
  assert.deepEqual(await introspect(counterfeit, access_token), { active: false })
  const stolen = await server.call('POST', '/oauth/token', { form: { grant_type: 'refresh_token', refresh_token }, basic: counterfeit.basic })
  assert.notEqual(stolen.status, 200)
  await server.call('POST', '/oauth/revoke', { form: { token: access_token }, basic: counterfeit.basic })
  assert.equal((await introspect(honest, access_token)).active, true)
})
test('RFC 9700 §2.2.1, §4.10.1 a stolen token that is bound to a key is of no use without the key, nor with a proof that was seen', async () => {
  const { access_token: token, token_type } = await boundTokens()
  assert.equal(token_type, 'DPoP')
  const thief = await proofKey()
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: token })).status, 401)
  assert.equal((await thief.show(server, { token })).status, 401)
  const proof = await key.proof('GET', `${server.issuer}/oauth/userinfo`, { claims: { ath: athOf(token) } })
  const headers = { authorization: `DPoP ${token}`, dpop: proof }
  assert.equal((await server.call('GET', '/oauth/userinfo', { headers })).status, 200)
  assert.equal((await server.call('GET', '/oauth/userinfo', { headers })).status, 401, 'the proof is spent')
  assert.equal((await server.call('POST', '/oauth/userinfo', { headers: { ...headers, dpop: proof } })).status, 401)
})
test('RFC 9700 §4.10.2 a token says for which API it is, and is asked for nothing but that at another', async () => {
  const jwt = await codeFlow({ server, client: { access_token_format: 'jwt' } })
  const { access_token } = await jwt.tokens({ scope: 'openid parcels:read', resource: HONEST })
  const { aud, scope } = decodeJwt(access_token) as { aud?: string; scope?: string }
  assert.deepEqual([aud, scope?.split(' ').includes('parcels:read')], [HONEST, true])
  const { stop } = await jwt.authorize({ scope: 'openid letters:read', resource: HONEST })
  assert.equal(stop.params.get('error'), 'invalid_scope', 'scopes of another API are not asked for with it')
  assert.equal((await introspect(counterfeit, access_token)).active, false)
})
