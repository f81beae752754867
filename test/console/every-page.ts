import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { machineClient, makeClient, signIn, type Visit, webClient } from './visit.ts'

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

async function seriousFaults(page: Page, part: string): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(`axe.run('${part}', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })`)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes[0]?.failureSummary?.split('\n')[1]?.trim()})`)
}

/** Goes through every page and says what is wrong: what axe finds serious, violations of the policy, foreign requests, sideways scroll. */
export async function faultsOfEveryPage(v: Visit): Promise<readonly string[]> {
  const paths = await pages(v)
  await signIn(v)
  await v.page.evaluate(axe.source)
  const found: string[] = []
  for (const path of paths) {
    await turnTo(v.page, path)
    // What stands around the pages is the same on all of them.
    for (const fault of await seriousFaults(v.page, path === '/' ? 'html' : '#page')) found.push(`${path}: ${fault}`)
    const wide = await v.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    if (wide > 1) found.push(`${path}: ${wide} pixels too wide`)
  }
  return [...new Set([...found, ...v.faults])]
}
