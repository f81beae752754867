import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inConsole, places, signIn, visit } from './visit.ts'

for (const [where, viewport] of places)
  test(`on ${where} a person is made, blocked and let in again`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await signIn(v, '/users/new')
    const { page } = v
    await page.locator('#field-username').fill('grace@example.com')
    await page.locator('#field-password').fill('a long enough password')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'grace@example.com', level: 1 }).waitFor()
    await page.getByRole('button', { name: 'Block', exact: true }).click()
    await page.getByText('blocked', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Let in again' }).click()
    await page.getByText('active', { exact: true }).waitFor()
    assert.deepEqual(v.faults, [])
  })

for (const [where, viewport] of places)
  test(`on ${where} an organization gets a member`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id } = await v.api<{ id: string }>('POST', '/api/organizations', { organization: { name: 'Acme' } })
    await signIn(v, `/organizations/${id}`)
    const { page } = v
    await page.getByPlaceholder('Add a person').fill('admin')
    await page.getByRole('option', { name: 'admin' }).click()
    await page.getByRole('heading', { name: '1 member' }).waitFor()
  })

for (const [where, viewport] of places)
  test(`on ${where} a signing key is rotated, and the old one is retiring`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await v.server.context.keys.sign({ sub: 'x' }, 'JWT', { alg: 'ES256' })
    const [key] = await v.api<{ id: string }[]>('GET', '/api/key-pairs')
    assert(key)
    await signIn(v, `/keys/${encodeURIComponent(key.id)}`)
    await v.page.getByRole('button', { name: 'Rotate' }).click()
    await v.page.getByText(/A new key signs now/).waitFor()
    assert.equal((await v.api<{ state: string }>('GET', `/api/key-pairs/${encodeURIComponent(key.id)}`)).state, 'retiring')
  })

test('the console speaks French where the browser does, and changes at a wish', inConsole, async (t) => {
  const v = await visit(t, { locale: 'fr-FR' })
  await signIn(v, '/clients')
  const { page } = v
  await page.getByRole('link', { name: 'Nouveau client' }).first().waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr')
  await page.getByRole('button', { name: /Connecté/ }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await page.getByRole('link', { name: 'New client' }).first().waitFor()
})

for (const [where, viewport] of places)
  test(`on ${where} a new tenant has a console of its own, for its own people`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await signIn(v, '/tenants/new')
    const { page, server } = v
    await page.locator('#field-slug').fill('acme')
    await page.locator('#field-name').fill('Acme Inc.')
    await page.getByRole('button', { name: 'Create' }).click()
    const secret = (await page.locator('#secret').textContent())?.trim() ?? ''
    const token = await server.call('POST', '/t/acme/oauth/token', {
      form: { grant_type: 'client_credentials', scope: 'users:manage:all clients:manage:all' },
      basic: ['gatehouse-admin', secret],
    })
    const made = await server.call('POST', '/t/acme/api/users', {
      json: { user: { username: 'wile@acme.example', password: 'a long enough password', authorized_scopes: ['clients:manage:all'] } },
      bearer: token.json.access_token,
    })
    assert.equal(made.status, 201, made.text)
    await page.goto(`${server.issuer}/t/acme/console/clients`)
    await page.fill('#username', 'wile@acme.example')
    await page.fill('#password', 'a long enough password')
    await page.click('#login-submit')
    await page.getByRole('heading', { name: 'Clients', level: 1 }).waitFor()
    assert.match(page.url(), /\/t\/acme\/console\/clients$/)
    assert.deepEqual(v.faults, [])
  })
