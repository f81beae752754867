import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { consent } from '#model/consent.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { pictureKey, providerPicture } from '#model/provider-picture.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { until } from '../support/until.ts'
import { assertAccessible, inConsole, machineClient, makeClient, phone, places, signIn, type Visit, visit, webClient } from './visit.ts'

const developer = (v: Visit) => makePerson(v.server, { username: 'dev@example.com', name: 'Grace Hopper', authorized_scopes: ['clients:manage:own'] })

for (const [where, viewport] of places)
  test(`on ${where} a developer registers an application, asks for going live, and the reviewer decides item by item`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await developer(v)
    await v.api('POST', '/api/scopes', { scope: { name: 'orders:read', label: 'See orders', public: false } })
    await signIn(v, '/applications/new', 'dev@example.com', PASSWORD)
    const { page } = v
    assert.equal(await page.getByRole('link', { name: 'Clients' }).count(), 0)
    await page.locator('[data-kind=web]').click()
    await page.locator('#field-name').fill('Weather')
    await page.locator('#field-redirect_uris').fill('https://weather.example.com/callback')
    await page.getByRole('button', { name: 'Create application' }).click()
    assert.match((await page.locator('#secret').textContent()) ?? '', /ghs_/)
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.getByRole('link', { name: 'Go to the application' }).click()
    await page.getByRole('heading', { name: 'Weather', level: 1 }).waitFor()
    await page.getByText('The next step is yours.').waitFor()
    await page.getByRole('button', { name: 'Ask for review' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('[data-check=description]').getByText('missing').waitFor()
    await dialog.getByLabel('Private scopes').fill('orders:writ')
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Why').fill('To show orders by the weather')
    await dialog.getByRole('button', { name: 'Send' }).click()
    await dialog.getByText('there is no scope orders:writ').waitFor()
    await dialog.getByLabel('Private scopes').press('Backspace')
    await dialog.getByLabel('Private scopes').fill('orders')
    await page.getByRole('option', { name: 'See orders' }).click()
    await dialog.getByLabel('Why').fill('To show orders by the weather')
    await dialog.getByRole('button', { name: 'Send' }).click()
    await page.getByText('A reviewer has it since').waitFor()
    const application = page.url()

    const other = await (await v.page.context().browser())?.newContext({ reducedMotion: 'reduce', locale: 'en-GB' })
    assert(other)
    const reviewer = await other.newPage()
    await signIn({ ...v, page: reviewer }, '/reviews')
    await reviewer.getByLabel('1 waits').waitFor({ state: 'attached' })
    await reviewer.getByText('To show orders by the weather').waitFor()
    await reviewer.locator('[data-item=go_live]').getByText('Approve').click()
    await reviewer.locator('[data-check=redirect_uris]').getByText('https://weather.example.com/callback').waitFor()
    await reviewer.getByLabel('The redirect URIs are its own').check()
    await reviewer.getByText('8 points are not ticked.').waitFor()
    await reviewer.locator('[data-item=scope]').getByText('Decline').click()
    await reviewer.getByLabel(/Why it is declined/).fill('Ask the orders team first')
    for (const box of await reviewer.locator('[data-checklist] input[type=checkbox]').all()) await box.check()
    await reviewer.getByRole('button', { name: 'Decide' }).click()
    await reviewer.getByText('Decided. The developer sees it at once.').waitFor()

    await page.goto(`${v.server.issuer}/console/`)
    await page.getByText('A reviewer has decided what you asked for.').waitFor()
    await page.getByLabel('1 decided').waitFor({ state: 'attached' })
    await page.getByRole('region', { name: 'My applications' }).getByText('Live', { exact: true }).waitFor()
    await page.goto(application)
    await page.getByText('It is live: everybody can sign in.').waitFor()
    await page.getByText('Ask the orders team first').waitFor()
    await page.getByLabel('1 decided').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Ask for more' }).click()
    await dialog.getByLabel('Name', { exact: true }).fill('Weather and winds')
    await dialog.getByLabel('Why').fill('It tells more now')
    await dialog.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Weather and winds').waitFor()
    await reviewer.reload()
    await reviewer.locator('[data-item=name]').getByText('Until now: Weather.').waitFor()
    await reviewer.locator('[data-item=name]').getByText('Approve').click()
    await reviewer.getByRole('button', { name: 'Decide' }).click()
    await reviewer.getByText('Decided. The developer sees it at once.').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Weather and winds', level: 1 }).waitFor()
    const id = new URL(application).pathname.split('/').at(-1)
    await v.api('PATCH', `/api/clients/${id}`, { active: false, disabled_reason: 'It sent people mail that they did not ask for.' })
    await page.reload()
    await page.getByRole('alert').getByText('It sent people mail that they did not ask for.').waitFor()
    assert.deepEqual(v.faults, [])
  })

for (const [where, viewport] of places)
  test(`on ${where} everybody sees what has access to their account, and takes it back`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const ada = await makePerson(v.server, { username: 'ada@example.com' })
    await v.api('POST', '/api/scopes', { scope: { name: 'orders:read', label: 'See orders', public: true } })
    const { id: client_id } = await makeClient(v, webClient)
    const at = Date.now()
    const agreed = { id: `${ada.id} ${client_id}`, user_id: ada.id, client_id, scopes: ['orders:read', 'profile'], created_at: at, updated_at: at }
    await v.server.context.db.table(consent).insert(newRow(consent, agreed))
    await signIn(v, '/my-apps', 'ada@example.com', PASSWORD)
    await v.page.getByRole('heading', { name: 'My apps', level: 1 }).waitFor()
    const app = v.page.locator(`[data-app="${client_id}"]`)
    await app
      .getByRole('listitem')
      .filter({ hasText: /^See orders$/ })
      .waitFor()
    await app.getByRole('button', { name: 'Leave it less' }).click()
    await v.page.getByRole('dialog').getByLabel('See orders').uncheck()
    await v.page.getByRole('dialog').getByRole('button', { name: 'Leave it less' }).click()
    await v.page.getByText('It may do less now.').waitFor()
    await app.getByText('See orders').waitFor({ state: 'detached' })
    await app.getByRole('button', { name: 'Remove access' }).click()
    await v.page.getByRole('dialog').getByRole('button', { name: 'Remove access' }).click()
    await app.waitFor({ state: 'detached' })
    assert.deepEqual(v.faults, [])
  })

