import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { issuedCredential } from '#model/issued-credential.ts'
import type { User } from '#model/user.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'
import { freshNonce, offer, redeemOffer, type WalletKey, walletKey } from '../support/wallet.ts'

const ATTESTER = 'https://attester.example'
let server: TestServer
let client: TestClient
let person: User
let token: string
let attesterKey: CryptoKey
before(async () => {
  server = await startServer()
  client = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  person = await makePerson(server, { name: 'Ada Lovelace' })
  token = await server.adminToken()
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  attesterKey = privateKey
  const trusted = { name: 'Wallet provider', issuer: ATTESTER, purposes: ['key_attestation'], jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'a' }] } }
  const made = await server.call('POST', '/api/trusted-issuers', { bearer: token, json: trusted })
  assert.equal(made.status, 201, made.text)
})
after(() => server.close())

let made = 0
/** A configuration that demands an attestation, and an access token for it. */
async function demanding(more: Readonly<Record<string, unknown>> = {}) {
  const identifier = `attested-${++made}`
  const body = { identifier, vct: 'https://id.example/attested', claims: [{ name: 'name' }], require_key_attestation: true, batch_size: 3, ...more }
  const answer = await server.call('POST', '/api/credential-configurations', { bearer: token, json: body })
  assert.equal(answer.status, 201, answer.text)
  const { code } = await offer(server, { client_id: client.id, user_id: person.id, credential_configuration_ids: [identifier] })
  const { access_token } = (await redeemOffer(server, code)).json
  return (proofs: object): Promise<CallAnswer> =>
    server.call('POST', '/openid/credential', { bearer: access_token, json: { credential_configuration_id: identifier, proofs } })
}

interface Change {
  readonly key?: CryptoKey
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
}
/** An attestation of keys, right in every respect that the test does not say. */
function attest(keys: readonly WalletKey[], { key = attesterKey, header, claims }: Change = {}): Promise<string> {
  const now = Math.floor(server.context.now() / 1000)
  const attested_keys = keys.map(({ jwk }) => jwk)
  return new SignJWT({ iss: ATTESTER, iat: now, exp: now + 300, attested_keys, key_storage: ['iso_18045_moderate'], ...claims } as Record<string, unknown>)
    .setProtectedHeader({ alg: 'ES256', typ: 'key-attestation+jwt', kid: 'a', ...header })
    .sign(key)
}
const keys = (count: number): Promise<WalletKey[]> => Promise.all(Array.from({ length: count }, () => walletKey()))
const proofOf = async (key: WalletKey, key_attestation: unknown) => key.prove(server, await freshNonce(server), { header: { key_attestation } })
const thumbprintsOf = async () => (await server.context.db.table(issuedCredential).find({ user_id: person.id })).map((row) => row.key_thumbprint)

test('OID4VCI 1.0 §12.2.4 the metadata tells the levels of the attestations that are demanded', async () => {
  await demanding({ key_storage: ['iso_18045_high', 'iso_18045_moderate'], proof_types: ['jwt', 'attestation'] })
  const told = (await server.call('GET', '/.well-known/openid-credential-issuer')).json.credential_configurations_supported[`attested-${made}`]
  const { jwt, attestation } = told.proof_types_supported
  assert.deepEqual(jwt.key_attestations_required, { key_storage: ['iso_18045_high', 'iso_18045_moderate'] })
  assert.deepEqual(attestation.key_attestations_required, jwt.key_attestations_required)
  await demanding()
  const plain = (await server.call('GET', '/.well-known/openid-credential-issuer')).json.credential_configurations_supported[`attested-${made}`]
  assert.deepEqual(plain.proof_types_supported.jwt.key_attestations_required, {})
  const body = { identifier: 'half', vct: 'https://id.example/half', key_storage: ['iso_18045_high'] }
  const refused = await server.call('POST', '/api/credential-configurations', { bearer: token, json: body })
  assert.deepEqual([refused.status, Object.keys(refused.json.errors).includes('key_storage')], [422, true])
})

test('OID4VCI 1.0 §F.1 one proof with an attestation gets a credential for each attested key, its own first', async () => {
  const fetch = await demanding({ batch_size: 2 })
  const [first, second, third] = await keys(3)
  assert(first && second && third)
  const answer = await fetch({ jwt: [await proofOf(second, await attest([first, second, third]))] })
  assert.equal(answer.status, 200, answer.text)
  const bound = await thumbprintsOf()
  assert.equal(answer.json.credentials.length, 2, 'no more than a batch')
  assert.deepEqual(
    [second, first, third].map(({ thumbprint }) => bound.includes(thumbprint)),
    [true, true, false],
  )
})

