import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { encode } from 'cborg'
import { newRow } from '#fields/write.ts'
import type { DcqlQuery } from '#model/dcql/query.ts'
import { presentation } from '#model/presentation/presentation.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { isSignedMdoc, keepElements, readMdoc } from '../../web/wallet/cards/mdoc.ts'
import { inConsole, phone, web } from '../console/visit.ts'
import { assertFits, newWallet, takeInto } from '../support/built-in-wallet.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { issueLicence, MDL, MDL_SPACE, makeDevice, makeDocumentSigner, readTestCbor, type TestDocumentSigner } from '../support/mdoc.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { offer } from '../support/wallet.ts'

let server: TestServer
let desk: TestClient
let bearer: string
let signer: TestDocumentSigner
before(async () => {
  server = await startServer({ listen: true, web })
  bearer = await server.adminToken()
  desk = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const { data: pair } = (await server.call('POST', '/api/key-pairs', { bearer, json: { type: 'P-256' } })).json
  signer = makeDocumentSigner({ subjectKey: pair.public_key })
  const claims = [
    { name: 'family_name', display: [{ name: 'Surname', locale: 'en' }] },
    { name: 'birth_date', pointer: 'birthdate' },
    { name: 'portrait', pointer: 'metadata.portrait' },
  ]
  const kind = { identifier: 'mdl', format: 'mso_mdoc', doctype: MDL, batch_size: 2, display: [{ name: 'Driving licence' }] }
  const json = { ...kind, claims: [{ name: MDL_SPACE, claims }], key_pair_id: pair.id, certificates: signer.signer.pem }
  const made = await server.call('POST', '/api/credential-configurations', { bearer, json })
  assert.equal(made.status, 201, made.text)
})
after(() => server.close())

async function licencePage(): Promise<string> {
  const portrait = `data:image/png;base64,${Buffer.alloc(900, 7).toString('base64')}`
  const metadata = { portrait: { value: portrait, status: 'valid' as const, display: false as const } }
  const person = await makePerson(server, { family_name: 'Lovelace', birthdate: '1815-12-10', metadata })
  const { made } = await offer(server, { client_id: desk.id, user_id: person.id, credential_configuration_ids: ['mdl'] })
  return made.json.data.offer_page
}
let asked = 0
async function ask(claims: NonNullable<DcqlQuery['credentials'][number]['claims']>, fields: Partial<Verifier> = {}) {
  const id = `vrf_mdl_${++asked}`
  const dcql: DcqlQuery = { credentials: [{ id: 'licence', format: 'mso_mdoc', meta: { doctype_value: MDL }, claims }] }
  await server.context.db.table(verifier).insert(newRow(verifier, { id, name: `Desk ${asked}`, dcql, roots: signer.root.pem, ...fields }))
  const { data } = (await server.call('POST', '/api/presentations', { bearer, json: { verifier: id } })).json
  const row = async () => server.context.db.table(presentation).get(data.id)
  const told = async () => (await server.call('GET', `/api/presentations/${data.id}/claims`, { bearer })).json.data.claims
  return { page: data.links.page as string, row, told }
}

for (const encrypted_response of [true, false])
  test(
    `OID4VP 1.0 §B.2.6.1 the built-in wallet keeps an mdoc and shows only the elements asked for, signed for a session ${encrypted_response ? 'that is encrypted' : 'in the open'}`,
    inConsole,
    async () => {
      const walk = await newWallet({ viewport: phone })
      const { page } = walk
      await takeInto(walk, await licencePage())
      await page.getByRole('link', { name: 'Driving licence' }).click()
      await page.locator('[data-standing=valid]').waitFor()
      await page.getByText('verified, by the certificate of Test document signer').waitFor()
      await page.getByText('1815-12-10').waitFor()
      await page.getByText(/\(1200 characters\)/).waitFor()
      await assertFits(page)
      const door = await ask([{ path: [MDL_SPACE, 'family_name'] }], { encrypted_response })
      await page.goto(door.page)
      await page.locator('#present-wallet').click()
      await page.getByRole('checkbox', { name: 'Surname: Lovelace' }).waitFor()
      assert.equal(await page.getByText('1815-12-10').count(), 0)
      await assertFits(page)
      await page.getByRole('button', { name: 'Show', exact: true }).click()
      await page.waitForURL(/response_code=/)
      const row = await door.row()
      assert.deepEqual([row?.state, row?.refusal], ['accepted', undefined])
      assert.deepEqual(await door.told(), { licence: [{ [MDL_SPACE]: { family_name: 'Lovelace' } }] })
      assert.deepEqual(walk.faults, [])
    },
  )

