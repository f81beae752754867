import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { lastUse } from '#model/activity.ts'
import { client } from '#model/client.ts'
import { registration } from '#model/registration.ts'
import { makePerson } from '../support/people.ts'
import { until } from '../support/until.ts'
import { assertAccessible, inConsole, machineClient, makeClient, places, signIn, visit, webClient } from './visit.ts'

for (const [where, viewport] of places)
  test(`on ${where} clients are found as one types, narrowed, opened by keyboard`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await makeClient(v, webClient)
    const worker = await makeClient(v, machineClient)
    await signIn(v, '/clients')
    const { page } = v
    await page.getByRole('link', { name: 'Patient portal' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('orders')
    await page.getByRole('link', { name: 'Patient portal' }).waitFor({ state: 'detached' })
    await page.waitForURL(/search=orders/)
    await page.keyboard.press('Escape')
    await page.locator('h1').click()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Orders worker', level: 1 }).waitFor()
    assert(page.url().includes(worker.id))
    assert.deepEqual(v.faults, [])
  })

for (const [where, viewport] of places)
  test(`on ${where} the command palette finds a client and does things`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await makeClient(v, webClient)
    await signIn(v)
    const { page } = v
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Search or do anything').fill('patient')
    await page.getByRole('button', { name: /Patient portal/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Patient portal', level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Search or do anything').fill('audit')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Audit log', level: 1 }).waitFor()
    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  })

for (const [where, viewport] of places)
  test(`on ${where} several clients are disabled together, after saying what happens`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const made = await Promise.all([1, 2, 3].map((n) => makeClient(v, { ...machineClient, name: `Worker ${n}` })))
    await signIn(v, '/clients?search=Worker')
    const { page } = v
    await page.getByRole('checkbox', { name: 'Select all rows shown' }).check()
    await page.getByRole('button', { name: 'Disable', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Disable 3 clients?' })
    await dialog.getByText('Worker 2').waitFor()
    await dialog.getByRole('button', { name: 'Disable' }).click()
    await page.getByText('Done for 3 clients.').waitFor()
    for (const { id } of made) assert.equal((await v.api<{ active: boolean }>('GET', `/api/clients/${id}`)).active, false)
  })

for (const [where, viewport] of places)
  test(`on ${where} the wizard makes a machine whose secret works, shown once, and not left before it was taken`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await signIn(v, '/clients/new')
    const { page } = v
    await page.locator('[data-kind=machine]').click()
    await page.locator('#field-name').fill('Nightly export')
    await page.getByRole('button', { name: 'Create client' }).click()
    const secret = (await page.locator('#secret').textContent())?.trim() ?? ''
    assert.match(secret, /^ghs_/)
    const id = (await page.getByRole('link', { name: 'Go to the client' }).getAttribute('href'))?.split('/').at(-1) ?? ''
    const token = await v.server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, secret] })
    assert.equal(token.status, 200)
    await page.getByRole('link', { name: 'Go to the client' }).click()
    const guard = page.getByRole('dialog', { name: 'Leave without the secret?' })
    await guard.getByRole('button', { name: 'Stay' }).click()
    await guard.waitFor({ state: 'detached' })
    assert.equal((await page.locator('#secret').textContent())?.trim(), secret)
    await page.getByRole('link', { name: 'Go to the client' }).click()
    await guard.getByRole('button', { name: 'Copy it and leave' }).click()
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), secret)
    await page.getByRole('heading', { name: 'Nightly export', level: 1, exact: true }).waitFor()
    assert(!(await page.content()).includes(secret))
    assert.deepEqual(v.faults, [])
  })

test('the wizard connects a program, and shows what to write there', inConsole, async (t) => {
  const v = await visit(t)
  await signIn(v, '/clients/new')
  const { page } = v
  const choice = page
    .getByRole('combobox', { name: 'Connect a program' })
    .or(page.getByRole('textbox', { name: 'Connect a program' }))
    .first()
  await choice.fill('Grafa')
  await page.getByRole('option', { name: 'Grafana' }).click()
  await page.getByLabel('Address of Grafana').fill('https://grafana.example.com/')
  await page.getByRole('button', { name: 'Create client' }).click()
  const card = page.getByRole('region', { name: 'Grafana', exact: true })
  const text = (await card.locator('pre').textContent()) ?? ''
  const id = (await page.getByRole('link', { name: 'Go to the client' }).getAttribute('href'))?.split('/').at(-1) ?? ''
  assert.match(text, new RegExp(`client_id = ${id}\\nclient_secret = ghs_`))
  assert.match(text, new RegExp(`token_url = ${v.server.issuer}/oauth/token`))
  const made = await v.api<{ works_with: string; redirect_uris: string[] }>('GET', `/api/clients/${id}`)
  assert.deepEqual([made.works_with, made.redirect_uris], ['grafana', ['https://grafana.example.com/login/generic_oauth']])
  // A person who took the whole text has taken the secret in it.
  await card.getByRole('button', { name: /^Copy/ }).click()
  await page.getByRole('link', { name: 'Go to the client' }).click()
  await page.getByRole('region', { name: 'Grafana', exact: true }).getByText('THE-SECRET').waitFor()
  assert.deepEqual(v.faults, [])
})

