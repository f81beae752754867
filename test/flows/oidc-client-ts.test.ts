import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Client } from '#model/client.ts'
import { openChromium } from '../support/browser.ts'
import { inBrowser } from '../support/chromium.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'

const library = readFileSync(new URL('../../node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js', import.meta.url))
const page = (settings: object) => `<!doctype html><title>Application</title><pre id="state"></pre>
<button id="in">Sign in</button><button id="renew">Renew</button><button id="out">Sign out</button>
<script src="/library.js"></script><script>
const users = new oidc.UserManager(${JSON.stringify(settings)})
const show = (state) => { document.getElementById('state').textContent = JSON.stringify(state) }
const failed = (error) => show({ error: error.message })
document.getElementById('in').onclick = () => users.signinRedirect().catch(failed)
document.getElementById('renew').onclick = () => users.signinSilent().then((user) => show({ renewed: true, sub: user.profile.sub, token: user.access_token }), failed)
document.getElementById('out').onclick = () => users.signoutRedirect().catch(failed)
if (location.pathname === '/callback') users.signinCallback().then((user) => user && show({ sub: user.profile.sub, email: user.profile.email, token: user.access_token }), failed)
if (location.pathname === '/goodbye') show({ goodbye: true })
</script>`

describe('oidc-client-ts in Chromium', inBrowser, () => {
  let server: TestServer
  let browser: Browser
  let site: Server
  let origin: string
  let username: string
  let settings: object = {}
  before(async () => {
    server = await startServer({ listen: true })
    username = (await makePerson(server)).username
    site = createServer(({ url }, answer) => {
      const isLibrary = url === '/library.js'
      answer.writeHead(200, { 'content-type': isLibrary ? 'text/javascript' : 'text/html' }).end(isLibrary ? library : page(settings))
    })
    await once(site.listen(0, '127.0.0.1'), 'listening')
    const address = site.address()
    origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
    browser = await openChromium()
  })
  after(async () => {
    site?.close()
    await server?.close()
  })

  /** A single-page application, opened in a fresh browser window. */
  async function openApplication(grants: string[], fields: Partial<Client> = {}): Promise<Page> {
    const { id } = await makeClient(server, {
      ...fields,
      name: 'Single page',
      confidential: false,
      token_endpoint_auth_methods: ['none'],
      redirect_uris: [`${origin}/callback`],
      post_logout_redirect_uris: [`${origin}/goodbye`],
      allowed_origins: [origin],
      supported_grant_types: grants,
    })
    settings = {
      authority: server.issuer,
      client_id: id,
      redirect_uri: `${origin}/callback`,
      post_logout_redirect_uri: `${origin}/goodbye`,
      scope: 'openid email',
      loadUserInfo: true,
    }
    const window = await browser.newContext()
    const opened = await window.newPage()
    opened.setDefaultTimeout(30_000)
    await opened.goto(`${origin}/`)
    return opened
  }
  async function signIn(at: Page): Promise<void> {
    await at.click('#in')
    await at.fill('#username', username)
    await at.fill('#password', PASSWORD)
    await at.click('#login-submit')
    await at.click('#consent-allow')
  }
  const stateOf = async (at: Page, has: string) => {
    await at.locator('#state', { hasText: has }).waitFor()
    return JSON.parse((await at.textContent('#state')) ?? '{}')
  }

  test('signs in with code and PKCE, reads userinfo across origins, renews by refresh token, signs out', async () => {
    const at = await openApplication(['authorization_code', 'refresh_token'])
    await signIn(at)
    const first = await stateOf(at, 'sub')
    assert.equal(first.email, username)
    await at.click('#renew')
    const renewed = await stateOf(at, 'renewed')
    assert.equal(renewed.sub, first.sub)
    assert.notEqual(renewed.token, first.token)
    await at.click('#out')
    await stateOf(at, 'goodbye')
    await at.goto(`${origin}/`)
    await at.click('#in')
    await at.waitForSelector('#login-submit')
  })
  test('renews in a hidden frame with prompt=none where it has no refresh token', async () => {
    // At a loopback address anybody could pose as it (RFC 8252 §8.6), unless an administrator answers for it.
    const at = await openApplication(['authorization_code'], { first_party: true })
    await at.click('#in')
    await at.fill('#username', username)
    await at.fill('#password', PASSWORD)
    await at.click('#login-submit')
    const first = await stateOf(at, 'sub')
    await at.click('#renew')
    assert.equal((await stateOf(at, 'renewed')).sub, first.sub)
  })
  test('hears of a person who says no', async () => {
    const at = await openApplication(['authorization_code'])
    await at.click('#in')
    await at.fill('#username', username)
    await at.fill('#password', PASSWORD)
    await at.click('#login-submit')
    await at.click('#consent-deny')
    assert.match((await stateOf(at, 'error')).error, /said no/)
  })
})
