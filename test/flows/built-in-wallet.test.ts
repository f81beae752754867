import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { issuedCredential } from '#model/issued-credential.ts'
import { presentation } from '#model/presentation/presentation.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { inConsole, phone, web } from '../console/visit.ts'
import { assertFits, newWallet, takeInto } from '../support/built-in-wallet.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { makeConfiguration, offer } from '../support/wallet.ts'

const vct = 'https://id.example/membership'
let server: TestServer
let desk: TestClient
let token: string
before(async () => {
  server = await startServer({ listen: true, web })
  token = await server.adminToken()
  desk = await makeClient(server, { supported_grant_types: ['preauthorized_code', 'authorization_code'] })
  const claims = [{ path: ['given_name'] }, { path: ['level'] }]
  const dcql = { credentials: [{ id: 'card', format: 'dc+sd-jwt' as const, meta: { vct_values: [vct] }, claims }] }
  await server.context.db.table(verifier).insert(newRow(verifier, { id: 'vrf_door', name: 'Club door', scope: 'door', dcql }))
})
after(() => server.close())

/** The page of an offer of a membership card to a new person. */
async function offerPage(fields: Parameters<typeof makeConfiguration>[1] = {}) {
  const display = [
    { name: 'Club card', locale: 'en', background_color: '#12107c' },
    { name: 'Carte du club', locale: 'fr', background_color: '#12107c' },
  ]
  const card = await makeConfiguration(server, { vct, display, ...fields })
  const person = await makePerson(server, {
    name: 'Grace Hopper',
    email: 'grace@example.com',
    email_verified: true,
    metadata: { level: { value: 'gold', status: 'valid', display: false } },
  })
  const { made } = await offer(server, { client_id: desk.id, user_id: person.id, credential_configuration_ids: [card.identifier] })
  return { address: made.json.data.offer_page as string, link: made.json.data.offer_link as string, card }
}
async function askAtDoor(): Promise<{ readonly id: string; readonly page: string; readonly link: string }> {
  const { data } = (await server.call('POST', '/api/presentations', { bearer: token, json: { verifier: 'door' } })).json
  return { id: data.id, page: data.links.page, link: data.links.same_device }
}
for (const [where, look, words] of [
  ['a desk', {}, { title: 'A card for you', name: 'Club card', ask: 'Show a card?', show: 'Show', history: 'History' }],
  [
    'a phone, in the dark, in French',
    { viewport: phone, colorScheme: 'dark', locale: 'fr-FR' },
    { title: 'Une carte pour vous', name: 'Carte du club', ask: 'Montrer une carte ?', show: 'Montrer', history: 'Historique' },
  ],
] as const)
  test(
    `at ${where} a card is taken into the built-in wallet and shown to a verifier, which sees what it asked for and no more; it is there without a network`,
    inConsole,
    async () => {
      const walk = await newWallet(look)
      const { page } = walk
      await page.goto((await offerPage()).address)
      await assertFits(page)
      await page.locator('#offer-wallet').click()
      await page.getByRole('heading', { name: words.title }).waitFor()
      await assertFits(page)
      assert.equal(new URL(page.url()).search, '', 'the code is gone from the address')
      await page.locator('form button[type=submit]').click()
      await page.getByRole('link', { name: words.name }).click()
      await page.locator('[data-standing=valid]').waitFor()
      await page.getByText('grace@example.com').waitFor()
      await assertFits(page)

      const asked = await askAtDoor()
      await page.goto(asked.page)
      await page.locator('#present-wallet').click()
      await page.getByRole('heading', { name: words.ask }).waitFor()
      await page.getByText('gold').waitFor()
      assert.equal(await page.getByText('grace@example.com').count(), 0)
      await assertFits(page)
      await page.getByRole('button', { name: words.show, exact: true }).click()
      await page.waitForURL(/response_code=/)
      const row = await server.context.db.table(presentation).get(asked.id)
      assert.deepEqual([row?.state, row?.seen.map(({ claims }) => claims.toSorted())], ['accepted', [['given_name', 'level']]])

      await page.goto(`${server.issuer}/wallet`)
      await page.getByRole('link', { name: words.history, exact: true }).click()
      await page.getByText(/Club door/).waitFor()
      await page.getByText(/: (?:given_name, level|level, given_name)$/).waitFor()
      await assertFits(page)
      await until(() => page.evaluate('navigator.serviceWorker.ready.then(() => true)'), 'the service worker is ready')
      await walk.context.setOffline(true)
      await page.goto(`${server.issuer}/wallet`)
      await page.getByRole('link', { name: words.name }).waitFor()
      await walk.context.setOffline(false)
      assert.deepEqual(walk.faults, [])
    },
  )

