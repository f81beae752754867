import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CompactEncrypt, compactDecrypt, createLocalJWKSet, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, importJWK, jwtVerify } from 'jose'
import { verifySdJwt } from '#credentials/sd-jwt.ts'
import { stateAt } from '#credentials/status-bits.ts'
import { readJwks } from '#keys/public-keys.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import type { User } from '#model/user.ts'
import { didsOf } from '#oauth/dids-of.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { CALLBACK, codeFlow } from '../support/code-flow.ts'
import { proofKey } from '../support/dpop.ts'
import { makePerson } from '../support/people.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'
import { fetchCredential, freshNonce, makeConfiguration, offer, PRE_AUTHORIZED, redeemOffer, type WalletKey, walletKey } from '../support/wallet.ts'

let server: TestServer
let client: TestClient
let person: User
let card: CredentialConfiguration
before(async () => {
  server = await startServer()
  client = await makeClient(server, { supported_grant_types: ['preauthorized_code', 'authorization_code'], redirect_uris: [CALLBACK] })
  person = await makePerson(server, { name: 'Ada Lovelace', metadata: { level: { value: 'gold', status: 'valid', display: [] } } })
  card = await makeConfiguration(server, { display: [{ name: 'Member', locale: 'en', background_color: '#12107c' }] })
})
after(() => server.close())

const offerCard = (more: Readonly<Record<string, unknown>> = {}) =>
  offer(server, { client_id: client.id, user_id: person.id, credential_configuration_ids: [card.identifier], ...more })
/** An access token for these credentials, by an offer. */
async function tokenFor(...configurations: readonly CredentialConfiguration[]): Promise<string> {
  const { code } = await offerCard({ credential_configuration_ids: configurations.map(({ identifier }) => identifier) })
  const answer = await redeemOffer(server, code)
  assert.equal(answer.status, 200, answer.text)
  return answer.json.access_token
}
const refused = (answer: CallAnswer, error: string, status = 400) => assert.deepEqual([answer.status, answer.json.error], [status, error], answer.text)
const read = async (credential: string) =>
  verifySdJwt(credential, {
    issuerKey: async ({ header }) => {
      const keys = readJwks((await server.call('GET', '/oauth/jwks')).json)
      return keys.find(({ kid }) => kid === header['kid']) ?? assert.fail('its kid is not published')
    },
    now: server.context.now(),
  })

test('OID4VCI 1.0 §12.2 BOR-79 the metadata names the endpoints, and each active credential with its claims and looks', async () => {
  const { json, headers } = await server.call('GET', '/.well-known/openid-credential-issuer')
  assert.match(String(headers['content-type']), /^application\/json/)
  assert.equal(json.credential_issuer, server.issuer)
  assert.equal(json.nonce_endpoint, `${server.issuer}/openid/nonce`)
  const told = json.credential_configurations_supported[card.identifier]
  assert.deepEqual([told.format, told.vct, told.credential_signing_alg_values_supported], ['dc+sd-jwt', card.vct, ['ES256']])
  assert.deepEqual(told.credential_metadata.claims[0], { path: ['given_name'], mandatory: true })
  assert.equal(told.credential_metadata.display[0].background_color, '#12107c')
  assert(told.proof_types_supported.jwt.proof_signing_alg_values_supported.includes('ES256'))
  const idle = await makeConfiguration(server, { active: false })
  const again = await server.call('GET', '/.well-known/openid-credential-issuer')
  assert.equal(again.json.credential_configurations_supported[idle.identifier], undefined)
})

test('OID4VCI 1.0 §12.2.3 the metadata is signed for a wallet that asks for a JWT', async () => {
  const answer = await server.call('GET', '/.well-known/openid-credential-issuer', { headers: { accept: 'application/jwt' } })
  assert.match(String(answer.headers['content-type']), /^application\/jwt/)
  const keys = createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json)
  const { payload } = await jwtVerify(answer.text, keys, { typ: 'openidvci-issuer-metadata+jwt', issuer: server.issuer, subject: server.issuer })
  assert.equal(payload['credential_endpoint'], `${server.issuer}/openid/credential`)
})

