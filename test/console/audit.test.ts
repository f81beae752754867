import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inConsole, machineClient, makeClient, signIn, visit, webClient } from './visit.ts'

test('the audit log is narrowed by action in words, by who and by outcome, and its address keeps that', inConsole, async (t) => {
  const v = await visit(t)
  const { id } = await makeClient(v, webClient)
  await makeClient(v, machineClient)
  await v.api('PATCH', `/api/clients/${id}`, { client: { description: 'A portal' } })
  await signIn(v, '/audit')
  const { page } = v
  const rows = page.locator('tbody tr')
  const without = (text: string) => rows.filter({ hasText: text }).first().waitFor({ state: 'detached' })
  await rows.filter({ hasText: 'Person: signed in' }).first().waitFor()
  const choose = async (filter: string, value: string) => {
    await page
      .getByRole('combobox', { name: filter })
      .or(page.getByRole('textbox', { name: filter }))
      .first()
      .click()
    await page.getByRole('option', { name: value, exact: true }).first().click()
    await page.keyboard.press('Escape')
  }
  await choose('Action', 'Made the client')
  await without('Person: signed in')
  await rows.filter({ hasText: 'Orders worker' }).waitFor()
  await choose('Action', 'Changed the client')
  await rows.filter({ hasText: 'Changed the client' }).first().waitFor()
  await page.reload()
  await rows.filter({ hasText: 'Changed the client' }).first().waitFor()
  assert.equal(await rows.filter({ hasText: 'Person: signed in' }).count(), 0)
  await choose('Outcome', 'refused')
  await without('Changed the client')
  assert.deepEqual(v.faults, [])
})
