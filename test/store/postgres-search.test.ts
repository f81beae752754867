import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Client } from 'pg'
import { openPostgres } from '#store/postgres/open.ts'
import type { PageRequest, Position, Store, Table } from '#store/store.ts'
import { startPostgres, type TestDatabase } from '../support/postgres.ts'
import { aThing, declared, type Thing, thing } from './declarations.ts'

const ids = (rows: readonly Thing[]) => rows.map(({ id }) => id)

describe('PostgreSQL: a search among many rows', () => {
  const OLD = 'both of them'
  let database: TestDatabase
  let store: Store
  let table: Table<typeof thing.fields>
  before(async () => {
    database = await startPostgres()
    // Too short for the index to say anything about thousands of rows.
    store = await openPostgres(database.url, declared, { patience: 1 })
    table = store.in('t').table(thing)
    await table.insert(aThing({ id: OLD, name: 'Alpha Bravo', created_at: 0 }))
    const root = new Client({ connectionString: database.url })
    await root.connect()
    const copied = Object.keys(thing.fields).filter((name) => !['id', 'name', 'created_at'].includes(name))
    const columns = copied.map((name) => `"${name}"`).join()
    // One by one they would take a quarter of a minute.
    for (const [first, last, name] of [
      [1, 6000, 'Alpha'],
      [6001, 56_000, 'Bravo'],
    ])
      await root.query(
        `insert into things (tenant, id, name, created_at, ${columns}) select tenant, 'g' || g, '${name}', g, ${columns} from things, generate_series(${first}, ${last}) g where id = '${OLD}'`,
      )
    await root.query('analyze')
    await root.end()
  })
  after(async () => {
    await store.close()
    await database.stop()
  })

  /** Every page of a search, in order. */
  async function paged(search: string, limit: number) {
    const pages: Thing[][] = []
    let paused = 0
    for (let at: Position | undefined; ; ) {
      let next: Position | undefined
      const page: PageRequest = { search, limit, ...(at ? { after: at } : {}), paused: (position) => (next = position) }
      const rows = await table.find({}, page)
      pages.push(rows)
      if (next) paused++
      const last = rows.at(-1)
      at = next ?? (last && rows.length === limit ? { value: last.created_at, key: last.id } : undefined)
      if (!at) return { pages, paused, found: ids(pages.flat()) }
    }
  }

  it('words that only old rows have are found, however long the index thinks', async () => {
    const { found, pages, paused } = await paged('alpha', 1000)
    const all = ids(await table.find({}, { search: 'alpha', limit: 10_000 }))
    assert.equal(all.length, 6001)
    assert.deepEqual(found, all)
    assert.ok(paused > 0)
    assert.deepEqual(pages[0], [])
  })

  it('words that hardly ever meet are found where they do', async () => {
    assert.deepEqual((await paged('alpha bravo', 50)).found, [OLD])
    assert.deepEqual(ids(await table.find({}, { search: 'alpha bravo' })), [OLD])
  })

  it('words that most rows have fill a page from the newest', async () => {
    const newest = await table.find({}, { search: 'bravo', limit: 20, paused: () => assert.fail('it paused') })
    assert.deepEqual(ids(newest), ids(await table.find({}, { order: 'created_at', descending: true, limit: 20 })))
  })

  it('a rare word is found newest first, page after page', async () => {
    const rare = ['r1', 'r2', 'r3', 'r4', 'r5']
    for (const [at, id] of rare.entries()) await table.insert(aThing({ id, name: 'Zulu', created_at: 100 * at }))
    const patient = await openPostgres(database.url, declared)
    try {
      const things = patient.in('t').table(thing)
      assert.deepEqual(ids(await things.find({}, { search: 'zulu' })), rare.toReversed())
      const [first, second] = await things.find({}, { search: 'zulu', limit: 2 })
      assert.deepEqual([first?.id, second?.id], ['r5', 'r4'])
      const after = { value: second?.created_at, key: second?.id ?? '' }
      assert.deepEqual(ids(await things.find({}, { search: 'zulu', limit: 2, after })), ['r3', 'r2'])
      assert.deepEqual(ids(await things.find({ kind: 'fancy' }, { search: 'zulu' })), [])
    } finally {
      await patient.close()
      await table.remove({ name: 'Zulu' })
    }
  })

  it('a count that takes too long says so, and another goes to the end', async () => {
    let paused = 0
    await table.count({}, { search: 'alpha', paused: () => paused++, upTo: 100_000 })
    assert.equal(paused, 1)
    assert.equal(await table.count({}, { search: 'alpha', upTo: 100_000 }), 6001)
  })
})

describe('PostgreSQL without pg_trgm', () => {
  let database: TestDatabase
  let root: Client
  let url: string
  before(async () => {
    database = await startPostgres()
    root = new Client({ connectionString: database.url })
    await root.connect()
    // A role without the right to create in the database may not create the extension.
    await root.query(`do $$ begin if not exists (select 1 from pg_roles where rolname = 'application') then create role application login; end if; end $$`)
    await root.query('grant all on schema public to application')
    url = database.url.replace('postgres@', 'application@')
  })
  after(async () => {
    await root.end()
    await database.stop()
  })

  it('a search finds what a field begins with, in any case, newest first', async () => {
    const store = await openPostgres(url, declared)
    const table = store.in('t').table(thing)
    for (const [id, name] of [
      ['cl_a', 'Billing Portal'],
      ['cl_b', 'billing_old'],
      ['cl_c', 'The billing robot'],
      ['cl_d', '100% Web'],
      ['billing', 'Web shop'],
    ] as const)
      await table.insert(aThing({ id, name }))
    await store
      .in('other')
      .table(thing)
      .insert(aThing({ name: 'Billing elsewhere' }))
    const found = async (search: string, page: PageRequest = {}) => ids(await table.find({}, { search, ...page }))
    assert.deepEqual(await found('BILL'), ['billing', 'cl_b', 'cl_a'])
    assert.deepEqual(await found('billing_'), ['cl_b'])
    assert.deepEqual(await found('100%'), ['cl_d'])
    assert.deepEqual(await found('%'), [])
    assert.deepEqual(await found('portal'), [])
    assert.equal(await table.count({}, { search: 'bill' }), 3)
    assert.equal(await table.count({ kind: 'fancy' }, { search: 'bill' }), 0)
    const [first] = await table.find({}, { search: 'bill', limit: 1 })
    assert.deepEqual(await found('bill', { after: { value: first?.created_at, key: first?.id ?? '' } }), ['cl_b', 'cl_a'])
    const { rows } = await root.query<{ name: string }>(`select indexname as name from pg_indexes where indexname like 'things_search%' order by 1`)
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['things_search_id', 'things_search_name'],
    )
    await store.close()
  })

  it('the extension, once it is there, is used from the next start on', async () => {
    await root.query('create extension pg_trgm')
    const store = await openPostgres(url, declared)
    assert.deepEqual(ids(await store.in('t').table(thing).find({}, { search: 'ortal' })), ['cl_a'])
    await store.close()
  })
})
