import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { redirectUriUse, redirectUriUseOf } from '#model/redirect-uri-use.ts'
import { inConsole, machineClient, makeClient, places, signIn, visit, webClient } from './visit.ts'

const [registered = ''] = webClient.redirect_uris

for (const [where, viewport] of places)
  test(`on ${where} the first tab shows what to connect with, and a redirect URI is added in two clicks and one field`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id } = await makeClient(v, webClient)
    const used = { id: redirectUriUseOf(id, registered), client_id: id, uri: registered, last_used_at: Date.now() - 3_600_000 }
    await v.server.context.db.table(redirectUriUse).insert(newRow(redirectUriUse, used))
    await signIn(v, `/clients/${id}`)
    const { page } = v
    const connect = page.getByRole('region', { name: 'Connect an application' })
    for (const value of [id, v.server.issuer, `${v.server.issuer}/oauth/token`]) await connect.getByText(value, { exact: true }).waitFor()
    const uris = page.getByRole('region', { name: 'Redirect URIs' })
    await uris.getByText('1 hour ago').waitFor()
    await page.getByText('Nothing is weaker than the default.').waitFor()
    await uris.getByRole('button', { name: 'Add a redirect URI' }).click()
    await uris.getByLabel('Redirect URI 2').fill('https://second.example.com/callback')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    const saved = await v.api<{ redirect_uris: string[] }>('GET', `/api/clients/${id}`)
    assert.deepEqual(saved.redirect_uris, [registered, 'https://second.example.com/callback'])
    assert.deepEqual(v.faults, [])
  })

test('a form shows the fields that its kind of client uses, those that are set, and with one switch all', inConsole, async (t) => {
  const v = await visit(t)
  const machine = await makeClient(v, { ...machineClient, post_logout_redirect_uris: ['https://app.example.com/out'] })
  await signIn(v, `/clients/${machine.id}?tab=sign_in`)
  const { page } = v
  await page.locator('#field-post_logout_redirect_uris').waitFor()
  for (const unused of ['redirect_uris', 'pkce', 'logo_uri']) assert.equal(await page.locator(`#field-${unused}`).count(), 0)
  await page.getByRole('switch', { name: 'Show everything' }).check()
  await page.locator('#field-redirect_uris').waitFor()
  const { id } = await makeClient(v, webClient)
  await v.go(`/clients/${id}?tab=advanced`)
  await page.locator('#field-did').waitFor({ state: 'detached' })
  await page.locator('#field-name').waitFor()
})

