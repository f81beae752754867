import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openVault } from '#kit/vault.ts'
import { launchChromium } from '../test/support/chromium.ts'
import { percentile } from './drive.ts'
import { SECRET, startOurs } from './ours.ts'
import { nameOf, seedClients } from './seed.ts'

/*
 * npm run bench -- console-million: how long after navigation the clients page of the console shows its first rows, with a million clients
 * (BENCH_CLIENTS sets how many). One browser, one page after another. Run it when nothing else runs.
 */
const CLIENTS = Number(process.env['BENCH_CLIENTS'] ?? 1_000_000)
const TIMES = 7
const BUDGET = 1000
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-console-'))
const master = Buffer.alloc(32, 1)

/** From the wish to go somewhere until the first row of clients is drawn, in milliseconds. */
async function untilRows(page: Page, go: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await go()
  await page.locator('tbody tr[data-row]').first().waitFor()
  return performance.now() - began
}

const number = Math.floor(CLIENTS / 2)
const lists: Readonly<Record<string, string>> = {
  'newest first': '/clients',
  'by name': '/clients?sort=name',
  'last used first': '/clients?sort=-last_used_at',
  'never used first': '/clients?sort=last_used_at',
  'idle for a year or never used': '/clients?idle=300',
  'one kind, last used first': '/clients?kind=other&sort=-last_used_at',
  'search, a common word': '/clients?search=gateway',
  'search, one client': `/clients?search=${encodeURIComponent(nameOf(number))}`,
}

const ms = (value: number) => `${value.toFixed(0).padStart(5)} ms`

/** Prints the middle of what was measured, of which the server's answer took so much, and the slowest. Gives whether the middle is within the budget. */
async function measure(page: Page, issuer: string): Promise<boolean> {
  let met = true
  const answers: number[] = []
  page.on('requestfinished', (request) => {
    if (/\/api\/clients\?limit=50/.test(request.url())) answers.push(request.timing().responseEnd)
  })
  const print = (what: string, taken: number[]) => {
    const [rows, answer] = [taken, answers.splice(0)].map((times) => times.toSorted((a, b) => a - b)) as [number[], number[]]
    const middle = percentile(rows, 0.5)
    met &&= middle <= BUDGET
    const parts = [`${what.padEnd(46)}${ms(middle)}`, `the answer in it ${ms(percentile(answer, 0.5))}`, `slowest ${ms(rows.at(-1) ?? Number.NaN)}`]
    console.log(`${parts.join(', ')}  ${middle <= BUDGET ? 'met' : 'missed'}`)
  }
  for (const [what, path] of Object.entries(lists)) {
    const taken: number[] = []
    // The whole console is loaded and the person signed in anew each time, as by a link or a reload.
    for (let time = 0; time < TIMES; time++) taken.push(await untilRows(page, () => page.goto(`${issuer}/console${path}`, { waitUntil: 'commit' })))
    print(`${what}, loaded anew`, taken)
  }
  const within: number[] = []
  for (let time = 0; time < TIMES; time++) {
    await page.goto(`${issuer}/console/scopes`)
    await page.locator('h1').waitFor()
    within.push(await untilRows(page, () => page.getByRole('link', { name: 'Clients', exact: true }).click()))
  }
  print('newest first, from another page', within)
  return met
}

console.log(`Making ${CLIENTS} clients …`)
await seedClients(join(folder, 'gatehouse.db'), CLIENTS, openVault(master))
const server = await startOurs({ GATEHOUSE_DATA: folder, GATEHOUSE_MASTER_KEY: master.toString('base64url') })
const browser = await launchChromium()
try {
  const issuer = `http://localhost:${server.port}`
  const context = await browser.newContext({ viewport: { width: 1360, height: 880 }, locale: 'en-GB' })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(`${issuer}/console`)
  await page.fill('#username', 'admin')
  await page.fill('#password', SECRET)
  await page.click('#login-submit')
  await page.locator('h1').first().waitFor()
  process.exitCode = (await measure(page, issuer)) ? 0 : 1
} finally {
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