for (const [where, viewport] of places)
  test(`on ${where} an identity provider is made inside the wizard without losing what was typed`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await signIn(v, '/clients/new')
    const { page } = v
    await page.locator('[data-kind=web]').click()
    await page.locator('#field-name').fill('Shop')
    await page.getByRole('button', { name: 'New identity provider' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('#field-name').fill('Customers')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await page.locator('#field-name').inputValue(), 'Shop')
    // Its name is asked for once it is chosen.
    await until(() => page.evaluate(`document.querySelector('#field-identity_provider')?.value === 'Customers'`), 'the provider is named')
    await page.locator('#field-redirect_uris').fill('https://shop.example.com/callback')
    await page.getByRole('button', { name: 'Create client' }).click()
    await page.getByRole('heading', { name: 'Shop is ready' }).waitFor()
  })

test('chosen clients get scopes together, and new secrets by one plan, in a file', inConsole, async (t) => {
  const v = await visit(t)
  await v.api('POST', '/api/scopes', { name: 'orders:read' })
  await Promise.all(['Worker one', 'Worker two'].map((name) => makeClient(v, { ...machineClient, name })))
  await signIn(v, '/clients?search=Worker')
  const { page } = v
  const choose = async (change: string) => {
    await page.getByRole('checkbox', { name: 'Select all rows shown' }).check()
    await page.getByRole('button', { name: 'Change…' }).click()
    await page.getByRole('menuitem', { name: change }).click()
  }
  await choose('Add scopes')
  await page.getByRole('dialog').getByLabel('Scopes').click()
  await page.getByRole('option', { name: 'orders:read' }).click()
  await page.keyboard.press('Tab')
  await page.getByRole('dialog').getByRole('button', { name: 'Add scopes' }).click()
  await page.getByText('Done for 2 clients.').waitFor()
  const rows = await v.api<{ name: string; authorized_scopes: { name: string }[] }[]>('GET', '/api/clients?kind=machine')
  const given = rows.filter(({ name }) => name.startsWith('Worker')).map(({ authorized_scopes }) => authorized_scopes.map(({ name }) => name))
  assert.deepEqual(given, [['orders:read'], ['orders:read']])
  await choose('Rotate secrets')
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate secrets' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()])
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  for (const line of lines) {
    const [id = '', secret = ''] = line.split(',')
    const answer = await v.server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, secret] })
    assert.equal(answer.status, 200, answer.text)
  }
  assert.equal(lines.length, 2)
  await page.getByRole('button', { name: 'I have stored it' }).click()
  assert.deepEqual(v.faults, [])
})

test('clients are put in the order of their last use, the last used first, and the idle ones longest idle first', inConsole, async (t) => {
  const v = await visit(t)
  const { db } = v.server.context
  const now = Date.now()
  const days = (many: number) => now - many * 86_400_000
  for (const [name, used] of [
    ['Used now', now],
    ['Used a year ago', days(365)],
    ['Used last spring', days(200)],
    ['Never used', 0],
  ] as const) {
    const row = await makeClient(v, { ...machineClient, name })
    await db.table(client).change({ id: row.id }, { created_at: days(500) })
    await db.table(lastUse).change({ id: row.id }, { last_used_at: used })
  }
  await signIn(v, '/clients?search=')
  const { page } = v
  const names = async () => (await page.locator('tbody tr td:nth-child(2)').allTextContents()).filter((text) => /used/i.test(text))
  await page.getByRole('button', { name: 'Last used' }).click()
  await page.locator('th[aria-sort=descending]').getByText('Last used').waitFor()
  await page.getByRole('link', { name: 'Never used' }).waitFor()
  assert.deepEqual(await names(), ['Used now', 'Used last spring', 'Used a year ago', 'Never used'])
  await page.getByRole('button', { name: 'Last used' }).click()
  await page.locator('th[aria-sort=ascending]').getByText('Last used').waitFor()
  await until(() => page.evaluate(`document.querySelector('tbody tr:last-child')?.textContent.includes('Used now')`), 'the use is told')
  assert.deepEqual(await names(), ['Never used', 'Used a year ago', 'Used last spring', 'Used now'])
  await v.go('/clients?idle=90')
  await page.getByRole('link', { name: 'Never used' }).waitFor()
  assert.deepEqual(await names(), ['Never used', 'Used a year ago', 'Used last spring'])
  assert.deepEqual(v.faults, [])
})