test('on a phone somebody who is no developer is led to what has access to their account, and to becoming one', inConsole, async (t) => {
  const v = await visit(t, { viewport: phone, locale: 'fr-FR' })
  await makePerson(v.server, { username: 'eve@example.com' })
  await signIn(v, '/', 'eve@example.com', PASSWORD)
  const { page } = v
  await page.locator('#page').getByRole('link', { name: 'Mes accès' }).click()
  await page.locator('[data-app=gatehouse-console]').getByRole('listitem').filter({ hasText: 'Voir votre nom et votre profil' }).waitFor()
  await v.go('/applications')
  await page.getByRole('link', { name: 'Devenir développeur' }).click()
  await page.waitForURL(/\/account\/developer/)
  assert.deepEqual(v.faults, [])
})

for (const [where, viewport] of places)
  test(`on ${where} an administrator reminds the owner of an old secret: who asked and since when stands on both sides`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
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

test('a developer reads in the catalogue what each scope allows and who approves it', inConsole, async (t) => {
  const v = await visit(t)
  await developer(v)
  await v.api('POST', '/api/scopes', { scope: { name: 'orders:read', label: 'See orders', description: 'Orders of the last year.', public: false } })
  await v.api('POST', '/api/scopes', { scope: { name: 'menu:read', label: 'See the menu', public: true } })
  await signIn(v, '/applications', 'dev@example.com', PASSWORD)
  const { page } = v
  await page.getByRole('link', { name: 'Scopes' }).click()
  await page.getByRole('heading', { name: 'Scopes', level: 1 }).waitFor()
  const entry = (name: string) => page.locator(`[data-scope="${name}"]`)
  await entry('orders:read').getByText('Orders of the last year.').waitFor()
  await entry('orders:read').getByText('A reviewer approves').waitFor()
  await entry('menu:read').getByText('Every application may ask').waitFor()
  assert.equal(await entry('clients:manage:all').count(), 0)
  assert.deepEqual(v.faults, [])
})

/** A picture of one pixel, as it is kept. */
const picture = {
  uri: 'https://harbour.example/logo.png',
  type: 'image/png',
  digest: 'one-pixel',
  fetched_at: Date.now(),
  image: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
} as const

for (const [where, viewport] of places)
  test(
    `on ${where} a developer signs in as a test user under the logo and in the colours of the tenant, deletes the application and takes that back`,
    inConsole,
    async (t) => {
      const v = await visit(t, { viewport, colorScheme: viewport.width < 600 ? 'dark' : 'light' })
      await developer(v)
      await v.server.context.db.table(identityProvider).change({ is_default: true }, { brand_name: 'Harbour', accent_color: '#12707c' })
      await v.server.context.db
        .table(providerPicture)
        .insert(newRow(providerPicture, { ...picture, id: pictureKey('idp_default', 'logo'), identity_provider_id: 'idp_default' }))
      await signIn(v, '/applications/new', 'dev@example.com', PASSWORD)
      const { page } = v
      await page.locator('[data-kind=machine]').click()
      await page.locator('#field-name').fill('Weather')
      await page.getByRole('button', { name: 'Create application' }).click()
      await page.getByRole('button', { name: 'Copy', exact: true }).click()
      await page.getByRole('link', { name: 'Go to the application' }).click()
      await page.getByRole('link', { name: 'Harbour: Home' }).waitFor()
      const logo = page.getByRole('link', { name: 'Harbour: Home' }).locator('img')
      await until(async () => (await logo.evaluate((image) => Number(Reflect.get(image, 'naturalWidth')))) === 1, 'the logo of the tenant is drawn')
      await until(async () => (await page.title()) === 'Weather · Harbour', 'the title names the tenant')
      await page.getByRole('tab', { name: 'Test users' }).click()
      await page.getByLabel('Name').fill('Tessa Test')
      await page.getByRole('button', { name: 'Make a test user' }).click()
      const password = page.locator('[data-test-password]')
      await page.locator('[data-test-user]').getByText('Tessa Test').waitFor()
      await assertAccessible(page)
      const told = await password.textContent()
      await page.getByRole('tab', { name: 'Settings' }).click()
      const guard = page.getByRole('dialog', { name: 'Leave without the secret?' })
      await guard.getByRole('button', { name: 'Stay' }).click()
      assert.equal(await password.textContent(), told)
      await page.getByRole('tab', { name: 'Settings' }).click()
      await guard.getByRole('button', { name: 'Copy it and leave' }).click()
      await password.waitFor({ state: 'detached' })
      assert.equal(await page.evaluate('navigator.clipboard.readText()'), told)
      await page.getByRole('tab', { name: 'Test users' }).click()
      await page.getByRole('button', { name: 'Delete: Tessa Test' }).click()
      await page.locator('[data-test-user]').waitFor({ state: 'detached' })
      await page.getByRole('tab', { name: 'Settings' }).click()
      await page.getByRole('button', { name: 'Delete this application' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Delete this application' }).click()
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText('This secret is shown this once').first().waitFor()
      await page.getByRole('heading', { name: 'Weather', level: 1 }).waitFor()
      assert.deepEqual(v.faults, [])
    },
  )