test('OID4VCI 1.0 §4.1.3 BOR-80 an offer is told by its address until it is used', async () => {
  const { code, uri, made } = await offerCard()
  const path = uri.slice(server.issuer.length)
  const told = await server.call('GET', path)
  assert.deepEqual(told.json, made.json.data.credential_offer)
  assert.deepEqual(told.json.credential_configuration_ids, [card.identifier])
  assert.equal((await redeemOffer(server, code)).status, 200)
  assert.equal((await server.call('GET', path)).status, 404)
})

test('OID4VCI 1.0 §4.1 BOR-80 the page of an offer shows a QR code and a link without script, and says in French when it is over', async () => {
  const { code, made } = await offerCard()
  const path = made.json.data.offer_page.slice(server.issuer.length)
  const page = await server.call('GET', path)
  assert.equal(page.status, 200)
  assert.match(page.text, /id="offer-qr"[^>]*>.*<path d="M/)
  assert(page.text.includes(made.json.data.offer_link.replaceAll('&', '&amp;')))
  assert.match(page.text, /<li class="strong">Member<\/li>/)
  assert.equal((await redeemOffer(server, code)).status, 200)
  const over = await server.call('GET', path, { headers: { 'accept-language': 'fr' } })
  assert.deepEqual([over.status, /Cette offre est finie/.test(over.text)], [410, true])
})

test('OID4VCI 1.0 §6.1 a wallet without a client id redeems an offer and fetches the credential', async () => {
  const { code } = await offerCard()
  const tokens = await redeemOffer(server, code)
  assert.equal(tokens.status, 200, tokens.text)
  assert.deepEqual(tokens.json.authorization_details, [
    { type: 'openid_credential', credential_configuration_id: card.identifier, credential_identifiers: [card.identifier] },
  ])
  assert.equal(tokens.json.scope, undefined)
  const key = await walletKey()
  const proofs = { jwt: [await key.prove(server, await freshNonce(server))] }
  const answer = await fetchCredential(server, tokens.json.access_token, { credential_identifier: card.identifier, proofs })
  assert.equal(answer.status, 200, answer.text)
  const [{ credential }] = answer.json.credentials
  const { claims, disclosed, issued } = await read(credential)
  assert.deepEqual([claims['given_name'], claims['level'], claims['email']], ['Ada Lovelace', 'gold', person.email])
  assert.deepEqual(disclosed.map(String).toSorted(), ['email', 'given_name', 'level'])
  assert.deepEqual([issued.header['typ'], claims['iss'], claims['vct']], ['dc+sd-jwt', server.issuer, card.vct])
  assert.equal((claims['cnf'] as { jwk: { x: string } }).jwk.x, key.jwk.x)
  assert.equal(claims['sub'], undefined)
})

test('OID4VCI 1.0 §6.1 a client that is named must be that of the offer, and a wrong secret is refused all the same', async () => {
  const other = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const { code } = await offerCard()
  const form = { grant_type: PRE_AUTHORIZED, 'pre-authorized_code': code }
  refused(await server.call('POST', '/oauth/token', { form, basic: other.basic }), 'invalid_grant')
  refused(await server.call('POST', '/oauth/token', { form, basic: [client.id, 'wrong'] }), 'invalid_client', 401)
  assert.equal((await server.call('POST', '/oauth/token', { form, basic: client.basic })).status, 200)
})

test('OID4VCI 1.0 §6.3 an unknown, altered, expired or used code is refused alike', async () => {
  const { code } = await offerCard({ expires_in: 60 })
  const refusals = [await redeemOffer(server, `${code.slice(0, 20)}${code[20] === 'A' ? 'B' : 'A'}${code.slice(21)}`)]
  server.clock.skew = 61_000
  refusals.push(await redeemOffer(server, code))
  server.clock.skew = 0
  assert.equal((await redeemOffer(server, code)).status, 200)
  refusals.push(await redeemOffer(server, code))
  for (const answer of refusals) refused(answer, 'invalid_grant')
  assert.equal(new Set(refusals.map(({ json }) => json.error_description)).size, 1)
  refused(await redeemOffer(server, 'nonsense'), 'invalid_client', 401)
})

test('OID4VCI 1.0 §7 each nonce is good for one request, and only for some minutes', async () => {
  const token = await tokenFor(card)
  const ask = async (nonce: string | undefined) =>
    fetchCredential(server, token, { credential_configuration_id: card.identifier, proofs: { jwt: [await (await walletKey()).prove(server, nonce)] } })
  const nonce = await freshNonce(server)
  assert.equal((await ask(nonce)).status, 200)
  refused(await ask(nonce), 'invalid_nonce')
  refused(await ask(undefined), 'invalid_nonce')
  refused(await ask(`${nonce.slice(0, -1)}${nonce.endsWith('A') ? 'B' : 'A'}`), 'invalid_nonce')
  refused(await ask('x'.repeat(5000)), 'invalid_nonce')
  const old = await freshNonce(server)
  server.clock.skew = 301_000
  refused(await ask(old), 'invalid_nonce')
  server.clock.skew = 0
})

test('OID4VCI 1.0 §F.4 BOR-82 a proof is refused by its type, algorithm, key, audience, issuer, time and signature', async () => {
  const token = await tokenFor(card)
  const [key, other] = [await walletKey(), await walletKey()]
  const seconds = Math.floor(server.context.now() / 1000)
  const ask = async (change: Parameters<typeof key.prove>[2]) =>
    fetchCredential(server, token, {
      credential_configuration_id: card.identifier,
      proofs: { jwt: [await key.prove(server, await freshNonce(server), change)] },
    })
  const { d: _, ...privateJwk } = { ...other.jwk, d: undefined }
  const wrong: readonly Parameters<typeof key.prove>[2][] = [
    { header: { typ: 'JWT' } },
    { header: { typ: 'dpop+jwt' } },
    { header: { jwk: other.jwk } },
    { header: { jwk: undefined } },
    { header: { kid: 'did:key:zDnaeoNothing' } },
    { header: { jwk: undefined, kid: 'key-1' } },
    { header: { jwk: { ...privateJwk, d: 'AAAA' } } },
    { header: { jwk: { kty: 'oct', k: 'AAAA' } } },
    { header: { jwk: undefined, x5c: ['AAAA'] } },
    { claims: { aud: 'https://other.example' } },
    { claims: { aud: [server.issuer] } },
    { claims: { iss: 'somebody else' } },
    { claims: { iat: seconds - 1000 } },
    { claims: { iat: seconds + 1000 } },
    { claims: { iat: undefined } },
    { claims: { exp: seconds - 1000 } },
    { key: other.privateKey },
  ]
  for (const change of wrong) refused(await ask(change), 'invalid_proof')
  assert.equal((await ask({ claims: { iss: client.id } })).status, 200)
})

test('OID4VCI 1.0 §F.4 BOR-82 none and a shared secret are no proof', async () => {
  const token = await tokenFor(card)
  const proof = await (await walletKey()).prove(server, await freshNonce(server))
  const [, payload] = proof.split('.')
  for (const alg of ['none', 'HS256']) {
    const header = Buffer.from(JSON.stringify({ ...decodeProtectedHeader(proof), alg })).toString('base64url')
    for (const signature of ['', 'AAAA'])
      refused(
        await fetchCredential(server, token, { credential_configuration_id: card.identifier, proofs: { jwt: [`${header}.${payload}.${signature}`] } }),
        'invalid_proof',
      )
  }
})

test('OID4VCI 1.0 §F.1 a key may be named by a did:jwk, and the credential is bound to it', async () => {
  const [token, key] = [await tokenFor(card), await walletKey()]
  const did = `did:jwk:${Buffer.from(JSON.stringify(key.jwk)).toString('base64url')}`
  const header = { jwk: undefined, kid: `${did}#0` }
  const answer = await fetchCredential(server, token, {
    credential_configuration_id: card.identifier,
    proofs: { jwt: [await key.prove(server, await freshNonce(server), { header })] },
  })
  assert.equal(answer.status, 200, answer.text)
  const { claims } = await read(answer.json.credentials[0].credential)
  assert.equal((claims['cnf'] as { jwk: { x: string } }).jwk.x, key.jwk.x)
})

test('OID4VCI 1.0 §3.3 a batch gets a credential for each key, up to its size, and none twice for one', async () => {
  const batch = await makeConfiguration(server, { batch_size: 3 })
  const token = await tokenFor(batch)
  const keys = await Promise.all([walletKey(), walletKey(), walletKey(), walletKey()])
  const ask = async (some: readonly WalletKey[]) => {
    const nonce = await freshNonce(server)
    return fetchCredential(server, token, {
      credential_configuration_id: batch.identifier,
      proofs: { jwt: await Promise.all(some.map((key) => key.prove(server, nonce))) },
    })
  }
  const answer = await ask(keys.slice(0, 3))
  assert.equal(answer.status, 200, answer.text)
  const all = await Promise.all(answer.json.credentials.map(({ credential }: { credential: string }) => read(credential)))
  assert.deepEqual(
    all.map(({ claims }) => claims['cnf'].jwk.x),
    keys.slice(0, 3).map(({ jwk }) => jwk.x),
  )
  assert.equal(new Set(all.map(({ claims }) => claims['status'].status_list.idx)).size, 3)
  refused(await ask(keys), 'invalid_proof')
  const [first] = keys
  assert(first)
  refused(await ask([first, first]), 'invalid_proof')
})

test('OID4VCI 1.0 §8.2 a request for an unknown credential, for two, for one that was not granted, or with a malformed body is refused', async () => {
  const other = await makeConfiguration(server)
  const token = await tokenFor(card)
  refused(await fetchCredential(server, token, { credential_configuration_id: 'nothing' }), 'unknown_credential_configuration')
  refused(await fetchCredential(server, token, { credential_identifier: 'nothing' }), 'unknown_credential_identifier')
  refused(await fetchCredential(server, token, {}), 'invalid_credential_request')
  refused(
    await fetchCredential(server, token, { credential_identifier: card.identifier, credential_configuration_id: card.identifier }),
    'invalid_credential_request',
  )
  const foreign = await fetchCredential(server, token, { credential_configuration_id: other.identifier })
  refused(foreign, 'insufficient_scope', 403)
  assert.match(String(foreign.headers['www-authenticate']), /insufficient_scope/)
  for (const proofs of [undefined, {}, { jwt: [] }, { jwt: 'x' }, { jwt: ['x'], attestation: ['y'] }, { di_vp: [] }])
    refused(await server.call('POST', '/openid/credential', { bearer: token, json: { credential_configuration_id: card.identifier, proofs } }), 'invalid_proof')
  refused(await server.call('POST', '/openid/credential', { bearer: token, form: { a: 'b' } }), 'invalid_credential_request')
  const missing = await server.call('POST', '/openid/credential', { json: {} })
  assert.deepEqual([missing.status, missing.json.error], [401, 'invalid_token'])
})

test('OID4VCI 1.0 §5.1.2 BOR-81 the code flow asks for a credential by scope', async () => {
  await server.call('POST', '/api/scopes', { bearer: await server.adminToken(), json: { name: 'membership', label: 'Membership card', public: true } })
  const scoped = await makeConfiguration(server, { scopes: ['membership'] })
  const flow = await codeFlow({ server })
  const { access_token } = await flow.tokens({ scope: 'membership', nonce: undefined })
  const answer = await fetchCredential(server, access_token, { credential_configuration_id: scoped.identifier })
  assert.equal(answer.status, 200, answer.text)
  refused(await fetchCredential(server, access_token, { credential_configuration_id: card.identifier }), 'insufficient_scope', 403)
  const { json } = await server.call('GET', '/.well-known/openid-credential-issuer')
  assert.equal(json.credential_configurations_supported[scoped.identifier].scope, 'membership')
})

test('OID4VCI 1.0 §5.1.1 BOR-81 the code flow asks for a credential by authorization details, and an unknown one is refused', async () => {
  const flow = await codeFlow({ server, client: { authorization_details_types: ['openid_credential'] } })
  const details = (id: string) => JSON.stringify([{ type: 'openid_credential', credential_configuration_id: id }])
  const tokens = await flow.tokens({ scope: undefined, nonce: undefined, authorization_details: details(card.identifier) })
  assert.deepEqual(tokens.authorization_details[0].credential_identifiers, [card.identifier])
  const answer = await fetchCredential(server, tokens.access_token, { credential_identifier: card.identifier })
  assert.equal(answer.status, 200, answer.text)
  const { stop } = await flow.authorize({ authorization_details: details('nothing') })
  assert.equal(stop.params.get('error'), 'invalid_authorization_details')
})

test('OID4VCI 1.0 §8 a token that is bound to a key fetches with a proof of it, and not as a bearer', async () => {
  const [{ code }, key] = [await offerCard(), await proofKey()]
  const tokens = await redeemOffer(server, code, {}, await key.forTokens(server))
  assert.equal(tokens.json.token_type, 'DPoP', tokens.text)
  const token = tokens.json.access_token
  const json = { credential_configuration_id: card.identifier, proofs: { jwt: [await (await walletKey()).prove(server, await freshNonce(server))] } }
  assert.equal((await server.call('POST', '/openid/credential', { bearer: token, json })).status, 401)
  const answer = await key.show(server, { token, method: 'POST', path: '/openid/credential', json })
  assert.equal(answer.status, 200, answer.text)
})

test('OID4VCI 1.0 §9 BOR-84 a deferred credential is fetched when it is ready, and once', async () => {
  const late = await makeConfiguration(server, { deferred: true, deferral: 60 })
  const token = await tokenFor(late)
  const promised = await fetchCredential(server, token, { credential_configuration_id: late.identifier })
  assert.deepEqual([promised.status, promised.json.interval], [202, 60], promised.text)
  const { transaction_id } = promised.json
  const ask = (bearer = token) => server.call('POST', '/openid/deferred-credential', { bearer, json: { transaction_id } })
  assert.equal((await ask()).status, 202)
  server.clock.skew = 61_000
  refused(await ask(await tokenFor(late).then(async (mine) => `${mine.slice(0, -1)}${mine.endsWith('A') ? 'B' : 'A'}`)), 'invalid_token', 401)
  const answer = await ask()
  assert.equal(answer.status, 200, answer.text)
  await read(answer.json.credentials[0].credential)
  refused(await ask(), 'invalid_transaction_id')
  server.clock.skew = 0
})

test('OID4VCI 1.0 §10 a request is encrypted to the server, and its answer to the key in it; an open request gets no encrypted answer', async () => {
  const bearer = await server.adminToken()
  assert.equal((await server.call('GET', '/.well-known/openid-credential-issuer')).json.credential_request_encryption, undefined)
  await server.call('POST', '/api/key-pairs', { bearer, json: { use: 'enc', type: 'P-256' } })
  const { credential_request_encryption: to, credential_response_encryption: back } = (await server.call('GET', '/.well-known/openid-credential-issuer')).json
  assert.deepEqual(
    to.jwks.keys.map(({ use }: { use: string }) => use),
    ['enc'],
  )
  assert(back.alg_values_supported.includes('ECDH-ES'))
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { extractable: true })
  const asked = { jwk: { ...(await exportJWK(publicKey)), alg: 'ECDH-ES' }, enc: 'A128GCM' }
  const [token, jwk] = [await tokenFor(card), to.jwks.keys[0]]
  const body = async (encryption: object = asked) => ({
    credential_identifier: card.identifier,
    credential_response_encryption: encryption,
    proofs: { jwt: [await (await walletKey()).prove(server, await freshNonce(server))] },
  })
  const send = async (plain: object) => {
    const jwe = await new CompactEncrypt(Buffer.from(JSON.stringify(plain)))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A128GCM', kid: jwk.kid })
      .encrypt(await importJWK(jwk, 'ECDH-ES'))
    return server.call('POST', '/openid/credential', { bearer: token, form: jwe, headers: { 'content-type': 'application/jwt' } })
  }
  const answer = await send(await body())
  assert.deepEqual([answer.status, answer.headers['content-type']], [200, 'application/jwt'], answer.text)
  const { plaintext } = await compactDecrypt(answer.text, privateKey)
  await read(JSON.parse(new TextDecoder().decode(plaintext)).credentials[0].credential)
  refused(await server.call('POST', '/openid/credential', { bearer: token, json: await body() }), 'invalid_encryption_parameters')
  refused(await send(await body({ ...asked, enc: 'none' })), 'invalid_encryption_parameters')
  refused(await send(await body({ ...asked, jwk: { kty: 'oct', k: 'AAAA', alg: 'dir' } })), 'invalid_encryption_parameters')
  refused(await send(await body({ ...asked, zip: 'DEF' })), 'invalid_encryption_parameters')
})