test(
  'BOR-92 nothing lies open in the browser, a passphrase locks the wallet, and an exported file opens in another browser with its passphrase only',
  inConsole,
  async () => {
    const walk = await newWallet()
    const { page } = walk
    await takeInto(walk, (await offerPage()).address)
    const stored = await page.evaluate<string>(`(async () => {
    const db = await new Promise((done) => { const opening = indexedDB.open('gatehouse-wallet'); opening.onsuccess = () => done(opening.result) })
    const rows = await new Promise((done) => { const all = db.transaction('kept').objectStore('kept').getAll(); all.onsuccess = () => done(all.result) })
    return JSON.stringify([rows, { ...localStorage }, { ...sessionStorage }])
  })()`)
    assert.match(stored, /"kind":"card"/)
    assert.doesNotMatch(stored, /eyJ[\w-]*\.|membership|Club|"d":|"jwk"/)
    await page.goto(`${server.issuer}/wallet#settings`)
    const lock = page.getByRole('form', { name: 'Lock' })
    await lock.getByLabel('Passphrase', { exact: true }).fill('a long passphrase')
    await lock.getByLabel('Repeat the passphrase').fill('a long passphrase')
    await lock.getByRole('button', { name: 'Set a passphrase' }).click()
    await page.getByText('The lock was changed.').waitFor()
    await assertFits(page)
    await page.reload()
    await page.getByRole('heading', { name: 'The wallet is locked' }).waitFor()
    await page.getByLabel('Passphrase').fill('another passphrase')
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.getByText('That is not the passphrase').waitFor()
    await page.getByLabel('Passphrase').fill('a long passphrase')
    await page.getByRole('button', { name: 'Unlock' }).click()
    const out = page.getByRole('group', { name: 'Take it along' })
    await out.getByLabel('Passphrase').fill('for the journey')
    const saved = page.waitForEvent('download')
    await out.getByRole('button', { name: 'Export' }).click()
    const file = await (await saved).path()
    // A JWT has a dot: three letters of it may stand in any text that was sealed.
    assert.doesNotMatch(readFileSync(file, 'utf8'), /eyJ[\w-]*\.|"(?:membership|Club|d)"/)

    const other = await newWallet()
    await other.page.goto(`${server.issuer}/wallet#settings`)
    const into = other.page.getByRole('group', { name: 'Take it along' })
    await into.locator('input[type=file]').setInputFiles(file)
    for (const [passphrase, said] of [
      ['a long passphrase', /its passphrase is another one/],
      ['for the journey', /Cards in the file: 1/],
    ] as const) {
      await into.getByLabel('Passphrase').fill(passphrase)
      await into.getByRole('button', { name: 'Import' }).click()
      await other.page.getByText(said).waitFor()
    }
    const asked = await askAtDoor()
    await other.page.goto(`${server.issuer}/wallet#open`)
    await other.page.getByLabel('Link').fill(asked.link)
    await other.page.getByRole('button', { name: 'Open', exact: true }).click()
    await other.page.getByRole('button', { name: 'Show', exact: true }).click()
    await other.page.waitForURL(/response_code=/)
    assert.equal((await server.context.db.table(presentation).get(asked.id))?.state, 'accepted')
    assert.deepEqual([walk.faults, other.faults], [[], []])
  },
)

