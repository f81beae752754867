import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { txCodeDigest } from '#issuance/offers/tx-code.ts'
import { client as clients } from '#model/client.ts'
import { type CredentialConfiguration, credentialConfiguration } from '#model/credential-configuration.ts'
import { credentialOffer } from '#model/credential-offer.ts'
import { grant } from '#model/grant.ts'
import { type User, user } from '#model/user.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { proofKey } from '../support/dpop.ts'
import { makePerson } from '../support/people.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'
import { makeConfiguration, offer, PRE_AUTHORIZED, redeemOffer, walletKey } from '../support/wallet.ts'

let server: TestServer
let client: TestClient
let person: User
let card: CredentialConfiguration
let degree: CredentialConfiguration
before(async () => {
  server = await startServer({ settings: { credential_drafts: ['draft-11', 'draft-13'] } })
  client = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  person = await makePerson(server, { name: 'Ada Lovelace' })
  const display = [{ name: 'Member', locale: 'en' }]
  card = await makeConfiguration(server, { format: 'vc+sd-jwt', display })
  degree = await makeConfiguration(server, { format: 'jwt_vc_json', types: ['Degree'], display, claims: [{ name: 'name', mandatory: true }] })
})
after(() => server.close())

/** The tokens of a wallet that took an offer of these credentials. */
async function tokensFor(...configurations: readonly CredentialConfiguration[]) {
  const made = await offer(server, {
    client_id: client.id,
    user_id: person.id,
    credential_configuration_ids: configurations.map(({ identifier }) => identifier),
  })
  return { offered: made.made.json.data.credential_offer, tokens: (await redeemOffer(server, made.code)).json }
}
const ask = (bearer: string, json: object): Promise<CallAnswer> => server.call('POST', '/openid/credential', { bearer, json })
const proofWith = async (nonce: string) => ({ proof_type: 'jwt', jwt: await (await walletKey()).prove(server, nonce) })

test('OID4VCI draft 13 §11.2.3 BOR-79 the metadata tells looks and claims beside the format, and OID4VCI draft 11 §10.2.3 a list of credentials', async () => {
  const told = (await server.call('GET', '/.well-known/openid-credential-issuer')).json
  const [modern, w3c] = [told.credential_configurations_supported[card.identifier], told.credential_configurations_supported[degree.identifier]]
  assert.deepEqual([modern.display[0].name, modern.claims.given_name, modern.credential_metadata.display[0].name], ['Member', { mandatory: true }, 'Member'])
  assert.deepEqual(w3c.credential_definition, { type: ['VerifiableCredential', 'Degree'], credentialSubject: { name: { mandatory: true } } })
  const old = told.credentials_supported.find(({ id }: { id: string }) => id === degree.identifier)
  assert.deepEqual([old.format, old.types, old.cryptographic_suites_supported], ['jwt_vc_json', ['VerifiableCredential', 'Degree'], ['ES256']])
  assert.equal(told.authorization_server, server.issuer)
})

test('OID4VCI draft 13 §7.2 a request by format and type, with the nonce of the token response, gets one credential and a nonce for the next', async () => {
  const { tokens, offered } = await tokensFor(card)
  assert.deepEqual(offered.credential_configuration_ids, [card.identifier])
  assert(tokens.c_nonce_expires_in > 0)
  const first = await ask(tokens.access_token, { format: 'vc+sd-jwt', vct: card.vct, proof: await proofWith(tokens.c_nonce) })
  assert.equal(first.status, 200, first.text)
  assert.match(first.json.credential, /~/)
  assert.equal(first.json.credentials, undefined)
  assert(first.json.notification_id)
  const second = await ask(tokens.access_token, { credential_identifier: card.identifier, proof: await proofWith(first.json.c_nonce) })
  assert.equal(second.status, 200, second.text)
})

test('OID4VCI draft 13 §A.1.1.5 a W3C credential is asked for by its definition', async () => {
  const { tokens } = await tokensFor(degree)
  const request = { format: 'jwt_vc_json', credential_definition: { type: ['VerifiableCredential', 'Degree'] } }
  assert.equal((await ask(tokens.access_token, { ...request, proof: await proofWith(tokens.c_nonce) })).status, 200)
  const other = await ask(tokens.access_token, { ...request, credential_definition: { type: ['Other'] }, proof: await proofWith(tokens.c_nonce) })
  assert.deepEqual([other.status, other.json.error], [400, 'unsupported_credential_type'])
})

test('OID4VCI draft 13 §7.3.2 a proof with a nonce that was used is invalid_proof, with a new nonce that is good', async () => {
  const { tokens } = await tokensFor(card)
  const request = { format: 'vc+sd-jwt', vct: card.vct }
  const proof = await proofWith(tokens.c_nonce)
  assert.equal((await ask(tokens.access_token, { ...request, proof })).status, 200)
  const again = await ask(tokens.access_token, { ...request, proof })
  assert.deepEqual([again.status, again.json.error], [400, 'invalid_proof'])
  assert.equal((await ask(tokens.access_token, { ...request, proof: await proofWith(again.json.c_nonce) })).status, 200)
})

