import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { type ReferenceSigner, referenceSigner } from '../support/reference-signer.ts'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'
import { fetchCredential, makeConfiguration, offer, redeemOffer } from '../support/wallet.ts'

const folder = temporaryFolder()
const secretIs = (text: string) => writeFileSync(join(folder, 'hsm'), text)
let server: TestServer
let bearer: string
let remote: ReferenceSigner
let id: string
before(async () => {
  secretIs('first\n')
  writeFileSync(join(folder, 'references.yaml'), 'hsm:\n  fields: [signer.secret]\n')
  remote = await referenceSigner('first')
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'], 'secrets.dir': folder } })
  bearer = await server.adminToken()
  const made = await api('POST', '/api/signers', { name: 'hsm', url: remote.url, secret: { ref: 'hsm' }, jwks: remote.jwks })
  assert.equal(made.status, 201, made.text)
  id = made.json.data.id
})
after(async () => {
  await remote.close()
  await server.close()
})
const api = (method: string, path: string, json?: unknown) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const flowOf = (fields: NonNullable<Parameters<typeof codeFlow>[0]>['client'] = {}) =>
  codeFlow({ server, client: { signatures_adapter: 'hsm', access_token_format: 'jwt', ...fields } })
const verified = async (jwt: string, audience: string) =>
  jwtVerify(jwt, createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json), { issuer: server.issuer, audience })

test('RFC 7515 §5.1 tokens of a client that names a signer are signed there, with keys that our JWK set publishes', async () => {
  const flow = await flowOf()
  const tokens = await flow.tokens()
  for (const [jwt, audience, kid, expected] of [
    [tokens.id_token, flow.app.id, 'hsm-rsa', 'RS256'],
    [tokens.access_token, server.issuer, 'hsm-ec', 'ES256'],
  ]) {
    const { protectedHeader } = await verified(jwt, audience)
    assert.deepEqual([protectedHeader.kid, protectedHeader.alg], [kid, expected])
    assert(remote.asked.some((asked) => asked.kid === kid && asked.alg === expected))
  }
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: tokens.access_token })).status, 200)
  const { keys } = (await server.call('GET', `/oauth/jwks/${flow.app.id}`)).json
  assert(keys.some(({ kid }: { readonly kid: string }) => kid === 'hsm-ec'))
})

test('OID4VCI 1.0 §8 a credential of a client that names a signer is signed there', async () => {
  const issuing = await makeClient(server, { signatures_adapter: 'hsm', supported_grant_types: ['preauthorized_code'] })
  const card = await makeConfiguration(server)
  const { code } = await offer(server, { client_id: issuing.id, user_id: (await makePerson(server)).id, credential_configuration_ids: [card.identifier] })
  const { access_token } = (await redeemOffer(server, code)).json
  const answer = await fetchCredential(server, access_token, { credential_identifier: card.identifier })
  assert.equal(answer.status, 200, answer.text)
  const [jwt = ''] = answer.json.credentials[0].credential.split('~')
  assert.equal((await jwtVerify(jwt, createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json))).protectedHeader.kid, 'hsm-ec')
})

test('the key of the algorithm that the client asks for signs, and other clients are signed for here', async () => {
  const flow = await flowOf({ id_token_signature_alg: 'ES256' })
  assert.equal(decodeProtectedHeader((await flow.tokens()).id_token).kid, 'hsm-ec')
  const asked = remote.asked.length
  const own = await flowOf({ signatures_adapter: 'Internal' })
  assert.doesNotMatch(String(decodeProtectedHeader((await own.tokens()).id_token).kid), /^hsm-/)
  assert.equal(remote.asked.length, asked)
})

test('a signer that is away, errs or signs something else gives 503 and no token, and the code is still good', async () => {
  const flow = await flowOf()
  const { code, verifier } = await flow.code()
  for (const fault of ['away', 'nonsense', 'wrong_signature'] as const) {
    remote.fault = fault
    const answer = await flow.redeem(code, verifier)
    assert.deepEqual([answer.status, answer.json.error, answer.json.access_token], [503, 'temporarily_unavailable', undefined], fault)
    assert(!answer.text.includes('127.0.0.1'))
  }
  remote.fault = 'none'
  assert.equal((await flow.redeem(code, verifier)).status, 200)
})

test('the secret that the signer is shown is read anew when its file changes', async () => {
  remote.secret = 'second'
  const flow = await flowOf()
  const { code, verifier } = await flow.code()
  assert.equal((await flow.redeem(code, verifier)).status, 503)
  secretIs('second\n')
  assert.equal((await flow.redeem(code, verifier)).status, 200)
})

test('an adapter that is neither Internal nor a signer is refused, and so is an algorithm that the signer has no key for', async () => {
  const save = async (fields: Record<string, unknown>) => {
    const { status, json } = await api('POST', '/api/clients', fields)
    return [status, ...Object.keys(json.errors ?? {})]
  }
  assert.deepEqual(await save({ signatures_adapter: 'made-up' }), [422, 'signatures_adapter'])
  assert.deepEqual(await save({ signatures_adapter: 'hsm' }), [201])
  assert.deepEqual(await save({ signatures_adapter: 'hsm', id_token_signature_alg: 'PS256' }), [422, 'id_token_signature_alg'])
  const two = await save({ signatures_adapter: 'hsm', id_token_kid: 'mine' })
  assert.deepEqual(two, [422, 'signatures_adapter', 'key_pair_type', 'key_pair_id', 'id_token_kid'])
  assert.equal((await api('DELETE', `/api/signers/${id}`)).status, 409)
})

test('the keys of a signer are told apart, say what they are for, and are public', async () => {
  const [first = {}] = remote.jwks.keys
  const bodies: readonly (readonly Record<string, unknown>[])[] = [
    [{ ...first, kid: undefined }],
    [{ ...first, alg: 'RS256' }],
    [{ ...first, alg: undefined }],
    [{ ...first, d: 'AA' }],
    [first, first],
  ]
  for (const keys of bodies) {
    const { status, json } = await api('POST', '/api/signers', { name: 'other', url: 'https://hsm.example/sign', secret: 'x', jwks: { keys } })
    assert.deepEqual([status, Object.keys(json.errors)], [422, ['jwks']], JSON.stringify(keys))
  }
  const internal = await api('POST', '/api/signers', { name: 'Internal', url: 'https://hsm.example/sign', secret: 'x', jwks: remote.jwks })
  assert.deepEqual(Object.keys(internal.json.errors), ['name'])
})

test('who manages keys alone cannot name somebody who signs for the tenant', async () => {
  const { makeClient } = await import('../support/clients.ts')
  const keeper = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'keys:manage:all' }] })
  const { json } = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: 'keys:manage:all' }, basic: keeper.basic })
  const row = { name: 'mine', url: 'https://mine.example', secret: 'x', jwks: remote.jwks }
  assert.equal((await server.call('POST', '/api/signers', { bearer: json.access_token, json: row })).status, 403)
})