test('a request that is signed by another than it names, or that goes elsewhere, is not answered', inConsole, async () => {
  const walk = await newWallet()
  const { page } = walk
  await takeInto(walk, (await offerPage()).address)
  const asked = await askAtDoor()
  const open = async (change: (params: URLSearchParams) => void, said: RegExp) => {
    const params = new URL(asked.link.replace('openid4vp://', 'https://any.example/')).searchParams
    change(params)
    await page.goto(`${server.issuer}/wallet?${params}`)
    await page.getByText(said).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Show', exact: true }).count(), 0)
  }
  await open((params) => params.set('client_id', 'decentralized_identifier:did:web:bank.example'), /not signed by the one it names/)
  await open((params) => params.set('client_id', 'redirect_uri:https://bank.example'), /cannot check who asks/)
  await open((params) => params.set('client_id', 'x509_hash:abc'), /not signed by the one it names/)
  const unsigned = {
    client_id: 'redirect_uri:https://a.example/r',
    response_uri: 'https://b.example/r',
    response_type: 'vp_token',
    response_mode: 'direct_post',
    nonce: 'n',
    dcql_query: '{}',
  }
  await page.goto(`${server.issuer}/wallet?${new URLSearchParams(unsigned)}`)
  await page.getByText(/is not of the address that its answer goes to/).waitFor()
  assert.equal((await server.context.db.table(presentation).get(asked.id))?.state, 'waiting')
  assert.deepEqual(walk.faults, [])
})

test(
  'a wallet takes a batch bound to keys of its own, shows another copy to each verifier, hears of its revocation, and deletes the card',
  inConsole,
  async () => {
    const walk = await newWallet()
    const { page } = walk
    const { address, card } = await offerPage({ batch_size: 3 })
    await takeInto(walk, address)
    const issued = await server.context.db.table(issuedCredential).find({ configuration_id: card.id })
    assert.equal(new Set(issued.map(({ key_thumbprint }) => key_thumbprint)).size, 3)
    assert.deepEqual([...new Set(issued.map(({ wallet_event }) => wallet_event))], ['credential_accepted'])
    const holders = new Set<string | undefined>()
    for (const asked of [await askAtDoor(), await askAtDoor()]) {
      await page.goto(asked.page)
      await page.locator('#present-wallet').click()
      await page.getByRole('button', { name: 'Show', exact: true }).click()
      await page.waitForURL(/response_code=/)
      holders.add((await server.context.db.table(presentation).get(asked.id))?.holder)
    }
    assert.equal(holders.size, 2)
    for (const { id } of issued) await server.call('POST', `/api/issued-credentials/${id}/revoke`, { bearer: token })
    await page.goto(`${server.issuer}/wallet`)
    await page.getByRole('link', { name: 'Club card' }).click()
    await page.locator('[data-standing=revoked]').waitFor()
    await page.getByText('1 of 3 not shown yet').waitFor()
    await page.getByRole('button', { name: 'Delete the card' }).click()
    await page.getByRole('group', { name: 'Delete the card' }).getByRole('button', { name: 'Delete the card' }).click()
    await page.getByRole('heading', { name: 'This wallet is empty' }).waitFor()
    assert.deepEqual(walk.faults, [])
  },
)

test('a card that is offered to whoever signs in is fetched by the code flow, and its way back is good once', inConsole, async () => {
  const walk = await newWallet()
  const { page } = walk
  const { username } = await makePerson(server)
  const { demo_page } = (await server.call('POST', '/api/demo', { bearer: token, json: { flow: 'issuance' } })).json.data
  await page.goto(demo_page)
  await page.locator('#offer-wallet').click()
  await page.getByRole('button', { name: 'Sign in at the issuer' }).click()
  await page.fill('#username', username)
  await page.fill('#password', PASSWORD)
  const back = page.waitForRequest((request) => /\/wallet\?.*code=/.test(request.url()))
  await page.click('#login-submit')
  await page.locator('button[name=decision][value=allow]').click()
  await page.getByRole('link', { name: 'Demo membership card' }).click()
  await page.getByText(username).waitFor()
  await page.goto((await back).url())
  await page.getByText('This browser did not ask for that').waitFor()
  assert.deepEqual(walk.faults, [])
})
