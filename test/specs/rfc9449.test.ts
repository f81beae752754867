import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { decodeJwt } from 'jose'
import { makeClient } from '../support/clients.ts'
import { CALLBACK, type CodeFlow, codeFlow, saying, webClient } from '../support/code-flow.ts'
import { type ProofKey, proofKey } from '../support/dpop.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

const grant_type = 'client_credentials'
const asPublic = { confidential: false, token_endpoint_auth_methods: ['none'] }
let server: TestServer
let key: ProofKey
let other: ProofKey
before(async () => {
  server = await startServer({ settings: { password_grant: true, implicit_grant: true } })
  ;[key, other] = [await proofKey(), await proofKey()]
})
after(() => server.close())

const outcome = ({ status, json }: CallAnswer) => [status, json.error]
/** Introspection by whoever the token was issued to. */
const told = async (token: string, flow: CodeFlow) => (await server.call('POST', '/oauth/introspect', { form: { token }, basic: flow.app.basic })).json
const confidential = { supported_grant_types: [...(webClient.supported_grant_types ?? []), 'introspect'] }
/** Tokens of the code flow, bound to the key. */
async function boundTokens(flow: CodeFlow, by = key, params: Record<string, string> = {}) {
  const { code, verifier } = await flow.code(params)
  const answer = await flow.redeem(code, verifier, {}, await by.forTokens(server))
  assert.equal(answer.status, 200, answer.text)
  return answer.json
}

describe('RFC 9449 §5 the token endpoint', () => {
  test('RFC 9449 §5 tokens are bound to the key of the proof, in every grant, and say so', async () => {
    const machine = await makeClient(server)
    const flow = await codeFlow({ server, client: { ...confidential, supported_grant_types: [...confidential.supported_grant_types, 'password'] } })
    const person = await makePerson(server)
    const { refresh_token, ...byCode } = await boundTokens(flow)
    const ask = async (form: Record<string, string>, basic = flow.app.basic) =>
      (await server.call('POST', '/oauth/token', { form, basic, headers: await key.forTokens(server) })).json
    const answers = [
      byCode,
      (await flow.refresh(refresh_token, {}, await key.forTokens(server))).json,
      await ask({ grant_type: 'password', username: person.username, password: PASSWORD }),
    ]
    for (const { token_type, access_token } of answers) {
      assert.equal(token_type, 'DPoP')
      const { cnf, token_type: type } = await told(access_token, flow)
      assert.deepEqual([cnf, type], [{ jkt: key.jkt }, 'DPoP'])
    }
    assert.equal((await ask({ grant_type }, machine.basic)).token_type, 'DPoP')
  })
  test('RFC 9449 §5 without a proof tokens are bearer tokens', async () => {
    const { json } = await server.call('POST', '/oauth/token', { form: { grant_type }, basic: (await makeClient(server)).basic })
    assert.equal(json.token_type, 'Bearer')
  })
  test('RFC 9449 §6.1 a JWT access token says which key it is bound to', async () => {
    const machine = await makeClient(server, { access_token_format: 'jwt' })
    const headers = await key.forTokens(server)
    const { json } = await server.call('POST', '/oauth/token', { form: { grant_type }, basic: machine.basic, headers })
    assert.deepEqual(decodeJwt(json.access_token)['cnf'], { jkt: key.jkt })
  })
  test('RFC 9449 §5.2 a client that must send proofs gets nothing without, in no grant', async () => {
    const flow = await codeFlow({ server, client: { enforce_dpop: true } })
    const machine = await makeClient(server, { enforce_dpop: true })
    const { code, verifier } = await flow.code()
    assert.deepEqual(outcome(await flow.redeem(code, verifier)), [400, 'invalid_dpop_proof'])
    const { status, json } = await flow.redeem(code, verifier, {}, await key.forTokens(server))
    assert.deepEqual([status, json.token_type], [200, 'DPoP'])
    assert.deepEqual(outcome(await flow.refresh(json.refresh_token)), [400, 'invalid_dpop_proof'])
    assert.equal((await flow.refresh(json.refresh_token, {}, await key.forTokens(server))).status, 200)
    assert.deepEqual(outcome(await server.call('POST', '/oauth/token', { form: { grant_type }, basic: machine.basic })), [400, 'invalid_dpop_proof'])
  })
  test('RFC 9449 §5.2 a client that must send proofs is sent no token through the browser', async () => {
    const client = { enforce_dpop: true, supported_grant_types: ['authorization_code', 'implicit'] }
    const flow = await codeFlow({ server, client })
    const { stop } = await flow.authorize({ response_type: 'code token' })
    assert.equal(stop.params.get('error'), 'unauthorized_client')
    assert.ok((await flow.authorize({ response_type: 'code id_token' })).stop.params.has('code'))
  })
  test('RFC 9449 §5.1 discovery names the algorithms, and no symmetric one', async () => {
    const { dpop_signing_alg_values_supported: algs } = (await server.call('GET', '/.well-known/oauth-authorization-server')).json
    assert.ok(algs.includes('ES256') && algs.includes('EdDSA') && algs.includes('RS256'))
    assert.ok(!algs.some((alg: string) => alg === 'none' || alg.startsWith('HS')))
  })
})

