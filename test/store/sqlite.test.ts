import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { AnyResource } from '#fields/resource.ts'
import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { membership } from '#model/organization.ts'
import { user } from '#model/user.ts'
import { leadOf } from '#store/driving-index.ts'
import { sqlite } from '#store/schema/dialect.ts'
import { layoutOf, type Values } from '#store/schema/layout.ts'
import { CannotRestore, restoreSqlite } from '#store/sqlite/backup.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { pendingSqlite } from '#store/sqlite/pending.ts'
import { statementsIn } from '#store/statements.ts'
import { anyOf, type Changed, contains, before as earlierThan, type PageRequest, refersTo, type Store, type Table, Unavailable } from '#store/store.ts'
import { temporaryFolder } from '../support/server.ts'
import { contract } from './contract.ts'
import { aThing, declared, realm, type Thing, thing } from './declarations.ts'
import { agreesWithModel } from './model.ts'
import { upgrades } from './upgrade.ts'

const folder = temporaryFolder()
let folders = 0
const aFolder = () => join(folder, String(++folders))

contract('SQLite in memory', async () => {
  const store = await openSqlite(':memory:', declared)
  return { store, close: () => store.close() }
})

contract('SQLite in a file', async () => {
  const store = await openSqlite(join(aFolder(), 'deep', 'gatehouse.db'), declared)
  return { store, close: () => store.close() }
})

agreesWithModel(
  'SQLite',
  async () => {
    const store = await openSqlite(':memory:', declared)
    return { store, close: () => store.close() }
  },
  300,
)

upgrades('SQLite', async () => {
  const file = join(aFolder(), 'gatehouse.db')
  return {
    open: (resources, options) => openSqlite(file, resources, options),
    pending: async (resources, options) => pendingSqlite(file, resources, options),
    discard: async () => {},
  }
})

describe('SQLite: the file', () => {
  const aFile = () => join(aFolder(), 'gatehouse.db')

  it('is readable by its owner only', async () => {
    const file = aFile()
    const store = await openSqlite(file, declared)
    await store.in('t').table(thing).insert(aThing())
    for (const name of readdirSync(dirname(file))) assert.equal(statSync(join(dirname(file), name)).mode & 0o077, 0, name)
    await store.close()
  })

  it('is whole and without a log after closing, and what was asked for before is in it', async () => {
    const file = aFile()
    const store = await openSqlite(file, declared)
    const pending = store
      .in('t')
      .table(thing)
      .insert(aThing({ id: 'last' }))
    await store.close()
    await pending
    assert.equal(existsSync(`${file}-wal`), false)
    const again = await openSqlite(file, declared)
    assert.ok(await again.in('t').table(thing).get('last'))
    await again.close()
    await assert.rejects(again.in('t').table(thing).get('last'), Unavailable)
  })

  it('a change by another process makes watchers forget all, within a second', async () => {
    const file = aFile()
    const [store, other] = [await openSqlite(file, declared), await openSqlite(file, declared)]
    const told: Changed[] = []
    store.watch(thing, (change) => void told.push(change))
    await other.in('t').table(thing).insert(aThing())
    for (let i = 0; i < 20 && told.length === 0; i++) await wait(50)
    assert.deepEqual(told[0], { table: 'things', tenant: '', key: undefined })
    assert.equal(await store.in('t').table(thing).count({}), 1)
    await Promise.all([store.close(), other.close()])
  })

  it('while another process holds the write lock for too long, a write is refused as unavailable and nothing is lost', async () => {
    const file = aFile()
    const store = await openSqlite(file, declared, { busyTimeout: 50 })
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    await assert.rejects(store.in('t').table(thing).insert(aThing()), Unavailable)
    other.exec('rollback')
    await store.in('t').table(thing).insert(aThing())
    assert.equal(await store.in('t').table(thing).count({}), 1)
    other.close()
    await store.close()
  })

  it('what timers read does not meet the look at the log', async () => {
    const store = await openSqlite(aFile(), declared)
    const things = store.in('t').table(thing)
    await things.insert(aThing({ id: 'read' }))
    // Reads of one turn share a transaction, in which SQLite refuses to look at the log; the next look is due among these timers.
    const reads: Promise<Thing | undefined>[] = []
    const timers = Array.from({ length: 1200 }, (_, ms) => setTimeout(() => void reads.push(things.get('read')), ms))
    await wait(1300)
    assert.equal((await Promise.all(reads)).filter((row) => row?.id === 'read').length, timers.length)
    await store.close()
  })

  it('what another process writes is read in the turn after', async () => {
    const file = aFile()
    const [store, other] = [await openSqlite(file, declared), await openSqlite(file, declared)]
    const [ours, theirs] = [store.in('t').table(thing), other.in('t').table(thing)]
    await ours.insert(aThing({ id: 'one' }))
    assert.ok(await ours.get('one'))
    await theirs.change({ id: 'one' }, { name: 'changed' })
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal((await ours.get('one'))?.name, 'changed')
    await Promise.all([store.close(), other.close()])
  })

  it('the log does not grow without end while it is written to: it begins anew', async () => {
    const file = aFile()
    const log = { worthwhile: 100, long: 500, tooLong: 2000 }
    const store = await openSqlite(file, declared, { log })
    const table = store.in('t').table(thing)
    const notes = { text: 'x'.repeat(20_000) }
    // Written until it is seen to begin anew: SQLite never shortens the file, so it is the mark in its header that tells (its salts change).
    const begun = new Set<string>()
    let rows = 0
    for (; begun.size < 4 && rows < 40_000; rows += 20) {
      await Promise.all(Array.from({ length: 20 }, () => table.insert(aThing({ notes }))))
      begun.add(readFileSync(`${file}-wal`).toString('hex', 16, 24))
    }
    assert.equal(begun.size, 4, `it began anew ${begun.size - 1} times while ${rows} rows were written`)
    const written = rows * 20_000
    assert.ok(statSync(`${file}-wal`).size < written, 'and is shorter than what was written')
    assert.ok(statSync(file).size > 0.5 * written, 'which stands in the file')
    await store.close()
    const again = await openSqlite(file, declared)
    assert.equal(await again.in('t').table(thing).count({}), rows)
    await again.close()
  })
})

