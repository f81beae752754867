import assert from 'node:assert/strict'
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { after, before, test } from 'node:test'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { newRow } from '#fields/write.ts'
import { txCodeDigest } from '#issuance/offers/tx-code.ts'
import { didJwkOf } from '#keys/did/jwk.ts'
import { credentialOffer } from '#model/credential-offer.ts'
import type { DcqlQuery } from '#model/dcql/query.ts'
import { presentation } from '#model/presentation/presentation.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { didOf } from '../../web/wallet/keys/names.ts'
import { inConsole, web } from '../console/visit.ts'
import { assertFits, newWallet, takeInto } from '../support/built-in-wallet.ts'
import { COMMON_NAME, makeCertificate } from '../support/certificates.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { makeConfiguration, offer } from '../support/wallet.ts'

let server: TestServer
let desk: TestClient
let bearer: string
before(async () => {
  server = await startServer({ listen: true, web })
  bearer = await server.adminToken()
  desk = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
})
after(() => server.close())

/** The page of an offer of one credential to a person of this name. */
async function offerOf(fields: Parameters<typeof makeConfiguration>[1], name = 'Grace Hopper') {
  const card = await makeConfiguration(server, fields)
  const person = await makePerson(server, { name, metadata: { level: { value: 'gold', status: 'valid', display: false } } })
  const { made } = await offer(server, { client_id: desk.id, user_id: person.id, credential_configuration_ids: [card.identifier] })
  return { page: made.json.data.offer_page as string, id: made.json.data.id as string }
}
let asked = 0
/** The page that asks for what a query says. */
async function ask(dcql: DcqlQuery): Promise<{ readonly id: string; readonly page: string }> {
  const id = `vrf_choice_${++asked}`
  await server.context.db.table(verifier).insert(newRow(verifier, { id, name: `Verifier ${asked}`, dcql }))
  const { data } = (await server.call('POST', '/api/presentations', { bearer, json: { verifier: id } })).json
  return { id: data.id, page: data.links.page }
}
const rowOf = async ({ id }: { readonly id: string }) => server.context.db.table(presentation).get(id)

test(
  'a W3C credential is bound to the key that the person chose, named by a DID, after the code that was sent, and its holder proves it',
  inConsole,
  async () => {
    const walk = await newWallet()
    const { page } = walk
    const offered = await offerOf({ format: 'jwt_vc_json', types: ['MembershipCredential'], display: [{ name: 'W3C card' }] })
    const { db, vault } = server.context
    const row = (await db.table(credentialOffer).find({}, { limit: 100 })).find(({ used_at }) => used_at === undefined)
    assert(row)
    await db.table(credentialOffer).change({ id: row.id }, { tx_code_digest: txCodeDigest('123456', row.id, vault) })
    await page.goto(offered.page)
    await page.locator('#offer-wallet').click()
    await page.getByText('Key', { exact: true }).click()
    await page.getByRole('combobox', { name: 'Kind of key' }).click()
    await page.getByRole('option', { name: 'Ed25519' }).click()
    await page.getByRole('combobox', { name: 'Named to the issuer by' }).click()
    await page.getByRole('option', { name: 'did:key' }).click()
    await page.getByLabel('Code').fill('654321')
    await page.getByRole('button', { name: 'Add the card' }).click()
    await page.getByText(/The issuer said:.*transaction code is wrong/).waitFor()
    await assertFits(page)
    await page.getByLabel('Code').fill('123456')
    await page.getByRole('button', { name: 'Add the card' }).click()
    await page.getByRole('link', { name: 'W3C card' }).waitFor()
    const door = await ask({ credentials: [{ id: 'card', format: 'jwt_vc_json', meta: { type_values: [['MembershipCredential']] } }] })
    await page.goto(door.page)
    await page.locator('#present-wallet').click()
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.waitForURL(/response_code=/)
    const { state, holder } = (await rowOf(door)) ?? {}
    assert.equal(state, 'accepted')
    assert.match(holder ?? '', /^did:key:z6Mk/)
    assert.deepEqual(walk.faults, [])
  },
)

