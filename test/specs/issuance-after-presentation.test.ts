import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { after, before, suite, test } from 'node:test'
import { SignJWT } from 'jose'
import { verifySdJwt } from '#credentials/sd-jwt.ts'
import { newRow } from '#fields/write.ts'
import { readJwks, thumbprintOf } from '#keys/public-keys.ts'
import type { Client } from '#model/client.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import { credentialOffer } from '#model/credential-offer.ts'
import { presentation } from '#model/presentation/presentation.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makeHolder, makeIssuer, readWalletLink, respond, type TestHolder, type WalletRequest } from '../support/presenting.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'
import { fetchCredential, freshNonce, makeConfiguration, PRE_AUTHORIZED, redeemOffer, walletKey } from '../support/wallet.ts'

const WALLET = 'openid://wallet'
const OFFER = 'urn:ietf:params:oauth:response-type:pre-authorized_code'
const [issuer, holder] = [makeIssuer(), makeHolder()]

let made = 0
/** A verifier that trusts the issuer of the test and offers these credentials to whom it is shown a member card. */
async function makeVerifier({ context }: TestServer, offered: readonly CredentialConfiguration[], fields: Partial<Verifier> = {}): Promise<Verifier> {
  const id = `vrf_after_${++made}`
  const dcql = { credentials: [{ id: 'member', format: 'dc+sd-jwt' as const, meta: {}, claims: [{ path: ['email'] }, { path: ['level'] }] }] }
  const row = newRow(verifier, {
    id,
    name: id,
    scope: id,
    dcql,
    issuers: [issuer.did],
    encrypted_response: false,
    subject_claim: 'email',
    subject_is: 'email',
    register: true,
    offers: offered.map(({ identifier }) => identifier),
    ...fields,
  })
  await context.db.table(verifier).insert(row)
  return row
}
const makeCard = (server: TestServer) =>
  makeConfiguration(server, {
    claims: [
      { name: 'email', mandatory: true },
      { name: 'level', pointer: 'presented.member.level', mandatory: true },
      { name: 'shoe_size', pointer: 'presented.member.shoe_size' },
      { name: 'other', pointer: 'presented.another.level' },
    ],
  })
const makeWallet = (server: TestServer, fields: Partial<Client> = {}) =>
  makeClient(server, {
    supported_grant_types: ['id_token', 'vp_token', 'preauthorized_code'],
    redirect_uris: [WALLET],
    confidential: false,
    ...fields,
  })
const authorize = (server: TestServer, params: Record<string, string>) => server.call('GET', `/oauth/authorize?${new URLSearchParams(params)}`)
async function reached(server: TestServer, params: Record<string, string>): Promise<WalletRequest> {
  const { status, headers, text } = await authorize(server, params)
  assert.equal(status, 303, text)
  return readWalletLink(server, String(headers['location']))
}
const present = async (server: TestServer, asked: WalletRequest, by: TestHolder = holder, email = 'ada@club.example'): Promise<CallAnswer> =>
  respond(server, asked, {
    member: [await by.present(await issuer.issue(by, { email, level: 'gold' }), { aud: asked.client_id, nonce: asked.nonce })],
  })
const post = ({ issuer: at, call }: TestServer, { response_uri, state }: WalletRequest, form: Record<string, string>): Promise<CallAnswer> =>
  call('POST', response_uri.slice(at.length), { form: { state, ...form } })
const selfIssued = ({ client_id: aud, nonce }: WalletRequest, by: TestHolder, more: object = {}) =>
  new SignJWT({ iss: by.did, sub: by.did, aud, nonce, ...more })
    .setProtectedHeader({ alg: 'ES256', kid: `${by.did}#0` })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(by.key)

const offerUriIn = (address: string) => new URL(address).searchParams.get('credential_offer_uri') ?? assert.fail(`no offer in ${address}`)
/** The pre-authorized code of the offer that a link leads to. */
async function codeAt(server: TestServer, link: string): Promise<string> {
  const { status, json, text } = await server.call('GET', offerUriIn(link).slice(server.issuer.length))
  assert.equal(status, 200, text)
  return json.grants[PRE_AUTHORIZED]['pre-authorized_code']
}
/** The claims of a credential, with the disclosed ones among them. */
async function claimsOf(server: TestServer, credential: string) {
  const keys = readJwks((await server.call('GET', '/oauth/jwks')).json)
  const issuerKey = async ({ header }: { readonly header: Readonly<Record<string, unknown>> }) =>
    keys.find(({ kid }) => kid === header['kid']) ?? assert.fail('no key')
  return (await verifySdJwt(credential, { issuerKey, now: server.context.now() })).claims
}