test('OID4VCI 1.0 §F.1 each of several proofs needs an attestation of its own key', async () => {
  const fetch = await demanding()
  const [first, second] = await keys(2)
  assert(first && second)
  const nonce = await freshNonce(server)
  const both = await attest([first, second])
  const prove = (key: WalletKey, key_attestation: string | undefined) => key.prove(server, nonce, { header: { key_attestation } })
  assert.match((await fetch({ jwt: [await prove(first, both), await prove(second, undefined)] })).json.error_description, /no key_attestation/)
  const answer = await fetch({ jwt: [await prove(first, both), await prove(second, both)] })
  assert.deepEqual([answer.status, answer.json.credentials.length], [200, 2])
})

test('OID4VCI 1.0 §F.3 an attestation with a nonce of ours is the proof itself, once', async () => {
  const fetch = await demanding({ proof_types: ['attestation'] })
  const holders = await keys(3)
  const attestation = await attest(holders, { claims: { nonce: await freshNonce(server) } })
  const answer = await fetch({ attestation: [attestation] })
  assert.deepEqual([answer.status, answer.json.credentials?.length], [200, 3], answer.text)
  assert.equal((await fetch({ attestation: [attestation] })).json.error, 'invalid_nonce')
  assert.equal((await fetch({ attestation: [await attest(holders)] })).json.error, 'invalid_nonce', 'without a nonce it could be a copy')
  const [key] = holders
  assert(key)
  assert.match((await fetch({ jwt: [await proofOf(key, attestation)] })).json.error_description, /\{"attestation": \[\.\.\.\]\}|attestation/)
})

const past = () => Math.floor(Date.now() / 1000) - 600
const refusals: readonly (readonly [string, RegExp, (own: WalletKey) => Promise<unknown>])[] = [
  ['no attestation at all', /no key_attestation/, async () => undefined],
  ['an attestation of other keys', /none of attested_keys/, async () => attest(await keys(1))],
  ['an attestation by another key than the attester has', /not signed by the trusted issuer/, async (own) => attest([own], { key: own.privateKey })],
  ['an attestation that has expired', /has expired/, async (own) => attest([own], { claims: { exp: past() } })],
  ['an attestation that never expires', /no exp/, async (own) => attest([own], { claims: { exp: undefined } })],
  ['an attestation of another type', /another typ/, async (own) => attest([own], { header: { typ: 'JWT' } })],
  [
    'an attestation of an attester that nobody trusts',
    /not signed by the trusted issuer/,
    async (own) => attest([own], { claims: { iss: 'https://x.example' } }),
  ],
  [
    'an attestation of a lower level',
    /key_storage of the key attestation is none of iso_18045_moderate/,
    async (own) => attest([own], { claims: { key_storage: ['iso_18045_basic'] } }),
  ],
  ['an attestation of no level', /key_storage of the key attestation is none of/, async (own) => attest([own], { claims: { key_storage: undefined } })],
  ['an attestation for another nonce', /nonce of the key attestation/, async (own) => attest([own], { claims: { nonce: 'another' } })],
  ['an attestation of a private key', /something else than public keys/, async (own) => attest([own, { ...own, jwk: { ...own.jwk, d: own.jwk.x } as JWK }])],
  ['an attestation without keys', /attested_keys must be a list/, async () => attest([])],
]
for (const [what, reason, made] of refusals)
  test(`OID4VCI 1.0 §D.1 ${what} is refused, with the reason`, async () => {
    const fetch = await demanding({ key_storage: ['iso_18045_moderate'] })
    const own = await walletKey()
    const answer = await fetch({ jwt: [await proofOf(own, await made(own))] })
    assert.deepEqual([answer.status, answer.json.error], [400, 'invalid_proof'], answer.text)
    assert.match(answer.json.error_description, reason)
  })

test('OID4VCI 1.0 §D.1 an attester with another purpose vouches for no keys', async () => {
  const fetch = await demanding()
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const issuer = 'https://other.example'
  const json = { name: 'Other', issuer, purposes: ['jwt_bearer'], jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'a' }] } }
  assert.equal((await server.call('POST', '/api/trusted-issuers', { bearer: token, json })).status, 201)
  const own = await walletKey()
  const answer = await fetch({ jwt: [await proofOf(own, await attest([own], { key: privateKey, claims: { iss: issuer } }))] })
  assert.match(answer.json.error_description, /not signed by the trusted issuer/)
})
