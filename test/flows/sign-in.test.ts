import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { identityProvider } from '#model/identity-provider.ts'
import type { User } from '#model/user.ts'
import { assertAccessible } from '../support/axe.ts'
import { openChromium } from '../support/browser.ts'
import { inBrowser } from '../support/chromium.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce } from '../support/visitor.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const
const schemes = ['light', 'dark'] as const

let server: TestServer
let browser: Browser
let door: Server
let callback: string
before(async () => {
  if (inBrowser.skip) return
  server = await startServer({ listen: true })
  await server.context.db.table(identityProvider).change({ id: 'idp_default' }, { registrable: true, user_editable: true })
  browser = await openChromium()
  // The application, as far as a browser sees it.
  door = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Application</title><h1>Welcome back</h1>'),
  )
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  callback = `http://127.0.0.1:${(door.address() as AddressInfo).port}/callback`
})
after(async () => {
  if (inBrowser.skip) return
  door.close()
  await server.close()
})

const application = (more: Parameters<typeof makeClient>[1] = {}) =>
  makeClient(server, {
    name: 'Tide tables',
    redirect_uris: [callback],
    post_logout_redirect_uris: [callback],
    supported_grant_types: ['authorization_code'],
    ...more,
  })
const authorizeAt = (client_id: string, more: Record<string, string> = {}) => {
  const asked = { client_id, response_type: 'code', redirect_uri: callback, scope: 'openid profile email', state: 'the state', nonce: 'n', ...more }
  return `${server.issuer}/oauth/authorize?${new URLSearchParams({ ...asked, code_challenge: pkce().challenge, code_challenge_method: 'S256' })}`
}

/** A window without script, in which whatever a page does against its policy, or asks of another origin, is a fault. */
async function inWindow(options: Parameters<Browser['newContext']>[0], visit: (page: Page, window: BrowserContext) => Promise<void>): Promise<void> {
  const window = await browser.newContext(options)
  const page = await window.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) faults.push(message.text())
  })
  page.on('request', (request) => {
    if (![server.issuer, new URL(callback).origin].includes(new URL(request.url()).origin)) faults.push(request.url())
  })
  try {
    await visit(page, window)
    assert.deepEqual(faults, [])
  } finally {
    await window.close()
  }
}

async function fillIn(page: Page, person: Pick<User, 'username'>, password = PASSWORD) {
  await page.fill('#username', person.username)
  await page.fill('#password', password)
  await page.click('#login-submit')
}
const fits = (page: Page) => page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth')

for (const viewport of sizes)
  test(`a person signs in, agrees and signs out, without script, ${viewport.width} pixels wide`, inBrowser, () =>
    inWindow({ viewport, javaScriptEnabled: false }, async (page) => {
      const [client, person] = [await application(), await makePerson(server)]
      await page.goto(authorizeAt(client.id))
      await fillIn(page, person, 'not the password')
      await page.waitForSelector('[role=alert]')
      assert.equal(await page.inputValue('#username'), person.username)
      await fillIn(page, person)
      await page.waitForSelector('#consent-allow')
      assert.match(await page.innerText('#consent-destination'), /^127\.0\.0\.1:\d+$/)
      await page.uncheck('input[name=scope][value=email]')
      await page.click('#consent-allow')
      await page.waitForURL(/\/callback\?/)
      const { searchParams } = new URL(page.url())
      assert.deepEqual([searchParams.get('state'), searchParams.get('iss')], ['the state', server.issuer])
      assert.match(searchParams.get('code') ?? '', /^gac_/)
      await page.goto(`${server.issuer}/oauth/end_session?${new URLSearchParams({ client_id: client.id, post_logout_redirect_uri: callback, state: 'bye' })}`)
      await page.click('#logout-confirm')
      await page.waitForURL(`${callback}?state=bye`)
      await page.goto(`${server.issuer}/account`)
      await page.waitForSelector('#login-submit')
    }),
  )

test('a no is told to the application', inBrowser, () =>
  inWindow({}, async (page) => {
    const [client, person] = [await application(), await makePerson(server)]
    await page.goto(authorizeAt(client.id))
    await fillIn(page, person)
    await page.click('#consent-deny')
    await page.waitForURL(/error=access_denied/)
  }),
)

test('a password that was made for somebody is changed at the first sign-in', inBrowser, () =>
  inWindow({}, async (page) => {
    const [client, person] = [await application({ first_party: true }), await makePerson(server, { must_change_password: true })]
    await page.goto(authorizeAt(client.id))
    await fillIn(page, person)
    await page.waitForURL(/\/account\/password/)
    await page.fill('#password', 'a harbour in the mist')
    await page.fill('#password_again', 'a harbour in the mist')
    await page.click('#password-submit')
    await page.waitForURL(/\/callback\?.*code=/)
  }),
)

test('the account page takes access back and signs other devices out', inBrowser, () =>
  inWindow({}, async (page) => {
    const [client, person] = [await application(), await makePerson(server)]
    await page.goto(authorizeAt(client.id))
    await fillIn(page, person)
    await page.click('#consent-allow')
    await page.waitForURL(/\/callback\?/)
    await inWindow({}, async (other) => {
      await other.goto(`${server.issuer}/login`)
      await fillIn(other, person)
      await other.waitForURL(/\/account/)
      await page.goto(`${server.issuer}/account`)
      await page.click('#end-others')
      await page.waitForSelector('[role=status]')
      await other.goto(`${server.issuer}/account`)
      await other.waitForSelector('#login-submit')
    })
    await page.click(`button[name=client][value="${client.id}"]`)
    await page.waitForSelector('[role=status]')
    assert.equal(await page.locator(`button[name=client][value="${client.id}"]`).count(), 0)
    await page.goto(authorizeAt(client.id))
    await page.waitForSelector('#consent-allow')
  }),
)

test('going back and sending an answered form again tells what happened, and does nothing twice', inBrowser, () =>
  inWindow({}, async (page) => {
    const [client, person] = [await application(), await makePerson(server)]
    await page.goto(authorizeAt(client.id))
    await fillIn(page, person)
    await page.waitForSelector('#consent-allow')
    const consentPage = page.url()
    await page.click('#consent-allow')
    await page.waitForURL(/\/callback\?/)
    await page.goto(consentPage)
    await page.waitForSelector('#error-page')
  }),
)

for (const colorScheme of schemes)
  for (const viewport of sizes)
    test(`every page is accessible and fits: ${colorScheme}, ${viewport.width} pixels wide`, inBrowser, () =>
      inWindow({ colorScheme, viewport }, async (page) => {
        const look = async (at?: string) => {
          if (at !== undefined) await page.goto(`${server.issuer}${at}`)
          await assertAccessible(page)
          assert.ok(await fits(page), `${page.url()} is wider than the window`)
        }
        const [client, person] = [await application({ name: 'An application with a name that is long enough to wrap at any width' }), await makePerson(server)]
        await page.goto(authorizeAt(client.id, { ui_locales: viewport.width === 390 ? 'fr' : 'en' }))
        await look()
        await fillIn(page, person, 'not the password')
        await page.waitForSelector('[role=alert]')
        await look()
        await fillIn(page, person)
        await page.waitForSelector('#consent-allow')
        await look()
        await page.click('#consent-allow')
        await page.waitForURL(/\/callback\?/)
        await page.goto(authorizeAt(client.id, { prompt: 'select_account' }))
        await page.waitForSelector('#account-current')
        await look()
        for (const path of ['/account', '/account/password', '/logout', '/register', '/nothing/here']) await look(path)
      }),
    )