test('the menu of a client copies, duplicates, transfers, moves and disables it', inConsole, async (t) => {
  const v = await visit(t)
  const { id } = await makeClient(v, { ...webClient, owner: 'payments team' })
  await v.api('POST', '/api/namespaces', { namespace: { name: 'health' } })
  await signIn(v, `/clients/${id}`)
  const { page } = v
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Copy as curl')
  await page.getByText('Copied').first().waitFor()
  assert.match(await page.evaluate<string>('navigator.clipboard.readText()'), /^curl .*\/api\/clients"[\s\S]*"Patient portal"/)
  await choose('Move to another namespace')
  await page.getByRole('dialog').getByRole('combobox').fill('health')
  await page.getByRole('option', { name: 'health' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Move to another namespace' }).click()
  await page.getByRole('main').getByText('health', { exact: true }).waitFor()
  await choose('Transfer to another owner')
  await page.getByRole('dialog').getByRole('combobox').fill('admin')
  await page.getByRole('option', { name: 'admin' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Transfer to another owner' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Administrator' }).first().waitFor()
  await choose('Disable')
  await page.getByRole('dialog').getByLabel('Why, for its developer to read').fill('Its secret was published')
  await page.getByRole('dialog').getByRole('textbox').last().fill('Patient portal')
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
  await page.getByRole('main').getByText('Disabled').waitFor()
  assert.equal((await v.api<{ disabled_reason?: string }>('GET', `/api/clients/${id}`)).disabled_reason, 'Its secret was published')
  await choose('Duplicate')
  await page.getByRole('heading', { name: 'Patient portal (copy)', level: 1 }).waitFor()
  assert.match((await page.locator('#secret').textContent()) ?? '', /ghs_/)
  const copies = await v.api<{ id: string; redirect_uris?: string[] }[]>('GET', '/api/clients?search=Patient&fields=id,redirect_uris')
  assert.deepEqual([copies.length, copies[0]?.redirect_uris], [2, webClient.redirect_uris])
  assert.deepEqual(v.faults, [])
})

test('what a client will receive is shown for a person, and what an unsaved change would change in it', inConsole, async (t) => {
  const v = await visit(t)
  const { id } = await makeClient(v, webClient)
  await signIn(v, `/clients/${id}`)
  const { page } = v
  let searches = 0
  page.on('request', (request) => {
    if (request.url().includes('/api/users?search=')) searches++
  })
  await page.getByRole('button', { name: 'What will this client receive?' }).click()
  const panel = page.getByRole('region', { name: 'What will this client receive?' })
  // The client cannot act for itself: the person at the screen stands there from the start.
  const userinfo = panel.getByRole('table', { name: 'Userinfo' })
  await userinfo.locator('[data-claim=name]').waitFor()
  await panel
    .getByRole('combobox', { name: 'Person' })
    .or(panel.getByRole('textbox', { name: 'Person' }))
    .first()
    .fill('admin')
  await page.getByRole('option', { name: 'admin' }).click()
  await userinfo.locator('[data-claim=name]').getByText('released by the scope profile').waitFor()
  await panel.getByText('The person is asked to agree to:').waitFor()
  const sub = await userinfo.locator('[data-claim=sub]').getByText('changes').count()
  assert.equal(sub, 0)
  // The word of a person who is called otherwise in the list must not make the box search again and again.
  const before = searches
  await new Promise((done) => setTimeout(done, 500))
  assert.ok(searches - before < 3, `searched ${searches - before} times in half a second`)
  await page.locator('#field-subject_type').click()
  await page.getByRole('option', { name: 'Pairwise' }).click()
  await userinfo.locator('[data-claim=sub]').getByText('changes').waitFor()
  assert.deepEqual(v.faults, [])
})

test('what a client will receive is shown on the page of its API, and what an unsaved change of the API would change in it', inConsole, async (t) => {
  const v = await visit(t)
  await makeClient(v, webClient)
  const made = { identifier: 'https://orders.example', name: 'Orders', open_to: 'anyone' }
  const { id } = await v.api<{ id: string }>('POST', '/api/apis', { api: made })
  await signIn(v, `/apis/${id}`)
  const { page } = v
  const panel = page.getByRole('region', { name: 'What will a client receive?' })
  await panel.getByRole('button', { name: 'Preview' }).click()
  await panel.getByLabel('Client').fill(webClient.name)
  await page.getByRole('option', { name: webClient.name }).click()
  await panel.getByText('Access token (opaque)').waitFor()
  await page.locator('#field-access_token_format').click()
  await page.getByRole('option', { name: 'JWT' }).click()
  await panel.getByText('Access token (jwt)').waitFor()
  await panel.getByRole('table', { name: 'Access token (jwt)' }).locator('[data-claim=aud]').getByText(made.identifier).waitFor()
  assert.deepEqual(v.faults, [])
})

test('what a client will receive is shown on the page of a backend, and what an unsaved mapping of attributes would change in it', inConsole, async (t) => {
  const v = await visit(t)
  await makeClient(v, webClient)
  await signIn(v, '/backends/be_default')
  const { page } = v
  const panel = page.getByRole('region', { name: 'What will a client receive?' })
  await panel.getByRole('button', { name: 'Preview' }).click()
  await panel.getByLabel('Client').fill(webClient.name)
  await page.getByRole('option', { name: webClient.name }).click()
  const userinfo = panel.getByRole('table', { name: 'Userinfo' })
  await userinfo.locator('[data-claim=name]').waitFor()
  assert.equal(await userinfo.locator('[data-claim=department]').count(), 0)
  const mapping = [{ attribute_name: 'department', scopes: ['profile'], default_value: 'Sales' }]
  await page.locator('[data-field=metadata_fields] .cm-content').fill(JSON.stringify(mapping))
  await userinfo.locator('[data-claim=department]').getByText('Sales').waitFor()
  assert.deepEqual(v.faults, [])
})
