import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import { startPostgres } from '../support/postgres.ts'
import { temporaryFolder } from '../support/server.ts'
import { declared, thing } from './declarations.ts'

interface Fact {
  readonly there?: string
  readonly gone?: string
  /** Its removal was asked for: without a later word, it may be there or not. */
  readonly leaving?: string
  readonly rank?: number
  readonly on?: boolean
  readonly group?: string
}

/** Starts the writers, kills them at a random moment after their first write, and gives what they had been told was done. */
async function killed(target: string): Promise<Fact[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-writer.ts'), target], { stdio: ['ignore', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk))
  await once(child.stdout, 'data')
  await wait(Math.random() * 80)
  child.kill('SIGKILL')
  await once(child, 'close')
  // The last line may be half a line: it was not said.
  const lines = Buffer.concat(chunks).toString().split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Fact)
}

async function check(store: Store, facts: readonly Fact[]): Promise<void> {
  const table = store.in('t').table(thing)
  const last = new Map(facts.map((fact) => [fact.there ?? fact.leaving ?? fact.gone ?? '', fact]))
  for (const [id, fact] of last) {
    if (fact.leaving) continue
    const row = await table.get(id)
    if (fact.gone) assert.equal(row, undefined, `${id} was removed`)
    else if (row === undefined) assert.fail(`${id} was acknowledged and is not there`)
    // A write under way when the process died may have been done or not, but each that was acknowledged was.
    if (fact.rank !== undefined) assert.equal(row?.rank, fact.rank)
    if (fact.on) assert.deepEqual([row?.on, row?.group], [true, fact.group])
  }
  const rows = await table.find({}, { limit: 100_000 })
  const keys = new Set(rows.map(({ id }) => id))
  for (const row of rows) {
    // Both halves of a batch are there, or neither: the row that it changed names the row that it inserted.
    assert.equal(row.on, row.group !== undefined)
    if (row.group !== undefined && (row.rank ?? 0) % 3 !== 0) assert.ok(keys.has(row.group), `half of a batch: ${row.id}`)
  }
  assert.equal(await table.count({}, { upTo: 1_000_000 }), rows.length)
  assert.equal(await table.count({}, { search: 'thing', upTo: 1_000_000 }), rows.length)
}

async function checked(store: Store, facts: readonly Fact[]): Promise<void> {
  try {
    await check(store, facts)
  } finally {
    await store.close()
  }
}

describe('kill -9 in the midst of concurrent writes', () => {
  const TIMES = 10

  it(`SQLite: after each of ${TIMES} kills every acknowledged write is there`, async () => {
    const file = join(temporaryFolder(), 'gatehouse.db')
    let said = 0
    for (let time = 0; time < TIMES; time++) {
      const facts = await killed(file)
      said += facts.length
      await checked(await openSqlite(file, declared), facts)
    }
    assert.ok(said > TIMES * 8, `only ${said} writes were acknowledged`)
  })

  it('PostgreSQL: after each of 3 kills of the program every acknowledged write is there', async () => {
    const database = await startPostgres()
    for (let time = 0; time < 3; time++) {
      const facts = await killed(database.url)
      await checked(await openPostgres(database.url, declared), facts)
    }
    await database.stop()
  })
})
