import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { settling } from './settled.ts'
import { desktop, phone, signIn, type Visit, visit } from './visit.ts'

/** The rules that depend on the colours of a page and on nothing else. */
const ofColours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
const everything = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }
/** The four ways in which every page is seen. In the second look at a width only the colours are others. */
const looks = [
  { at: 'a desk, light', viewport: desktop, colorScheme: 'light', runOnly: everything },
  { at: 'a desk, dark', viewport: desktop, colorScheme: 'dark', runOnly: ofColours },
  { at: 'a phone, dark', viewport: phone, colorScheme: 'dark', runOnly: everything },
  { at: 'a phone, light', viewport: phone, colorScheme: 'light', runOnly: ofColours },
] as const
type Look = (typeof looks)[number]
/** Off unless asked for: people who speak to their computer say what they see (WCAG 2.2 §2.5.3). */
const rules = { 'label-content-name-mismatch': { enabled: true } }

/** Goes from page to page without loading the console again. */
async function turnTo(page: Page, path: string, settle: () => Promise<void>): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(`/console${path}`)}); dispatchEvent(new PopStateEvent('popstate'))`)
  await settle()
  await page.locator('h1, h2').first().waitFor()
  await settle()
}

/** Changes what is not so already: each change makes the page draw itself anew. */
async function look(page: Page, { viewport, colorScheme }: Look): Promise<void> {
  if (page.viewportSize()?.width !== viewport.width) await page.setViewportSize(viewport)
  const root = page.locator(`html[data-mantine-color-scheme=${colorScheme}]`)
  if ((await root.count()) > 0) return
  await page.emulateMedia({ colorScheme })
  await root.waitFor()
}

/** The serious findings of axe, and a finding when the page is wider than the screen. */
async function faultsOf(page: Page, part: string, { runOnly }: Look): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run('${part}', ${JSON.stringify({ resultTypes: ['violations'], preload: false, runOnly, rules })})`,
  )
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  return [
    ...violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes[0]?.failureSummary?.split('\n')[1]?.trim()})`),
    ...(wide > 1 ? [`${wide} pixels too wide`] : []),
  ]
}

/** Fails when axe finds something serious on one of the pages, at a desk or on a phone, light or dark, or when one breaks its policy, asks a stranger or scrolls sideways. */
export async function assertPages(t: TestContext, pagesOf: (v: Visit) => Promise<readonly string[]>): Promise<void> {
  const v = await visit(t)
  const paths = await pagesOf(v)
  const settle = settling(v.page)
  await signIn(v)
  await v.page.evaluate(axe.source)
  const found: string[] = []
  for (const [at, path] of paths.entries()) {
    await turnTo(v.page, path, settle)
    // Every other page is looked at backwards, so that less has to change between them.
    for (const way of at % 2 === 0 ? looks : looks.toReversed()) {
      await look(v.page, way)
      // The frame around the pages is the same on all of them.
      for (const fault of await faultsOf(v.page, path === '/' ? 'html' : '#page', way)) found.push(`${path}, ${way.at}: ${fault}`)
    }
  }
  assert.deepEqual([...new Set([...found, ...v.faults])], [])
}