test('the person chooses among cards, among sets of claims and whether to show what is not required, and may decline', inConsole, async () => {
  const walk = await newWallet()
  const { page } = walk
  const vct = 'https://id.example/club'
  await takeInto(walk, (await offerOf({ vct, display: [{ name: 'Old card' }] }, 'Ada')).page)
  await takeInto(walk, (await offerOf({ vct, display: [{ name: 'New card' }] }, 'Grace')).page)
  await takeInto(walk, (await offerOf({ vct: 'https://id.example/extra', display: [{ name: 'Extra' }] })).page)
  const claims = [
    { id: 'a', path: ['given_name'] },
    { id: 'b', path: ['level'] },
  ]
  const dcql: DcqlQuery = {
    credentials: [
      { id: 'card', format: 'dc+sd-jwt', meta: { vct_values: [vct] }, claims, claim_sets: [['a'], ['b']] },
      { id: 'extra', format: 'dc+sd-jwt', meta: { vct_values: ['https://id.example/extra'] }, claims: [{ path: ['level'] }] },
    ],
    credential_sets: [{ options: [['card']] }, { options: [['extra']], required: false }],
  }
  const first = await ask(dcql)
  await page.goto(first.page)
  await page.locator('#present-wallet').click()
  await page.getByRole('radio', { name: 'Show nothing of this' }).waitFor()
  assert.equal(await page.getByRole('radio', { name: 'Show nothing of this' }).isChecked(), true)
  await page.getByRole('radio', { name: 'New card: gold' }).check()
  await assertFits(page)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.waitForURL(/response_code=/)
  assert.deepEqual(
    (await rowOf(first))?.seen.map(({ query, claims }) => [query, claims]),
    [['card', ['level']]],
  )

  const second = await ask(dcql)
  await page.goto(second.page)
  await page.locator('#present-wallet').click()
  await page.getByRole('radio', { name: 'extra' }).check()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.waitForURL(/response_code=/)
  assert.deepEqual((await rowOf(second))?.seen.map(({ query }) => query).toSorted(), ['card', 'extra'])

  const third = await ask(dcql)
  await page.goto(third.page)
  await page.locator('#present-wallet').click()
  await page.getByRole('button', { name: 'Decline' }).click()
  await page.getByText('You declined. Nothing was shown.').waitFor()
  assert.deepEqual([(await rowOf(third))?.state, (await rowOf(third))?.refusal], ['refused', 'the wallet answered access_denied'])

  const absent = await ask({ credentials: [{ id: 'card', format: 'dc+sd-jwt', meta: { vct_values: ['https://id.example/absent'] } }] })
  await page.goto(absent.page)
  await page.locator('#present-wallet').click()
  await page.getByText('You have no card that they ask for.').waitFor()
  assert.deepEqual(walk.faults, [])
})

test('OID4VP 1.0 §5.9.3 a request is known by the certificate or the DID that signed it, and by no other', inConsole, async () => {
  const walk = await newWallet()
  const { page } = walk
  const names = { dns: 'localhost' }
  const [leaf, old] = [
    makeCertificate({ subject: [[COMMON_NAME, 'Door']], names }),
    makeCertificate({ subject: [[COMMON_NAME, 'Old']], names, to: Date.now() - 1000 }),
  ]
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  const did = didOf(jwk, 'did:key')
  const [x5c, expired] = [leaf, old].map((one) => [one.x509.raw.toString('base64')])
  const open = async (client_id: string, header: Readonly<Record<string, unknown>>, key: KeyObject | Parameters<SignJWT['sign']>[0], said: RegExp) => {
    const dcql_query = { credentials: [{ id: 'a', format: 'dc+sd-jwt', meta: {} }] }
    const claims = { client_id, response_type: 'vp_token', response_mode: 'direct_post', response_uri: `${server.issuer}/answer`, nonce: 'n', dcql_query }
    const request = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'oauth-authz-req+jwt', ...header }).sign(key)
    await page.goto(`${server.issuer}/wallet?${new URLSearchParams({ client_id, request })}`)
    await page.getByText(said).waitFor()
  }
  const [good, bad] = [/The request is signed by this key/, /not signed by the one it names/]
  const [leafKey, oldKey] = [createPrivateKey(leaf.key), createPrivateKey(old.key)]
  await open(`x509_hash:${leaf.thumbprint}`, { x5c }, leafKey, good)
  await open('x509_san_dns:localhost', { x5c }, leafKey, good)
  await open(`decentralized_identifier:${did.did}`, { kid: did.kid }, privateKey, good)
  await open(`decentralized_identifier:${didJwkOf(jwk as Readonly<Record<string, unknown>> & JWK)}`, { kid: `${didJwkOf({ ...jwk })}#0` }, privateKey, good)
  await open(`x509_hash:${old.thumbprint}`, { x5c: expired }, oldKey, bad)
  await open(`x509_hash:${leaf.thumbprint}`, { x5c }, oldKey, bad)
  await open(`x509_hash:${leaf.thumbprint}`, { x5c: expired }, oldKey, bad)
  await open('x509_san_dns:bank.example', { x5c }, leafKey, bad)
  await open(`decentralized_identifier:${did.did}`, { kid: did.kid }, leafKey, bad)
  await open(`decentralized_identifier:${did.did}`, { kid: `${didJwkOf({ ...jwk })}#0` }, privateKey, bad)
  await open(`redirect_uri:${server.issuer}/answer`, { kid: did.kid }, privateKey, /cannot check who asks/)
  assert.deepEqual(walk.faults, [])
})
