import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startProvider } from '../support/fake-provider.ts'
import { inConsole, phone, places, signIn, visit } from './visit.ts'

interface Row {
  readonly id: string
  readonly name: string
}
const settings = { allow_private_fetch: ['127.0.0.1'] }

for (const [where, viewport] of places)
  test(
    `CEN-14 on ${where} a provider is made within the form of a client, which keeps what was typed, and stays when that form is cancelled`,
    inConsole,
    async (t) => {
      const v = await visit(t, { viewport, settings })
      await signIn(v, '/outbound-clients/new')
      const { page } = v
      await page.locator('#field-name').fill('Our CRM client')
      await page.getByRole('button', { name: 'New · Providers' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.locator('#field-name').fill('The CRM')
      await dialog.locator('#field-token_endpoint').fill('https://crm.example/token')
      await dialog.getByRole('button', { name: 'Create' }).click()
      await dialog.waitFor({ state: 'detached' })
      assert.equal(await page.locator('#field-name').inputValue(), 'Our CRM client')
      await page.waitForFunction(`document.querySelector('#field-provider_id')?.value === 'The CRM'`)
      await page.getByRole('link', { name: 'Cancel' }).click()
      const providers = await v.api<Row[]>('GET', '/api/outbound/providers')
      assert.deepEqual(
        providers.map(({ name }) => name),
        ['The CRM'],
      )
      assert.deepEqual(await v.api<Row[]>('GET', '/api/outbound/clients'), [])
      assert.deepEqual(v.faults, [])
    },
  )

test('CEN-07 the type of a provider is chosen first, and the form shows the fields of that type; a preset fills it in', inConsole, async (t) => {
  const v = await visit(t, { settings })
  await signIn(v, '/outbound-providers/new')
  const { page } = v
  assert.equal(await page.locator('#field-name').count(), 0)
  await page.getByRole('radio', { name: 'API key' }).check()
  await page.locator('#field-name').waitFor()
  assert.equal(await page.locator('#field-token_endpoint').count(), 0)
  await page.getByRole('radio', { name: 'OAuth 2.0' }).check()
  await page.getByRole('combobox', { name: 'Ready provider' }).fill('GitHub')
  await page.getByRole('option', { name: 'GitHub' }).click()
  assert.equal(await page.locator('#field-token_endpoint').inputValue(), 'https://github.com/login/oauth/access_token')
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('heading', { name: 'GitHub' }).waitFor()
  assert.deepEqual(v.faults, [])
})

test(
  'CEN-15 CEN-20 CEN-29 CEN-34 CEN-35 an authorization is chosen, authorized in a new window and cancelled; with nothing chosen its actions are off',
  inConsole,
  async (t) => {
    const fake = await startProvider()
    t.after(() => fake.close())
    const v = await visit(t, { settings })
    const endpoints = {
      authorization_endpoint: `${fake.origin}/authorize`,
      token_endpoint: `${fake.origin}/token`,
      revocation_endpoint: `${fake.origin}/revoke`,
    }
    const { id: provider_id } = await v.api<Row>('POST', '/api/outbound/providers', { name: 'Fake', issuer: fake.origin, ...endpoints })
    const client = await v.api<Row>('POST', '/api/outbound/clients', { name: 'Ours', provider_id, identifier: 'our-id', secret: 'the secret at the fake' })
    await v.api<Row>('POST', '/api/outbound/authorizations', { name: 'Calendar', remote_client_id: client.id })
    await signIn(v, '/outbound-authorizations')
    const { page } = v
    const menu = page.getByRole('toolbar', { name: 'Actions on this list' })
    const button = (name: string) => menu.getByRole('button', { name, exact: true })
    for (const name of ['Show', 'Edit', 'Authorize', 'Access', 'Cancel access', 'Delete']) assert.equal(await button(name).isDisabled(), true, name)
    for (const name of ['Export', 'Import']) assert.equal(await button(name).isDisabled(), false, name)
    await page.getByRole('table').getByText('not authorized').waitFor()
    await page.getByRole('checkbox').nth(1).check()
    const opening = v.context.waitForEvent('page')
    await button('Authorize').click()
    const popup = await opening
    await popup.locator('#outbound-connected').waitFor()
    await popup.close()
    await v.go('/outbound-authorizations')
    await page.getByRole('table').getByText('authorized', { exact: true }).waitFor()
    await page.getByRole('checkbox').nth(1).check()
    await button('Cancel access').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel access' }).click()
    await page.getByRole('table').getByText('not authorized').waitFor()
    await v.go(`/outbound-clients/${client.id}`)
    assert.doesNotMatch((await page.locator('body').textContent()) ?? '', /the secret at the fake/)
    await page.getByRole('button', { name: 'Fetch the secret' }).click()
    await page.getByText('the secret at the fake').waitFor()
    assert.deepEqual(v.faults, [])
  },
)

test('on a phone and in French the health page names a secret that expires soon, within the width of the screen', inConsole, async (t) => {
  const v = await visit(t, { viewport: phone, locale: 'fr-FR', settings })
  const { id: provider_id } = await v.api<Row>('POST', '/api/outbound/providers', { name: 'Fake', token_endpoint: 'https://as.example/token' })
  const secret_expires_at = Date.now() + 86_400_000
  await v.api<Row>('POST', '/api/outbound/clients', { name: 'Bientôt expiré', provider_id, identifier: 'x', secret: 'y', secret_expires_at })
  await signIn(v, '/outbound-health')
  const { page } = v
  await page.getByRole('heading', { name: 'Santé des sorties' }).waitFor()
  await page.getByRole('link', { name: 'Bientôt expiré' }).waitFor()
  assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 390)
  assert.deepEqual(v.faults, [])
})
