import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from '../support/axe.ts'
import { openChromium } from '../support/browser.ts'
import { makeClient } from '../support/clients.ts'
import { CALLBACK, webClient } from '../support/code-flow.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce } from '../support/visitor.ts'

const ADA = 'ada@example.com'
const PASSWORD = 'gulls over the old pier'
let server: TestServer
before(async () => {
  server = await startServer({ listen: true })
  const bearer = await server.adminToken()
  await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { registrable: true } })
})
after(() => server.close())

/** The authenticator of the browser: it keeps passkeys and verifies its person. */
async function addAuthenticator(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true } as const
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } })
}

for (const [size, viewport] of [
  ['desk', { width: 1280, height: 800 }],
  ['390 px', { width: 390, height: 844 }],
] as const)
  test(`BOR-42 sign-up, a passkey, and the first consent by it, without a password (${size})`, async () => {
    const browser = await openChromium()
    const context = await browser.newContext({ viewport })
    const page = await context.newPage()
    await addAuthenticator(page)
    const username = `${size.replace(/\W/g, '')}-${ADA}`
    await page.goto(`${server.issuer}/register`)
    await page.fill('#username', username)
    await page.fill('#password', PASSWORD)
    await page.fill('#password_again', PASSWORD)
    await page.click('#register-submit')
    await page.fill('#password', PASSWORD)
    await page.click('#login-submit')
    await page.click('#own-factors')
    await assertAccessible(page)
    await page.click('#add-passkey')
    await assertAccessible(page)
    await page.fill('#name', 'My laptop')
    await page.click('#passkey-submit')
    await page.waitForSelector('#recovery-codes')
    await assertAccessible(page)
    assert.equal(await page.locator('#recovery-codes li').count(), 10)
    await page.click('#codes-kept')
    assert.match((await page.textContent('main')) ?? '', /My laptop/)
    await context.clearCookies()

    const client = await makeClient(server, { ...webClient, name: 'Harbour', redirect_uris: [CALLBACK] })
    const asked = {
      client_id: client.id,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid profile',
      code_challenge: pkce().challenge,
      code_challenge_method: 'S256',
    }
    await page.goto(`${server.issuer}/oauth/authorize?${new URLSearchParams(asked)}`)
    // Chromium's authenticator answers the offer in the field by itself; where it does not, the button does.
    await page.waitForURL(/\/consent/, { timeout: 3000 }).catch(() => page.click('#passkey-submit'))
    await page.waitForURL(/\/consent/)
    await assertAccessible(page)
    // Nobody answers at the application's address: the browser's request is what is looked at, not the page that it shows then.
    const [back] = await Promise.all([page.waitForRequest((request) => request.url().startsWith(CALLBACK)), page.click('button[value=allow]')])
    assert.ok(new URL(back.url()).searchParams.has('code'))
    await context.close()
  })

test('a second factor that is lost is replaced by a recovery code and removed', async () => {
  const browser = await openChromium()
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const username = 'grace@example.com'
  await page.goto(`${server.issuer}/register`)
  await page.fill('#username', username)
  await page.fill('#password', PASSWORD)
  await page.fill('#password_again', PASSWORD)
  await page.click('#register-submit')
  await page.fill('#password', PASSWORD)
  await page.click('#login-submit')
  await page.goto(`${server.issuer}/account/factors/app`)
  await assertAccessible(page)
  const { codeOf } = await import('../support/factors.ts')
  const key = ((await page.textContent('#app-key')) ?? '').replaceAll(' ', '')
  await page.fill('#code', codeOf(key, server.context.now()))
  await page.click('#app-submit')
  const code = (await page.locator('#recovery-codes li').first().textContent()) ?? ''
  await context.clearCookies()
  await page.goto(`${server.issuer}/login`)
  await page.fill('#username', username)
  await page.fill('#password', PASSWORD)
  await page.click('#login-submit')
  await page.waitForURL(/second-factor/)
  await assertAccessible(page)
  await page.fill('#code', code)
  await page.click('#factor-submit')
  await page.waitForURL(/\/account$/)
  await page.click('#own-factors')
  await page.click('button[name=factor]')
  await assertAccessible(page)
  await page.click('#factor-remove')
  assert.match((await page.textContent('main')) ?? '', /It was removed/)
  await context.close()
})
