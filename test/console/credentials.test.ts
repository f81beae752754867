import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inConsole, machineClient, makeClient, signIn, visit } from './visit.ts'

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
