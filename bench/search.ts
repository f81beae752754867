import { openSqlite } from '#store/sqlite/open.ts'
import type { PageRequest } from '#store/store.ts'
import { aThing, declared, type Thing, thing } from '../test/store/declarations.ts'
import { percentile } from './drive.ts'

/*
 * npm run bench -- search: what one page of a search costs whose words each stand in thousands of rows and hardly ever meet. The search pauses
 * after a moment, however many rows there are; the budget is what a page may hold the event loop for.
 */
const ROWS = 30_000
const BUDGET = 4
const table = (await openSqlite(':memory:', declared)).in('t').table(thing)
await table.insert(aThing({ name: 'Alpha Bravo' }))
for (let at = 0; at < ROWS; at += 3000)
  await Promise.all(Array.from({ length: 3000 }, (_, i) => table.insert(aThing({ name: i % 2 ? 'Alpha' : 'Bravo', kind: i % 3 ? 'plain' : 'fancy' }))))

/** The CPU time of each page of the search, in milliseconds. */
async function pageCosts(match: Partial<Thing>): Promise<number[]> {
  const costs: number[] = []
  for (let after: PageRequest['after']; ; ) {
    let next: PageRequest['after']
    const began = process.cpuUsage()
    await table.find(match, { search: 'alpha bravo', limit: 50, ...(after ? { after } : {}), paused: (position) => (next = position) })
    const { user, system } = process.cpuUsage(began)
    costs.push((user + system) / 1000)
    if (!next) return costs.sort((a, b) => a - b)
    after = next
  }
}

for (const [what, match] of [
  ['two words', {}],
  ['two words and a condition', { kind: 'fancy' }],
] as const) {
  const median = percentile(await pageCosts(match), 0.5)
  console.log(`a page of a search for ${what.padEnd(28)}${median.toFixed(2)} ms  ${median < BUDGET ? 'met' : 'missed'}`)
}