test('BOR-86 a suspended attribute suspends the credentials that tell it, a revoked one revokes them, and others stay', async () => {
  const bearer = await server.adminToken()
  const member = await makePerson(server, { metadata: { level: { value: 'gold', status: 'valid', display: [] } } })
  const plain = await makeConfiguration(server, { claims: [{ name: 'email' }] })
  for (const { identifier } of [card, plain]) {
    const { code } = await offerCard({ user_id: member.id, credential_configuration_ids: [identifier] })
    await fetchCredential(server, (await redeemOffer(server, code)).json.access_token, { credential_identifier: identifier })
  }
  const states = async () => {
    const { data } = (await server.call('GET', `/api/issued-credentials?user_id=${member.id}`, { bearer })).json
    const stateOf = (id: string) => data.find((one: { configuration_id: string }) => one.configuration_id === id).status
    return [stateOf(card.id), stateOf(plain.id)]
  }
  const set = async (status: string) => {
    const json = { metadata: { level: { value: 'gold', status, display: [] } } }
    assert.equal((await server.call('PATCH', `/api/users/${member.id}`, { bearer, json })).status, 200)
    return states()
  }
  assert.deepEqual(await states(), ['valid', 'valid'])
  assert.deepEqual(await set('suspended'), ['suspended', 'valid'])
  assert.deepEqual(await set('valid'), ['valid', 'valid'])
  assert.deepEqual(await set('revoked'), ['revoked', 'valid'])
  assert.deepEqual(await set('valid'), ['revoked', 'valid'])
})

