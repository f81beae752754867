import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { resources } from '#model/all.ts'
import { type DeskActivity, deskActivity } from '#model/desk/activity.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import { openTally } from '#usage/memory.ts'
import { startPostgres } from '../support/postgres.ts'

const HOUR = 3_600_000
const START = 500_000 * HOUR
/** Opens one database as several nodes have it. SQLite is one process by design, so its nodes share the open database. */
const stores: readonly (readonly [string, (t: TestContext, count: number) => Promise<readonly Store[]>])[] = [
  [
    'SQLite',
    async (_, count) => {
      const store = await openSqlite(':memory:', resources)
      return new Array<Store>(count).fill(store)
    },
  ],
  [
    'PostgreSQL',
    async (t, count) => {
      const database = await startPostgres()
      t.after(() => database.stop())
      return Promise.all(Array.from({ length: count }, () => openPostgres(database.url, resources)))
    },
  ],
]

for (const [name, open] of stores)
  test(`what four nodes count of one verifier in one hour adds up, and the next hour has a row of its own, on ${name}`, async (t) => {
    const opened = await open(t, 4)
    t.after(async () => {
      for (const store of new Set(opened)) await store.close()
    })
    let now = START + 1
    const tallies = opened.map((store) => openTally({ store, now: () => now, failed: (error) => assert.fail(String(error)) }))
    const count = async (refusals: number) => {
      for (const tally of tallies) {
        for (let times = 0; times < 5; times++) tally.used({ tenant: 'default', kind: 'desk_use', id: 'vrf_a', address: '' })
        for (let times = 0; times < refusals; times++) tally.used({ tenant: 'default', kind: 'desk_refusal', id: 'vrf_a', address: '' })
      }
      await Promise.all(tallies.map((tally) => tally.flush()))
    }
    await count(2)
    now = START + HOUR + 7
    await count(0)
    const rows = (await opened[0]?.in('default').table(deskActivity).find({ subject_id: 'vrf_a' }, { limit: 10 })) ?? []
    assert.deepEqual(
      rows.map(({ hour_at, uses, refusals, last_at }: DeskActivity) => ({ hour_at, uses, refusals, last_at })),
      [
        { hour_at: START, uses: 20, refusals: 8, last_at: START + 1 },
        { hour_at: START + HOUR, uses: 20, refusals: 0, last_at: START + HOUR + 7 },
      ],
    )
  })