suite('issuance after presentation', () => {
  let server: TestServer
  before(async () => {
    server = await startServer()
  })
  after(() => server.close())

  test('a presentation and then an offer in one request: what was presented fills the credential of the person it names', async () => {
    const [card, { id: client_id }] = [await makeCard(server), await makeWallet(server)]
    const { scope = '' } = await makeVerifier(server, [card])
    const asked = await reached(server, { response_type: `vp_token ${OFFER}`, client_id, scope, redirect_uri: WALLET, state: 'of the wallet' })
    assert.equal(asked.claims['response_type'], 'vp_token', 'the wallet is asked for what it can answer')
    const answer = await present(server, asked)
    assert.equal(answer.status, 200, answer.text)
    assert(answer.json.redirect_uri.startsWith(`${WALLET}?`), answer.text)
    assert.equal(new URL(answer.json.redirect_uri).searchParams.get('state'), 'of the wallet')
    const tokens = await redeemOffer(server, await codeAt(server, answer.json.redirect_uri))
    assert.equal(tokens.status, 200, tokens.text)
    const fetched = await fetchCredential(server, tokens.json.access_token, { credential_configuration_id: card.identifier })
    assert.equal(fetched.status, 200, fetched.text)
    const claims = await claimsOf(server, fetched.json.credentials[0].credential)
    assert.deepEqual([claims['email'], claims['level'], claims['shoe_size'], claims['other']], ['ada@club.example', 'gold', undefined, undefined])
    const [person] = await server.context.db.table(user).find({ email: 'ada@club.example' })
    assert.equal(person?.email_verified, true, 'the verifier registers whom its credential names')
    const rows = await server.context.db.table(credentialOffer).find({ client_id })
    assert.deepEqual([rows.length, rows[0]?.sealed_presented, rows[0]?.user_id], [1, undefined, person?.id], 'the offer keeps no claims once it is taken')
  })

  test('BOR-90 a presentation answered twice is offered once, and its code is no way to a second offer', async () => {
    const [card, { id: client_id }] = [await makeCard(server), await makeWallet(server)]
    const { scope = '' } = await makeVerifier(server, [card])
    const asked = await reached(server, { response_type: `vp_token ${OFFER}`, client_id, scope })
    const answer = await present(server, asked)
    assert(answer.json.redirect_uri.startsWith('openid-credential-offer://?credential_offer_uri='), answer.text)
    assert.equal(new URL(answer.json.redirect_uri).searchParams.get('code'), null)
    assert.equal((await present(server, asked)).status, 400)
    const code = await codeAt(server, answer.json.redirect_uri)
    assert.deepEqual([(await redeemOffer(server, code)).status, (await redeemOffer(server, code)).status], [200, 400])
  })

  test('BOR-90 a chain ends with an offer by its code, once, by redirect or by the page as the client says', async () => {
    const card = await makeCard(server)
    const { id: client_id } = await makeWallet(server)
    const { scope = '' } = await makeVerifier(server, [card])
    const first = await reached(server, { response_type: 'vp_token', client_id, scope, redirect_uri: WALLET })
    const code = new URL((await present(server, first)).json.redirect_uri).searchParams.get('code') ?? ''
    const end = { response_type: OFFER, client_id, redirect_uri: WALLET, state: 's' }
    assert.match((await authorize(server, end)).text, /code is missing/)
    const stranger = await makeWallet(server)
    assert.equal((await authorize(server, { ...end, client_id: stranger.id, code })).status, 400, 'another client does not end it')
    const ended = await authorize(server, { ...end, code })
    assert.equal(ended.status, 303, ended.text)
    assert(String(ended.headers['location']).startsWith(`${WALLET}?credential_offer_uri=`))
    assert.equal((await redeemOffer(server, await codeAt(server, String(ended.headers['location'])))).status, 200)
    assert.equal((await authorize(server, { ...end, code })).status, 400, 'the presentation is spent')
    const paged = await makeWallet(server, { response_mode: 'post' })
    const page = await authorize(server, { response_type: 'vp_token', client_id: paged.id, scope, redirect_uri: WALLET })
    const handle = new URL(String(page.headers['location'])).searchParams.get('presentation') ?? ''
    const shown = (await server.call('GET', `/present?presentation=${handle}`)).text
    const link = /id="present-here" href="([^"]*)"/.exec(shown)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail(shown)
    const next = new URL((await present(server, await readWalletLink(server, link))).json.redirect_uri).searchParams.get('code') ?? ''
    const offered = await authorize(server, { response_type: OFFER, client_id: paged.id, code: next })
    assert.match(String(offered.headers['location']), /\/openid\/offers\/[\w-]+\/page$/)
  })

  test('the claims of every step of a chain fill the credential where one key proved them, and of two answers to a query the later one', async () => {
    const card = await makeCard(server)
    const { id: client_id } = await makeWallet(server)
    const asking = (id: string) => ({ credentials: [{ id, format: 'dc+sd-jwt' as const, meta: {}, claims: [{ path: ['email'] }, { path: ['level'] }] }] })
    const other = await makeVerifier(server, [], { dcql: asking('another') })
    const member = await makeVerifier(server, [card])
    const last = await makeVerifier(server, [card], { dcql: asking('last') })
    const show = async (asked: WalletRequest, query: string, { by = holder, level = 'gold' }: { by?: TestHolder; level?: string }) => {
      const shown = await by.present(await issuer.issue(by, { email: 'ada@club.example', level }), { aud: asked.client_id, nonce: asked.nonce })
      const answer = await respond(server, asked, { [query]: [shown] })
      assert.equal(answer.status, 200, answer.text)
      return new URL(answer.json.redirect_uri).searchParams.get('code') ?? ''
    }
    const step = ({ scope = '' }: Verifier, code?: string) =>
      reached(server, { response_type: 'vp_token', client_id, scope, redirect_uri: WALLET, ...(code === undefined ? {} : { code }) })
    const issuedAfter = async (begunBy: TestHolder) => {
      const first = await show(await step(other), 'another', { by: begunBy, level: 'of the first step' })
      const second = await show(await step(member, first), 'member', { level: 'too early' })
      const third = await show(await step(member, second), 'member', { level: 'of the third step' })
      const fourth = await show(await step(last, third), 'last', {})
      const ended = await authorize(server, { response_type: OFFER, client_id, redirect_uri: WALLET, code: fourth })
      const tokens = await redeemOffer(server, await codeAt(server, String(ended.headers['location'])))
      const fetched = await fetchCredential(server, tokens.json.access_token, { credential_configuration_id: card.identifier })
      assert.equal(fetched.status, 200, fetched.text)
      const claims = await claimsOf(server, fetched.json.credentials[0].credential)
      return [claims['level'], claims['other']]
    }
    assert.deepEqual(await issuedAfter(holder), ['of the third step', 'of the first step'])
    assert.deepEqual(await issuedAfter(makeHolder()), ['of the third step', undefined], 'what another key proved is not lent')
    const rows = await server.context.db.table(presentation).find({ client_id })
    assert(
      rows.every((row) => !JSON.stringify(row).includes('of the first step')),
      'the values are sealed',
    )
  })

  test('nothing is offered without the grant, without credentials that follow, to nobody, and by a copy without a key', async () => {
    const card = await makeCard(server)
    const { id: client_id } = await makeWallet(server)
    const request = { response_type: `vp_token ${OFFER}`, client_id }
    const plain = await makeVerifier(server, [])
    assert.match((await authorize(server, { ...request, scope: plain.scope ?? '' })).text, /no credentials are offered/)
    const { scope = '' } = await makeVerifier(server, [card])
    const narrow = await makeWallet(server, { supported_grant_types: ['vp_token'] })
    assert.match((await authorize(server, { ...request, client_id: narrow.id, scope })).text, /not registered for the grant preauthorized_code/)
    const known = await makeVerifier(server, [card], { register: false })
    const asked = await reached(server, { ...request, scope: known.scope ?? '' })
    assert.match((await present(server, asked, holder, 'nobody@club.example')).json.error_description, /nobody who is known/)
    const copied = await makeVerifier(server, [card])
    const [query] = copied.dcql.credentials
    await server.context.db
      .table(verifier)
      .change({ id: copied.id }, { dcql: { credentials: [{ ...query, require_cryptographic_holder_binding: false } as never] } })
    const loose = await reached(server, { ...request, scope: copied.scope ?? '' })
    const copy = `${(await issuer.issue(holder, { email: 'ada@club.example', level: 'gold' })).split('~').slice(0, -1).join('~')}~`
    assert.match((await respond(server, loose, { member: [copy] })).json.error_description, /without a proof by the key/)
    assert.equal((await server.context.db.table(credentialOffer).find({ client_id })).length, 0)
  })

  test('where the client checks who takes part, the key of the credential must be the one that was presented', async () => {
    const [card, { id: client_id }] = [await makeCard(server), await makeWallet(server, { check_public_client_id: true })]
    const { scope = '' } = await makeVerifier(server, [card])
    const tokens = async () => {
      const asked = await reached(server, { response_type: `vp_token ${OFFER}`, client_id, scope })
      const answer = await present(server, asked)
      assert.equal(answer.status, 200, answer.text)
      return (await redeemOffer(server, await codeAt(server, answer.json.redirect_uri))).json.access_token
    }
    const key = await walletKey()
    const fetchWith = async (token: string, change: Parameters<typeof key.prove>[2] = {}) =>
      fetchCredential(server, token, {
        credential_configuration_id: card.identifier,
        proofs: { jwt: [await key.prove(server, await freshNonce(server), change)] },
      })
    const token = await tokens()
    const refused = await fetchWith(token)
    assert.deepEqual([refused.status, refused.json.error], [400, 'invalid_proof'], refused.text)
    assert.equal((await fetchWith(token, { key: holder.key as never, header: { jwk: holder.jwk } })).status, 200)
  })

  test('by the API an offer follows as the verifier says, and goes to the wallet and not to the page', async () => {
    const card = await makeCard(server)
    const issuing = await makeWallet(server)
    const { id } = await makeVerifier(server, [card], { client_id: issuing.id })
    const begun = await server.call('POST', '/api/presentations', { bearer: await server.adminToken(), json: { verifier: id } })
    const { links } = begun.json.data
    const asked = await readWalletLink(server, links.cross_device)
    const answer = await present(server, asked)
    assert.equal((await redeemOffer(server, await codeAt(server, answer.json.redirect_uri))).status, 200)
    const page = await server.call('GET', links.page.slice(server.issuer.length))
    assert.match(page.text, /was offered what follows/)
    assert.doesNotMatch(page.text, /openid\/offers/)
  })

  test('an offer after a presentation by the API never goes to return_to, which is a page of the caller', async () => {
    const issuing = await makeWallet(server)
    const { id: named } = await makeVerifier(server, [await makeCard(server)], { client_id: issuing.id })
    const begin = async (more: object = {}) =>
      server.call('POST', '/api/presentations', { bearer: await server.adminToken(), json: { verifier: named, ...more } })
    const refused = await begin({ return_to: 'https://thief.example/loot' })
    assert.equal(refused.status, 422, refused.text)
    assert.match(refused.json.errors.return_to[0], /must be absent/)
    const { id, links } = (await begin()).json.data
    // One that was begun before the verifier offered anything.
    await server.context.db.table(presentation).change({ id }, { return_to: 'https://thief.example/loot' })
    const answer = await present(server, await readWalletLink(server, links.same_device))
    assert.match(answer.json.redirect_uri, /^openid-credential-offer:/)
  })

  test('a verifier that offers demands every power, a query that names the person, and credentials that there are', async () => {
    const card = await makeCard(server)
    const dcql = { credentials: [{ id: 'member', format: 'dc+sd-jwt', meta: {}, claims: [{ path: ['email'] }] }] }
    const body = { name: 'Offers', dcql, subject_claim: 'email', subject_is: 'email', offers: [card.identifier] }
    const post = async (json: object, bearer?: string) => server.call('POST', '/api/verifiers', { bearer: bearer ?? (await server.adminToken()), json })
    const scope = 'credentials:manage:all'
    const { basic } = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: scope }] })
    const { json: narrow } = await server.call('POST', '/oauth/token', { basic, form: { grant_type: 'client_credentials', scope } })
    assert.match((await post({ ...body, offers: ['no such card'] })).text, /there is no active credential configuration/)
    assert.match((await post({ ...body, subject_claim: 'sub' })).text, /which names them/)
    assert.equal((await post(body, narrow.access_token)).status, 403)
    assert.equal((await post(body)).status, 201)
  })

  test('BOR-90 metadata_policy: one_of says who answers next, superset_of who must have answered before an offer', async () => {
    const [card, { id: client_id }] = [await makeCard(server), await makeWallet(server)]
    const { scope = '' } = await makeVerifier(server, [card])
    const [director, clerk, stranger] = [makeHolder(), makeHolder(), makeHolder()]
    const begin = async (policy: object) => {
      const asked = await reached(server, { response_type: 'id_token', client_metadata: '{}', client_id, redirect_uri: WALLET })
      return post(server, asked, { id_token: await selfIssued(asked, director, { metadata_policy: { client_id: policy } }) })
    }
    const continued = async (policy: object) => {
      const code = new URL((await begin(policy)).json.redirect_uri).searchParams.get('code') ?? ''
      return reached(server, { response_type: `vp_token ${OFFER}`, client_id, scope, code })
    }
    assert.match((await present(server, await continued({ one_of: [clerk.did] }), stranger)).json.error_description, /see one_of/)
    assert.equal((await present(server, await continued({ one_of: [clerk.did] }), clerk)).status, 200)
    const byKey = await thumbprintOf({ kid: undefined, key: createPublicKey({ key: clerk.jwk, format: 'jwk' }) })
    assert.equal((await present(server, await continued({ one_of: [byKey] }), clerk)).status, 200)
    assert.match((await present(server, await continued({ superset_of: [director.did, stranger.did] }), clerk)).json.error_description, /see superset_of/)
    assert.equal((await present(server, await continued({ superset_of: [director.did, clerk.did] }), clerk)).status, 200)
    assert.match((await begin({ none_of: [clerk.did] })).json.error_description, /metadata_policy must be/)
  })

  test('metadata_policy: a chain with too many policies is refused, and so is one that would have us fetch many documents', async () => {
    const { id: client_id } = await makeWallet(server)
    const director = makeHolder()
    const state = async (one_of: readonly string[], more: Record<string, string> = {}) => {
      const asked = await reached(server, { response_type: 'id_token', client_metadata: '{}', client_id, redirect_uri: WALLET, ...more })
      return (await post(server, asked, { id_token: await selfIssued(asked, director, { metadata_policy: { client_id: { one_of } } }) })).json
    }
    const elsewhere = Array.from({ length: 5 }, (_, at) => `did:web:victim${at}.example`)
    assert.match((await state(elsewhere)).error_description, /more than 4 DIDs/)
    assert.ok((await state(Array.from({ length: 20 }, () => makeHolder().did))).redirect_uri, 'DIDs that hold their keys')
    let answer = await state([director.did])
    for (let stated = 1; stated < 8; stated++) answer = await state([director.did], { code: new URL(answer.redirect_uri).searchParams.get('code') ?? '' })
    const ninth = await state([makeHolder().did], { code: new URL(answer.redirect_uri).searchParams.get('code') ?? '' })
    assert.match(ninth.error_description, /more than 8 policies/)
  })
})