describe('SQLite: many rows', () => {
  it('lists and searches are the same whether few or many rows match', async () => {
    const store = await openSqlite(':memory:', declared)
    const table = store.in('t').table(thing)
    const rows = Array.from({ length: 5000 }, (_, i) =>
      aThing({
        id: `m${String(i * 7919).padStart(9, '0')}`,
        name: `${i % 10 === 0 ? 'Odd' : 'Even'} ${i}`,
        tags: i % 1000 === 0 ? ['rare', 'common'] : ['common'],
        group: i < 20 ? 'few' : 'many',
        kind: i % 2 ? 'plain' : 'fancy',
      }),
    )
    await Promise.all(rows.map((row) => table.insert(row)))
    const byName = (a: Thing, b: Thing) => (a.name < b.name ? -1 : 1)
    for (const group of ['few', 'many'] as const)
      for (const kind of ['plain', 'fancy'] as const) {
        const expected = rows.filter((row) => row.group === group && row.kind === kind)
        const odd = expected.filter(({ name }) => name.startsWith('Odd')).reverse()
        assert.deepEqual(await table.find({ group, kind }, { order: 'name', limit: 30 }), expected.toSorted(byName).slice(0, 30))
        assert.equal(await table.count({ group, kind }), expected.length)
        assert.deepEqual(await table.find({ group, kind }, { search: 'odd', limit: 7 }), odd.slice(0, 7))
        const seventh = odd[6]
        if (seventh) assert.deepEqual(await table.find({ group, kind }, { search: 'odd', limit: 7, after: { key: seventh.id } }), odd.slice(7, 14))
        assert.equal(await table.count({ group, kind }, { search: 'odd' }), odd.length)
      }
    const rare = rows.filter(({ tags }) => tags.includes('rare'))
    assert.deepEqual(await table.find({ tags: contains('rare') }, { order: 'name' }), rare.toSorted(byName))
    assert.deepEqual(await table.find({ tags: contains('rare') }, { search: 'odd', limit: 3 }), rare.toReversed().slice(0, 3))
    assert.equal(await table.count({ tags: contains('rare') }), 5)
    assert.equal(await table.count({ tags: contains('common') }), 5000)
    assert.equal(await table.count({ tags: contains('rar') }), 0)
    await table.change({ id: rare[0]?.id ?? '' }, { tags: ['another'] })
    assert.equal(await table.count({ tags: contains('rare') }), 4)
    assert.equal(await table.count({ tags: contains('another') }), 1)
    assert.equal(
      await store
        .in('other')
        .table(thing)
        .count({ tags: contains('common') }),
      0,
    )
    assert.equal(await table.remove({ group: 'few', kind: 'plain' }), 10)
    assert.equal(await table.count({}), 4990)
    await store.close()
  })

  it('what few rows have is found without walking all of them', async () => {
    const store = await openSqlite(':memory:', declared)
    const table = store.in('t').table(thing)
    const rare = { group: 'rare', tags: ['rare'], places: [{ id: 'rare' }] }
    for (let slice = 0; slice < 7; slice++)
      await Promise.all(
        Array.from({ length: 3000 }, (_, i) => table.insert(aThing({ name: `Common ${i}`, home: { id: 'usual' }, ...(slice === 0 && i < 3 ? rare : {}) }))),
      )
    // The least: the collector, and whoever else is on this machine, belong to none of them.
    const cost = async (run: () => Promise<unknown>) => {
      const costs: number[] = []
      for (let i = 0; i < 11; i++) {
        const before = process.cpuUsage()
        await run()
        const { user, system } = process.cpuUsage(before)
        costs.push((user + system) / 1000)
      }
      return Math.min(...costs)
    }
    // Nothing is indexed by whether a thing is on: that walks all rows, on a slow machine and on a busy one alike.
    const walk = await cost(() => table.find({ on: true }))
    const isCheap = async (run: () => Promise<unknown>) => (await cost(run)) < walk / 3
    for (const order of ['name', 'rank', 'created_at', 'id']) assert.ok(await isCheap(() => table.find({ group: 'rare' }, { order })), order)
    assert.ok(await isCheap(() => table.find({ group: 'rare' }, { search: 'common' })))
    const references = { tags: contains('rare'), places: refersTo('rare'), home: refersTo('usual') }
    for (const [field, wanted] of Object.entries(references)) assert.ok(await isCheap(() => table.find({ [field]: wanted }, { limit: 10 })), field)
    for (const field of Object.keys(references)) assert.ok(await isCheap(() => table.find({ [field]: refersTo('nothing') }, { limit: 10 })), field)
    await store.close()
  })
})

