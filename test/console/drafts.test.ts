import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { makePerson, PASSWORD } from '../support/people.ts'
import { inConsole, makeClient, places, signIn, type Visit, visit, webClient } from './visit.ts'

const drafts = (page: Page) => page.evaluate<string>(`JSON.stringify(Object.entries(localStorage).filter(([name]) => name.startsWith('gatehouse-draft:')))`)
const offer = (page: Page) => page.getByRole('region', { name: /left unsaved here/ })
/** Leaves what was typed and closes the tab; the same person opens the page in a new one. */
async function again(v: Visit, path: string): Promise<Page> {
  await v.page.close()
  const page = await v.context.newPage()
  await page.goto(`${v.server.issuer}/console${path}`)
  await page.locator('h1').first().waitFor()
  return page
}

test('the browser asks before a tab with unsaved changes is closed, and only then', inConsole, async (t) => {
  const v = await visit(t)
  const { id } = await makeClient(v, webClient)
  await signIn(v, `/clients/${id}?tab=advanced`)
  const { page } = v
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    return asked.length === 1 ? dialog.dismiss() : dialog.accept()
  })
  await page.locator('#field-description').fill('A thought')
  await page.close({ runBeforeUnload: true })
  await page.getByText('1 unsaved change').waitFor()
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.reload()
  await page.locator('h1').first().waitFor()
  assert.deepEqual(asked, ['beforeunload'])
})

for (const [where, viewport] of places)
  test(`on ${where} a draft survives its tab, and is offered back with a choice`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id } = await makeClient(v, webClient)
    await signIn(v, `/clients/${id}?tab=advanced`)
    await v.page.locator('#field-description').fill('A thought')
    await v.page.getByText('1 unsaved change').waitFor()
    const page = await again(v, `/clients/${id}?tab=advanced`)
    assert.equal(await page.locator('#field-description').inputValue(), '')
    await offer(page).getByText('One change was left unsaved here').waitFor()
    await offer(page).getByText('Description').waitFor()
    await offer(page).getByRole('button', { name: 'Take up again' }).click()
    assert.equal(await page.locator('#field-description').inputValue(), 'A thought')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    assert.equal((await v.api<{ description: string }>('GET', `/api/clients/${id}`)).description, 'A thought')
    assert.equal(await drafts(page), '[]')
  })

test('a draft that nobody wants is gone, and so is one that is a week old', inConsole, async (t) => {
  const v = await visit(t)
  const { id } = await makeClient(v, webClient)
  await signIn(v, `/clients/${id}?tab=advanced`)
  await v.page.locator('#field-description').fill('A thought')
  await v.page.getByText('1 unsaved change').waitFor()
  const page = await again(v, `/clients/${id}?tab=advanced`)
  await page.evaluate(`for (const [name, text] of Object.entries(localStorage)) {
    if (!name.startsWith('gatehouse-draft:')) continue
    localStorage.setItem(name + ':old', JSON.stringify({ ...JSON.parse(text), at: Date.now() - 8 * 86400000 }))
  }`)
  await page.reload()
  await offer(page).getByRole('button', { name: 'Discard' }).click()
  assert.equal(await drafts(page), '[]')
  await page.reload()
  await page.locator('#field-description').waitFor()
  assert.equal(await offer(page).count(), 0)
})

test('what somebody else changed meanwhile is seen when a draft that was taken up is saved', inConsole, async (t) => {
  const v = await visit(t)
  const { id } = await makeClient(v, webClient)
  await signIn(v, `/clients/${id}?tab=advanced`)
  await v.page.locator('#field-name').fill('My name')
  await v.page.getByText('1 unsaved change').waitFor()
  await v.api('PATCH', `/api/clients/${id}`, { client: { name: 'Their name' } })
  const page = await again(v, `/clients/${id}?tab=advanced`)
  await offer(page).getByRole('button', { name: 'Take up again' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog', { name: 'Somebody else has saved this meanwhile' }).getByText('Their name').waitFor()
})

test('no secret and no private key is ever in a draft, and nobody is offered the draft of another', inConsole, async (t) => {
  const v = await visit(t)
  const { id } = await makeClient(v, webClient)
  const other = await makePerson(v.server, { authorized_scopes: ['clients:manage:all'] })
  await signIn(v, '/users/new')
  const { page } = v
  await page.locator('#field-username').fill('grace@example.com')
  await page.locator('#field-password').fill('a long enough password')
  assert.match(await drafts(page), /grace@example\.com/)
  assert.doesNotMatch(await drafts(page), /long enough/)
  page.on('dialog', (dialog) => dialog.accept())
  await v.go(`/clients/${id}?tab=authentication`)
  await page.getByRole('switch', { name: 'Show everything' }).check()
  await page.locator('#field-jwt_public_key').fill('-----BEGIN PRIVATE KEY-----')
  await page.getByText('1 unsaved change').waitFor()
  assert.doesNotMatch(await drafts(page), /PRIVATE/)
  await page.getByRole('button', { name: 'Discard' }).click()
  await v.go(`/clients/${id}?tab=advanced`)
  await page.locator('#field-description').fill('A thought')
  await page.getByText('1 unsaved change').waitFor()
  await v.context.clearCookies()
  await signIn(v, `/clients/${id}?tab=advanced`, other.username, PASSWORD)
  await page.locator('#field-description').waitFor()
  assert.equal(await page.locator('#field-description').inputValue(), '')
  assert.equal(await offer(page).count(), 0)
})

/** The server makes it, and the answer is lost on its way. */
const loseAnswers = (page: Page) =>
  page.route('**/api/clients', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
/** The form of a new client, filled in and sent, and the answer to it lost. */
async function loseCreation(v: Visit): Promise<void> {
  await signIn(v, '/clients/new')
  const { page } = v
  await page.locator('[data-kind=machine]').click()
  await page.locator('#field-name').fill('Nightly')
  await loseAnswers(page)
  await page.getByRole('button', { name: 'Create client' }).click()
  await page.getByText(/Send the same again/).waitFor()
  await page.unroute('**/api/clients')
}
const named = async (v: Visit, name: string) => (await v.api<{ id: string; name: string }[]>('GET', `/api/clients?search=${name}`)).map((row) => row.name)

test('a creation whose answer was lost is not made twice when the same is sent again', inConsole, async (t) => {
  const v = await visit(t)
  await loseCreation(v)
  const { page } = v
  await page.getByRole('button', { name: 'Create client' }).click()
  assert.match((await page.locator('#secret').textContent()) ?? '', /^ghs_/)
  assert.deepEqual(await named(v, 'Nightly'), ['Nightly'])
})

for (const [where, viewport] of places)
  test(`on ${where} what was changed after a lost answer is another creation, and the first is named with a way to it`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await loseCreation(v)
    const { page } = v
    await page.locator('#field-description').fill('Exports orders')
    const told = page.getByRole('region', { name: 'The answer was lost' })
    await told.getByText(/was made; only the answer was lost/).waitFor()
    const [first] = await v.api<{ id: string }[]>('GET', '/api/clients?search=Nightly')
    assert.match((await told.getByRole('link', { name: 'Nightly' }).getAttribute('href')) ?? '', new RegExp(`/clients/${first?.id}$`))
    await page.getByRole('button', { name: 'Create client' }).click()
    await page.locator('#secret').waitFor()
    assert.deepEqual(await named(v, 'Nightly'), ['Nightly', 'Nightly'])
  })
