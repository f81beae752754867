import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { activity, lastUse } from '#model/activity.ts'
import { resources } from '#model/all.ts'
import { client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { type Store, Unavailable } from '#store/store.ts'
import { openTally } from '#usage/memory.ts'
import { ADMIN_SECRET, startServer } from '../support/server.ts'

const HOUR = 3_600_000
const failed = (error: unknown) => {
  throw error
}
const sum = (rows: readonly { tokens: number }[]) => rows.reduce((total, { tokens }) => total + tokens, 0)

test('what clients did is counted by hour, refusals by reason, on every node', async () => {
  const store = await openSqlite(':memory:', resources)
  let now = 10 * HOUR
  await store
    .in('default')
    .table(client)
    .insert(newRow(client, { id: 'c', created_at: 1, updated_at: 1 }))
  const nodes = [openTally({ store, now: () => now, failed }), openTally({ store, now: () => now, failed })]
  for (const node of nodes) {
    node.happened({ tenant: 'default', client_id: 'c', what: 'tokens', detail: 'client_credentials' })
    node.happened({ tenant: 'default', client_id: 'c', what: 'refusals', detail: 'invalid_scope' })
    await node.flush()
    node.happened({ tenant: 'default', client_id: 'c', what: 'tokens' })
    await node.flush()
  }
  now += HOUR
  nodes[0]?.happened({ tenant: 'default', client_id: 'c', what: 'tokens' })
  await nodes[0]?.close()
  const rows = await store.in('default').table(activity).find({ client_id: 'c' })
  assert.equal(sum(rows), 5)
  assert.equal(sum(rows.filter(({ hour_at }) => hour_at === 10 * HOUR)), 4)
  assert.deepEqual(rows[0]?.reasons, { invalid_scope: 1 })
  const last = await store.in('default').table(lastUse).get('c')
  assert.deepEqual([last?.last_used_at, last?.last_refusal], [11 * HOUR, 'invalid_scope'])
  await store.close()
})

test('two nodes that count one secret at once lose no use', async () => {
  const store = await openSqlite(':memory:', resources)
  const credentials = store.in('default').table(clientCredential)
  await credentials.insert(newRow(clientCredential, { id: 'cred', client_id: 'c', digest: 'd', created_at: 1 }))
  const nodes = Array.from({ length: 5 }, () => openTally({ store, now: Date.now, failed }))
  for (const [at, node] of nodes.entries())
    for (let use = 0; use < 100; use++) node.used({ tenant: 'default', kind: 'credential', id: 'cred', address: `192.0.${at}.${use}` })
  await Promise.all(nodes.map((node) => node.flush()))
  const row = await credentials.get('cred')
  assert.equal(row?.use_count, 500)
  assert.deepEqual([...(row?.networks ?? [])].sort(), ['192.0.0.0/24', '192.0.1.0/24', '192.0.2.0/24', '192.0.3.0/24', '192.0.4.0/24'])
  await store.close()
})

test('what a client did before it was deleted leaves no last use behind', async () => {
  const store = await openSqlite(':memory:', resources)
  const tally = openTally({ store, now: Date.now, failed })
  tally.happened({ tenant: 'default', client_id: 'gone', what: 'tokens' })
  await tally.close()
  assert.equal(await store.in('default').table(lastUse).get('gone'), undefined)
  await store.close()
})

test('what could not be written is kept, and written when the database is back', async () => {
  const store = await openSqlite(':memory:', resources)
  await store
    .in('default')
    .table(clientCredential)
    .insert(newRow(clientCredential, { id: 'cred', client_id: 'c', digest: 'd', created_at: 1 }))
  await store
    .in('default')
    .table(client)
    .insert(newRow(client, { id: 'c', created_at: 1, updated_at: 1 }))
  let away = true
  const flaky: Store = {
    ...store,
    in: (tenant) => {
      if (away) throw new Unavailable('away')
      return store.in(tenant)
    },
  }
  const failures: unknown[] = []
  const tally = openTally({ store: flaky, now: Date.now, failed: (error) => failures.push(error) })
  tally.happened({ tenant: 'default', client_id: 'c', what: 'tokens' })
  tally.used({ tenant: 'default', kind: 'credential', id: 'cred', address: '::1' })
  await tally.flush()
  assert.equal(failures.length, 2)
  away = false
  await tally.close()
  assert.equal(sum(await store.in('default').table(activity).find({})), 1)
  assert.equal((await store.in('default').table(clientCredential).get('cred'))?.use_count, 1)
  assert((await store.in('default').table(lastUse).get('c'))?.last_used_at)
  await store.close()
})

test('what a thousand clients did is written a slice at a time, and the database going away in the middle loses nothing', async () => {
  const store = await openSqlite(':memory:', resources)
  const db = store.in('default')
  const names = Array.from({ length: 1000 }, (_, at) => `c${at}`)
  await db.together((batch) => {
    for (const id of names) {
      batch.insert(client, newRow(client, { id, created_at: 1, updated_at: 1 }))
      batch.insert(clientCredential, newRow(clientCredential, { id, client_id: id, digest: 'd', created_at: 1 }))
    }
  })
  let [writes, most, goesAfter] = [0, 0, 500]
  /** Rows that are being changed or inserted, until the database goes away. */
  const written = async <T>(many: number, write: () => Promise<T>): Promise<T> => {
    goesAfter -= many
    if (goesAfter < 0) throw new Unavailable('away')
    writes += many
    most = Math.max(most, writes)
    return write().finally(() => {
      writes -= many
    })
  }
  const watched: Store = {
    ...store,
    in: () => ({
      ...db,
      table: (resource) => {
        const rows = db.table(resource)
        return { ...rows, change: (match, patch) => written(1, () => rows.change(match, patch)) }
      },
      together: (record) => {
        let many = 0
        const count = () => {
          many++
        }
        void db.together((batch) => record({ ...batch, insert: count, changeAny: count }))
        return written(many, () => db.together(record))
      },
    }),
  }
  const failures: unknown[] = []
  const tally = openTally({ store: watched, now: Date.now, failed: (error) => failures.push(error) })
  for (const id of names) {
    tally.happened({ tenant: 'default', client_id: id, what: 'tokens' })
    tally.used({ tenant: 'default', kind: 'credential', id, address: '::1' })
  }
  await tally.flush()
  assert(failures.length > 0, 'it did not go away')
  goesAfter = Number.POSITIVE_INFINITY
  await tally.close()
  // Activity and uses are written beside each other.
  assert(most <= 2 * 64, `${most} rows at once`)
  assert.equal(sum(await db.table(activity).find({}, { limit: 2000 })), 1000)
  const credentials = await db.table(clientCredential).find({}, { limit: 2000 })
  assert(credentials.every(({ use_count }) => use_count === 1))
  const lasts = await db.table(lastUse).find({}, { limit: 2000 })
  assert.equal(lasts.filter(({ last_used_at }) => last_used_at > 0).length, 1000)
  await store.close()
})

test('a use of a secret shows within two seconds', async () => {
  const store = await openSqlite(':memory:', resources)
  const tally = openTally({ store, now: Date.now, failed })
  const server = await startServer({ store, tally })
  const asked = { form: { grant_type: 'client_credentials' }, basic: ['gatehouse-admin', ADMIN_SECRET] } as const
  assert.equal((await server.call('POST', '/oauth/token', asked)).status, 200)
  const used = Date.now()
  const credentials = store.in('default').table(clientCredential)
  while (!(await credentials.find({ client_id: 'gatehouse-admin' }))[0]?.last_used_at) {
    assert(Date.now() - used < 2000, 'more than two seconds have passed')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await tally.close()
  await server.close()
})