describe('SQLite: a search that takes long', () => {
  const OLD = 'both of them'
  let store: Store
  let table: Table<typeof thing.fields>
  before(async () => {
    store = await openSqlite(':memory:', declared)
    table = store.in('t').table(thing)
    await table.insert(aThing({ id: OLD, name: 'Alpha Bravo' }))
    for (let slice = 0; slice < 10; slice++)
      await Promise.all(Array.from({ length: 3000 }, (_, i) => table.insert(aThing({ name: i % 2 ? 'Alpha' : 'Bravo', kind: i % 3 ? 'plain' : 'fancy' }))))
  })
  after(() => store.close())

  /** Every page of a search, and what stood on them. */
  async function paged(search: string, match: Partial<Thing> = {}, limit = 50) {
    const pages: Thing[][] = []
    for (let at: PageRequest['after'] | undefined; ; ) {
      let next: PageRequest['after'] | undefined
      const rows = await table.find(match, { search, limit, ...(at ? { after: at } : {}), paused: (position) => (next = position) })
      pages.push(rows)
      const last = rows.at(-1)
      at = next ?? (last && rows.length === limit ? { value: last.created_at, key: last.id } : undefined)
      if (!at) return { pages, found: pages.flat() }
    }
  }

  it('words that hardly ever meet are looked for a moment at a time, as far as there are rows', async (t) => {
    // Each look at the clock is a millisecond later than the one before.
    let now = 0
    t.mock.method(performance, 'now', () => now++)
    const { pages, found } = await paged('alpha bravo')
    assert.ok(pages.length >= 3, `${pages.length} pages`)
    assert.deepEqual(
      found.map(({ id }) => id),
      [OLD],
    )
    let paused = 0
    assert.equal(await table.count({}, { search: 'alpha bravo', paused: () => paused++ }), 0)
    assert.equal(paused, 1)
  })

  it('who does not want to hear of a pause gets everything, while others have their turn', async (t) => {
    let now = 0
    t.mock.method(performance, 'now', () => now++)
    let turns = 0
    const ticking = setInterval(() => turns++, 0)
    assert.deepEqual(
      (await table.find({}, { search: 'alpha bravo' })).map(({ id }) => id),
      [OLD],
    )
    assert.equal(await table.count({}, { search: 'bravo alpha' }), 1)
    clearInterval(ticking)
    assert.ok(turns > 0)
  })

  it('pages that end in a pause lose nothing and tell nothing twice', async (t) => {
    let now = 0
    t.mock.method(performance, 'now', () => now++)
    for (const match of [{}, { kind: 'fancy' }] as const) {
      const { found } = await paged('alpha', match, 700)
      const all = await table.find(match, { search: 'alpha', limit: 50_000 })
      assert.ok(all.length > 4000)
      assert.deepEqual(
        found.map(({ id }) => id),
        all.map(({ id }) => id),
      )
    }
  })

  it('rows of other tenants cost nothing', async () => {
    const other = store.in('another').table(thing)
    await Promise.all(Array.from({ length: 300 }, (_, i) => other.insert(aThing({ name: `Charlie ${i}` }))))
    const began = process.cpuUsage()
    for (let i = 0; i < 20; i++) assert.deepEqual(await other.find({}, { search: 'alpha', paused: () => {} }), [])
    const { user, system } = process.cpuUsage(began)
    assert.ok((user + system) / 20_000 < 4)
  })
})

