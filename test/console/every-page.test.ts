import assert from 'node:assert/strict'
import { test } from 'node:test'
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { desktop, inConsole, machineClient, makeClient, phone, signIn, type Visit, visit, webClient } from './visit.ts'

const sections = ['users', 'organizations', 'sessions', 'consents', 'identity-providers', 'backends', 'scopes', 'roles', 'apis', 'keys', 'tenants', 'audit']
const made = ['users', 'organizations', 'identity-providers', 'backends', 'scopes', 'roles', 'apis', 'keys', 'tenants']
const tabs = ['authentication', 'security', 'grants', 'tokens', 'branding', 'credentials', 'keys', 'sessions', 'consents', 'activity', 'history', 'try']

async function pages(v: Visit): Promise<string[]> {
  const { id } = await makeClient(v, webClient)
  await makeClient(v, machineClient)
  return [
    ...['/', '/clients', '/clients/new', '/inspector', '/settings', '/applications', '/applications/new', '/reviews', '/my-apps', '/nowhere'],
    ...[`/clients/${id}`, ...tabs.map((tab) => `/clients/${id}?tab=${tab}`)],
    ...sections.map((section) => `/${section}`),
    ...made.map((section) => `/${section}/new`),
    ...['/identity-providers/idp_default', '/backends/be_default', '/roles/role_administrator'],
  ]
}

/** Goes from page to page without loading the console again. */
async function turnTo(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(`/console${path}`)}); dispatchEvent(new PopStateEvent('popstate'))`)
  await page.waitForLoadState('networkidle')
  await page.locator('h1, h2').first().waitFor()
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
}

const all = "{ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }"
/** The page is the same in the dark, but for its colours. */
const colours = "{ runOnly: ['color-contrast'] }"

async function seriousFaults(page: Page, options: string): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes[0]?.failureSummary?.split('\n')[1]?.trim()})`)
}

for (const [where, viewport] of [
  ['a desk', desktop],
  ['a phone', phone],
] as const)
  test(
    `on ${where} axe finds nothing serious on any page, light or dark; no violation of the policy, no foreign request, no sideways scroll`,
    inConsole,
    async (t) => {
      const v = await visit(t, { viewport })
      const { page } = v
      const paths = await pages(v)
      await signIn(v)
      await page.evaluate(axe.source)
      const found: string[] = []
      for (const path of paths) {
        await turnTo(page, path)
        for (const fault of await seriousFaults(page, all)) found.push(`${path}: ${fault}`)
        await page.emulateMedia({ colorScheme: 'dark' })
        for (const fault of await seriousFaults(page, colours)) found.push(`${path} in the dark: ${fault}`)
        await page.emulateMedia({ colorScheme: 'light' })
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
        if (wide > 1) found.push(`${path}: ${wide} pixels too wide`)
      }
      assert.deepEqual([...new Set([...found, ...v.faults])], [])
    },
  )
