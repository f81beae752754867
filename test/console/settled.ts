import type { Page } from 'playwright-core'

/** How often in a row a page must be found at rest: what arrives is drawn first, and may ask for more. */
const RESTS = 3

/** Counts the requests of a page that have no answer yet, and waits until the page has drawn all answers and asks for nothing more. */
export function settling(page: Page): () => Promise<void> {
  const open = new Set<unknown>()
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return async () => {
    for (let rests = 0; rests < RESTS; ) {
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestIdleCallback(drawn, { timeout: 500 })))')
      rests = open.size === 0 && (await page.locator('[aria-busy=true]').count()) === 0 ? rests + 1 : 0
    }
  }
}
