import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible } from '../support/axe.ts'
import { makeClient } from '../support/clients.ts'
import { MDL, MDL_SPACE, makeDocumentSigner } from '../support/mdoc.ts'
import { makePerson } from '../support/people.ts'
import { fetchCredential, makeConfiguration, offer, redeemOffer } from '../support/wallet.ts'
import { desktop, inConsole, places, signIn, visit } from './visit.ts'

interface Configuration {
  readonly identifier: string
  readonly claims: unknown
  readonly display: unknown
}

for (const [where, viewport] of places)
  test(`on ${where} a credential is built claim by claim, and its card is drawn while it is typed`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await signIn(v, '/credential-configurations/new')
    const { page } = v
    await page.locator('#field-identifier').fill('membership')
    await page.locator('#field-vct').fill('https://club.example/membership')
    await page.getByRole('button', { name: 'Add a claim' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('level')
    await page.getByRole('combobox', { name: 'Found at' }).fill('metadata.level')
    await page.getByRole('checkbox', { name: 'The holder may withhold it' }).check()
    await page.getByRole('button', { name: 'Add a card' }).click()
    await page.getByRole('textbox', { name: 'Name on the card' }).fill('Club card')
    await page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#ffdd00')
    const card = page.getByRole('figure', { name: 'Card: Club card' }).locator('[data-card]')
    await card.waitFor()
    // A text colour that reads well on it is chosen.
    const drawn = await page.evaluate("(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.querySelector('[data-card]')))")
    assert.deepEqual(drawn, ['rgb(255, 221, 0)', 'rgb(17, 17, 17)'])
    await assertAccessible(page, 'main')
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'nothing is wider than the screen')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByRole('heading', { name: 'membership' }).waitFor()
    const [made] = await v.api<Configuration[]>('GET', '/api/credential-configurations')
    assert.deepEqual(made?.claims, [{ name: 'level', pointer: 'metadata.level', disclosable: true }])
    assert.deepEqual(made?.display, [{ name: 'Club card', background_color: '#ffdd00' }])
    assert.deepEqual(v.faults, [])
  })

for (const [where, viewport] of places)
  test(`on ${where} an mdoc is built by namespace, and claims that stand in none are moved into one`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { page } = v
    const pair = await v.api<{ readonly id: string; readonly public_key: string }>('POST', '/api/key-pairs', { type: 'P-256' })
    const { signer } = makeDocumentSigner({ subjectKey: pair.public_key })
    const claims = [{ name: MDL_SPACE, claims: [{ name: 'family_name' }] }]
    const body = { identifier: 'licence', format: 'mso_mdoc', doctype: MDL, claims, key_pair_id: pair.id, certificates: signer.pem }
    const { id } = await v.api<{ readonly id: string }>('POST', '/api/credential-configurations', body)
    await signIn(v, `/credential-configurations/${id}`)
    const space = page.getByRole('group', { name: MDL_SPACE, exact: true })
    await space.getByRole('button', { name: `Add a claim to ${MDL_SPACE}` }).click()
    await space.getByRole('textbox', { name: 'Name', exact: true }).last().fill('birth_date')
    await space.getByRole('combobox', { name: 'Found at' }).last().fill('birthdate')
    assert.equal(await page.getByRole('checkbox', { name: 'The holder may withhold it' }).count(), 0, 'every element can be withheld')
    await page.getByRole('button', { name: 'Add a namespace' }).click()
    await page.getByRole('combobox', { name: 'Namespace' }).last().fill('org.iso.18013.5.1.aamva')
    await assertAccessible(page, 'main')
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'nothing is wider than the screen')
    await page.getByRole('button', { name: 'Remove the namespace org.iso.18013.5.1.aamva' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.locator('.dot[title]').waitFor({ state: 'detached' })
    const saved = await v.api<{ readonly claims: unknown }>('GET', `/api/credential-configurations/${id}`)
    assert.deepEqual(saved.claims, [{ name: MDL_SPACE, claims: [{ name: 'family_name' }, { name: 'birth_date', pointer: 'birthdate' }] }])

    await v.go('/credential-configurations/new')
    await page.getByRole('button', { name: 'Add a claim' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('given_name')
    await page.locator('#field-format').click()
    await page.getByRole('option', { name: 'mdoc (ISO 18013-5)' }).click()
    await page.getByRole('button', { name: `Move these into the namespace ${MDL_SPACE}` }).click()
    await page.getByRole('group', { name: `${MDL_SPACE}.given_name`, exact: true }).waitFor()
    assert.deepEqual(v.faults, [])
  })

test('an issued credential is found by its holder, suspended with a reason and revoked, and its page tells the history', inConsole, async (t) => {
  const v = await visit(t)
  const { server, page } = v
  const [card, client, person] = [
    await makeConfiguration(server),
    await makeClient(server, { supported_grant_types: ['preauthorized_code'] }),
    await makePerson(server, { name: 'Grace Hopper' }),
  ]
  const { code, made } = await offer(server, { client_id: client.id, user_id: person.id, credential_configuration_ids: [card.identifier] })
  // The page of the offer is for people on any device.
  for (const [, size] of places) {
    await page.setViewportSize(size)
    await page.goto(made.json.data.offer_page)
    await page.locator('#offer-qr').waitFor()
    await assertAccessible(page, 'main')
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'nothing is wider than the screen')
  }
  await page.setViewportSize(desktop)
  await fetchCredential(server, (await redeemOffer(server, code)).json.access_token, { credential_identifier: card.identifier })
  await signIn(v, '/issued-credentials?search=Hopper')
  await page.getByRole('table').getByText('Grace Hopper').click()
  await page.getByRole('textbox', { name: 'Reason' }).fill('lost phone')
  await page.getByRole('button', { name: 'Suspend' }).click()
  await page.getByRole('button', { name: 'Make valid again' }).waitFor()
  await page.getByText('· lost phone').first().waitFor()
  await assertAccessible(page, 'main')
  await page.getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'Reason' }).waitFor({ state: 'detached' })
  const [row] = await v.api<{ readonly status: string }[]>('GET', '/api/issued-credentials')
  assert.equal(row?.status, 'revoked')
  assert.equal(
    await page
      .getByRole('listitem')
      .filter({ hasText: /suspended|revoked|issued/ })
      .count(),
    3,
  )
  assert.deepEqual(v.faults, [])
})