test('OID4VCI draft 13 §7.2 a request by format gets nothing that the token was not issued for', async () => {
  const { tokens } = await tokensFor(degree)
  const answer = await ask(tokens.access_token, { format: 'vc+sd-jwt', vct: card.vct, proof: await proofWith(tokens.c_nonce) })
  assert.deepEqual([answer.status, answer.json.error], [403, 'insufficient_scope'])
})

test('OID4VCI draft 11 §7.2 a request by types gets the credential with its format, and the offer lists credentials', async () => {
  const { tokens, offered } = await tokensFor(degree)
  assert.deepEqual([offered.credentials, offered.grants[PRE_AUTHORIZED].user_pin_required], [[degree.identifier], false])
  const answer = await ask(tokens.access_token, { format: 'jwt_vc_json', types: ['VerifiableCredential', 'Degree'], proof: await proofWith(tokens.c_nonce) })
  assert.equal(answer.status, 200, answer.text)
  assert.deepEqual([answer.json.format, answer.json.notification_id], ['jwt_vc_json', undefined])
  const [, payload = ''] = answer.json.credential.split('.')
  assert.equal(JSON.parse(Buffer.from(payload, 'base64url').toString()).vc.credentialSubject.name, 'Ada Lovelace')
})

test('OID4VCI draft 11 §6.1 user_pin is the transaction code, and a wrong one counts as an attempt', async () => {
  // Their only offer: of two that are made in the same millisecond none is the later one.
  const own = await makePerson(server)
  const { code } = await offer(server, { client_id: client.id, user_id: own.id, credential_configuration_ids: [card.identifier] })
  const [row] = await server.context.db.table(credentialOffer).find({ user_id: own.id })
  assert(row)
  await server.context.db.table(credentialOffer).change({ id: row.id }, { tx_code_digest: txCodeDigest('123456', row.id, server.context.vault) })
  assert.equal((await redeemOffer(server, code, { user_pin: '654321' })).json.error, 'invalid_grant')
  assert.equal((await server.context.db.table(credentialOffer).get(row.id))?.attempts_left, row.attempts_left - 1)
  assert.equal((await redeemOffer(server, code, { user_pin: '123456' })).status, 200)
})

test('OID4VCI draft 11 §9.1 BOR-84 a deferred credential is fetched with its acceptance token, once, and not before it is ready', async () => {
  const slow = await makeConfiguration(server, { format: 'jwt_vc_json', types: ['Slow'], claims: [{ name: 'name' }], deferred: true, deferral: 60 })
  const { tokens } = await tokensFor(slow)
  const answer = await ask(tokens.access_token, { format: 'jwt_vc_json', types: ['VerifiableCredential', 'Slow'], proof: await proofWith(tokens.c_nonce) })
  assert.equal(answer.status, 202, answer.text)
  const fetchLater = () => server.call('POST', '/openid/deferred-credential', { bearer: answer.json.acceptance_token })
  const early = await fetchLater()
  assert.deepEqual([early.status, early.json.error], [400, 'issuance_pending'])
  server.clock.skew = 61_000
  const taken = await fetchLater()
  assert.deepEqual([taken.status, taken.json.format], [200, 'jwt_vc_json'], taken.text)
  assert.equal((await fetchLater()).json.error, 'invalid_transaction_id')
  server.clock.skew = 0
})

const SLOW = { format: 'jwt_vc_json', types: ['VerifiableCredential', 'Later'] }
/** An acceptance token of a person and a client of its own, and what fetches with it once it is ready. */
async function acceptance() {
  const later = await makeConfiguration(server, { format: 'jwt_vc_json', types: ['Later'], claims: [{ name: 'name' }], deferred: true, deferral: 60 })
  const [wallet, holder] = [await makeClient(server, { supported_grant_types: ['preauthorized_code'] }), await makePerson(server, { name: 'Ada' })]
  const { code } = await offer(server, { client_id: wallet.id, user_id: holder.id, credential_configuration_ids: [later.identifier] })
  const tokens = (await redeemOffer(server, code)).json
  const answer = await ask(tokens.access_token, { ...SLOW, proof: await proofWith(tokens.c_nonce) })
  assert.equal(answer.status, 202, answer.text)
  const fetched = async () => {
    server.clock.skew += 61_000
    const taken = await server.call('POST', '/openid/deferred-credential', { bearer: answer.json.acceptance_token })
    server.clock.skew = 0
    return taken
  }
  // The next one of these tests has the types for itself.
  await server.context.db.table(credentialConfiguration).change({ id: later.id }, { types: ['Earlier'] })
  return { later, wallet, holder, fetched }
}

