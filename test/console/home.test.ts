import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { activity } from '#model/activity.ts'
import { inConsole, machineClient, makeClient, signIn, visit } from './visit.ts'

test('the first page says in words why a client fails, its page that no explanation is kept, and the chart at which hour', inConsole, async (t) => {
  const v = await visit(t)
  const { id: client_id } = await makeClient(v, machineClient)
  const [now, hour] = [Date.now(), 3_600_000]
  const hour_at = now - (now % hour)
  const counts = { id: 'zz counted', client_id, hour_at, refusals: 40, faults: 40, reasons: { invalid_grant: 40 }, expires_at: now + hour }
  await v.server.context.db.table(activity).insert(newRow(activity, counts))
  await signIn(v)
  const { page } = v
  const failing = page.getByRole('region', { name: 'Failing clients' })
  await failing.getByText('The code, token or assertion is not valid').waitFor()
  await page.getByText('The numbers').last().click()
  const date = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(hour_at)
  await page.getByRole('table', { name: 'Refused requests' }).getByRole('row').filter({ hasText: date }).filter({ hasText: '40' }).waitFor()
  await failing.getByRole('link', { name: 'Orders worker' }).click()
  await page.getByRole('tab', { name: 'Activity', selected: true }).waitFor()
  await page.getByRole('tab', { name: 'Overview' }).click()
  await page.getByText('The explanations of its refusals are not kept any more', { exact: false }).waitFor()
  assert.deepEqual(v.faults, [])
})

test('a chart that cannot be drawn says so in its place, above its numbers, and the page stays', inConsole, async (t) => {
  const v = await visit(t)
  const content = `const { observe } = ResizeObserver.prototype
    ResizeObserver.prototype.observe = function (element, options) {
      if (element.classList.contains('recharts-responsive-container')) throw new Error('this browser cannot draw')
      observe.call(this, element, options)
    }`
  await v.page.addInitScript({ content })
  await signIn(v)
  await v.page.getByText('This chart cannot be drawn here').first().waitFor()
  await v.page.getByText('The numbers').first().waitFor()
  await v.page.getByRole('heading', { level: 1 }).waitFor()
})

test('a fresh server says what to do first, until somebody has made a client', inConsole, async (t) => {
  const v = await visit(t)
  await signIn(v)
  const first = v.page.getByRole('region', { name: 'What to do first' })
  await first.getByRole('link', { name: 'New client' }).waitFor()
  await makeClient(v, machineClient)
  await v.go('/')
  await v.page.getByText('Tokens and sign-ins').waitFor()
  assert.equal(await first.count(), 0)
  assert.deepEqual(v.faults, [])
})