test('OID4VCI 1.0 §11 a wallet reports on its credentials, and on no others', async () => {
  const reporter = await makePerson(server)
  const token = (await redeemOffer(server, (await offerCard({ user_id: reporter.id })).code)).json.access_token
  const { notification_id } = (await fetchCredential(server, token, { credential_configuration_id: card.identifier })).json
  const report = (json: object) => server.call('POST', '/openid/notification', { bearer: token, json })
  assert.equal((await report({ notification_id, event: 'credential_accepted' })).status, 204)
  assert.equal((await report({ notification_id, event: 'credential_deleted' })).status, 204)
  refused(await report({ notification_id, event: 'credential_eaten' }), 'invalid_notification_request')
  refused(await report({ notification_id: `${notification_id}x`, event: 'credential_accepted' }), 'invalid_notification_id')
  const stranger = await makePerson(server)
  const { code } = await offerCard({ user_id: stranger.id })
  const theirs = (await redeemOffer(server, code)).json.access_token
  refused(
    await server.call('POST', '/openid/notification', { bearer: theirs, json: { notification_id, event: 'credential_accepted' } }),
    'invalid_notification_id',
  )
  const { data } = (await server.call('GET', `/api/issued-credentials?user_id=${reporter.id}`, { bearer: await server.adminToken() })).json
  assert.equal(data[0].wallet_event, 'credential_deleted')
})

