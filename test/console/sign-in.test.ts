import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grant } from '#model/grant.ts'
import { inConsole, phone, places, signIn, visit } from './visit.ts'

for (const [where, viewport] of places)
  test(`on ${where} a deep link survives sign-in and reload, and nothing of the session is stored`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await signIn(v, '/clients?kind=machine')
    assert.match(v.page.url(), /\/console\/clients\?kind=machine$/)
    await v.page.reload()
    await v.page.getByRole('heading', { name: 'Clients', level: 1 }).waitFor()
    assert.match(v.page.url(), /\/console\/clients\?kind=machine$/)
    const stored = await v.page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')
    assert.doesNotMatch(stored, /gat_|grt_|eyJ/)
    assert.deepEqual(v.faults, [])
  })

for (const [where, viewport] of places)
  test(`on ${where} sign-out ends the tokens and the session: the console asks for the password again`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await signIn(v)
    await v.page.getByRole('button', { name: /Signed in as/ }).click()
    const grants = v.server.context.db.table(grant)
    assert.equal(await grants.count({ client_id: 'gatehouse-console', revoked_at: undefined }), 1)
    const revoked = v.page.waitForRequest('**/oauth/revoke')
    await v.page.getByRole('menuitem', { name: 'Sign out' }).click()
    assert.match((await revoked).postData() ?? '', /client_id=gatehouse-console&token=grt_/)
    await v.page.waitForURL((url) => !url.pathname.startsWith('/console'))
    const confirm = v.page.locator('#logout-confirm')
    if (await confirm.count()) await confirm.click()
    await v.page.locator('#username').waitFor()
    assert.equal(await grants.count({ client_id: 'gatehouse-console', revoked_at: undefined }), 0)
  })

test('a cold start to the first rows takes one document, at most 25 requests, and 250 kB of compressed script and style', inConsole, async (t) => {
  const v = await visit(t)
  await signIn(v, '/clients')
  const context = await v.context.browser()?.newContext({ storageState: await v.context.storageState() })
  assert(context)
  t.after(() => context.close())
  const page = await context.newPage()
  const asked: { readonly path: string; readonly document: boolean }[] = []
  page.on('request', (request) => asked.push({ path: new URL(request.url()).pathname, document: request.resourceType() === 'document' }))
  let untilRows = 0
  page.on('response', (response) => {
    if (response.url().includes('/api/clients?limit=50')) untilRows = asked.length
  })
  await page.goto(`${v.server.issuer}/console/clients`)
  await page.locator('tbody tr').first().waitFor()
  assert.deepEqual([asked.filter(({ document }) => document).length, asked.length <= 25], [1, true], `${asked.length} requests`)
  // The filters are asked for once the rows are there.
  const files = asked.slice(0, untilRows).filter(({ path }) => /\.(?:js|css)$/.test(path))
  const answers = await Promise.all(files.map(({ path }) => v.server.call('GET', path, { headers: { 'accept-encoding': 'gzip' } })))
  assert(answers.every(({ headers }) => headers['content-encoding'] === 'gzip' && String(headers['cache-control']).includes('immutable')))
  const bytes = answers.reduce((sum, { headers }) => sum + Number(headers['content-length']), 0)
  assert(bytes > 50_000 && bytes < 250_000, `${bytes} bytes`)
})

test('while the server is away the console says so in place, and the part that was asked for appears when it is back', inConsole, async (t) => {
  const v = await visit(t)
  await signIn(v, '/clients')
  await v.page.locator('tbody tr').first().waitFor()
  const away = (url: URL) => url.origin === v.server.issuer
  await v.page.route(away, (route) => route.abort())
  await v.page.getByRole('link', { name: 'Token inspector' }).click()
  await v.page.getByText('The server does not answer.').first().waitFor()
  await v.page.unroute(away)
  await v.page.getByRole('heading', { name: 'Token inspector', level: 1 }).waitFor()
  await v.page.getByText('The server does not answer.').waitFor({ state: 'detached' })
  assert.match(v.page.url(), /\/console\/inspector$/)
  assert.deepEqual(v.faults, [])
})

test('the page carries a policy without unsafe-inline, and a nonce of its own at each load', inConsole, async (t) => {
  const v = await visit(t)
  const [one, two] = [await v.server.call('GET', '/console'), await v.server.call('GET', '/console/clients/any')]
  const policy = String(one.headers['content-security-policy'])
  assert.match(policy, /script-src 'self';/)
  assert.doesNotMatch(policy, /unsafe/)
  assert.notEqual(policy, two.headers['content-security-policy'])
  assert.equal((await v.server.call('GET', '/console/assets/../../package.json')).status, 404)
  assert.equal((await v.server.call('GET', '/console/assets/absent.js')).status, 404)
})

test('on a phone the menu opens, leads to a page, and closes behind', inConsole, async (t) => {
  const v = await visit(t, { viewport: phone })
  await signIn(v)
  const { page } = v
  const away = page.locator('nav[inert]')
  await away.waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Menu' }).click()
  await away.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Scopes', exact: true }).click()
  await page.getByRole('heading', { name: 'Scopes', level: 1 }).waitFor()
  await away.waitFor({ state: 'attached' })
  assert.deepEqual(v.faults, [])
})
