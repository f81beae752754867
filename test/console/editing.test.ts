import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inConsole, makeClient, phone, places, signIn, visit, webClient } from './visit.ts'

for (const [where, viewport] of places)
  test(`on ${where} a wrong value is said at the field as one types, and the diff is shown before it is saved`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id } = await makeClient(v, webClient)
    await signIn(v, `/clients/${id}?tab=security`)
    const { page } = v
    await page.locator('#field-redirect_uris').fill('http://evil.example/callback')
    await page
      .locator('[data-field=redirect_uris]')
      .getByText(/must be https; http is for loopback addresses only/)
      .waitFor()
    assert(await page.getByRole('button', { name: 'Save' }).isDisabled())
    await page.locator('#field-redirect_uris').fill('https://new.example.com/callback')
    await page.getByRole('button', { name: 'View diff' }).click()
    const diff = page.getByRole('dialog')
    await diff.getByText('https://app.example.com/callback').waitFor()
    await diff.getByText('https://new.example.com/callback').waitFor()
    await diff.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    assert.deepEqual((await v.api<{ redirect_uris: string[] }>('GET', `/api/clients/${id}`)).redirect_uris, ['https://new.example.com/callback'])
    assert.deepEqual(v.faults, [])
  })

for (const [where, viewport] of places)
  test(`on ${where} a network that dies in the middle of a save loses nothing typed`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id } = await makeClient(v, webClient)
    await signIn(v, `/clients/${id}?tab=advanced`)
    const { page, context } = v
    await page.locator('#field-description').fill('Typed before the network died')
    await page.route('**/api/clients/*', (route) => (route.request().method() === 'PATCH' ? route.abort('connectionreset') : route.continue()))
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/Your change is kept here/).waitFor()
    await context.setOffline(true)
    await page.getByText(/There is no network/).waitFor()
    assert.equal(await page.locator('#field-description').inputValue(), 'Typed before the network died')
    await context.setOffline(false)
    await page.unroute('**/api/clients/*')
    page.on('dialog', (dialog) => dialog.accept())
    await page.reload()
    await page.locator('h1').waitFor()
    assert.equal(await page.locator('#field-description').inputValue(), 'Typed before the network died')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    assert.equal((await v.api<{ description: string }>('GET', `/api/clients/${id}`)).description, 'Typed before the network died')
  })

for (const [where, viewport] of places)
  test(`on ${where} two people edit one client: what both changed is decided by hand, the rest is merged`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id } = await makeClient(v, webClient)
    await signIn(v, `/clients/${id}?tab=advanced`)
    const { page } = v
    await page.locator('#field-name').fill('My name')
    await page.locator('#field-description').fill('My description')
    await v.api('POST', '/api/namespaces', { id: 'theirs', name: 'Theirs' }).catch(() => {})
    await v.api('PATCH', `/api/clients/${id}`, { client: { name: 'Their name', namespace: 'theirs' } })
    await page.getByRole('button', { name: 'Save' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Their name').waitFor()
    await dialog.locator('[data-merge=name]').getByText('Theirs').first().click()
    await dialog.getByRole('button', { name: 'Merge and save' }).click()
    await page.getByText('Saved.').waitFor()
    const saved = await v.api('GET', `/api/clients/${id}`)
    assert.equal(saved['name'], 'Their name')
    assert.equal(saved['description'], 'My description')
    assert.equal(saved['namespace'], 'theirs')
  })

for (const [where, viewport] of places)
  test(`on ${where} a page with unsaved changes asks before it is left, and keeps them as a draft`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id } = await makeClient(v, webClient)
    await signIn(v, `/clients/${id}?tab=advanced`)
    const { page } = v
    await page.locator('#field-description').fill('A thought')
    if (viewport === phone) {
      await page.getByRole('button', { name: 'Menu' }).click()
      await page.locator('nav[inert]').waitFor({ state: 'detached' })
    }
    await page.getByRole('link', { name: 'Users' }).click()
    await page.getByRole('dialog', { name: /Leave with 1 unsaved change/ }).waitFor()
    await page.getByRole('button', { name: 'Leave, keep the draft' }).click()
    await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Patient portal', level: 1 }).waitFor()
    assert.equal(await page.locator('#field-description').inputValue(), 'A thought')
  })

for (const [where, viewport] of places)
  test(`on ${where} every version is told with what it changed, and an earlier one is restored`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id } = await makeClient(v, webClient)
    await v.api('PATCH', `/api/clients/${id}`, { client: { name: 'Renamed' } })
    await signIn(v, `/clients/${id}?tab=history`)
    const { page } = v
    await page.getByText('Version 2').waitFor()
    await page.getByRole('button', { name: 'Restore' }).click()
    await page.getByRole('dialog', { name: 'Go back to version 1?' }).getByRole('button', { name: 'Restore' }).click()
    await page.getByText('Restored as a new version.').waitFor()
    assert.equal((await v.api('GET', `/api/clients/${id}`))['name'], 'Patient portal')
  })

test('a client that was deleted by mistake is brought back, with a new secret shown once', inConsole, async (t) => {
  const v = await visit(t)
  const { id } = await makeClient(v, webClient)
  await signIn(v, `/clients/${id}?tab=advanced`)
  const { page } = v
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete Patient portal?' })
  assert(await dialog.getByRole('button', { name: 'Delete' }).isDisabled())
  await dialog.getByRole('textbox').fill('Patient portal')
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('heading', { name: 'Patient portal', level: 1 }).waitFor()
  assert.match((await page.locator('#secret').textContent()) ?? '', /ghs_/)
  assert.equal((await v.api('GET', `/api/clients/${id}`))['name'], 'Patient portal')
})
