import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, inConsole, makeClient, phone, signIn, visit, webClient } from './visit.ts'

test(
  'a page is replaced beside its live preview, faults stand at their lines, an earlier version is compared and brought back, and the built-in page too',
  inConsole,
  async (t) => {
    const v = await visit(t)
    const { page, server } = v
    await signIn(v, '/identity-providers/idp_default')
    await page.getByRole('link', { name: 'Pages and letters as templates' }).click()
    await page.getByRole('link', { name: 'New' }).first().click()
    await page.getByRole('heading', { name: 'Replace a page or letter' }).waitFor()
    await page.locator('#field-name').click()
    await page.getByRole('option', { name: 'Signed out' }).click()
    const frame = page.frameLocator('iframe')
    await frame.getByRole('heading', { name: 'You are signed out' }).waitFor()
    const body = page.getByRole('textbox', { name: 'Template' })
    await body.fill('<h1>Fair winds</h1>\n<script>alert(1)</script>\n{{ form }}')
    await page.getByText('line 2: <script> is not allowed').waitFor()
    await page.locator('.cm-faulty-line').waitFor()
    await body.fill('<h1>Fair winds</h1>\n{{ form }}')
    await frame.getByRole('heading', { name: 'Fair winds' }).waitFor()
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByRole('button', { name: 'Reset to the built-in one' }).waitFor()
    const { data } = (await server.call('GET', '/api/templates', { bearer: await server.adminToken() })).json
    assert.deepEqual([data[0].name, data[0].identity_provider_id], ['signed_out', 'idp_default'])
    await body.fill('<h1>Farewell</h1>\n{{ form }}')
    await frame.getByRole('heading', { name: 'Farewell' }).waitFor()
    await page.getByText('Phone', { exact: true }).click()
    await page.getByText('Dark', { exact: true }).click()
    await frame.locator('link[href*="scheme=dark"]').first().waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'Compare version 1' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Fair winds').waitFor()
    await dialog.getByRole('button', { name: 'Restore' }).click()
    await frame.getByRole('heading', { name: 'Fair winds' }).waitFor()
    assert.match((await server.call('GET', '/logout')).text, /<h1>Fair winds<\/h1>/)
    await assertAccessible(page)
    await page.setViewportSize(phone)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'nothing is wider than the screen')
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Reset to the built-in one' }).click()
    await dialog.getByRole('button', { name: 'Reset to the built-in one' }).click()
    await page.waitForURL(/\/templates$/)
    assert.match((await server.call('GET', '/logout')).text, /<h1>You are signed out<\/h1>/)
    assert.deepEqual(v.faults, [])
  },
)

test('a letter is drawn with its subject, and a client leads to its own pages', inConsole, async (t) => {
  const v = await visit(t)
  const { page } = v
  const { id } = await makeClient(v, webClient)
  await signIn(v, `/clients/${id}`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Its pages as templates' }).click()
  await page.waitForURL(`**/templates?client_id=${id}`)
  await v.go('/templates/new?name=mail_password')
  await page.locator('#preview-subject').getByText('A new password for Harbour office').waitFor()
  const body = page.getByRole('textbox', { name: 'Template' })
  await body.fill('Hello')
  await page.getByText('must hold {{ link }}: the letter is of no use without it').waitFor()
  await body.fill('Hello\n\n{{ link | nothing }}')
  await page.getByText(/line 3: cannot be drawn: undefined filter: nothing/).waitFor()
  assert.deepEqual(v.faults, [])
})
