import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { assertAccessible } from './axe.ts'
import { openChromium } from './browser.ts'

interface Look {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'dark' | 'light'
  readonly locale?: string
}

/** A browser with an empty wallet, and what must not happen in it: errors, and violations of the content security policy. */
export interface WalletWalk {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: readonly string[]
}

/** Opens an empty wallet in the Chromium of this file, or in another. */
export async function newWallet(look: Look = {}, given?: Browser): Promise<WalletWalk> {
  const browser = given ?? (await openChromium())
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB', reducedMotion: 'reduce', ...look })
  after(() => context.close())
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) faults.push(message.text())
  })
  return { page, context, faults }
}

/** Takes the cards of an offer into the built-in wallet, by the page of the offer. */
export async function takeInto({ page }: WalletWalk, offer_page: string): Promise<void> {
  await page.goto(offer_page)
  await page.locator('#offer-wallet').click()
  await page.locator('form button[type=submit]').click()
  await page.getByRole('status').waitFor()
}

/** Fails when the page is hard to use for somebody, or wider than the screen. */
export async function assertFits(page: Page): Promise<void> {
  await assertAccessible(page)
  assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'nothing is wider than the screen')
}