test('OID4VP 1.0 §B.2.4 each element is agreed to by itself, and one that the verifier keeps only where the person says so', inConsole, async () => {
  const walk = await newWallet()
  const { page } = walk
  await takeInto(walk, await licencePage())
  const door = await ask([{ path: [MDL_SPACE, 'family_name'] }, { path: [MDL_SPACE, 'birth_date'], intent_to_retain: true }])
  await page.goto(door.page)
  await page.locator('#present-wallet').click()
  const [surname, birth] = [page.getByRole('checkbox', { name: 'Surname: Lovelace' }), page.getByRole('checkbox', { name: /birth date: 1815-12-10/ })]
  const show = page.getByRole('button', { name: 'Show', exact: true })
  await page.getByText('They say that they keep it.').waitFor()
  assert.deepEqual([await surname.isChecked(), await birth.isChecked(), await show.isEnabled()], [true, false, false])
  await birth.check()
  await surname.uncheck()
  await page.getByText(/While you hold one back, the card is not shown/).waitFor()
  assert.equal(await show.isEnabled(), false)
  await assertFits(page)
  await surname.check()
  await show.click()
  await page.waitForURL(/response_code=/)
  assert.equal((await door.row())?.state, 'accepted')
  assert.deepEqual(walk.faults, [])
})

test('OID4VP 1.0 §6.1.1 an mdoc of another authority or another doctype is not shown', inConsole, async () => {
  const walk = await newWallet()
  const { page } = walk
  await takeInto(walk, await licencePage())
  for (const [more, found] of [
    [{ trusted_authorities: [{ type: 'aki' as const, values: ['AAAA'] }] }, 'You have no card that they ask for.'],
    [{ meta: { doctype_value: 'org.iso.23220.photoid.1' } }, 'You have no card that they ask for.'],
  ] as const) {
    const dcql = {
      credentials: [{ id: 'licence', format: 'mso_mdoc' as const, meta: { doctype_value: MDL }, claims: [{ path: [MDL_SPACE, 'family_name'] }], ...more }],
    }
    const { page: address } = await ask([], { dcql: dcql as DcqlQuery })
    await page.goto(address)
    await page.locator('#present-wallet').click()
    await page.getByText(found).waitFor()
  }
  assert.deepEqual(walk.faults, [])
})

test('ISO 18013-5 §9.3.1 an mdoc with an element or a certificate that its issuer did not sign is not taken for verified', async () => {
  const licence = await issueLicence(makeDocumentSigner(), makeDevice())
  const other = readTestCbor(Buffer.from(await issueLicence(makeDocumentSigner(), makeDevice(), { elements: { family_name: 'Byron' } }), 'base64url'))
  const changed = (change: (parts: ReturnType<typeof readTestCbor>) => void) => {
    const parts = readTestCbor(Buffer.from(licence, 'base64url'))
    change(parts)
    return isSignedMdoc(Buffer.from(encode(parts)).toString('base64url'))
  }
  assert.equal(await changed(() => undefined), true)
  assert.equal(await changed((parts) => parts.get('nameSpaces').set(MDL_SPACE, other.get('nameSpaces').get(MDL_SPACE))), false)
  assert.equal(await changed((parts) => parts.get('issuerAuth').splice(1, 1, other.get('issuerAuth')[1])), false)
  assert.equal(await changed((parts) => parts.set('issuerAuth', parts.get('issuerAuth').with(3, other.get('issuerAuth')[3]))), false)
})

test('OID4VP 1.0 §B.2.5 an mdoc that is shown holds the elements that were chosen, and none where none was', async () => {
  const licence = await issueLicence(signer, makeDevice())
  assert.deepEqual(readMdoc(keepElements(licence, [[MDL_SPACE, 'given_name']])).claims, { [MDL_SPACE]: { given_name: 'Ada' } })
  assert.deepEqual(readMdoc(keepElements(licence, [])).claims, {})
  assert.deepEqual(readMdoc(keepElements(licence, [['org.iso.18013.5.1.aamva', 'given_name']])).claims, {})
})
