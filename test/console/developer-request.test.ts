import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible } from '../support/axe.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { desktop, inConsole, phone, signIn, visit } from './visit.ts'

test('a person asks to be a developer on a phone, and an administrator decides at a desk', inConsole, async (t) => {
  const v = await visit(t, { viewport: phone })
  await v.api('PATCH', '/api/tenants/default', { developer_sign_up: 'approval' })
  const { username } = await makePerson(v.server)
  const { page } = v
  await page.goto(`${v.server.issuer}/developers`)
  await page.fill('#username', username)
  await page.fill('#password', PASSWORD)
  await page.click('#login-submit')
  await page.fill('#reason', 'I build tide tables')
  await assertAccessible(page)
  await page.click('#developer-ask')
  await page.getByText('You have asked.').waitFor()

  const other = await page.context().browser()?.newContext({ viewport: desktop, reducedMotion: 'reduce', locale: 'en-GB' })
  assert(other)
  const administrator = await other.newPage()
  await signIn({ ...v, page: administrator }, '/developer-requests')
  await administrator.getByRole('link', { name: /^Developer requests 1 waits$|^Developer requests.*1 waits/ }).waitFor()
  await administrator.locator('a[href*="/developer-requests/dvr_"]').first().click()
  const decision = administrator.getByRole('region', { name: 'Decide' })
  await decision.getByText('I build tide tables').waitFor()
  await assertAccessible(administrator)
  await decision.getByRole('button', { name: 'Make a developer' }).click()
  await administrator.getByText('Decided. The developer sees it at once.').waitFor()

  await administrator.getByLabel('1 waits').waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('You are a developer.').waitFor()
  assert.deepEqual(v.faults, [])
})