for (const [name, open] of databases)
  suite(`issuance after presentation, with two nodes on ${name}`, () => {
    let both: Nodes
    before(async () => {
      both = await open()
    })
    after(() => both.close())

    test('of responses to one presentation one gets an offer, the page waits on the other node, and the code is redeemed once', async () => {
      const [one, two] = both.nodes
      const card = await makeCard(one)
      const { id: client_id } = await makeWallet(one, { response_mode: 'post' })
      const { scope = '' } = await makeVerifier(one, [card])
      const begun = await authorize(one, { response_type: `vp_token ${OFFER}`, client_id, scope })
      const path = String(begun.headers['location']).slice(one.issuer.length)
      const waiting = (await two.call('GET', path)).text
      const link = /id="present-here" href="([^"]*)"/.exec(waiting)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail(waiting)
      const asked = await readWalletLink(two, link)
      const answers = await Promise.all(Array.from({ length: 8 }, (_, turn) => present(turn % 2 === 0 ? one : two, asked)))
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, ...Array(7).fill(400)])
      assert.match((await one.call('GET', path)).text, /was offered what follows/)
      assert.equal((await one.context.db.table(credentialOffer).find({ client_id })).length, 1)
      const [row] = await two.context.db.table(presentation).find({ client_id }, { limit: 1 })
      assert.equal(row?.state, 'accepted')
      const code = await codeAt(two, answers.find(({ status }) => status === 200)?.json.redirect_uri)
      const redeemed = await Promise.all(Array.from({ length: 6 }, (_, turn) => redeemOffer(turn % 2 === 0 ? one : two, code)))
      assert.deepEqual(redeemed.map(({ status }) => status).toSorted(), [200, ...Array(5).fill(400)])
    })

    test('of requests that end one chain one gets an offer', async () => {
      const [one, two] = both.nodes
      const { id: client_id } = await makeWallet(one)
      const { scope = '' } = await makeVerifier(one, [await makeCard(one)])
      const first = await reached(two, { response_type: 'vp_token', client_id, scope, redirect_uri: WALLET })
      const code = new URL((await present(one, first)).json.redirect_uri).searchParams.get('code') ?? ''
      const ends = await Promise.all(Array.from({ length: 6 }, (_, turn) => authorize(turn % 2 === 0 ? one : two, { response_type: OFFER, client_id, code })))
      assert.deepEqual(ends.map(({ status }) => status).toSorted(), [303, ...Array(5).fill(400)])
      assert.equal((await two.context.db.table(credentialOffer).find({ client_id })).length, 1)
    })
  })