describe('RFC 9449 §5 refresh tokens', () => {
  test('RFC 9449 §5 that of a public client is of use with its key only, generation after generation', async () => {
    const flow = await codeFlow({ server, client: asPublic })
    let { refresh_token } = await boundTokens(flow)
    for (let generation = 0; generation < 3; generation++) {
      assert.deepEqual(outcome(await flow.refresh(refresh_token)), [400, 'invalid_grant'])
      assert.deepEqual(outcome(await flow.refresh(refresh_token, {}, await other.forTokens(server))), [400, 'invalid_grant'])
      const { status, json } = await flow.refresh(refresh_token, {}, await key.forTokens(server))
      assert.deepEqual([status, json.token_type], [200, 'DPoP'])
      refresh_token = json.refresh_token
    }
  })
  test('RFC 9449 §5 a thief who knows the last answer was lost is not told it again', async () => {
    const flow = await codeFlow({ server, client: asPublic })
    const { refresh_token } = await boundTokens(flow)
    const first = await flow.refresh(refresh_token, {}, await key.forTokens(server))
    assert.deepEqual(outcome(await flow.refresh(refresh_token, {}, await other.forTokens(server))), [400, 'invalid_grant'])
    assert.deepEqual(outcome(await flow.refresh(refresh_token)), [400, 'invalid_grant'])
    const again = await flow.refresh(refresh_token, {}, await key.forTokens(server))
    assert.deepEqual(saying(again.json), saying(first.json))
  })
  test('RFC 9449 §11.1 a refresh that is sent again word for word is told nothing', async () => {
    const flow = await codeFlow({ server, client: asPublic })
    const { refresh_token } = await boundTokens(flow)
    const headers = await key.forTokens(server)
    assert.equal((await flow.refresh(refresh_token, {}, headers)).status, 200)
    assert.deepEqual(outcome(await flow.refresh(refresh_token, {}, headers)), [400, 'invalid_dpop_proof'])
  })
  test('RFC 9449 §5 one that was not bound is bound at its next use with a proof', async () => {
    const flow = await codeFlow({ server, client: asPublic })
    const { refresh_token } = await flow.tokens()
    const { json } = await flow.refresh(refresh_token, {}, await key.forTokens(server))
    assert.equal(json.token_type, 'DPoP')
    assert.deepEqual(outcome(await flow.refresh(json.refresh_token)), [400, 'invalid_grant'])
  })
  test('RFC 9449 §5 that of a confidential client is bound to the client, not to the key', async () => {
    const flow = await codeFlow({ server, client: confidential })
    const { refresh_token } = await boundTokens(flow)
    const { json } = await flow.refresh(refresh_token, {}, await other.forTokens(server))
    assert.deepEqual((await told(json.access_token, flow)).cnf, { jkt: other.jkt })
    assert.equal((await flow.refresh(json.refresh_token)).json.token_type, 'Bearer')
  })
  test('RFC 9449 §5 where a confidential client may refresh without proving who it is, the key proves it', async () => {
    const flow = await codeFlow({ server, client: { public_refresh_token: true } })
    const { refresh_token } = await boundTokens(flow)
    assert.deepEqual(outcome(await flow.refresh(refresh_token)), [400, 'invalid_grant'])
    assert.equal((await flow.refresh(refresh_token, {}, await key.forTokens(server))).status, 200)
  })
  test('RFC 9449 §6.2 introspection tells which key a refresh token is bound to', async () => {
    const flow = await codeFlow({ server, client: { ...confidential, public_refresh_token: true } })
    const { refresh_token } = await boundTokens(flow)
    assert.deepEqual((await told(refresh_token, flow)).cnf, { jkt: key.jkt })
  })
})

