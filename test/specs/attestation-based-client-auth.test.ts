import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { Client } from '#model/client.ts'
import { type Attester, attester, type Instance, trustAttester } from '../support/attested.ts'
import { COMMON_NAME, makeCertificate } from '../support/certificates.ts'
import { makeClient } from '../support/clients.ts'
import { CALLBACK } from '../support/code-flow.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce, visitorOf } from '../support/visitor.ts'

const MAKER = 'https://maker.example'
const wallet = (fields: Partial<Client> = {}): Partial<Client> => ({
  token_endpoint_auth_methods: ['attest_jwt_client_auth'],
  attesters: [MAKER],
  supported_grant_types: ['client_credentials', 'authorization_code', 'refresh_token', 'introspect', 'revoke'],
  redirect_uris: [CALLBACK],
  ...fields,
})

let server: TestServer
let maker: Attester
let client_id: string
let phone: Instance
before(async () => {
  server = await startServer()
  maker = await attester(server, MAKER)
  await trustAttester(server, maker)
  client_id = (await makeClient(server, wallet())).id
  phone = await maker.instance(client_id)
})
after(() => server.close())

const post = (path: string, form: Record<string, string>, headers: Record<string, string>) => server.call('POST', path, { form, headers })
const token = async (headers: Record<string, string>, form: Record<string, string> = { grant_type: 'client_credentials', client_id }) =>
  post('/oauth/token', form, headers)
const errorOf = async (headers: Record<string, string>, form?: Record<string, string>) => {
  const { status, json } = await token(headers, form)
  return [status, json.error]
}
const now = () => Math.floor(Date.now() / 1000)

