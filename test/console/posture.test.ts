import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inConsole, makeClient, signIn, visit, webClient } from './visit.ts'

test('a new client has nothing to mend; what one weakens is said at the field and in the posture, and is mended with one click', inConsole, async (t) => {
  const v = await visit(t)
  const { id } = await makeClient(v, webClient)
  await signIn(v, `/clients/${id}?tab=advanced`)
  const { page } = v
  await page.getByRole('switch', { name: 'Show everything' }).check()
  const posture = page.getByRole('region', { name: 'Posture' })
  await posture.getByText('Nothing is weaker than the default.').waitFor()
  await posture.getByText('100 / 100').waitFor()
  const sentence = 'A thief of a refresh token can use it without the secret'
  await page.locator('#field-public_refresh_token').check()
  await page.locator('[data-field=public_refresh_token]').getByText(sentence).waitFor()
  await posture.getByText(sentence).waitFor()
  await posture.getByText('85 / 100').waitFor()
  await posture.getByRole('button', { name: 'Fix' }).click()
  await posture.getByText('Nothing is weaker than the default.').waitFor()
  assert.deepEqual(v.faults, [])
})

test('in French the posture is French', inConsole, async (t) => {
  const v = await visit(t, { locale: 'fr-FR' })
  const { id } = await makeClient(v, { ...webClient, pkce: false })
  await signIn(v, `/clients/${id}?tab=advanced`)
  await v.page.getByRole('region', { name: 'Posture' }).getByText('Sans PKCE, seul le nonce empêche qu’un code volé soit injecté').waitFor()
  assert.deepEqual(v.faults, [])
})
