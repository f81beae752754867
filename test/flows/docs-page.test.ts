import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { assertAccessible } from '../support/axe.ts'
import { openChromium } from '../support/browser.ts'
import { inBrowser } from '../support/chromium.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer({ listen: true })
})
after(() => server.close())

test('the API reference is shown under a strict policy, and asks nothing of anybody else', inBrowser, async () => {
  const browser = await openChromium()
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await (await browser.newContext({ colorScheme })).newPage()
    const asked: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${server.issuer}/docs/api`)
    await page.getByRole('heading', { name: 'Gatehouse administration API' }).waitFor()
    await page.getByText('Create a client').first().click()
    // Its body is a named schema, to which the operation leads.
    await page.locator('details[open]').getByRole('link', { name: 'ClientCreation' }).click()
    await page.locator('#schema-ClientCreation').getByText('redirect_uris', { exact: true }).waitFor()
    assert.equal(await page.evaluate('getComputedStyle(document.querySelector("details")).borderTopWidth'), '1px', 'it is styled')
    assert.deepEqual(
      asked.filter((url) => !url.startsWith(`${server.issuer}/`) && !url.startsWith('data:')),
      [],
    )
    assert.deepEqual(complaints, [])
    // Hundreds of closed operations are alike: the frame of the page and the open one tell of all.
    await assertAccessible(page, 'header, nav, details[open]')
  }
})

test('the page allows no script and no inline style, and is framed by nobody', async () => {
  const page = await server.call('GET', '/docs/api')
  const policy = String(page.headers['content-security-policy'])
  assert.match(policy, /default-src 'none'; style-src 'self'.*frame-ancestors 'none'/)
  assert.doesNotMatch(policy, /unsafe|script-src/)
  assert.doesNotMatch(page.text, /<script|<style| style=/)
})

test('every operation, parameter and named schema of the document stands on the page', async () => {
  const [{ text }, { json }] = [await server.call('GET', '/docs/api'), await server.call('GET', '/openapi.json')]
  for (const methods of Object.values(json.paths) as Record<string, { operationId: string; summary: string }>[])
    for (const { operationId, summary } of Object.values(methods)) {
      assert(text.includes(`<details id="${operationId}">`), operationId)
      assert(text.includes(summary.replaceAll("'", '&#39;')), summary)
    }
  for (const name of Object.keys(json.components.schemas)) assert(text.includes(`id="schema-${name}"`), name)
  const linked = new Set([...text.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id))
  for (const id of linked) assert(text.includes(`id="${id}"`), `${id} is linked to, and is not there`)
})

test('it is sent small to who takes it so, and below each tenant links to that tenant', async () => {
  const small = await server.server.inject({ method: 'GET', url: '/docs/api', headers: { 'accept-encoding': 'gzip' } })
  assert.equal(small.headers['content-encoding'], 'gzip')
  assert.equal(gunzipSync(small.rawPayload).toString(), (await server.call('GET', '/docs/api')).text)
  await server.call('POST', '/api/tenants', { json: { slug: 'other', name: 'Other' }, bearer: await server.adminToken() })
  assert.match((await server.call('GET', '/t/other/docs/api')).text, /href="\/t\/other\/openapi\.json"/)
})
