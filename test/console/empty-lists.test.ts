import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desktop, inConsole, signIn, visit } from './visit.ts'

test('an empty list says where its rows come from, and a narrowed one that none fits; the navigation shows where one is', inConsole, async (t) => {
  const v = await visit(t)
  await signIn(v, '/consents')
  const { page } = v
  await page.getByRole('heading', { name: 'Nothing here yet' }).waitFor()
  await page.getByText('A consent stands here once somebody has agreed').waitFor()
  await v.go('/users?blocked=true')
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
  await page.getByText('No row matches the search and the filters.').waitFor()
  assert.equal(await page.getByText('Nothing here yet').count(), 0)
  await v.go('/nodes')
  const here = page.getByRole('navigation').locator('[aria-current=page]')
  await here.getByText('Nodes').waitFor()
  const shown = (await here.boundingBox())?.y ?? Number.POSITIVE_INFINITY
  assert(shown < desktop.height, 'the link of the page is in sight')
  await v.go('/policies/lab')
  await here.getByText('Policy laboratory').waitFor()
  assert.equal(await here.count(), 1)
  assert.deepEqual(v.faults, [])
})