test('OID4VCI 1.0 §8.3.1.2 a mandatory claim without a value, and one whose attribute is revoked, deny the credential', async () => {
  const strict = await makeConfiguration(server, { claims: [{ name: 'level', pointer: 'metadata.level', mandatory: true }] })
  for (const metadata of [
    {},
    { level: { value: 'gold', status: 'revoked' as const, display: [] } },
    { level: { value: 'gold', status: 'suspended' as const, display: [] } },
  ]) {
    const somebody = await makePerson(server, { metadata })
    const { code } = await offerCard({ user_id: somebody.id, credential_configuration_ids: [strict.identifier] })
    const token = (await redeemOffer(server, code)).json.access_token
    refused(await fetchCredential(server, token, { credential_configuration_id: strict.identifier }), 'credential_request_denied')
  }
})

test('OID4VCI 1.0 §C BOR-83 nested claims and lists are told, and their parts can be withheld', async () => {
  const somebody = await makePerson(server, {
    address: { country: 'FR', locality: 'Lyon' },
    metadata: {
      courses: {
        value: [
          { title: 'Algebra', mark: 18 },
          { title: 'Poetry', mark: 15 },
        ],
        status: 'valid',
        display: [],
      },
    },
  })
  const nested = await makeConfiguration(server, {
    claims: [
      { name: 'address', disclosable: true, claims: [{ name: 'country' }, { name: 'city', pointer: 'address.locality', disclosable: true }] },
      { name: 'courses', pointer: 'metadata.courses', items: { disclosable: true, claims: [{ name: 'title' }, { name: 'mark', disclosable: true }] } },
      { name: 'kind', value: 'diploma' },
    ],
  })
  const { code } = await offerCard({ user_id: somebody.id, credential_configuration_ids: [nested.identifier] })
  const answer = await fetchCredential(server, (await redeemOffer(server, code)).json.access_token, { credential_configuration_id: nested.identifier })
  const { claims, disclosed } = await read(answer.json.credentials[0].credential)
  assert.deepEqual(claims['address'], { country: 'FR', city: 'Lyon' })
  assert.deepEqual(claims['courses'], [
    { title: 'Algebra', mark: 18 },
    { title: 'Poetry', mark: 15 },
  ])
  assert.deepEqual([claims['kind'], disclosed.length], ['diploma', 6])
})

