import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { CredentialFault } from '#credentials/fault.ts'
import { packStates, stateAt } from '#credentials/status-bits.ts'
import { credentialOffer } from '#model/credential-offer.ts'
import { grant } from '#model/grant.ts'
import { issuedCredential } from '#model/issued-credential.ts'
import { type User, user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { nameOfDisclosure } from '../support/presenting.ts'
import { makeScopes } from '../support/scopes.ts'
import type { CallAnswer, TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { fetchCredential, freshNonce, makeConfiguration, offer, PRE_AUTHORIZED, redeemOffer, walletKey } from '../support/wallet.ts'

const statuses = (answers: readonly CallAnswer[]) => answers.map(({ status }) => status).toSorted()

for (const [name, open] of databases)
  suite(`credentials, with two nodes on ${name}`, () => {
    let both: Nodes
    let sink: SmtpSink
    let person: User
    let issuing: string
    let card: string
    before(async () => {
      sink = await smtpSink({ tls: 'none' })
      both = await open({ 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'no-reply@id.example' })
      person = await makePerson(nodeOf(0))
      issuing = (await makeClient(nodeOf(0), { id: `issuing-${name}`, supported_grant_types: ['preauthorized_code'] })).id
      card = (await makeConfiguration(nodeOf(0))).identifier
    })
    after(async () => {
      await both.close()
      await sink.close()
    })

    const nodeOf = (turn: number): TestServer => both.nodes[turn % 2] as TestServer
    const race = <T>(many: number, one: (node: TestServer, turn: number) => Promise<T>) =>
      Promise.all(Array.from({ length: many }, (_, turn) => one(nodeOf(turn), turn)))
    const offered = (client_id = issuing, id = card) => offer(nodeOf(0), { client_id, user_id: person.id, credential_configuration_ids: [id] })
    const tokenFor = async (id = card) => (await redeemOffer(nodeOf(0), (await offered(issuing, id)).code)).json.access_token as string

    test('OID4VCI 1.0 §6.3 of many wallets that redeem one offer, one gets a token', async () => {
      const { code } = await offered()
      assert.deepEqual(statuses(await race(12, (node) => redeemOffer(node, code))), [200, ...Array(11).fill(400)])
    })

    test('OID4VCI 1.0 §13.6.2 BOR-80 however many transaction codes are tried at once, five are compared', async () => {
      const strict = await makeClient(nodeOf(0), { id: `strict-${name}`, supported_grant_types: ['preauthorized_code'], enforce_tx_code: true })
      const letters = sink.received.length
      const { code, made } = await offered(strict.id)
      assert.equal(made.json.data.attempts_left, 5)
      await until(() => sink.received.length > letters, 'the letter with the code')
      const right = /\b(\d{6})\b/.exec(sink.received.at(-1)?.data.replace(/^[\s\S]*?\r?\n\r?\n/, '') ?? '')?.[1] ?? ''
      assert.match(right, /^\d{6}$/)
      const guesses = await race(60, (node, turn) => redeemOffer(node, code, { tx_code: String((Number(right) + 1 + turn) % 1_000_000).padStart(6, '0') }))
      assert.deepEqual(new Set(statuses(guesses)), new Set([400]))
      const [row] = await nodeOf(1).context.db.table(credentialOffer).find({ client_id: strict.id })
      assert.equal(row?.attempts_left, 0)
      // The right code comes too late.
      assert.equal((await redeemOffer(nodeOf(1), code, { tx_code: right })).status, 400)
    })

    test('OID4VCI 1.0 §6.3 BOR-80 the mailed transaction code redeems the offer, and none or another does not', async () => {
      const strict = await makeClient(nodeOf(0), { id: `mailed-${name}`, supported_grant_types: ['preauthorized_code'], enforce_tx_code: true })
      const letters = sink.received.length
      const { code, made } = await offered(strict.id)
      assert.equal(JSON.stringify(made.json.data.credential_offer).includes('"tx_code":{"input_mode":"numeric","length":6}'), true)
      await until(() => sink.received.length > letters, 'the letter with the code')
      const right = /\b(\d{6})\b/.exec(sink.received.at(-1)?.data.replace(/^[\s\S]*?\r?\n\r?\n/, '') ?? '')?.[1] ?? ''
      assert.deepEqual((await redeemOffer(nodeOf(0), code)).json.error, 'invalid_request')
      assert.deepEqual((await redeemOffer(nodeOf(0), code, { tx_code: right === '000000' ? '000001' : '000000' })).json.error, 'invalid_grant')
      assert.equal((await redeemOffer(nodeOf(1), code, { tx_code: right })).status, 200)
      assert.equal((await redeemOffer(nodeOf(0), code, { tx_code: right })).status, 400)
    })

    test('OID4VCI 1.0 §7 of many requests with one nonce, on both nodes, one gets a credential', async () => {
      const [token, nonce] = [await tokenFor(), await freshNonce(nodeOf(0))]
      const before = (await nodeOf(0).context.db.table(issuedCredential).find({ user_id: person.id })).length
      const answers = await race(10, async (node) =>
        fetchCredential(node, token, { credential_identifier: card, proofs: { jwt: [await (await walletKey()).prove(node, nonce)] } }),
      )
      assert.deepEqual(statuses(answers), [200, ...Array(9).fill(400)])
      assert.deepEqual(new Set(answers.filter(({ status }) => status === 400).map(({ json }) => json.error)), new Set(['invalid_nonce']))
      assert.equal((await nodeOf(0).context.db.table(issuedCredential).find({ user_id: person.id })).length, before + 1)
    })

    test('OID4VCI 1.0 §9 of many who fetch one deferred credential, one gets it', async () => {
      const late = await makeConfiguration(nodeOf(0), { deferred: true })
      const token = await tokenFor(late.identifier)
      const { transaction_id } = (await fetchCredential(nodeOf(0), token, { credential_identifier: late.identifier })).json
      const answers = await race(8, (node) => node.call('POST', '/openid/deferred-credential', { bearer: token, json: { transaction_id } }))
      assert.deepEqual(statuses(answers), [200, ...Array(7).fill(400)])
    })

    test('OID4VCI 1.0 §9 a deferred credential is not handed out when its person may not have it any more, or took the permission back', async () => {
      await makeScopes(nodeOf(0), [`club-${name}`], false)
      const member = await makePerson(nodeOf(0), { authorized_scopes: [`club-${name}`] })
      const late = await makeConfiguration(nodeOf(0), { deferred: true, scopes: [`club-${name}`] })
      const offering = { client_id: issuing, user_id: member.id, credential_configuration_ids: [late.identifier] }
      const token = async () => (await redeemOffer(nodeOf(0), (await offer(nodeOf(0), offering)).code)).json.access_token as string
      const bearer = await token()
      const defer = async () => (await fetchCredential(nodeOf(0), bearer, { credential_identifier: late.identifier })).json.transaction_id as string
      const ask = (shown: string, transaction_id: string) => nodeOf(0).call('POST', '/openid/deferred-credential', { bearer: shown, json: { transaction_id } })
      const [first, second] = [await defer(), await defer()]
      const { db, now } = nodeOf(0).context
      await db.table(user).change({ id: member.id }, { authorized_scopes: [] })
      assert.equal((await ask(bearer, first)).status, 403)
      await db.table(user).change({ id: member.id }, { authorized_scopes: member.authorized_scopes })
      assert.equal((await ask(bearer, first)).status, 200)
      const another = await token()
      const [given] = await db.table(grant).find({ user_id: member.id }, { limit: 1 })
      await db.table(grant).change({ id: given?.id ?? '' }, { revoked_at: now() })
      const shown = (await ask(bearer, second)).status === 401 ? another : bearer
      assert.equal((await ask(shown, second)).json.error, 'invalid_transaction_id')
    })

    test('OID4VCI 1.0 §6.1 a client that must prove itself for pre-authorized codes is served to no wallet without its secret', async () => {
      const grant_settings = { preauthorized_code: { secret_required: true } }
      const { id, basic } = await makeClient(nodeOf(0), { supported_grant_types: ['preauthorized_code'], grant_settings })
      const { code } = await offered(id)
      assert.equal((await redeemOffer(nodeOf(0), code)).json.error, 'invalid_client')
      assert.equal((await nodeOf(0).call('POST', '/oauth/token', { basic, form: { grant_type: PRE_AUTHORIZED, 'pre-authorized_code': code } })).status, 200)
    })

    test('a credential tells no mail address that its person did not prove', async () => {
      const told = async (email_verified: boolean) => {
        const one = await makePerson(nodeOf(0), { email_verified })
        const { code } = await offer(nodeOf(0), { client_id: issuing, user_id: one.id, credential_configuration_ids: [card] })
        const token = (await redeemOffer(nodeOf(0), code)).json.access_token
        const [{ credential }] = (await fetchCredential(nodeOf(0), token, { credential_identifier: card })).json.credentials
        return credential.split('~').slice(1, -1).map(nameOfDisclosure)
      }
      assert.deepEqual([(await told(true)).includes('email'), (await told(false)).includes('email')], [true, false])
    })

    test('draft-ietf-oauth-status-list §6.2 no two credentials share a place, however many are issued at once', async () => {
      const token = await tokenFor()
      const answers = await race(20, (node) => fetchCredential(node, token, { credential_identifier: card }))
      assert.deepEqual(new Set(statuses(answers)), new Set([200]))
      const rows = await nodeOf(0).context.db.table(issuedCredential).find({ user_id: person.id })
      assert.equal(new Set(rows.map(({ status_list_id, status_index }) => `${status_list_id}:${status_index}`)).size, rows.length)
      // Places are drawn at random: in the order of issuance they neither grow nor lie side by side.
      const order = rows.toSorted((a, b) => a.issued_at - b.issued_at).map(({ status_index = 0 }) => status_index)
      assert.notDeepEqual(
        order,
        order.toSorted((a, b) => a - b),
      )
    })

    test('draft-ietf-oauth-status-list §8.1 a revocation at one node is told by the other at once', async () => {
      await fetchCredential(nodeOf(0), await tokenFor(), { credential_identifier: card })
      const [row] = await nodeOf(0).context.db.table(issuedCredential).find({ user_id: person.id, status: 'valid' }, { limit: 1 })
      assert(row?.status_index !== undefined)
      const index = row.status_index
      const told = async (node: TestServer) => {
        const list = await node.call('GET', `/openid/status-lists/${row.status_list_id}`)
        const { bits, lst } = JSON.parse(Buffer.from(list.text.split('.')[1] ?? '', 'base64url').toString()).status_list
        return stateAt(lst, index, bits)
      }
      assert.equal(await told(nodeOf(1)), 0)
      const bearer = await nodeOf(0).adminToken()
      assert.equal((await nodeOf(0).call('POST', `/api/issued-credentials/${row.id}/revoke`, { bearer })).status, 200)
      assert.equal(await told(nodeOf(1)), 1)
    })
  })

test('draft-ietf-oauth-status-list §4.1 a packed list tells every state at its place', () => {
  for (const bits of [1, 2, 4, 8] as const) {
    const states = [0, 5, 63, 999].map((index) => ({ index, value: (1 << bits) - 1 }))
    const lst = packStates(states, { size: 1000, bits })
    for (let index = 0; index < 1000; index++) assert.equal(stateAt(lst, index, bits), states.some((one) => one.index === index) ? (1 << bits) - 1 : 0)
  }
})

test('a status list that is inflated, truncated, of strange bits or asked beyond its end is refused', () => {
  const bomb = deflateSync(Buffer.alloc(64 * 2 ** 20)).toString('base64url')
  const right = packStates([{ index: 3, value: 1 }], { size: 64, bits: 2 })
  const refused = (lst: string, index: number, bits: number) => assert.throws(() => stateAt(lst, index, bits), CredentialFault)
  refused(bomb, 0, 2)
  refused(right.slice(0, 6), 3, 2)
  refused('not base64!', 3, 2)
  refused(right, 3, 3)
  refused(right, 64, 2)
  refused(right, -1, 2)
  refused(right, 0.5, 2)
})
