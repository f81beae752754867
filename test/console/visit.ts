import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import axe, { type AxeResults } from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'
import type { Settings } from '#model/settings.ts'
import { openChromium } from '../support/browser.ts'
import { chromiumPath } from '../support/chromium.ts'
import { ADMIN_PASSWORD, startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

/** The folder of the built console and wallet. */
export const web = join(import.meta.dirname, '../../dist/web')
const absent = chromiumPath === undefined ? 'no Chromium found' : existsSync(join(web, 'index.html')) ? false : 'the console is not built: npx vite build web'
/** The options of a test that opens the console. */
export const inConsole: { readonly skip: string | false } = { skip: absent }

export const desktop = { width: 1280, height: 860 }
export const phone = { width: 390, height: 844 }
/** Where a flow is gone through, with the screen there. */
export const places = [
  ['a desk', desktop],
  ['a phone', phone],
] as const

/** The console in a browser, before a server of its own. */
export interface Visit {
  readonly server: TestServer
  readonly page: Page
  readonly context: BrowserContext
  /** Faults that must not happen: errors of the page, violations of its policy, requests to anybody else. */
  readonly faults: string[]
  /** Calls the administration API, as the bootstrap client does. */
  readonly api: <T = Record<string, unknown>>(method: string, path: string, json?: unknown) => Promise<T>
  readonly go: (path: string) => Promise<void>
}
interface Circumstances {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  readonly locale?: string
  readonly settings?: Partial<Settings>
  /** Another folder of the built console. */
  readonly bundle?: string
}

/** Starts a server and a browser, which end with the test. */
export async function visit(
  t: TestContext,
  { viewport = desktop, colorScheme = 'light', locale = 'en-GB', settings = {}, bundle = web }: Circumstances = {},
): Promise<Visit> {
  const server = await startServer({ listen: true, web: bundle, settings })
  const browser = await openChromium()
  t.after(async () => {
    for (const window of browser.contexts()) await window.close()
    await server.close()
  })
  const context = await browser.newContext({ viewport, colorScheme, locale, reducedMotion: 'reduce' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.issuer })
  const page = await context.newPage()
  const token = await server.adminToken()
  return {
    server,
    page,
    context,
    faults: watch(page, server.issuer),
    api: async (method, path, json) => {
      const answer = await server.call(method, path, { bearer: token, ...(json === undefined ? {} : { json }) })
      if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
      return answer.status === 204 ? undefined : answer.json.data
    },
    go: async (path) => {
      await page.goto(`${server.issuer}/console${path}`)
      await page.locator('h1').first().waitFor()
    },
  }
}

function watch(page: Page, issuer: string): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) faults.push(`policy: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(issuer) && !url.startsWith('data:') && !url.startsWith('blob:')) faults.push(`foreign: ${url}`)
  })
  return faults
}

/** Signs in without drawing the sign-in page, which tests of its own look at, and opens a page of the console. */
export async function signIn({ page, server }: Visit, path = '/', username = 'admin', password = ADMIN_PASSWORD): Promise<void> {
  const headers = { 'user-agent': await page.evaluate<string>('navigator.userAgent') }
  const visitor = visitorOf({
    ...server,
    call: (method, to, options = {}) => server.call(method, to, { ...options, headers: { ...headers, ...options.headers } }),
  })
  const stop = await visitor.complete(await visitor.go('/account'), { username, password })
  assert.equal(stop.url.pathname, '/account', `${username} is not signed in`)
  await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: server.issuer })))
  await page.goto(`${server.issuer}/console${path}`)
  await page.waitForURL((url) => url.pathname.startsWith('/console') && !url.pathname.endsWith('/callback'))
  await page.locator('h1').first().waitFor()
}

export interface MadeClient {
  readonly id: string
  readonly secret?: string
  readonly name: string
}
export const makeClient = ({ api }: Visit, client: Record<string, unknown>): Promise<MadeClient> => api('POST', '/api/clients', { client })
export const webClient = {
  name: 'Patient portal',
  kind: 'web',
  redirect_uris: ['https://app.example.com/callback'],
  supported_grant_types: ['authorization_code'],
}
export const machineClient = { name: 'Orders worker', kind: 'machine', supported_grant_types: ['client_credentials'] }

/** Fails when axe finds something serious in the page itself; its frame is looked at where all pages are. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const runOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }
  const { violations } = await page.evaluate<AxeResults>(`axe.run('main', { resultTypes: ['violations'], runOnly: ${JSON.stringify(runOnly)} })`)
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`),
    [],
  )
}