test('OID4VCI 1.0 §A.1.1 BOR-83 W3C credentials are told as JWTs of both data models', async () => {
  for (const [format, typ] of [
    ['jwt_vc_json', 'JWT'],
    ['jwt_vc', 'vc+jwt'],
  ] as const) {
    const w3c = await makeConfiguration(server, { format, vct: undefined, types: ['MembershipCredential'] })
    const [token, key] = [await tokenFor(w3c), await walletKey()]
    const did = `did:jwk:${Buffer.from(JSON.stringify(key.jwk)).toString('base64url')}`
    const proof = await key.prove(server, await freshNonce(server), { header: { jwk: undefined, kid: `${did}#0` } })
    const answer = await fetchCredential(server, token, { credential_configuration_id: w3c.identifier, proofs: { jwt: [proof] } })
    assert.equal(answer.status, 200, answer.text)
    const keys = createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json)
    const { payload } = await jwtVerify(answer.json.credentials[0].credential, keys, { issuer: server.issuer, typ })
    const vc = (format === 'jwt_vc' ? payload : payload['vc']) as { type: string[]; credentialSubject: Record<string, unknown> }
    assert.deepEqual(vc.type, ['VerifiableCredential', 'MembershipCredential'])
    assert.deepEqual([vc.credentialSubject['id'], vc.credentialSubject['given_name'], payload.sub], [did, 'Ada Lovelace', did])
  }
})