describe('RFC 9449 §10 codes', () => {
  test('RFC 9449 §10 a code for a key is redeemed with a proof of that key, and stays good for it', async () => {
    const flow = await codeFlow({ server, client: asPublic })
    const { code, verifier } = await flow.code({ dpop_jkt: key.jkt })
    assert.deepEqual(outcome(await flow.redeem(code, verifier)), [400, 'invalid_grant'])
    assert.deepEqual(outcome(await flow.redeem(code, verifier, {}, await other.forTokens(server))), [400, 'invalid_grant'])
    assert.equal((await flow.redeem(code, verifier, {}, await key.forTokens(server))).json.token_type, 'DPoP')
  })
  const push = async (flow: CodeFlow, params: Record<string, string> = {}, by?: ProofKey, headers: Record<string, string> = {}) => {
    const { params: form, verifier } = flow.request(params)
    const dpop = by ? { dpop: await by.proof('POST', `${server.issuer}/oauth/par`) } : {}
    return { verifier, answer: await server.call('POST', '/oauth/par', { form, basic: flow.app.basic, headers: { ...dpop, ...headers } }) }
  }
  const codeOf = async (flow: CodeFlow, request_uri: string) =>
    (await flow.visitor.authorize({ client_id: flow.app.id, request_uri }, flow.habits)).params.get('code') ?? ''

  test('RFC 9449 §10.1 dpop_jkt may be pushed', async () => {
    const flow = await codeFlow({ server })
    const { verifier, answer } = await push(flow, { dpop_jkt: key.jkt })
    const code = await codeOf(flow, answer.json.request_uri)
    assert.deepEqual(outcome(await flow.redeem(code, verifier, {}, await other.forTokens(server))), [400, 'invalid_grant'])
    assert.equal((await flow.redeem(code, verifier, {}, await key.forTokens(server))).status, 200)
  })
  test('RFC 9449 §10.1 a request that is pushed with a proof binds the code to its key, through sign-in and consent', async () => {
    const flow = await codeFlow({ server })
    const { verifier, answer } = await push(flow, {}, key)
    assert.equal(answer.status, 201)
    const code = await codeOf(flow, answer.json.request_uri)
    assert.ok(flow.visitor.seen.includes('/login') && flow.visitor.seen.includes('/consent'))
    assert.deepEqual(outcome(await flow.redeem(code, verifier)), [400, 'invalid_grant'])
    assert.deepEqual(outcome(await flow.redeem(code, verifier, {}, await other.forTokens(server))), [400, 'invalid_grant'])
    assert.equal((await flow.redeem(code, verifier, {}, await key.forTokens(server))).status, 200)
  })
  test('RFC 9449 §10.1 dpop_jkt and proof must be of one key', async () => {
    const flow = await codeFlow({ server })
    assert.deepEqual(outcome((await push(flow, { dpop_jkt: key.jkt }, other)).answer), [400, 'invalid_request'])
    assert.equal((await push(flow, { dpop_jkt: key.jkt }, key)).answer.status, 201)
  })
  test('RFC 9449 §10.1 a proof that is wrong is refused when pushed', async () => {
    const flow = await codeFlow({ server })
    assert.deepEqual(outcome((await push(flow, {}, undefined, await key.forTokens(server))).answer), [400, 'invalid_dpop_proof'])
    const dpop = await key.proof('POST', `${server.issuer}/oauth/par`)
    assert.equal((await push(flow, {}, undefined, { dpop })).answer.status, 201)
    assert.deepEqual(outcome((await push(flow, {}, undefined, { dpop })).answer), [400, 'invalid_dpop_proof'])
  })
  test('RFC 9449 §10 dpop_jkt beside request_uri counts for nothing', async () => {
    const flow = await codeFlow({ server })
    const { verifier, answer } = await push(flow)
    const query = { client_id: flow.app.id, request_uri: answer.json.request_uri, dpop_jkt: other.jkt }
    const code = (await flow.visitor.authorize(query, flow.habits)).params.get('code') ?? ''
    assert.equal((await flow.redeem(code, verifier, { redirect_uri: CALLBACK })).json.token_type, 'Bearer')
  })
})
