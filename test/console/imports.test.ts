import assert from 'node:assert/strict'
import { test } from 'node:test'
import { user } from '#model/user.ts'
import { assertAccessible, inConsole, phone, signIn, visit } from './visit.ts'

test('an administrator imports 2,000 people and watches the progress; a wrong column is put right before anything is written', inConsole, async (t) => {
  const v = await visit(t)
  const { page } = v
  await signIn(v, '/users')
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  const lines = Array.from({ length: 2000 }, (_, n) => `p${n}@example.com,Person ${n},${n === 7 ? 'perhaps' : 'no'}`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'crowd.csv', mimeType: 'text/csv', buffer: Buffer.from(['Login,Called,Blocked', ...lines].join('\n')) })
  await page.getByRole('button', { name: 'Upload and check' }).click()
  await page.getByText('1,999 people to make').waitFor({ timeout: 90_000 })
  await page.getByText('Line 9:').waitFor()
  assert.equal(await v.server.context.db.table(user).count({}), 1)
  await page.getByRole('combobox', { name: 'Called' }).fill('Name')
  await page.getByRole('option', { name: 'Name', exact: true }).click()
  await page.getByRole('button', { name: 'Check again' }).click()
  await page.getByText('name: Person 3').waitFor({ timeout: 90_000 })
  await assertAccessible(page)
  await page.setViewportSize(phone)
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Make 1,999 people' }).click()
  await page.getByRole('progressbar').first().waitFor()
  const seen: number[] = []
  for (let looks = 0; looks < 600 && !(await page.getByText('1,999 people made').isVisible()); looks++) {
    seen.push(Number(await page.getByRole('progressbar').first().getAttribute('aria-valuenow')))
    await page.waitForTimeout(100)
  }
  await page.getByText('1,999 people made').waitFor()
  assert.ok(
    seen.some((share) => share > 0 && share < 100),
    'progress was shown',
  )
  assert.equal(await v.server.context.db.table(user).count({}), 2000)
  assert.deepEqual(v.faults, [])
})