test('a credential of a client with a DID names it as issuer, and is signed by its key', async () => {
  const admin = await server.adminToken()
  const made = await server.call('POST', '/api/clients', {
    bearer: admin,
    json: { name: 'With a DID', key_pair_type: { type: 'ec', curve: 'P-256' }, supported_grant_types: ['preauthorized_code'] },
  })
  const id = made.json.data.id
  const { did } = (await server.call('POST', `/api/clients/${id}/regenerate_did`, { bearer: admin })).json.data
  const { code } = await offerCard({ client_id: id })
  const answer = await fetchCredential(server, (await redeemOffer(server, code)).json.access_token, { credential_configuration_id: card.identifier })
  assert.equal(answer.status, 200, answer.text)
  const [jwt = ''] = answer.json.credentials[0].credential.split('~')
  assert.equal(decodeProtectedHeader(jwt).kid, `${did}#${did.slice('did:key:'.length)}`)
  assert.equal(decodeJwt(jwt).iss, did)
  // The key that the DID names made the signature.
  const { key } = await didsOf(server).keyOf(decodeProtectedHeader(jwt).kid ?? '', 'assertionMethod')
  await jwtVerify(jwt, key)
})

test('draft-ietf-oauth-status-list §8.1 BOR-86 a credential names its place in a list, which tells of suspension, reinstatement and revocation', async () => {
  const member = await makePerson(server)
  const token = (await redeemOffer(server, (await offerCard({ user_id: member.id })).code)).json.access_token
  const answer = await fetchCredential(server, token, { credential_configuration_id: card.identifier })
  const { claims } = await read(answer.json.credentials[0].credential)
  const { idx, uri } = (claims['status'] as { status_list: { idx: number; uri: string } }).status_list
  const keys = createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json)
  const state = async () => {
    const list = await server.call('GET', uri.slice(server.issuer.length))
    assert.match(String(list.headers['content-type']), /^application\/statuslist\+jwt/)
    const { payload } = await jwtVerify(list.text, keys, { typ: 'statuslist+jwt', subject: uri })
    const { bits, lst } = payload['status_list'] as { bits: number; lst: string }
    assert((payload['ttl'] as number) <= 60)
    return stateAt(lst, idx, bits)
  }
  const bearer = await server.adminToken()
  const { data } = (await server.call('GET', `/api/issued-credentials?user_id=${member.id}`, { bearer })).json
  assert.equal(data[0].status_index, idx)
  const act = (verb: string) => server.call('POST', `/api/issued-credentials/${data[0].id}/${verb}`, { bearer, json: { reason: 'asked for' } })
  assert.equal(await state(), 0)
  assert.equal((await act('suspend')).json.data.status, 'suspended')
  assert.equal(await state(), 2)
  assert.equal((await act('reinstate')).status, 200)
  assert.equal(await state(), 0)
  assert.equal((await act('revoke')).json.data.status_reason, 'asked for')
  assert.equal(await state(), 1)
  assert.equal((await act('reinstate')).status, 409)
})

