import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../test/support/chromium.ts'
import { percentile } from './drive.ts'
import { SECRET, startOurs } from './ours.ts'

/*
 * npm run bench -- console-cold: a cold start of the console by somebody who has a session, until the first rows of the clients stand (requests,
 * kilobytes of compressed script and style, milliseconds), and the time between the answer of the API and its rows when one goes from page to page.
 */
const TIMES = 7
const BUDGET = { requests: 25, kilobytes: 250, milliseconds: 100 }
const CLIENTS = 60
const look = { viewport: { width: 1360, height: 880 }, locale: 'en-GB' } as const

interface Start {
  readonly requests: number
  readonly documents: number
  readonly kilobytes: number
  readonly milliseconds: number
}

const middle = (values: readonly number[]): number =>
  percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  )
const firstRow = (page: Page) => page.locator('tbody tr[data-row]').first()

/** Signs in once, and gives the cookies of the session. */
async function session(browser: Browser, issuer: string): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  const context = await browser.newContext(look)
  const page = await context.newPage()
  await page.goto(`${issuer}/console/clients`)
  await page.fill('#username', 'admin')
  await page.fill('#password', SECRET)
  await page.click('#login-submit')
  await firstRow(page).waitFor()
  const { cookies } = await context.storageState()
  await context.close()
  return { cookies, origins: [] }
}

/** A start with a session, and nothing in the cache. */
async function startCold(browser: Browser, issuer: string, known: Awaited<ReturnType<typeof session>>): Promise<Start> {
  const context = await browser.newContext({ ...look, storageState: known })
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  let [requests, documents, answered] = [0, 0, false]
  page.on('request', (request) => {
    requests++
    if (request.isNavigationRequest()) documents++
  })
  page.on('requestfinished', (request) => {
    answered ||= new URL(request.url()).pathname === '/api/clients'
    // The filters are loaded once the rows are there.
    if (!answered && ['script', 'stylesheet'].includes(request.resourceType())) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  const began = performance.now()
  await page.goto(`${issuer}/console/clients`, { waitUntil: 'commit' })
  await firstRow(page).waitFor()
  const milliseconds = performance.now() - began
  const transferred = await Promise.all(sizes)
  await context.close()
  return { requests, documents, kilobytes: transferred.reduce((sum, size) => sum + size, 0) / 1000, milliseconds }
}

/** The time between the answer of the API and the first row of another list, on a page that is open. */
async function goWithin(browser: Browser, issuer: string, known: Awaited<ReturnType<typeof session>>): Promise<readonly number[]> {
  const context = await browser.newContext({ ...look, storageState: known })
  const page = await context.newPage()
  await page.goto(`${issuer}/console/clients`)
  await firstRow(page).waitFor()
  const taken: number[] = []
  for (const [name, path] of [
    ['Scopes', '/api/scopes'],
    ['Clients', '/api/clients'],
    ['Roles', '/api/roles'],
    ['Clients', '/api/clients'],
    ['Users', '/api/users'],
  ] as const) {
    const answered = page.waitForResponse((response) => new URL(response.url()).pathname === path).then(() => performance.now())
    // A list that was shown ten seconds ago comes from the cache.
    answered.catch(() => {})
    await page.getByRole('link', { name, exact: true }).click()
    const heading = page.getByRole('heading', { name, level: 1 })
    await heading.waitFor()
    await firstRow(page).waitFor()
    const drawn = performance.now()
    taken.push(Math.max(0, drawn - (await Promise.race([answered, drawn]))))
  }
  await context.close()
  return taken
}

const line = (what: string, value: number, { unit, budget }: { readonly unit: string; readonly budget?: number }) => {
  const met = budget === undefined || value <= budget
  console.log(`${what.padEnd(52)}${value.toFixed(0).padStart(6)} ${unit}${budget === undefined ? '' : `, at most ${budget}  ${met ? 'met' : 'missed'}`}`)
  if (!met) process.exitCode = 1
}

const server = await startOurs()
const browser = await launchChromium()
try {
  for (let at = 0; at < CLIENTS; at++) await server.api('POST', '/api/clients', { client: { id: `client-${at}`, name: `Client ${at}` } })
  const issuer = `http://localhost:${server.port}`
  const known = await session(browser, issuer)
  const starts: Start[] = []
  for (let time = 0; time < TIMES; time++) starts.push(await startCold(browser, issuer, known))
  line('cold start to the first rows: requests', middle(starts.map(({ requests }) => requests)), { unit: '', budget: BUDGET.requests })
  line('cold start to the first rows: documents', middle(starts.map(({ documents }) => documents)), { unit: '', budget: 1 })
  line('cold start to the first rows: script and style', middle(starts.map(({ kilobytes }) => kilobytes)), { unit: 'kB', budget: BUDGET.kilobytes })
  line('cold start to the first rows: time', middle(starts.map(({ milliseconds }) => milliseconds)), { unit: 'ms' })
  line('another page, from the answer to its rows', middle(await goWithin(browser, issuer, known)), { unit: 'ms', budget: BUDGET.milliseconds })
} finally {
  await browser.close()
  await server.stop()
}