test('a list that has found nothing yet goes on looking', inConsole, async (t) => {
  const v = await visit(t)
  const { db } = v.server.context
  const at = Date.now() - 86_400_000 * 100
  const many = Array.from({ length: 10_500 }, (_, n) => `busy-${String(n).padStart(5, '0')}`)
  for (const ids of [many, ['zz-idle']])
    await db.together((batch) => {
      for (const id of ids) {
        batch.insert(client, newRow(client, { id, name: id, created_at: at, updated_at: at }))
        batch.insert(lastUse, newRow(lastUse, { id, last_used_at: id === 'zz-idle' ? 0 : Date.now() }))
      }
    })
  await signIn(v, '/clients?idle=30&sort=name')
  await v.page.getByRole('link', { name: 'zz-idle' }).waitFor()
})

test(
  'the palette acts on what it finds: an action and a name lead to the action, a person becomes a developer, and both are remembered',
  inConsole,
  async (t) => {
    const v = await visit(t)
    await makeClient(v, machineClient)
    const person = await makePerson(v.server)
    await signIn(v)
    const { page } = v
    const ask = async (text: string) => {
      await page.keyboard.press('Control+k')
      await page.getByPlaceholder('Search or do anything').fill(text)
    }
    await ask('rotate orders')
    await page.getByRole('button', { name: 'Rotate the secret of Orders worker' }).waitFor()
    await page.keyboard.press('Enter')
    await page
      .getByRole('dialog', { name: /Orders worker/ })
      .getByRole('button', { name: 'Cancel' })
      .click()
    await ask('dupl')
    await page.getByRole('button', { name: 'Duplicate Orders worker' }).first().click()
    await page.getByRole('heading', { name: 'Orders worker (copy)', level: 1 }).waitFor()
    await ask(`developer ${person.username}`)
    await page.getByRole('button', { name: /^Make .* a developer$/ }).click()
    await page.getByText(/may register applications now/).waitFor()
    assert((await v.api<{ roles: string[] }>('GET', `/api/users/${person.id}`)).roles.includes('role_developer'))
    await ask('')
    await page.getByRole('button', { name: 'Rotate the secret of Orders worker', exact: true }).waitFor()
    assert.deepEqual(v.faults, [])
  },
)

