// node scripts/screenshots.ts: starts a server with a week behind it and takes the pictures of the console that README and guides show.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../test/support/chromium.ts'
import { ADMIN_PASSWORD, startServer } from '../test/support/server.ts'
import { furnishDemo } from './screenshots-data.ts'

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

async function signedIn(from: Browser, { scheme, width, height }: Look): Promise<Page> {
  const context = await from.newContext({ viewport: { width, height }, colorScheme: scheme, locale: 'en-GB', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${server.issuer}/console`)
  await page.fill('#username', 'admin')
  await page.fill('#password', ADMIN_PASSWORD)
  await page.click('#login-submit')
  await page.locator('h1').first().waitFor()
  return page
}

async function shoot(page: Page, name: string, path: string): Promise<void> {
  await page.goto(`${server.issuer}/console${path}`)
  await page.locator('h1').first().waitFor()
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
await browser.close()
await server.close()