test('draft-ietf-oauth-attestation-based-client-auth §6.1 an attested instance authenticates by two headers, with client_id in the form or without', async () => {
  assert.equal((await token(await phone.headers())).status, 200)
  assert.equal((await token(await phone.headers(), { grant_type: 'client_credentials' })).status, 200)
  assert.deepEqual(await errorOf(await phone.headers(), { grant_type: 'client_credentials', client_id: 'another' }), [400, 'invalid_request'])
  const { 'oauth-client-attestation': attestation = '', 'oauth-client-attestation-pop': proof = '' } = await phone.headers()
  for (const headers of [
    { 'oauth-client-attestation': attestation },
    { 'oauth-client-attestation-pop': proof },
    { 'oauth-client-attestation': `${attestation}, ${attestation}`, 'oauth-client-attestation-pop': proof },
    { 'oauth-client-attestation': 'a.b.c', 'oauth-client-attestation-pop': proof },
  ])
    assert.deepEqual(await errorOf(headers), [401, 'invalid_client'], JSON.stringify(Object.keys(headers)))
})
test('draft-ietf-oauth-attestation-based-client-auth §5.1 an attestation is refused by its type, signer, subject, times and key', async () => {
  const stranger = await (await attester(server, 'https://stranger.example')).instance(client_id)
  const forger = await (await attester(server, MAKER)).instance(client_id)
  for (const [name, headers] of [
    ['another type', await phone.headers({ attestation: { header: { typ: 'jwt' } } })],
    ['an attester that is not trusted', await stranger.headers()],
    ['a key that is not the attester’s', await forger.headers()],
    ['no client', await phone.headers({ attestation: { claims: { sub: undefined } } })],
    ['another client', await phone.headers({ attestation: { claims: { sub: 'another' } } })],
    ['no exp', await phone.headers({ attestation: { claims: { exp: undefined } } })],
    ['expired', await phone.headers({ attestation: { claims: { exp: now() - 60 } } })],
    ['not yet', await phone.headers({ attestation: { claims: { nbf: now() + 600 } } })],
    ['no key', await phone.headers({ attestation: { claims: { cnf: undefined } } })],
    ['a private key', await phone.headers({ attestation: { claims: { cnf: { jwk: { ...phone.jwk, d: 'x' } } } } })],
  ] as const)
    assert.deepEqual(await errorOf(headers, { grant_type: 'client_credentials' }), [401, 'invalid_client'], name)
})
test('draft-ietf-oauth-attestation-based-client-auth §5.2 a proof is refused by its type, signer, issuer, audience, times and identifier', async () => {
  const tablet = await maker.instance(client_id)
  const mixed = { ...(await phone.headers()), 'oauth-client-attestation-pop': (await tablet.headers())['oauth-client-attestation-pop'] ?? '' }
  for (const [name, headers] of [
    ['the key of another instance', mixed],
    ['another type', await phone.headers({ proof: { header: { typ: 'jwt' } } })],
    ['no type', await phone.headers({ proof: { header: { typ: undefined } } })],
    ['another client', await phone.headers({ proof: { claims: { iss: 'another' } } })],
    ['another server', await phone.headers({ proof: { claims: { aud: 'https://other.example' } } })],
    ['another server besides', await phone.headers({ proof: { claims: { aud: [server.issuer, 'https://other.example'] } } })],
    ['no audience', await phone.headers({ proof: { claims: { aud: undefined } } })],
    ['no iat', await phone.headers({ proof: { claims: { iat: undefined } } })],
    ['old', await phone.headers({ proof: { claims: { iat: now() - 400 } } })],
    ['made later', await phone.headers({ proof: { claims: { iat: now() + 100 } } })],
    ['expired', await phone.headers({ proof: { claims: { exp: now() - 60 } } })],
    ['no jti', await phone.headers({ proof: { claims: { jti: undefined } } })],
  ] as const)
    assert.deepEqual(await errorOf(headers), [401, 'invalid_client'], name)
  assert.equal((await token(await phone.headers({ proof: { claims: { iss: undefined } } }))).status, 200, 'later drafts have no iss')
})
test('draft-ietf-oauth-attestation-based-client-auth §9 a client that names other attesters, or is registered for another method, is not proven', async () => {
  const other = await makeClient(server, wallet({ attesters: ['https://other.example'] }))
  const secret = await makeClient(server, { supported_grant_types: ['client_credentials'] })
  for (const { id } of [other, secret]) {
    const instance = await maker.instance(id)
    assert.deepEqual(await errorOf(await instance.headers(), { grant_type: 'client_credentials', client_id: id }), [401, 'invalid_client'])
  }
  const create = async (client: object) => (await server.call('POST', '/api/clients', { json: { client }, bearer: await server.adminToken() })).json.errors
  assert.deepEqual(Object.keys(await create({ token_endpoint_auth_methods: ['attest_jwt_client_auth'] })).toSorted(), [
    'attesters',
    'token_endpoint_auth_methods',
  ])
})
test('draft-ietf-oauth-attestation-based-client-auth §8 a challenge is handed out, and demanded of clients that are set so', async () => {
  const told = (await server.call('GET', '/.well-known/oauth-authorization-server')).json
  assert.equal(told.challenge_endpoint, `${server.issuer}/oauth/attestation_challenge`)
  const fetched = await server.call('POST', '/oauth/attestation_challenge', { form: {} })
  assert.deepEqual([fetched.status, fetched.headers['cache-control']], [200, 'no-store'])
  const { id } = await makeClient(server, wallet({ require_attestation_challenge: true }))
  const instance = await maker.instance(id)
  const ask = async (challenge?: unknown) => token(await instance.headers({ proof: { claims: { challenge } } }), { grant_type: 'client_credentials' })
  const demanded = await ask()
  assert.deepEqual([demanded.status, demanded.json.error], [400, 'use_attestation_challenge'])
  assert.equal((await ask(demanded.headers['oauth-client-attestation-challenge'])).status, 200)
  assert.equal((await ask(fetched.json.attestation_challenge)).status, 200)
  assert.equal((await ask('made-up')).json.error, 'use_attestation_challenge')
  server.clock.skew += 400_000
  assert.equal((await ask(fetched.json.attestation_challenge)).status === 200, false, 'an old challenge')
  server.clock.skew = 0
  const optional = await phone.headers({ proof: { claims: { challenge: 'made-up' } } })
  assert.deepEqual(await errorOf(optional), [400, 'use_attestation_challenge'], 'a false one is refused where none is demanded')
})
test('draft-ietf-oauth-attestation-based-client-auth §10.2 a refresh token is of use to the instance that got it alone', async () => {
  const { challenge, verifier } = pkce()
  const request = {
    client_id,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid offline_access',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }
  assert.equal((await post('/oauth/par', request, {})).status, 401, 'a push without attestation')
  const pushed = await post('/oauth/par', request, await phone.headers())
  assert.equal(pushed.status, 201, pushed.text)
  const { username } = await makePerson(server)
  const stop = await visitorOf(server).authorize({ client_id, request_uri: pushed.json.request_uri }, { username })
  const redeem = { grant_type: 'authorization_code', code: stop.params.get('code') ?? '', redirect_uri: CALLBACK, code_verifier: verifier }
  const { json, text } = await token(await phone.headers(), redeem)
  assert.equal(typeof json.refresh_token, 'string', text)
  const refresh = { grant_type: 'refresh_token', refresh_token: json.refresh_token }
  const tablet = await maker.instance(client_id)
  assert.deepEqual(await errorOf(await tablet.headers(), refresh), [400, 'invalid_grant'])
  const refreshed = await token(await phone.headers(), refresh)
  assert.deepEqual([refreshed.status, refreshed.json.token_type], [200, 'Bearer'], 'the thief has not spent it')
  const seen = await post('/oauth/introspect', { token: refreshed.json.access_token }, await phone.headers())
  assert.deepEqual([seen.json.active, seen.json.cnf], [true, undefined])
  assert.equal((await post('/oauth/revoke', { token: refreshed.json.refresh_token }, await phone.headers())).status, 200)
})
test('HAIP 1.0 §4 the key of an attester is in a certificate below its roots that names it, and in no other', async () => {
  const root = makeCertificate({ subject: [[COMMON_NAME, 'Root of makers']], authority: true })
  const impostor = makeCertificate({ subject: [[COMMON_NAME, 'Root of makers']], authority: true })
  const certified = async (issuer: typeof root, name: string, dns = new URL(name).hostname) => {
    const leaf = makeCertificate({ subject: [[COMMON_NAME, 'Maker']], issuer, names: { dns } })
    const key = await crypto.subtle.importKey(
      'pkcs8',
      createPrivateKey(leaf.key).export({ type: 'pkcs8', format: 'der' }),
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['sign'],
    )
    return attester(server, name, { key, x5c: [leaf.x509.raw.toString('base64')] })
  }
  const good = await certified(root, 'https://certified.example')
  await trustAttester(server, good, root.pem)
  const { id } = await makeClient(server, wallet({ attesters: [good.issuer] }))
  const form = { grant_type: 'client_credentials', client_id: id }
  assert.equal((await token(await (await good.instance(id)).headers(), form)).status, 200)
  const bad = await certified(impostor, good.issuer)
  assert.deepEqual(await errorOf(await (await bad.instance(id)).headers(), form), [401, 'invalid_client'])
  const namesake = await certified(root, good.issuer, 'customer.example')
  assert.deepEqual(await errorOf(await (await namesake.instance(id)).headers(), form), [401, 'invalid_client'])
  const bare = await attester(server, good.issuer)
  assert.deepEqual(await errorOf(await (await bare.instance(id)).headers(), form), [401, 'invalid_client'])
})
test('draft-ietf-oauth-attestation-based-client-auth §6 an explanation names the method and the attesters that count', async () => {
  const stranger = await (await attester(server, 'https://stranger.example')).instance(client_id)
  await token(await stranger.headers())
  await server.explanations.flush()
  const { json } = await server.call('GET', `/api/explanations?client_id=${client_id}`, { bearer: await server.adminToken() })
  const { auth_method, expected, got } = json.data[0]
  assert.deepEqual([auth_method, expected, got], ['attest_jwt_client_auth', [MAKER], 'https://stranger.example'])
})

for (const [name, open] of databases)
  describe(`on ${name}`, () => {
    let running: Nodes
    before(async () => {
      running = await open({})
    })
    after(() => running.close())

    test('draft-ietf-oauth-attestation-based-client-auth §9 of ten requests with one proof, over two nodes, one gets tokens', async () => {
      const [node] = running.nodes
      const own = await attester(node, MAKER)
      await trustAttester(node, own)
      const { id } = await makeClient(node, wallet())
      const headers = await (await own.instance(id)).headers()
      const form = { grant_type: 'client_credentials', client_id: id }
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, at) => running.nodes[at % 2 === 0 ? 0 : 1].call('POST', '/oauth/token', { form, headers })),
      )
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, ...Array.from({ length: 9 }, () => 401)])
    })
  })