test('the palette offers the actions of the page that is open, whatever page it is', inConsole, async (t) => {
  const v = await visit(t)
  const person = await makePerson(v.server)
  await signIn(v, `/users/${person.id}`)
  const { page } = v
  await page.getByRole('button', { name: 'Block', exact: true }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Search or do anything').fill('block')
  await page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click()
  await page.getByText('blocked', { exact: true }).waitFor()
  assert.equal((await v.api<{ blocked: boolean }>('GET', `/api/users/${person.id}`)).blocked, true)
  assert.deepEqual(v.faults, [])
})

test('the columns of a list are chosen, and stay so in this browser', inConsole, async (t) => {
  const v = await visit(t)
  await makeClient(v, machineClient)
  await signIn(v, '/clients')
  const { page } = v
  const headings = page.getByRole('columnheader')
  await headings.filter({ hasText: 'Tokens' }).waitFor()
  await page.getByRole('button', { name: 'Columns' }).click()
  const columns = page.getByRole('group', { name: 'Columns' })
  await columns.getByLabel('Tokens').uncheck()
  await columns.getByLabel('Edited').check()
  await headings.filter({ hasText: 'Tokens' }).waitFor({ state: 'detached' })
  await v.go('/clients')
  await headings.filter({ hasText: 'Edited' }).waitFor()
  assert.equal(await headings.filter({ hasText: 'Tokens' }).count(), 0)
  assert.deepEqual(v.faults, [])
})

test('deleted clients have a place: several are deleted, brought back with Undo, and one is restored there', inConsole, async (t) => {
  const v = await visit(t)
  const made = await Promise.all([1, 2].map((n) => makeClient(v, { ...machineClient, name: `Worker ${n}` })))
  await signIn(v, '/clients?search=Worker')
  const { page } = v
  const removeAll = async () => {
    await page.getByRole('checkbox', { name: 'Select all rows shown' }).check()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('delete')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('2 clients are deleted.').waitFor()
  }
  await removeAll()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('2 clients are back.').waitFor()
  await page.getByRole('link', { name: 'Worker 1' }).waitFor()
  await removeAll()
  await page.getByRole('link', { name: 'Deleted' }).click()
  await page.getByRole('heading', { name: 'Deleted clients', level: 1 }).waitFor()
  const row = page.getByRole('row').filter({ hasText: 'Worker 2' })
  await row.getByRole('button', { name: 'Restore' }).click()
  await page.getByRole('heading', { name: 'Worker 2', level: 1 }).waitFor()
  assert.match((await page.locator('#secret').textContent()) ?? '', /ghs_/)
  assert.equal((await v.api('GET', `/api/clients/${made[1]?.id}`))['name'], 'Worker 2')
  assert.deepEqual(v.faults, [])
})

for (const [where, viewport] of places)
  test(
    `on ${where} clients are imported from a file: each line is shown first, the refused ones are kept, the new secrets are told once`,
    inConsole,
    async (t) => {
      const v = await visit(t, { viewport })
      const { id } = await makeClient(v, machineClient)
      await signIn(v, '/clients')
      const { page } = v
      await page.getByRole('link', { name: 'Import', exact: true }).click()
      await page.getByRole('heading', { name: 'Import clients', level: 1 }).waitFor()
      const lines = [
        'id;name;kind;supported_grant_types;redirect_uris;description',
        `${id};Orders worker;machine;client_credentials;;"Sends ""orders""; daily"`,
        ';Night worker;machine;client_credentials;;',
        ';Shop;web;authorization_code refresh_token;http://shop.example.com/callback;',
      ]
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`) })
      await page.getByText('1 new client · 1 is changed · 1 is refused').waitFor()
      await page
        .locator('[data-line="4"]')
        .getByText(/http:\/\/shop\.example\.com\/callback.* must be https/)
        .waitFor()
      await page.locator('[data-line="2"]').getByText('Sends "orders"; daily').waitFor()
      assert.equal((await v.api<unknown[]>('GET', '/api/clients?search=Night')).length, 0)
      const [kept] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Take the refused line along' }).click()])
      assert.match(readFileSync(await kept.path(), 'utf8'), /"line": 4,[\s\S]*shop\.example\.com/)
      await assertAccessible(page)
      await page.getByRole('button', { name: 'Import 2 clients' }).click()
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()])
      const [, made = ''] = readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\n')
      const [made_id = '', secret = ''] = made.split(',')
      assert.equal((await v.server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [made_id, secret] })).status, 200)
      await page.getByRole('button', { name: 'I have stored it' }).click()
      await page.getByText('This was done').waitFor()
      assert.equal((await v.api('GET', `/api/clients/${id}`))['description'], 'Sends "orders"; daily')
      await page.locator('[data-line="3"]').getByRole('link', { name: 'Night worker' }).click()
      await page.getByRole('heading', { name: 'Night worker', level: 1 }).waitFor()
      assert.deepEqual(v.faults, [])
    },
  )

for (const [where, viewport] of places)
  test(`on ${where} clients that registered themselves are cleaned up by program, and one of them is taken into management`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const made = await Promise.all([1, 2, 3].map((n) => makeClient(v, { ...webClient, name: 'Assistant', redirect_uris: [`http://127.0.0.1:${n}/cb`] })))
    const { db } = v.server.context
    for (const { id } of made) {
      await db.table(client).change({ id }, { origin: 'dynamic' })
      await db.table(registration).insert({ client_id: id, digest: id, network: '192.0.2.0/24', registered_at: 1 })
    }
    const [kept] = made
    await db.table(lastUse).change({ id: kept?.id ?? '' }, { last_used_at: Date.now() })
    await signIn(v, '/clients')
    const { page } = v
    await page.getByRole('link', { name: 'Self-registered' }).click()
    await page.getByText('3 clients, 0 of them with live grants or tokens. 2 would be removed.').waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Clean up Assistant' }).click()
    const dialog = page.getByRole('dialog', { name: 'Remove 2 clients?' })
    await dialog.getByText('Assistant: never used').first().waitFor()
    await dialog.getByRole('button', { name: 'Clean up' }).click()
    await page.getByText('2 clients were removed.').waitFor()
    await page.getByText('1 clients, 0 of them with live grants or tokens. 0 would be removed.').waitFor()
    await v.go(`/clients/${kept?.id}`)
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Take into management' }).click()
    await page.getByText('Assistant is managed here from now on').waitFor()
    assert.equal((await db.table(client).get(kept?.id ?? ''))?.origin, 'managed')
    assert.deepEqual(v.faults, [])
  })
