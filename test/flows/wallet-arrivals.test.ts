import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { issuedCredential } from '#model/issued-credential.ts'
import { inConsole, phone, web } from '../console/visit.ts'
import { assertFits, newWallet, takeInto } from '../support/built-in-wallet.ts'
import { filmCode, filming } from '../support/camera.ts'
import { launchChromium } from '../support/chromium.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { makeConfiguration, offer } from '../support/wallet.ts'

let server: TestServer
let desk: TestClient
before(async () => {
  server = await startServer({ listen: true, web })
  desk = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
})
after(() => server.close())

/** The links of an offer of a card to a new person. */
async function offerOf(fields: Parameters<typeof makeConfiguration>[1] = {}) {
  const card = await makeConfiguration(server, { display: [{ name: 'Club card' }], ...fields })
  const { id: user_id } = await makePerson(server, { name: 'Grace Hopper' })
  const { made } = await offer(server, { client_id: desk.id, user_id, credential_configuration_ids: [card.identifier] })
  return { card, link: made.json.data.offer_link as string, page: made.json.data.offer_page as string }
}

test('OID4VCI 1.0 §4.1 BOR-92 on a phone the wallet scans the code of an offer with the camera, and takes the card', inConsole, async () => {
  const { link } = await offerOf()
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-camera-'))
  const film = join(folder, 'code.y4m')
  filmCode(film, link)
  const browser = await launchChromium(filming(film))
  try {
    const { page, context, faults } = await newWallet({ viewport: phone }, browser)
    await context.grantPermissions(['camera'], { origin: server.issuer })
    await page.goto(`${server.issuer}/wallet#open`)
    await page.getByRole('button', { name: 'Scan a code' }).click()
    await page.getByRole('heading', { name: 'A card for you' }).waitFor()
    await assertFits(page)
    await page.locator('form button[type=submit]').click()
    await page.getByRole('link', { name: 'Club card' }).waitFor()
    assert.deepEqual(faults, [])
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
})

test('OID4VCI 1.0 §9 BOR-84 the wallet waits for a card that is not ready, and takes it when it is', inConsole, async () => {
  const { card, page: address } = await offerOf({ deferred: true, deferral: 2 })
  const { page, faults } = await newWallet()
  await page.goto(address)
  await page.locator('#offer-wallet').click()
  await page.locator('form button[type=submit]').click()
  await page.getByRole('link', { name: 'Club card' }).click()
  await page.locator('[data-standing=valid]').waitFor()
  const [issued, ...others] = await server.context.db.table(issuedCredential).find({ configuration_id: card.id })
  assert.deepEqual([issued?.wallet_event, others], ['credential_accepted', []])
  assert.deepEqual(faults, [])
})

test('OID4VCI 1.0 §4.1 BOR-80 the page of an offer tells by itself that a wallet on another device took it', inConsole, async () => {
  const { page: address } = await offerOf()
  const [shown, wallet] = [await newWallet(), await newWallet({ viewport: phone })]
  await shown.page.goto(address)
  await shown.page.locator('#offer-qr').waitFor()
  await takeInto(wallet, address)
  await shown.page.locator('#offer-qr').waitFor({ state: 'detached' })
  await shown.page.getByRole('heading', { name: 'This offer is over' }).waitFor()
  assert.deepEqual([shown.faults, wallet.faults], [[], []])
})
