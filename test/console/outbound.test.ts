import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { startProvider } from '../support/fake-provider.ts'
import { until } from '../support/until.ts'
import { assertAccessible, inConsole, phone, places, signIn, visit } from './visit.ts'

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
      await until(() => page.evaluate(`document.querySelector('#field-provider_id')?.value === 'The CRM'`), 'the provider is named')
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
  await page.getByRole('combobox', { name: 'Ready-made' }).fill('GitHub')
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

test('CEN-34 a file is imported after a trial that tells what it would do, or what is wrong with it; an export is such a file', inConsole, async (t) => {
  const v = await visit(t, { settings })
  await signIn(v, '/outbound-providers')
  const { page } = v
  const choose = async (document: unknown) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Import', exact: true }).click()])
    await chooser.setFiles({ name: 'register.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(document)) })
  }
  const dialog = page.getByRole('dialog')
  await choose({ providers: [{ id: 'a', name: 'No endpoint' }] })
  await dialog.getByText('providers[0].token_endpoint').waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Import' }).isDisabled(), true)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  const providers = [{ id: 'a', name: 'Imported', token_endpoint: 'https://as.example/token' }]
  await choose({ providers, scopes: [{ id: 'b', name: 'read', provider_id: 'a' }] })
  await dialog.getByText('Rows to make: 2').waitFor()
  await dialog.getByRole('button', { name: 'Import' }).click()
  await page.getByRole('table').getByText('Imported').waitFor()
  assert.equal((await v.api<Row[]>('GET', '/api/outbound/scopes')).length, 1)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export', exact: true }).click()])
  const { providers: exported } = JSON.parse(await readFile(await file.path(), 'utf8'))
  await choose({ providers: exported })
  await dialog.getByText('Rows that stay as they are: 1').waitFor()
  assert.deepEqual(v.faults, [])
})

for (const [where, viewport] of places)
  test(`CEN-10 CEN-41 on ${where} keys and values are rows, and the parameters of an application are a form`, inConsole, async (t) => {
    const v = await visit(t, { viewport, settings })
    const parameters = [
      { name: 'region', type: 'choice', choices: ['eu', 'us'], label: 'Region', required: true },
      { name: 'limit', type: 'number', label: 'Limit', group: 'Limits' },
    ]
    const client = await v.api<Row>('POST', '/api/clients', { name: 'Importer', parameters })
    const { id: provider_id } = await v.api<Row>('POST', '/api/outbound/providers', { name: 'Fake', token_endpoint: 'https://as.example/token' })
    const remote = await v.api<Row>('POST', '/api/outbound/clients', { name: 'Ours', provider_id, identifier: 'x', secret: 'y' })
    await signIn(v, `/outbound-clients/${remote.id}`)
    const { page } = v
    await page.locator('#field-parameters').fill('audience')
    await page.getByLabel('Parameters 1, Value').fill('https://api.example')
    await page.getByRole('button', { name: 'Save' }).first().click()
    const kept = async (path: string, member: string) => (await v.api<Readonly<Record<string, unknown>>>('GET', path))[member]
    await until(async () => JSON.stringify(await kept(`/api/outbound/clients/${remote.id}`, 'parameters')).includes('audience'), 'the pair is kept')
    assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= viewport.width)
    await assertAccessible(page)
    await v.go(`/clients/${client.id}?tab=advanced`)
    await page.getByRole('combobox', { name: 'Region' }).click()
    await page.getByRole('option', { name: 'eu' }).click()
    await page.getByLabel('Limit').last().fill('5')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await until(async () => JSON.stringify(await kept(`/api/clients/${client.id}`, 'parameter_values')) === '{"region":"eu","limit":5}', 'the values are kept')
    assert.deepEqual(v.faults, [])
  })

test('CEN-33 on a phone changes of a provider are shown in its section, and its letters in the list; an agent is stopped by a button', inConsole, async (t) => {
  const v = await visit(t, { viewport: phone, settings })
  const provider = await v.api<Row>('POST', '/api/outbound/providers', { name: 'Blue Fox', token_endpoint: 'https://as.example/token' })
  await v.api('PATCH', `/api/outbound/providers/${provider.id}`, { documentation_uri: 'https://as.example/docs' })
  const vault = { tokens_per_hour: 5 }
  const agent = await v.api<Row>('POST', '/api/clients', {
    name: 'Agent',
    supported_grant_types: ['token_exchange'],
    grant_settings: { token_exchange: { vault } },
  })
  await signIn(v, '/outbound-providers')
  const { page } = v
  await page.getByText('BF', { exact: true }).waitFor()
  await assertAccessible(page)
  await v.go(`/outbound-providers/${provider.id}`)
  await page.locator('ins').getByText('https://as.example/docs').waitFor()
  await assertAccessible(page)
  assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= phone.width)
  await v.go(`/clients/${agent.id}`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Stop tokens of other services' }).click()
  const stopped = async () => JSON.stringify((await v.api<Readonly<Record<string, unknown>>>('GET', `/api/clients/${agent.id}`))['grant_settings'])
  await until(async () => (await stopped()).includes('"stopped":true'), 'it is stopped')
  assert.deepEqual(v.faults, [])
})