describe('SQLite: backup and restore', () => {
  it('a backup taken under writes is whole, and holds every write acknowledged before it', async () => {
    const place = aFolder()
    const [file, copy] = [join(place, 'gatehouse.db'), join(place, 'copy.db')]
    const store = await openSqlite(file, declared)
    const table = store.in('t').table(thing)
    await Promise.all(Array.from({ length: 500 }, (_, i) => table.insert(aThing({ id: `before${i}` }))))
    const during = (async () => {
      for (let i = 0; i < 50; i++) await table.insert(aThing())
    })()
    await store.backup(copy)
    await during
    await table.remove({})
    await store.global.table(realm).insert({ id: 'r', name: 'later', created_at: 1 })
    await store.close()
    assert.equal(statSync(copy).mode & 0o077, 0)
    assert.equal(restoreSqlite(copy, file, declared), `${file}.replaced`)
    assert.ok(existsSync(`${file}.replaced`))
    const again = await openSqlite(file, declared)
    const rows = await again.in('t').table(thing).find({}, { limit: 2000 })
    assert.equal(rows.filter(({ id }) => id.startsWith('before')).length, 500)
    assert.equal(await again.global.table(realm).get('r'), undefined)
    assert.equal((await again.in('t').table(thing).find({}, { search: 'before499' })).length, 1)
    await again.close()
  })

  it('refuses a target in use, a damaged file, a stranger, and a newer schema', async () => {
    const place = aFolder()
    const [file, copy, wrong] = [join(place, 'gatehouse.db'), join(place, 'copy.db'), join(place, 'wrong.db')]
    const store = await openSqlite(file, declared)
    await store
      .in('t')
      .table(thing)
      .insert(aThing({ id: 'kept' }))
    await store.backup(copy)
    assert.throws(() => restoreSqlite(copy, file, declared), /in use/)
    assert.ok(await store.in('t').table(thing).get('kept'))
    await store
      .in('t')
      .table(thing)
      .insert(aThing({ id: 'later' }))
    await store.close()
    writeFileSync(wrong, 'not a database at all, but long enough to be looked at '.repeat(40))
    assert.throws(() => restoreSqlite(wrong, file, declared), CannotRestore)
    assert.throws(() => restoreSqlite(join(place, 'nothing.db'), file, declared), /no file/)
    const stranger = join(place, 'stranger.db')
    const other = new DatabaseSync(stranger)
    other.exec('create table t (a)')
    other.close()
    assert.throws(() => restoreSqlite(stranger, file, declared), /not a backup of Gatehouse/)
    assert.throws(() => restoreSqlite(copy, file, [thing]), { name: 'SchemaTooNew' })
    const again = await openSqlite(file, declared)
    assert.ok(await again.in('t').table(thing).get('later'))
    await again.close()
  })
})

/** The plan of a search by SQLite, in a database without statistics as ours is. */
async function planOf(declaration: AnyResource, { match, few }: { readonly match: Values; readonly few?: boolean }): Promise<string> {
  const file = join(aFolder(), 'gatehouse.db')
  await (await openSqlite(file, [declaration])).close()
  const layout = layoutOf(declaration)
  const count = () => (few === undefined ? assert.fail('nothing is to be counted') : few ? 20 : 2001)
  const { text, slots } = statementsIn(sqlite)(layout).find(match, {}, 'all', leadOf(layout, { match, order: layout.key, count }))
  const db = new DatabaseSync(file)
  const plan = db.prepare(`explain query plan ${text}`).all(...slots.map(() => null))
  db.close()
  return String(plan[0]?.['detail'])
}

describe('SQLite: rows that are named by a list of values', () => {
  it('are found by their keys, however many rows fulfil what else is asked', async () => {
    const store = await openSqlite(':memory:', [client])
    const match = { created_at: earlierThan(5), id: anyOf(['a', 'b']) }
    const clients = store.in('t').table(client)
    await clients.insert(newRow(client, { id: 'a', created_at: 1, updated_at: 1 }))
    assert.equal((await clients.find(match)).length, 1)
    await store.close()
    assert.match(await planOf(client, { match }), /^SEARCH clients USING INDEX \w+ \(tenant=\? AND id=\?\)$/)
  })

  it('are found by other unique values, such as the sign-in names of a slice of an import, and not by a walk over all people', async () => {
    const plan = await planOf(user, { match: { sign_in_name: anyOf(['a', 'b']) } })
    assert.match(plan, /^SEARCH users USING INDEX users_one_sign_in_name \(tenant=\? AND sign_in_name=\?\)$/)
  })

  it('are found by the index of the field where few have these values, else in the order of the list', async () => {
    const match = { user_id: anyOf(['a', 'b']) }
    assert.match(await planOf(membership, { match, few: true }), /USING INDEX memberships_by_user_id_created_at \(tenant=\? AND user_id=\?\)$/)
    assert.match(await planOf(membership, { match, few: false }), /\(tenant=\?\)$/)
  })
})
