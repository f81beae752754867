import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inConsole, machineClient, makeClient, signIn, visit, webClient } from './visit.ts'

test('a secret is rotated: both work, the state is said, the old one is retired by name', inConsole, async (t) => {
  const v = await visit(t)
  const { id, secret: old = '' } = await makeClient(v, machineClient)
  await signIn(v, `/clients/${id}?tab=credentials`)
  const { page } = v
  await page.getByText('One live secret.').waitFor()
  await page.getByRole('button', { name: 'Rotate' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('red-kite')
  await dialog.getByRole('button', { name: 'Rotate' }).click()
  const fresh = (await page.locator('#secret').textContent())?.trim() ?? ''
  for (const secret of [old, fresh])
    assert.equal((await v.server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, secret] })).status, 200)
  await dialog.getByRole('button', { name: 'I have stored it' }).click()
  await page.getByText(/red-kite was made but not used yet/).waitFor()
  assert(!(await page.content()).includes(fresh))
  const card = page.locator('[data-credential]').filter({ hasNotText: 'red-kite' })
  await card.getByRole('button', { name: /Retire now/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Retire now/ })
    .click()
  await page.getByText('The secret is retired.').waitFor()
  const refused = await v.server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, old] })
  assert.equal(refused.status, 401)
  assert.deepEqual(v.faults, [])
})

test('client credentials run from the page, and the inspector knows the token', inConsole, async (t) => {
  const v = await visit(t)
  const { id, secret = '' } = await makeClient(v, { ...machineClient, supported_grant_types: ['client_credentials', 'revoke'] })
  await signIn(v, `/clients/${id}?tab=try`)
  const { page } = v
  await page.getByLabel('Client secret').fill(secret)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const exchange = page.locator('[data-exchange="POST /oauth/token"]')
  await exchange.getByText('200').waitFor()
  const token = /gat_[\w-]+/.exec((await exchange.textContent()) ?? '')?.[0] ?? ''
  assert((await exchange.textContent())?.includes('base64('))
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await page.locator('[data-exchange="POST /oauth/revoke"]').getByText('200').waitFor()
  await page.getByRole('tab', { name: 'Go' }).click()
  await page.getByText('clientcredentials.Config').waitFor()
  await v.go('/inspector')
  await page.getByLabel('Token', { exact: true }).fill(token)
  await page.getByRole('button', { name: 'Inspect' }).click()
  await page.getByRole('heading', { name: 'This token is not good here' }).waitFor()
  await page.getByText(/it was revoked at/).waitFor()
})

test('the authorization code flow runs in a window, and its tokens are laid open', inConsole, async (t) => {
  const v = await visit(t)
  const { id, secret = '' } = await makeClient(v, { ...webClient, first_party: true, redirect_uris: [`${v.server.issuer}/console/try`] })
  await signIn(v, `/clients/${id}?tab=try`)
  const { page } = v
  await page.getByLabel('Client secret').fill(secret)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const exchange = page.locator('[data-exchange="POST /oauth/token"]')
  await exchange.getByText('200').waitFor()
  await exchange.getByText('id_token, decoded').waitFor()
  await page.getByRole('button', { name: 'Userinfo' }).click()
  await page.locator('[data-exchange="GET /oauth/userinfo"]').getByText('200').waitFor()
  assert.deepEqual(v.faults, [])
})
