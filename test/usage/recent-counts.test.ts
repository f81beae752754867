import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { lastUse } from '#model/activity.ts'
import { resources } from '#model/all.ts'
import { client } from '#model/client.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { type Store, Unavailable } from '#store/store.ts'
import { openTally } from '#usage/memory.ts'
import { slideRecentDays } from '#usage/recent-days.ts'
import { startPostgres } from '../support/postgres.ts'

const DAY = 86_400_000
const START = 100 * DAY
const stores: readonly (readonly [string, (t: TestContext) => Promise<Store>])[] = [
  ['SQLite', () => openSqlite(':memory:', resources)],
  [
    'PostgreSQL',
    async (t) => {
      const database = await startPostgres()
      t.after(() => database.stop())
      return openPostgres(database.url, resources)
    },
  ],
]
const failed = (error: unknown) => {
  throw error
}
const going = new AbortController().signal

/** A store with one client, whose counts are told. */
async function withClient(store: Store) {
  const db = store.in('default')
  await db.together((batch) => {
    batch.insert(client, newRow(client, { id: 'c', created_at: 1, updated_at: 1 }))
    batch.insert(lastUse, newRow(lastUse, { id: 'c' }))
  })
  const counts = async () => {
    const row = await db.table(lastUse).get('c')
    return [row?.recent_tokens, row?.recent_refusals]
  }
  return { db, counts }
}

for (const [name, open] of stores) {
  test(`${name}: nodes that count one client at once lose no token and no refusal`, async (t) => {
    const store = await open(t)
    const { counts } = await withClient(store)
    const nodes = Array.from({ length: 5 }, () => openTally({ store, now: () => START, failed }))
    for (const node of nodes) {
      for (let n = 0; n < 7; n++) node.happened({ tenant: 'default', client_id: 'c', what: 'tokens' })
      node.happened({ tenant: 'default', client_id: 'c', what: 'refusals', detail: 'invalid_scope' })
    }
    await Promise.all(nodes.map((node) => node.close()))
    assert.deepEqual(await counts(), [35, 5])
    await store.close()
  })

  test(`${name}: a day leaves the counts after a week, once, while nodes count on`, async (t) => {
    const store = await open(t)
    const { db, counts } = await withClient(store)
    let now = START + DAY - 1
    const nodes = [openTally({ store, now: () => now, failed }), openTally({ store, now: () => now, failed })] as const
    const happen = (what: 'tokens' | 'refusals') => {
      for (const node of nodes) node.happened({ tenant: 'default', client_id: 'c', what })
    }
    const flush = () => Promise.all(nodes.map((node) => node.flush()))
    happen('tokens')
    happen('refusals')
    await flush()
    now = START + DAY
    happen('tokens')
    await flush()
    assert.deepEqual(await counts(), [4, 2])

    now = START + 8 * DAY
    happen('tokens')
    // Two runs at once, and two nodes that write: each day is subtracted once.
    await Promise.all([slideRecentDays(db, now, going), slideRecentDays(db, now, going), flush()])
    await slideRecentDays(db, now, going)
    assert.deepEqual(await counts(), [4, 0])
    await slideRecentDays(db, now, going)
    assert.deepEqual(await counts(), [4, 0])

    await slideRecentDays(db, START + 30 * DAY, going)
    assert.deepEqual(await counts(), [0, 0])
    assert.equal((await db.table(lastUse).get('c'))?.counted_from, undefined)
    await Promise.all(nodes.map((node) => node.close()))
    await store.close()
  })
}

test('counts that could not be written are added once when the database is back', async () => {
  const store = await openSqlite(':memory:', resources)
  const { db, counts } = await withClient(store)
  await db.together((batch) => {
    batch.insert(client, newRow(client, { id: 'd', created_at: 1, updated_at: 1 }))
    batch.insert(lastUse, newRow(lastUse, { id: 'd' }))
  })
  let away = true
  const flaky: Store = {
    ...store,
    in: () => ({
      ...db,
      table: (resource) => {
        const rows = db.table(resource)
        const change: typeof rows.change = async (match, patch) => {
          if (away && 'id' in match && (match as { id?: unknown }).id === 'c') throw new Unavailable('away')
          return rows.change(match, patch)
        }
        return { ...rows, change }
      },
    }),
  }
  const tally = openTally({ store: flaky, now: () => START, failed: () => {} })
  for (const client_id of ['c', 'd', 'd']) tally.happened({ tenant: 'default', client_id, what: 'tokens' })
  await tally.flush()
  away = false
  tally.happened({ tenant: 'default', client_id: 'c', what: 'tokens' })
  await tally.close()
  assert.deepEqual(await counts(), [2, 0])
  assert.equal((await db.table(lastUse).get('d'))?.recent_tokens, 2)
  await store.close()
})
