import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { newRow } from '#fields/write.ts'
import { activity } from '#model/activity.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { until } from '../support/until.ts'
import { settling } from './settled.ts'
import { inConsole, machineClient, makeClient, signIn, type Visit, visit, webClient } from './visit.ts'

/** More stops than any page has between its heading and its last control. */
const STOPS = 120

const hasFocus = (what: Locator): Promise<boolean> => what.evaluate((element) => element === element.ownerDocument.activeElement)

/** Moves the focus with the Tab key alone until it is where it is wanted. */
async function tabTo(page: Page, what: Locator): Promise<void> {
  await what.waitFor({ state: 'attached' })
  for (let stop = 0; stop < STOPS; stop++) {
    if (await hasFocus(what)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`the Tab key does not lead to ${what}`)
}

async function press(page: Page, what: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, what)
  await page.keyboard.press(key)
}

/** A developer whose application waits for its review. */
async function aWaitingReview({ server }: Visit): Promise<void> {
  const bearer = await personToken(server, await makePerson(server, { authorized_scopes: ['clients:manage:own'] }))
  const drafted = await server.call('POST', '/clients', { json: { client: webClient }, bearer })
  const review = { reason: 'To go live', items: [{ kind: 'go_live' }] }
  await server.call('POST', `/clients/${drafted.json.data.id}/reviews`, { json: { review }, bearer })
}

test('WCAG 2.2 §2.1.1 the wizard, a rotation and a review are done by keyboard alone, and the focus moves to each new heading', inConsole, async (t) => {
  const v = await visit(t)
  const { id } = await makeClient(v, machineClient)
  await aWaitingReview(v)
  await signIn(v, '/clients')
  const { page } = v
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  await press(page, page.getByRole('link', { name: 'New client' }).first())
  await page.getByRole('heading', { name: 'New client', level: 1 }).waitFor()
  await press(page, page.locator('[data-kind=machine]'))
  await tabTo(page, page.locator('#field-name'))
  await page.keyboard.type('Nightly export')
  await press(page, button('Create client'))
  const made = page.getByRole('heading', { name: 'Nightly export is ready', level: 1 })
  await made.waitFor()
  assert(await hasFocus(made), 'the heading of the last step has the focus')
  await press(page, button('Copy'))
  await press(page, page.getByRole('link', { name: 'Go to the client' }))
  const heading = page.getByRole('heading', { name: 'Nightly export', level: 1, exact: true })
  await heading.waitFor()
  await until(() => page.evaluate(`document.activeElement?.tagName === 'H1'`), 'the heading has the focus')

  await v.go(`/clients/${id}`)
  await press(page, button('Rotate'))
  const dialog = page.getByRole('dialog')
  await press(page, dialog.getByRole('button', { name: 'Rotate', exact: true }))
  await dialog.locator('#secret').waitFor()
  await press(page, dialog.getByRole('button').last())
  await dialog.waitFor({ state: 'detached' })
  assert.equal((await v.api<unknown[]>('GET', `/api/clients/${id}/credentials`)).length, 2)

  await press(page, page.getByRole('link', { name: /^Reviews/ }))
  await page.getByRole('heading', { name: 'Reviews', level: 1 }).waitFor()
  const item = page.locator('[data-item=go_live]')
  await tabTo(page, item.locator('input:checked'))
  await page.keyboard.press('ArrowRight')
  await press(page, button('Decide'))
  await page.getByText('Decided. The developer sees it at once.').waitFor()
  assert.deepEqual(v.faults, [])
})

test('the numbers behind a chart are opened by keyboard, and events and devices are told in words', inConsole, async (t) => {
  const v = await visit(t)
  await makeClient(v, machineClient)
  const [now, hour] = [Date.now(), 3_600_000]
  const counts = { id: 'zz counted', client_id: '-', hour_at: now - (now % hour), tokens: 4711, expires_at: now + hour }
  await v.server.context.db.table(activity).insert(newRow(activity, counts))
  await signIn(v)
  const { page } = v
  const summary = page.getByText('The numbers').first()
  await press(page, summary)
  await page
    .getByRole('table', { name: 'Tokens and sign-ins' })
    .getByRole('cell', { name: /4.?7\d\d/ })
    .waitFor()
  await v.go('/audit')
  await page.getByText('Made the client').first().waitFor()
  await page.getByText('Person: signed in').first().waitFor()
  assert.equal(await page.getByText('user.signed_in').count(), 0)
  await v.go('/sessions')
  await page.getByText('Chrome on Linux').first().waitFor()
  assert.deepEqual(v.faults, [])
})

test('WCAG 2.2 §2.4.3 a menu of the header, loaded when it is first opened, takes the focus, and Escape gives it back', inConsole, async (t) => {
  const v = await visit(t)
  await signIn(v, '/clients')
  const { page } = v
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(request.url()))
  const button = page.getByRole('button', { name: /^Signed in as/ })
  await tabTo(page, button)
  assert.equal(await button.getAttribute('aria-expanded'), 'false')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'My apps' }).waitFor()
  assert(loaded.some((url) => /\/menus-[^/]+\.js$/.test(url)))
  await page.keyboard.press('ArrowDown')
  await until(() => page.evaluate(`document.activeElement?.getAttribute('role') === 'menuitem'`), 'an item of the menu has the focus')
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await until(() => page.evaluate(`document.activeElement?.textContent?.startsWith('Signed in as')`), 'the menu’s button has the focus again')
  assert.deepEqual(v.faults, [])
})

test('WCAG 2.2 §1.4.13 the words on a mark in a list appear where the pointer rests, and go when it leaves', inConsole, async (t) => {
  const v = await visit(t)
  await makeClient(v, machineClient)
  const { page } = v
  const settle = settling(page)
  await signIn(v, '/clients')
  // Parts that load after the first rows move these under a pointer that rests.
  await settle()
  await page.locator('tbody').getByText('Not used yet', { exact: true }).first().hover()
  const words = page.getByRole('tooltip')
  await words.waitFor()
  assert.equal(await words.innerText(), 'It is on, but never got a token.')
  await page.getByRole('heading', { level: 1 }).hover()
  await words.waitFor({ state: 'detached' })
  assert.deepEqual(v.faults, [])
})