const withdrawals: readonly [string, (made: Awaited<ReturnType<typeof acceptance>>) => Promise<unknown>][] = [
  [
    'all tokens of the person were revoked',
    ({ holder }) => server.context.db.table(user).change({ id: holder.id }, { tokens_revoked_at: server.context.now() }),
  ],
  [
    'all tokens of the client were revoked',
    ({ wallet }) => server.context.db.table(clients).change({ id: wallet.id }, { tokens_revoked_at: server.context.now() }),
  ],
  ['the grant was revoked', ({ holder }) => server.context.db.table(grant).change({ user_id: holder.id }, { revoked_at: server.context.now() })],
  ['the person may not use the client any more', ({ wallet }) => server.context.db.table(clients).change({ id: wallet.id }, { stage: 'draft' })],
  [
    'the person may not have the credential any more',
    ({ later }) => server.context.db.table(credentialConfiguration).change({ id: later.id }, { scopes: ['clients:manage:own'] }),
  ],
]
for (const [why, withdraw] of withdrawals)
  test(`OID4VCI draft 11 §9.1 an acceptance token gets nothing once ${why}`, async () => {
    const made = await acceptance()
    await withdraw(made)
    const taken = await made.fetched()
    assert(taken.status >= 400 && taken.json.credential === undefined, taken.text)
  })

test('OID4VCI draft 11 §9.1 a token that is bound to a key gets no acceptance token, which anybody could show', async () => {
  const later = await makeConfiguration(server, { format: 'jwt_vc_json', types: ['Bound'], claims: [{ name: 'name' }], deferred: true, deferral: 60 })
  const { code } = await offer(server, { client_id: client.id, user_id: person.id, credential_configuration_ids: [later.identifier] })
  const key = await proofKey()
  const tokens = (await redeemOffer(server, code, {}, await key.forTokens(server))).json
  assert.equal(tokens.token_type, 'DPoP')
  const json = { format: 'jwt_vc_json', types: ['VerifiableCredential', 'Bound'], proof: await proofWith(tokens.c_nonce) }
  const answer = await key.show(server, { token: tokens.access_token, method: 'POST', path: '/openid/credential', json })
  assert.deepEqual([answer.status, answer.json.error, answer.json.acceptance_token], [400, 'invalid_credential_request', undefined], answer.text)
})

test('OID4VCI draft 13 §7.2 a request by format with several proofs is refused, because one credential is answered', async () => {
  const several = await makeConfiguration(server, { format: 'vc+sd-jwt', vct: 'https://id.example/several', batch_size: 3 })
  const { tokens } = await tokensFor(several)
  const jwt = [(await proofWith(tokens.c_nonce)).jwt, (await proofWith(tokens.c_nonce)).jwt]
  const answer = await ask(tokens.access_token, { format: 'vc+sd-jwt', vct: several.vct, proofs: { jwt } })
  assert.deepEqual([answer.status, answer.json.error], [400, 'invalid_proof'], answer.text)
  const one = await ask(tokens.access_token, { format: 'vc+sd-jwt', vct: several.vct, proofs: { jwt: jwt.slice(0, 1) } })
  assert.equal(one.status, 200, one.text)
})

test('OID4VCI draft 13 §9.3 a deferred credential is pending by an error, then answered alone, and is no acceptance token', async () => {
  const slow = await makeConfiguration(server, { format: 'vc+sd-jwt', vct: 'https://id.example/slow', deferred: true, deferral: 60 })
  const { tokens } = await tokensFor(slow)
  const answer = await ask(tokens.access_token, { format: 'vc+sd-jwt', vct: slow.vct, proof: await proofWith(tokens.c_nonce) })
  const { transaction_id } = answer.json
  const fetchLater = () => server.call('POST', '/openid/deferred-credential', { bearer: tokens.access_token, json: { transaction_id } })
  const early = await fetchLater()
  assert.deepEqual([early.json.error, early.json.interval > 0], ['issuance_pending', true])
  assert.equal((await server.call('POST', '/openid/deferred-credential', { bearer: transaction_id })).json.error, 'invalid_transaction_id')
  server.clock.skew = 61_000
  const taken = await fetchLater()
  assert.deepEqual([taken.status, typeof taken.json.credential, taken.json.credentials], [200, 'string', undefined], taken.text)
  server.clock.skew = 0
})

test('without the switch a request by format is refused, and neither metadata nor tokens say anything of the drafts', async () => {
  const modern = await startServer()
  const own = await makeClient(modern, { supported_grant_types: ['preauthorized_code'] })
  const kind = await makeConfiguration(modern, { format: 'vc+sd-jwt' })
  const someone = await makePerson(modern, { name: 'Ada' })
  const { code } = await offer(modern, { client_id: own.id, user_id: someone.id, credential_configuration_ids: [kind.identifier] })
  const tokens = (await redeemOffer(modern, code)).json
  const told = (await modern.call('GET', '/.well-known/openid-credential-issuer')).json
  assert.deepEqual(
    [tokens.c_nonce, told.credentials_supported, told.credential_configurations_supported[kind.identifier].claims],
    [undefined, undefined, undefined],
  )
  const answer = await modern.call('POST', '/openid/credential', { bearer: tokens.access_token, json: { format: 'vc+sd-jwt', vct: kind.vct } })
  assert.equal(answer.json.error, 'invalid_credential_request')
  await modern.close()
})
