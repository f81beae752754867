import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import type { Client } from '#model/client.ts'
import { presentation } from '#model/presentation/presentation.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { inConsole, phone, web } from '../console/visit.ts'
import { assertFits, newWallet, takeInto, type WalletWalk } from '../support/built-in-wallet.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { makeConfiguration, offer } from '../support/wallet.ts'

const vct = 'https://id.example/membership'
let server: TestServer
let desk: TestClient
before(async () => {
  server = await startServer({ listen: true, web })
  desk = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const dcql = { credentials: [{ id: 'card', format: 'dc+sd-jwt' as const, meta: { vct_values: [vct] }, claims: [{ path: ['given_name'] }] }] }
  await server.context.db.table(verifier).insert(newRow(verifier, { id: 'vrf_member', name: 'Members only', scope: 'member', dcql }))
})
after(() => server.close())

const asking = (fields: Partial<Client> = {}) =>
  makeClient(server, {
    name: 'Reading room',
    supported_grant_types: ['id_token', 'vp_token'],
    redirect_uris: [`${server.issuer}/wallet`],
    confidential: false,
    ...fields,
  })
const request = (client_id: string, params: Record<string, string>) =>
  `${server.issuer}/oauth/authorize?${new URLSearchParams({ client_id, redirect_uri: `${server.issuer}/wallet`, ...params })}`
/** Gives a client a key and a DID of its own: to wallets it is another verifier than this server. */
async function ownDid(id: string): Promise<void> {
  const bearer = await server.adminToken()
  for (const verb of ['regenerate_key_pair', 'regenerate_did'])
    assert.equal((await server.call('POST', `/api/clients/${id}/${verb}`, { bearer })).status, 200, verb)
}
const rowsOf = (client_id: string) => server.context.db.table(presentation).find({ client_id }, { limit: 10 })
async function takeCard(walk: WalletWalk): Promise<void> {
  const card = await makeConfiguration(server, { vct, display: [{ name: 'Club card' }] })
  const user_id = (await makePerson(server, { name: 'Grace Hopper' })).id
  const { made } = await offer(server, { client_id: desk.id, user_id, credential_configuration_ids: [card.identifier] })
  await takeInto(walk, made.json.data.offer_page)
}
/** Presses a button of the wallet, and gives the address that its answer leads to: the page there takes the query out of its address at once. */
async function answerBy({ page }: WalletWalk, name: string): Promise<URL> {
  const button = page.getByRole('button', { name, exact: true })
  const there = page.waitForRequest((one) => /\/wallet\?.*code=/.test(one.url()))
  // A visit that begins before the page has loaded would be interrupted by it.
  const [sent] = await Promise.all([there, page.waitForEvent('load'), button.click()])
  return new URL(sent.url())
}
/** Signs in at a client, and gives what was recorded. */
async function signIn(walk: WalletWalk, client_id: string, params: Record<string, string> = {}) {
  await walk.page.goto(request(client_id, { response_type: 'id_token', scope: 'openid', client_metadata: '{}', ...params }))
  await answerBy(walk, 'Sign in')
  const [row] = (await rowsOf(client_id)).toSorted((a, b) => (b.answered_at ?? 0) - (a.answered_at ?? 0))
  return row
}

test(
  'SIOPv2 §9 BOR-87 at a desk the wallet signs a person in by a key of this verifier alone, which is the same the next time and another elsewhere',
  inConsole,
  async () => {
    const walk = await newWallet()
    const { page } = walk
    const [room, other] = [await asking(), await asking({ name: 'Elsewhere' })]
    await ownDid(other.id)
    await page.goto(request(room.id, { response_type: 'id_token', scope: 'openid', client_metadata: '{}' }))
    await page.getByText('Reading room asks who you are.').waitFor()
    await assertFits(page)
    assert.equal((await rowsOf(room.id))[0]?.state, 'waiting', 'nothing is sent before the person says so')
    const first = await signIn(walk, room.id)
    assert.deepEqual([first?.state, /^did:jwk:/.test(first?.holder ?? '')], ['accepted', true])
    assert.equal((await signIn(walk, room.id))?.holder, first?.holder)
    assert.notEqual((await signIn(walk, other.id))?.holder, first?.holder)
    await page.goto(`${server.issuer}/wallet#history`)
    await page.getByText('Shown to Elsewhere').waitFor()
    assert.equal(await page.getByText('Shown to Reading room').count(), 2)
    assert.deepEqual(walk.faults, [])
  },
)

test('SIOPv2 §9 BOR-90 on a phone the wallet answers `id_token vp_token` in one request, by the key of the card that it shows', inConsole, async () => {
  const walk = await newWallet({ viewport: phone, colorScheme: 'dark', locale: 'fr-FR' })
  const { page } = walk
  await takeCard(walk)
  const { id } = await asking()
  await page.goto(request(id, { response_type: 'id_token vp_token', scope: 'member' }))
  await page.getByText('Grace').waitFor()
  await assertFits(page)
  await answerBy(walk, 'Montrer')
  const [row] = await rowsOf(id)
  assert.deepEqual([row?.state, row?.seen.map(({ claims }) => claims)], ['accepted', [['given_name']]])
  assert.ok(row?.holder?.startsWith('did:jwk:'))
  assert.deepEqual(walk.faults, [])
})

test('SIOPv2 §9 BOR-90 a person signs in by the key of a card, and goes on in the chain with that card', inConsole, async () => {
  const walk = await newWallet()
  const { page } = walk
  await takeCard(walk)
  const { id } = await asking({ check_public_client_id: true })
  const ask = request(id, { response_type: 'id_token', scope: 'openid', client_metadata: '{}' })
  await page.goto(ask)
  await page.getByRole('radio', { name: 'Club card' }).check()
  const back = await answerBy(walk, 'Sign in')
  await page.goto(request(id, { response_type: 'vp_token', scope: 'member', code: back.searchParams.get('code') ?? '' }))
  await answerBy(walk, 'Show')
  const rows = await rowsOf(id)
  assert.deepEqual(
    rows.map(({ state }) => state),
    ['used', 'accepted'],
  )
  assert.equal(new Set(rows.map(({ holder_key }) => holder_key)).size, 1)
  assert.deepEqual(walk.faults, [])
})

test(
  'OID4VP 1.0 §5.10 BOR-87 the wallet has each request encrypted to a key of that call, and opens a signed one of a verifier that cannot',
  inConsole,
  async () => {
    const walk = await newWallet()
    const { page } = walk
    const { id } = await asking()
    const address = request(id, { response_type: 'id_token', scope: 'openid', client_metadata: '{}' })
    const keys = new Set<string>()
    const parts: number[] = []
    let isOld = false
    // An older verifier does not know the metadata of wallets.
    await page.route(/\/oauth\/vp\//, async (route) => {
      const form = new URLSearchParams(route.request().postData() ?? '')
      if (form.has('wallet_metadata')) keys.add(JSON.parse(form.get('wallet_metadata') ?? '{}').jwks.keys[0].x)
      if (isOld) form.delete('wallet_metadata')
      const response = await route.fetch({ postData: form.toString() })
      parts.push((await response.text()).split('.').length)
      await route.fulfill({ response })
    })
    for (const old of [false, false, true]) {
      isOld = old
      await page.goto(address)
      await page.getByText('Reading room asks who you are.').waitFor()
    }
    assert.deepEqual([parts, keys.size], [[5, 5, 3], 3])
    assert.deepEqual(walk.faults, [])
  },
)
