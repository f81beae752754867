// node scripts/screenshots.ts: starts a server with a week behind it and takes the pictures of the console that README and guides show.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../test/support/chromium.ts'
import { ADMIN_PASSWORD, startServer } from '../test/support/server.ts'
import { furnishDemo } from './screenshots-data.ts'
import { furnishPortal } from './screenshots-portal.ts'

const root = join(import.meta.dirname, '..')
const images = join(root, 'docs/images')
mkdirSync(images, { recursive: true })

const server = await startServer({ listen: true, web: join(root, 'dist/web') })
const ids = await furnishDemo(server)
const browser = await launchChromium()

interface Look {
  readonly scheme: 'light' | 'dark'
  readonly width: number
  readonly height: number
}
const desk: Look = { scheme: 'light', width: 1360, height: 880 }
const night: Look = { ...desk, scheme: 'dark' }
const phone: Look = { scheme: 'light', width: 390, height: 844 }

interface Who {
  readonly username: string
  readonly password: string
}
const administrator: Who = { username: 'admin', password: ADMIN_PASSWORD }

async function signedIn(from: Browser, { scheme, width, height }: Look, { username, password } = administrator): Promise<Page> {
  const context = await from.newContext({ viewport: { width, height }, colorScheme: scheme, locale: 'en-GB', reducedMotion: 'reduce' })
  const page = await context.newPage()
  // A picture is worth waiting for on a loaded machine.
  page.setDefaultTimeout(120_000)
  await page.goto(`${server.issuer}/console`)
  await page.fill('#username', username)
  await page.fill('#password', password)
  await page.click('#login-submit')
  await page.locator('h1').first().waitFor()
  return page
}

async function shoot(page: Page, name: string, path: string): Promise<void> {
  await page.goto(`${server.issuer}/console${path}`)
  await page.locator('h1').first().waitFor()
  await take(page, name)
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  // Charts draw themselves once their size is known.
  await page.waitForTimeout(600)
  await page.screenshot({ path: join(images, `${name}.png`) })
  process.stdout.write(`docs/images/${name}.png\n`)
}

const client = (name: string, tab = 'overview') => `/clients/${ids[name]}?tab=${tab}`
const pages: readonly (readonly [look: Look, shots: readonly (readonly [name: string, path: string])[]])[] = [
  [
    desk,
    [
      ['console-home', '/'],
      ['console-clients', '/clients'],
      ['console-client', client('Storefront')],
      ['console-credentials', client('Orders worker', 'keys')],
      ['console-history', client('Storefront', 'history')],
      ['console-try-it', client('Orders worker', 'try')],
      ['console-new-client', '/clients/new'],
      ['console-policies', '/policies'],
      ['console-policy-lab', '/policies/lab'],
    ],
  ],
  [
    night,
    [
      ['console-home-dark', '/'],
      ['console-clients-dark', '/clients'],
      ['console-client-dark', client('Storefront', 'security')],
    ],
  ],
  [
    phone,
    [
      ['console-clients-phone', '/clients'],
      ['console-client-phone', client('Storefront')],
    ],
  ],
]
for (const [look, shots] of pages) {
  const page = await signedIn(browser, look)
  for (const [name, path] of shots) await shoot(page, name, path)
  await page.context().close()
}

/** The portal of a developer, in the colours of the tenant, and an application with its test users. */
async function shootPortal(): Promise<void> {
  const { developer, application } = await furnishPortal(server)
  for (const [look, suffix] of [
    [desk, ''],
    [{ ...phone, scheme: 'dark' }, '-phone-dark'],
  ] as const) {
    const page = await signedIn(browser, look, developer)
    await shoot(page, `portal-applications${suffix}`, '/applications')
    await shoot(page, `portal-test-users${suffix}`, `/applications/${application}?tab=test_users`)
    await page.context().close()
  }
}

/** The built-in wallet with a card that the demo gave it, and what it asks before it shows one. */
async function shootWallet(): Promise<void> {
  const page = await signedIn(browser, phone)
  const begin = async (name: string, link: string) => {
    await page.goto(`${server.issuer}/console`)
    await page.getByRole('button', { name: `Try it: ${name}` }).click()
    await page.locator(link).click()
    await page.waitForURL(/\/wallet/)
  }
  await begin('Issue a card', '#offer-wallet')
  await page.getByRole('button', { name: 'Add the card' }).click()
  await page.getByRole('link', { name: 'Demo membership card' }).waitFor()
  await take(page, 'wallet-cards')
  await begin('Ask for it', '#present-wallet')
  await page.getByText('Gold').waitFor()
  await take(page, 'wallet-consent')
  await page.context().close()
}

await shootPortal()
await shootWallet()
await browser.close()
await server.close()
