import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inBrowser, launchChromium } from '../support/chromium.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer({ listen: true })
})
after(() => server.close())

test('the API reference is shown under a strict policy, and asks nothing of anybody else', inBrowser, async () => {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const asked: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(`${server.issuer}/docs/api`)
    await page.getByRole('heading', { name: 'Gatehouse administration API' }).waitFor()
    await page.getByText('Create a client').first().waitFor()
    assert.deepEqual(
      asked.filter((url) => !url.startsWith(`${server.issuer}/`) && !url.startsWith('data:')),
      [],
    )
    assert.deepEqual(complaints, [])
  } finally {
    await browser.close()
  }
})

test('the page allows only its own scripts, and is framed by nobody', async () => {
  const page = await server.call('GET', '/docs/api')
  const policy = String(page.headers['content-security-policy'])
  const [, nonce = ''] = /script-src 'nonce-([^']+)'/.exec(policy) ?? []
  assert(nonce.length > 20)
  assert.equal(page.text.match(/<script/g)?.length, page.text.split(`<script nonce="${nonce}"`).length - 1)
  assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/)
  assert.notEqual(String((await server.call('GET', '/docs/api')).headers['content-security-policy']), policy)
})
