import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/**
 * Fails when axe finds something serious on the page, or in the part of it that a selector names. It is evaluated, not added: the page's own policy
 * forbids scripts.
 */
export async function assertAccessible(page: Page, part = 'html'): Promise<void> {
  await page.evaluate(source)
  const found: { id: string; impact: string | null; nodes: string[] }[] = await page.evaluate(
    `axe.run(${JSON.stringify(part)}).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html, failureSummary }) => html + failureSummary) })))`,
  )
  const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(serious, [], page.url())
}
