import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Client } from '#model/client.ts'
import { assertAccessible } from '../support/axe.ts'
import { openChromium } from '../support/browser.ts'
import { inBrowser } from '../support/chromium.ts'
import { installClient, ROOT } from '../support/client-package.ts'
import { makeClient } from '../support/clients.ts'
import { freePort } from '../support/free-port.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { runTool } from '../support/tools.ts'

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
/** A page that allows nothing but its own files: the parts need no exception. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; form-action *; connect-src *; frame-src *"

/** The same parts, where the server of the application holds the tokens. */
const DESK = {
  'index.html': `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Desk</title></head><body><h1>Desk</h1>
<gatehouse-sign-in></gatehouse-sign-in><gatehouse-account-menu></gatehouse-account-menu><gatehouse-session-list></gatehouse-session-list>
<script type="module" src="/desk.js"></script></body></html>`,
  'desk.js': `import { ServedSession } from '@gatehouse/client/browser'
import { defineElements } from '@gatehouse/client/elements'
const account = new ServedSession()
defineElements(account)
await account.start()`,
}

describe('the example application in Chromium', inBrowser, () => {
  let server: TestServer
  let folder: string
  let username: string
  const sites: Server[] = []
  before(async () => {
    server = await startServer({ listen: true })
    username = (await makePerson(server)).username
    folder = (await installClient()).folder
    cpSync(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'))
    cpSync(join(ROOT, 'examples/board'), join(folder, 'examples/board'), { recursive: true })
    mkdirSync(join(folder, 'examples/desk'))
    for (const [name, text] of Object.entries(DESK)) writeFileSync(join(folder, 'examples/desk', name), text)
    for (const name of ['board', 'desk'])
      await runTool(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], { cwd: join(folder, 'examples', name) })
  })
  after(async () => {
    for (const site of sites) site.close()
    await server?.close()
  })

  /** Serves what was built of an application, as any web server would. */
  async function serve(name: string, port: number, own: (request: Request) => Promise<Response | undefined> = async () => undefined): Promise<void> {
    const { nodeListener } = (await load('node')) as typeof import('../../packages/client/src/node.ts')
    const handle = async (request: Request) => {
      const path = new URL(request.url).pathname
      const file = path === '/' ? '/index.html' : path
      return (
        (await own(request)) ??
        new Response(readFileSync(join(folder, 'examples', name, 'dist', file)), {
          headers: { 'content-type': TYPES[extname(file)] ?? 'text/plain', 'content-security-policy': POLICY },
        })
      )
    }
    const site = createServer(nodeListener(`http://localhost:${port}`, handle))
    sites.push(site)
    await new Promise<void>((resolve) => site.listen(port, '127.0.0.1', resolve))
  }
  const load = async (entry: string): Promise<unknown> => import(pathToFileURL(join(folder, `node_modules/@gatehouse/client/dist/${entry}.js`)).href)

  async function register(origin: string, fields: Partial<Client>) {
    return makeClient(server, {
      name: 'Example',
      post_logout_redirect_uris: [`${origin}/`],
      supported_grant_types: ['authorization_code', 'refresh_token', 'revoke'],
      ...fields,
    })
  }
  const registerBoard = (origin: string, fields: Partial<Client> = {}) =>
    register(origin, {
      redirect_uris: [`${origin}/`],
      allowed_origins: [origin],
      confidential: false,
      token_endpoint_auth_methods: ['none'],
      enforce_dpop: true,
      ...fields,
    })
  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await (await openChromium()).newContext(options)).newPage()
    page.setDefaultTimeout(30_000)
    return page
  }
  async function signIn(page: Page): Promise<void> {
    await page.locator('gatehouse-sign-in button').click()
    await page.fill('#username', username)
    await page.fill('#password', PASSWORD)
    await page.click('#login-submit')
    await page.click('#consent-allow')
    await page.locator('gatehouse-account-menu button').first().waitFor()
  }

  test('it compiles against the packed types', { timeout: 120_000 }, async () => {
    await runTool(join(ROOT, 'node_modules/.bin/tsc'), ['-p', join(folder, 'examples/board')], { cwd: folder })
  })

  test('NIN-30 NIN-31 a person signs in, sees their menu and sessions, ends another one, and signs out', { timeout: 120_000 }, async () => {
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const { id } = await registerBoard(origin)
    await serve('board', port)
    const address = `${origin}/?${new URLSearchParams({ issuer: server.issuer, client_id: id })}`
    const [page, elsewhere] = [await open({ viewport: { width: 390, height: 800 }, colorScheme: 'dark' }), await open()]
    for (const one of [elsewhere, page]) {
      await one.goto(address)
      await signIn(one)
    }
    assert.equal(await page.textContent('#greeting'), 'Hello Ada Lovelace')
    assert.equal(page.url(), `${origin}/`)
    assert.match((await page.locator('#apps li').first().textContent()) ?? '', /^Example: openid, profile, email, account:manage:own$/)

    const opener = page.getByRole('button', { name: 'Account of Ada Lovelace' })
    assert.equal(await opener.getAttribute('aria-expanded'), 'false')
    await opener.click()
    assert.equal(await opener.getAttribute('aria-expanded'), 'true')
    assert.equal(await page.getByRole('link', { name: 'Manage account' }).getAttribute('href'), `${server.issuer}/account`)
    await assertAccessible(page)
    await page.keyboard.press('Escape')
    assert.equal(await page.getByRole('link', { name: 'Manage account' }).isVisible(), false)
    assert.equal(await page.evaluate('document.activeElement.localName'), 'gatehouse-account-menu')

    const list = page.locator('gatehouse-session-list')
    await list.locator('li').nth(1).waitFor()
    assert.equal(await list.getByText('This browser').count(), 1)
    assert.equal(await list.getByText(/^Signed in to /).count(), 2)
    await list.getByRole('button', { name: /^Sign out: / }).click()
    await list.getByRole('status').getByText('Signed out.').waitFor()
    assert.equal(await list.locator('li').count(), 1)
    assert(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'))

    await opener.click()
    // The page forgets the person before it goes to the server: what is clicked until it is back would be lost.
    const back = page.waitForEvent('framenavigated', (frame) => frame.url().startsWith(`${origin}/`))
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await back
    await page.getByText('Nobody is signed in').waitFor()
    assert.equal(page.url().split('?')[0], `${origin}/`)
    assert.equal(await page.locator('gatehouse-account-menu').isVisible(), false)
    await page.locator('gatehouse-sign-in button').click()
    await page.waitForSelector('#login-submit')
  })

  test('a first-party application stays signed in over a reload, and a sign-out in one window is one in all', { timeout: 120_000 }, async () => {
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const { id } = await registerBoard(origin, { first_party: true })
    await serve('board', port)
    const page = await open()
    await page.goto(`${origin}/?${new URLSearchParams({ issuer: server.issuer, client_id: id })}`)
    await page.locator('gatehouse-sign-in button').click()
    await page.fill('#username', username)
    await page.fill('#password', PASSWORD)
    await page.click('#login-submit')
    await page.getByText('Hello Ada Lovelace').waitFor()
    await page.reload()
    await page.getByText('Hello Ada Lovelace').waitFor()
    const beside = await page.context().newPage()
    await beside.goto(`${origin}/?${new URLSearchParams({ issuer: server.issuer, client_id: id })}`)
    await beside.getByText('Hello Ada Lovelace').waitFor()
    await beside.getByRole('button', { name: 'Account of Ada Lovelace' }).click()
    await beside.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByText('Nobody is signed in').waitFor()
  })

  test('NIN-31 the parts show the account of a server that holds the tokens, in French', { timeout: 120_000 }, async () => {
    const { createServerSessions } = (await load('server')) as typeof import('../../packages/client/src/server.ts')
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const redirectUri = `${origin}/auth/callback`
    const { id, secret } = await register(origin, { redirect_uris: [redirectUri] })
    const sessions = createServerSessions({
      issuer: server.issuer,
      clientId: id,
      clientSecret: secret,
      redirectUri,
      postLogoutRedirectUri: `${origin}/`,
      scope: 'openid profile email account:manage:own',
    })
    await serve('desk', port, (request) => sessions.handle(request))
    const page = await open()
    await page.goto(`${origin}/`)
    assert.equal(await page.getByRole('button').textContent(), 'Se connecter')
    await signIn(page)
    await page.locator('gatehouse-session-list').getByText('Ce navigateur').waitFor()
    await assertAccessible(page)
    assert.deepEqual(await page.evaluate('[document.cookie, localStorage.length + sessionStorage.length]'), ['', 0])
    await page.getByRole('button', { name: 'Compte de Ada Lovelace' }).click()
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click()
    await page.getByRole('button', { name: 'Se connecter' }).waitFor()
  })
})