test('a claim with an end of its own ends its credential, and one without its value does not', async () => {
  const dated = await makeConfiguration(server, {
    ttl: 86_400,
    claims: [
      { name: 'email', expires_in: 3600 },
      { name: 'nothing', expires_in: 60 },
    ],
  })
  const answer = await fetchCredential(server, await tokenFor(dated), { credential_identifier: dated.identifier })
  const { claims } = await read(answer.json.credentials[0].credential)
  assert.equal(Number(claims['exp']) - Number(claims['iat']), 3600)
})

test('draft-ietf-oauth-sd-jwt-vc §5 the keys of the issuer are found from its name', async () => {
  const { json } = await server.call('GET', '/.well-known/jwt-vc-issuer')
  assert.deepEqual(json, { issuer: server.issuer, jwks_uri: `${server.issuer}/oauth/jwks` })
})

test('draft-ietf-oauth-status-list §8.1 the list of a deleted client is still told, and no list is told that is not there', async () => {
  const bearer = await server.adminToken()
  const gone = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const { code } = await offerCard({ client_id: gone.id })
  const answer = await fetchCredential(server, (await redeemOffer(server, code)).json.access_token, { credential_identifier: card.identifier })
  const { claims } = await read(answer.json.credentials[0].credential)
  assert.equal((await server.call('DELETE', `/api/clients/${gone.id}`, { bearer })).status, 204)
  const { uri } = (claims['status'] as { status_list: { uri: string } }).status_list
  const list = await server.call('GET', uri.slice(server.issuer.length))
  assert.equal(list.status, 200)
  await jwtVerify(list.text, createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json), { typ: 'statuslist+jwt' })
  assert.equal((await server.call('GET', '/openid/status-lists/sl_nothing')).status, 404)
})
