import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client as clients } from '#model/client.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import type { User } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { makeHolder } from '../support/presenting.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce, visitorOf } from '../support/visitor.ts'
import { fetchCredential, freshNonce, makeConfiguration, offer, redeemOffer, walletKey } from '../support/wallet.ts'

const WALLET = 'gatehouse-wallet'
const wallet = makeHolder()
let server: TestServer
let person: User
let card: CredentialConfiguration
before(async () => {
  server = await startServer()
  person = await makePerson(server, { name: 'Ada' })
  card = await makeConfiguration(server, { claims: [{ name: 'name', mandatory: true }] })
})
after(() => server.close())

/** A credential for the key of the wallet, or for another. */
async function fetchBy(token: string, own: boolean) {
  const key = await walletKey()
  const change = own ? { key: wallet.key as never, header: { jwk: wallet.jwk } } : {}
  const proofs = { jwt: [await key.prove(server, await freshNonce(server), change)] }
  return fetchCredential(server, token, { credential_configuration_id: card.identifier, proofs })
}

test('the client of wallets is there from the start, cannot be deleted or taken over, and can be switched off', async () => {
  const bearer = await server.adminToken()
  const as = (method: string, path: string, json?: unknown) => server.call(method, `/api/clients/${WALLET}${path}`, { bearer, ...(json ? { json } : {}) })
  const row = (await as('GET', '')).json.data
  assert.deepEqual([row.public_client_id, row.protected, row.confidential, row.first_party], [server.issuer, true, false, false])
  for (const refused of [
    await as('DELETE', ''),
    await as('PATCH', '', { public_client_id: 'https://other.example' }),
    await as('PATCH', '', { first_party: true }),
    await as('PATCH', '', { redirect_uris: ['https://thief.example/'] }),
  ]) {
    assert.equal(refused.status, 403, refused.text)
    assert.match(refused.json.message, /wallets that are known by a DID are served by it/)
  }
  const grown = await as('PATCH', '', { redirect_uris: [...row.redirect_uris, 'https://wallet.example/cb'] })
  assert.equal(grown.status, 200, grown.text)
  const params = {
    client_id: wallet.did,
    response_type: 'code',
    redirect_uri: 'https://wallet.example/cb',
    code_challenge: pkce().challenge,
    code_challenge_method: 'S256',
  }
  const status = async () => (await server.call('GET', `/oauth/authorize?${new URLSearchParams(params)}`)).status
  assert.equal(await status(), 303)
  assert.equal((await as('PATCH', '', { active: false })).status, 200)
  assert.equal(await status(), 400)
  assert.equal((await as('PATCH', '', { active: true })).status, 200)
  assert.equal(await status(), 303)
})

test('OID4VCI 1.0 §5.1.1 a wallet that is known by a DID alone gets a credential by the code flow, as the client of wallets', async () => {
  const { verifier, challenge } = pkce()
  const redirect_uri = `${server.issuer}/wallet`
  const details = [{ type: 'openid_credential', credential_configuration_id: card.identifier }]
  const params = {
    client_id: wallet.did,
    response_type: 'code',
    redirect_uri,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    authorization_details: JSON.stringify(details),
  }
  const stop = await visitorOf(server).authorize(params, { username: person.username })
  const code = stop.params.get('code') ?? assert.fail(`${stop.status} ${stop.text}`)
  const form = { grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier }
  assert.equal((await server.call('POST', '/oauth/token', { form: { ...form, client_id: (await makeClient(server)).id } })).status, 401)
  const tokens = await server.call('POST', '/oauth/token', { form: { ...form, client_id: wallet.did } })
  assert.equal(tokens.status, 200, tokens.text)
  assert.equal((await fetchBy(tokens.json.access_token, true)).status, 200)
})

test('OID4VCI 1.0 §6.1 a wallet names itself by a DID when it redeems an offer, and is served as the client of the offer', async () => {
  const issuing = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const offered = () => offer(server, { client_id: issuing.id, user_id: person.id, credential_configuration_ids: [card.identifier] })
  const tokens = await redeemOffer(server, (await offered()).code, { client_id: wallet.did })
  assert.equal(tokens.status, 200, tokens.text)
  assert.equal((await fetchBy(tokens.json.access_token, false)).status, 200)
  const stranger = await redeemOffer(server, (await offered()).code, {
    client_id: (await makeClient(server, { supported_grant_types: ['preauthorized_code'], confidential: false })).id,
  })
  assert.equal(stranger.status, 400, 'a registered client redeems its own offers only')
})

test('with check_public_client_id the credential is bound to the key of the DID that redeemed the offer', async () => {
  const issuing = await makeClient(server, { supported_grant_types: ['preauthorized_code'], check_public_client_id: true })
  const token = async (client_id: string) => {
    const { code } = await offer(server, { client_id: issuing.id, user_id: person.id, credential_configuration_ids: [card.identifier] })
    return redeemOffer(server, code, { client_id })
  }
  const { access_token } = (await token(wallet.did)).json
  const other = await fetchBy(access_token, false)
  assert.deepEqual([other.status, other.json.error], [400, 'invalid_proof'], other.text)
  assert.equal((await fetchBy(access_token, true)).status, 200)
  assert.match((await token('did:key:zNothing')).json.error_description, /was not resolved to a key/)
})

test('a client that an administrator made for the wallets of this issuer goes before the one from the start', async () => {
  const own = await makeClient(server, { public_client_id: server.issuer, name: 'Own wallets', redirect_uris: ['https://own.example/cb'], confidential: false })
  server.clock.skew += 16_000
  const params = {
    client_id: wallet.did,
    response_type: 'code',
    redirect_uri: 'https://own.example/cb',
    code_challenge: pkce().challenge,
    code_challenge_method: 'S256',
  }
  assert.equal((await server.call('GET', `/oauth/authorize?${new URLSearchParams(params)}`)).status, 303)
  await server.context.db.table(clients).change({ id: own.id }, { active: false })
  server.clock.skew += 16_000
  const back = { ...params, redirect_uri: `${server.issuer}/wallet` }
  const { status, text } = await server.call('GET', `/oauth/authorize?${new URLSearchParams(back)}`)
  assert.equal(status, 303, `one that is switched off locks nobody out: ${text.slice(0, 300)}`)
  await server.context.db.table(clients).remove({ id: own.id })
})

test('a caller who may only edit clients makes none the client of all wallets', async () => {
  const scope = 'clients:manage:all'
  const { basic } = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: scope }] })
  const bearer = (await server.call('POST', '/oauth/token', { basic, form: { grant_type: 'client_credentials', scope } })).json.access_token
  const make = (public_client_id: string) => server.call('POST', '/api/clients', { bearer, json: { name: 'Thief', public_client_id } })
  assert.equal((await make(server.issuer)).status, 403)
  const { status, text, json } = await make('https://other.example')
  assert.equal(status, 201, text)
  const patch = await server.call('PATCH', `/api/clients/${json.data.id}`, { bearer, json: { public_client_id: server.issuer } })
  assert.equal(patch.status, 403, patch.text)
})
