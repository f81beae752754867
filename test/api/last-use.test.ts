import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { lastUse } from '#model/activity.ts'
import { resources } from '#model/all.ts'
import { client } from '#model/client.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { startPostgres } from '../support/postgres.ts'

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

interface Listed {
  readonly id: string
  readonly last_used_at: number | null
}
/** Every page of a list, one after another. */
async function all({ api }: DescribedServer, query: string): Promise<Listed[]> {
  const rows: Listed[] = []
  let after = ''
  do {
    const { status, json, text } = await api('GET', `/api/clients?${query}${after}`)
    assert.equal(status, 200, text)
    rows.push(...json.data)
    after = json.page.next ? `&after=${json.page.next}` : ''
  } while (after)
  return rows
}
/** Without those that the first start makes. */
const own = (ids: readonly string[]) => ids.filter((id) => id.startsWith('u'))
const idsOf = (rows: readonly Listed[]) => rows.map(({ id }) => id)

/** Clients u0…u{many-1}, used at 1000, 1001, …; every third never. Two in a row share their moment. */
async function seed({ context: { db } }: DescribedServer, many: number): Promise<readonly string[]> {
  const usedAt = (n: number) => (n % 3 === 2 ? 0 : 1000 + Math.floor(n / 2))
  const numbers = Array.from({ length: many }, (_, n) => n)
  for (let from = 0; from < many; from += 500)
    await db.together((batch) => {
      for (const n of numbers.slice(from, from + 500)) {
        const id = `u${String(n).padStart(5, '0')}`
        const kind = n % 10 === 0 ? 'spa' : 'web'
        batch.insert(client, newRow(client, { id, name: id, kind, namespace: n % 2 ? 'odd' : 'even', created_at: n + 1, updated_at: n + 1 }))
        batch.insert(lastUse, newRow(lastUse, { id, last_used_at: usedAt(n) }))
      }
    })
  return numbers.toSorted((a, b) => usedAt(a) - usedAt(b) || a - b).map((n) => `u${String(n).padStart(5, '0')}`)
}

for (const [name, open] of stores)
  test(`${name}: clients are listed by their last use, either way, page after page, and narrowed`, async (t) => {
    const server = await describedServer({ store: await open(t) })
    t.after(() => server.close())
    const inOrder = await seed(server, 60)
    for (const limit of [7, 60, 200]) {
      assert.deepEqual(own(idsOf(await all(server, `sort=last_used_at&limit=${limit}`))), inOrder)
      assert.deepEqual(own(idsOf(await all(server, `sort=-last_used_at&limit=${limit}`))), inOrder.toReversed())
    }
    const odd = inOrder.filter((id) => Number(id.slice(1)) % 2 === 1)
    assert.deepEqual(idsOf(await all(server, 'sort=last_used_at&namespace=odd&limit=7')), odd)
    assert.deepEqual(idsOf(await all(server, 'sort=-last_used_at&namespace=odd&limit=7')), odd.toReversed())
    const rows = await all(server, 'sort=last_used_at&limit=200')
    assert.equal(rows.find(({ id }) => id === 'u00002')?.last_used_at, null)
    assert.equal(rows.find(({ id }) => id === 'u00003')?.last_used_at, 1001)
    // Made by the first start, and never used.
    assert(idsOf(rows).includes('gatehouse-console'))
  })

test('those that are idle are the same in every order, and in the order of use nothing else is read', async (t) => {
  const server = await describedServer()
  t.after(() => server.close())
  await seed(server, 60)
  const byName = idsOf(await all(server, 'idle_since=1010&sort=name&limit=9'))
  const byUse = idsOf(await all(server, 'idle_since=1010&sort=last_used_at&limit=9'))
  assert.deepEqual(byUse.toSorted(), byName.toSorted())
  assert(byName.includes('u00002') && byName.includes('u00018') && !byName.includes('u00021'))
  const { page } = (await server.api('GET', '/api/clients?idle_since=1010&sort=last_used_at&limit=9')).json
  assert.equal(page.total_is, 'at_least')
})

test('conditions that leave much are met along the order, and those that leave little are put in order, with the same result', async (t) => {
  const server = await describedServer()
  t.after(() => server.close())
  const inOrder = await seed(server, 5000)
  const numberOf = (id: string) => Number(id.slice(1))
  assert.deepEqual(
    idsOf(await all(server, 'sort=-last_used_at&kind=web&limit=200')),
    inOrder.toReversed().filter((id) => numberOf(id) % 10 !== 0),
  )
  assert.deepEqual(
    own(idsOf(await all(server, 'sort=last_used_at&kind=spa&limit=200'))),
    inOrder.filter((id) => numberOf(id) % 10 === 0),
  )
})

test('a new client stands among the unused at once, moves when it is used, and is gone when it is deleted', async (t) => {
  const server = await describedServer()
  t.after(() => server.close())
  const { id } = (await server.api('POST', '/api/clients', { client: { id: 'fresh', name: 'Fresh' } })).json.data
  assert(idsOf(await all(server, 'sort=last_used_at')).includes(id))
  await server.context.db.table(lastUse).change({ id }, { last_used_at: Date.now() })
  assert.equal((await all(server, 'sort=-last_used_at'))[0]?.id, id)
  await server.api('DELETE', `/api/clients/${id}`)
  assert(!idsOf(await all(server, 'sort=last_used_at')).includes(id))
  // A use that is counted late must not stand in the way of a new client that takes the id.
  await server.context.db.table(lastUse).insert(newRow(lastUse, { id, last_used_at: 5 }))
  assert.equal((await server.api('POST', '/api/clients', { client: { id, name: 'Fresh again' } })).status, 201)
  assert.equal((await all(server, 'sort=last_used_at')).find((row) => row.id === id)?.last_used_at, null)
})

test('a new tenant lists its own clients by their last use', async (t) => {
  const server = await describedServer()
  t.after(() => server.close())
  const made = (await server.api('POST', '/api/tenants', { tenant: { slug: 'acme', name: 'Acme' } })).json.data
  const token = await server.call('POST', '/t/acme/oauth/token', {
    form: { grant_type: 'client_credentials', scope: 'clients:read:all' },
    basic: [made.client_id, made.client_secret],
  })
  const { json } = await server.call('GET', '/t/acme/api/clients?sort=-last_used_at', { bearer: token.json.access_token })
  assert.deepEqual(idsOf(json.data).toSorted(), ['gatehouse-admin', 'gatehouse-console', 'gatehouse-wallet'])
})
