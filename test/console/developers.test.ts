import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makePerson, PASSWORD } from '../support/people.ts'
import { inConsole, machineClient, makeClient, signIn, type Visit, visit } from './visit.ts'

const developer = (v: Visit) => makePerson(v.server, { username: 'dev@example.com', name: 'Grace Hopper', authorized_scopes: ['clients:manage:own'] })

test('a developer registers an application, asks for going live, and the reviewer decides item by item', inConsole, async (t) => {
  const v = await visit(t)
  await developer(v)
  await v.api('POST', '/api/scopes', { scope: { name: 'orders:read', label: 'See orders', public: false } })
  await signIn(v, '/applications/new', 'dev@example.com', PASSWORD)
  const { page } = v
  assert.equal(await page.getByRole('link', { name: 'Clients' }).count(), 0)
  await page.locator('[data-kind=web]').click()
  await page.locator('#field-name').fill('Weather')
  await page.locator('#field-redirect_uris').fill('https://weather.example.com/callback')
  await page.getByRole('button', { name: 'Create client' }).click()
  assert.match((await page.locator('#secret').textContent()) ?? '', /ghs_/)
  await page.getByRole('link', { name: 'Go to the client' }).click()
  await page.getByRole('heading', { name: 'Weather', level: 1 }).waitFor()
  await page.getByText('The next step is yours.').waitFor()
  await page.getByRole('button', { name: 'Ask for review' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Private scopes').fill('orders:read')
  await dialog.getByLabel('Why').fill('To show orders by the weather')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await page.getByText('A reviewer has it since').waitFor()
  const application = page.url()

  const other = await (await v.page.context().browser())?.newContext({ reducedMotion: 'reduce', locale: 'en-GB' })
  assert(other)
  const reviewer = await other.newPage()
  await signIn({ ...v, page: reviewer }, '/reviews')
  await reviewer.getByText('To show orders by the weather').waitFor()
  await reviewer.locator('[data-item=go_live]').getByText('Approve').click()
  await reviewer.locator('[data-item=scope]').getByText('Decline').click()
  await reviewer.getByLabel(/Why it is declined/).fill('Ask the orders team first')
  await reviewer.getByRole('button', { name: 'Decide' }).click()
  await reviewer.getByText('Decided. The developer sees it at once.').waitFor()

  await page.goto(application)
  await page.getByText('It is live: everybody can sign in.').waitFor()
  await page.getByText('Ask the orders team first').waitFor()
  assert.deepEqual(v.faults, [])
})

test('everybody sees what has access to their account, and takes it back', inConsole, async (t) => {
  const v = await visit(t)
  await makePerson(v.server, { username: 'ada@example.com' })
  await signIn(v, '/my-apps', 'ada@example.com', PASSWORD)
  await v.page.getByRole('heading', { name: 'My apps', level: 1 }).waitFor()
  assert.deepEqual(v.faults, [])
})

test('an administrator reminds the owner of an old secret: who asked and since when stands on both sides', inConsole, async (t) => {
  const v = await visit(t)
  const { id: owner } = await developer(v)
  const { id } = await makeClient(v, { ...machineClient, owner })
  await v.api('POST', `/api/clients/${id}/credentials`, { credential: { name: 'red-kite' } })
  await signIn(v, `/clients/${id}?tab=credentials`)
  const { page } = v
  const old = page.locator('[data-credential]').filter({ hasNotText: 'red-kite' })
  await old.getByRole('button', { name: 'Remind owner' }).click()
  await old.getByText(/The owner was reminded by Administrator/).waitFor()
  await old.getByText('Not used since.').waitFor()
  assert.equal(await page.locator('[data-credential]').filter({ hasText: 'red-kite' }).getByRole('button', { name: 'Remind owner' }).count(), 0)

  const other = await (await page.context().browser())?.newContext({ reducedMotion: 'reduce', locale: 'en-GB' })
  assert(other)
  const theirs = await other.newPage()
  await signIn({ ...v, page: theirs }, '/applications', 'dev@example.com', PASSWORD)
  await theirs.getByText('A secret of this application should be taken out of use').waitFor()
  await theirs.getByRole('link', { name: 'Orders worker' }).click()
  await theirs.getByRole('button', { name: 'Look at the credentials' }).click()
  await theirs.getByText(/Administrator asks you to take this secret out of use/).waitFor()
  assert.equal(await theirs.getByRole('button', { name: 'Remind owner' }).count(), 0)
  assert.deepEqual(v.faults, [])
})
