import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, inConsole, places, signIn, visit } from './visit.ts'

for (const [where, viewport] of places)
  test(`on ${where} a token for a directory is made and shown once, with the address, the mapping and the changes that came by it`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await signIn(v, '/scim-tokens/new')
    const { page, server } = v
    await page.locator('#field-name').fill('Okta')
    await page.getByRole('button', { name: 'Create' }).click()
    const token = (await page.locator('#token').textContent()) ?? ''
    const made = await server.call('POST', '/scim/v2/Users', { bearer: token.trim(), json: { userName: 'grace@people.example' } })
    assert.equal(made.status, 201, made.text)
    await assertAccessible(page)
    await page.getByRole('link', { name: 'I have stored it' }).click()
    const card = page.getByRole('region', { name: 'Connect the directory' })
    await card.getByText(`${server.issuer}/scim/v2`).waitFor()
    await card.getByText('grace@people.example').waitFor()
    await card.getByText('Person: what fills which field').click()
    await card.getByRole('cell', { name: 'name.givenName' }).waitFor()
    await assertAccessible(page)
    assert.equal(await page.getByText(token.trim()).count(), 0)
    assert.deepEqual(v.faults, [])
  })
