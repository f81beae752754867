import assert from 'node:assert/strict'
import { after as afterAll, before as beforeAll, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { bucketOf, expiringKey } from '#kit/expiring-key.ts'
import {
  after,
  anyOf,
  before,
  type Changed,
  Conflict,
  contains,
  Lost,
  type PageRequest,
  present,
  refersTo,
  type Store,
  startsWith,
  type Table,
  type TenantTables,
} from '#store/store.ts'
import { aThing, realm, type Thing, thing, ticket } from './declarations.ts'

interface Harness {
  readonly store: Store
  close(): Promise<void>
}

type Things = Table<typeof thing.fields>
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
const sortedIds = (rows: readonly { id: string }[]) => ids(rows).sort()

/** The contract of the storage port, which every database fulfils. */
export function contract(name: string, open: () => Promise<Harness>): void {
  describe(`${name}: the storage port`, () => {
    let harness: Harness
    let tenants = 0
    const db = (): TenantTables => harness.store.in(`tenant-${++tenants}`)
    const things = (): Things => db().table(thing)
    beforeAll(async () => {
      harness = await open()
    })
    afterAll(() => harness.close())

    verbs(things, db)
    conditions(things)
    paging(things)
    searching(things, db, () => harness.store)
    batches(db)
    races(db)
    tenancy(db, () => harness.store)
    watching(db, () => harness.store)
    dying(db, () => harness.store)
  })
}

function verbs(things: () => Things, db: () => TenantTables): void {
  it('gives back what was inserted, and nothing for what was not', async () => {
    const table = things()
    const full = aThing({ slug: 'a', group: 'g', rank: -3, kind: 'fancy', on: true, tags: ['x', 'ü'], notes: { deep: [1, { a: null }] } })
    const bare = aThing()
    await Promise.all([table.insert(full), table.insert(bare)])
    assert.deepEqual(await table.get(full.id), full)
    assert.deepEqual(await table.get(bare.id), bare)
    assert.equal('slug' in ((await table.get(bare.id)) ?? {}), false)
    assert.equal(await table.get('nothing'), undefined)
  })

  it('keeps text as it is: quotes, line breaks, emoji, a word of SQL', async () => {
    const table = things()
    const odd = aThing({ name: `'; drop table "things"; --\n\\ {},"\u{1f511} null`, tags: ['{"a":1}', 'x,y', 'NULL'], group: 'select' })
    await table.insert(odd)
    assert.deepEqual(await table.get(odd.id), odd)
    assert.deepEqual(ids(await table.find({ name: odd.name, group: 'select' })), [odd.id])
  })

  it('refuses a taken key and a taken unique value, and names the field', async () => {
    const table = things()
    const first = aThing({ slug: 'taken' })
    await table.insert(first)
    await assert.rejects(table.insert(aThing({ id: first.id })), (error) => error instanceof Conflict && error.field === undefined)
    await assert.rejects(table.insert(aThing({ slug: 'taken' })), (error) => error instanceof Conflict && error.field === 'slug')
    const other = aThing({ slug: 'free' })
    await table.insert(other)
    await assert.rejects(table.change({ id: other.id }, { slug: 'taken' }), (error) => error instanceof Conflict && error.field === 'slug')
    assert.equal((await table.get(other.id))?.slug, 'free')
  })

  it('a row that conflicts spoils no other of its turn', async () => {
    const table = things()
    const taken = aThing()
    await table.insert(taken)
    const good = Array.from({ length: 20 }, () => aThing())
    const results = await Promise.allSettled([...good.slice(0, 10), taken, ...good.slice(10)].map((row) => table.insert(row)))
    assert.deepEqual(
      results.map(({ status }) => status),
      [...Array(10).fill('fulfilled'), 'rejected', ...Array(10).fill('fulfilled')],
    )
    assert.equal(await table.count({}), 21)
  })

  it('many rows without a unique value live side by side', async () => {
    const table = things()
    await Promise.all([table.insert(aThing()), table.insert(aThing())])
    assert.equal(await table.count({ slug: undefined }), 2)
  })

  it('changes what matches, returns the row as it is now, and takes a value away', async () => {
    const table = things()
    const row = aThing({ group: 'a', rank: 1 })
    await table.insert(row)
    assert.deepEqual(await table.change({ id: row.id, group: 'a' }, { group: 'b', rank: undefined, on: true, tags: ['new'] }), {
      ...without(row, 'rank'),
      group: 'b',
      on: true,
      tags: ['new'],
    })
    assert.equal(await table.change({ id: row.id, group: 'a' }, { group: 'c' }), undefined)
    assert.equal((await table.get(row.id))?.group, 'b')
  })

  it('changes nothing when nothing is to be changed, and tells whether it is there', async () => {
    const [table, here] = [things(), db()]
    const row = aThing({ name: 'Unchanged', rank: 1 })
    await table.insert(row)
    assert.deepEqual(await table.change({ id: row.id, rank: 1 }, {}), row)
    assert.equal(await table.change({ id: row.id, rank: 2 }, {}), undefined)
    assert.deepEqual(ids(await table.find({}, { search: 'unchanged' })), [row.id])
    await here.table(thing).insert(row)
    await here.together((batch) => batch.change(thing, { id: row.id }, {}))
    await assert.rejects(
      here.together((batch) => batch.change(thing, { id: 'nothing' }, {})),
      Lost,
    )
  })

  it('removes what matches and says how many', async () => {
    const table = things()
    await Promise.all([1, 2, 3].map((rank) => table.insert(aThing({ rank, group: rank < 3 ? 'low' : 'high' }))))
    assert.equal(await table.remove({ group: 'low' }), 2)
    assert.equal(await table.remove({ group: 'low' }), 0)
    assert.equal(await table.count({}), 1)
  })

  it('counts no further than it is asked to', async () => {
    const table = things()
    await Promise.all(Array.from({ length: 12 }, () => table.insert(aThing())))
    assert.equal(await table.count({}), 12)
    assert.equal(await table.count({}, { upTo: 5 }), 6)
  })

  it('sees its own write after the promise of it', async () => {
    const table = things()
    for (let i = 0; i < 20; i++) {
      const row = aThing()
      await table.insert(row)
      assert.ok(await table.get(row.id))
      await table.change({ id: row.id }, { rank: i })
      assert.equal((await table.find({ id: row.id }))[0]?.rank, i)
    }
  })
}

const without = <T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = value
  return rest
}

function conditions(things: () => Things): void {
  it('matches equality, absence, presence, ranges, prefixes, lists and list members', async () => {
    const table = things()
    const rows = [
      aThing({ id: 'a', rank: 1, group: 'red', tags: ['x', 'y'], on: true }),
      aThing({ id: 'b', rank: 2, group: 'redder', tags: ['xx'] }),
      aThing({ id: 'c', rank: 3, group: 'Red', tags: [] }),
      aThing({ id: 'd', tags: ['y'] }),
    ]
    await Promise.all(rows.map((row) => table.insert(row)))
    const found = async (match: Parameters<Things['find']>[0]) => sortedIds(await table.find(match)).join('')
    assert.equal(await found({}), 'abcd')
    assert.equal(await found({ on: true }), 'a')
    assert.equal(await found({ rank: undefined }), 'd')
    assert.equal(await found({ group: present }), 'abc')
    assert.equal(await found({ rank: before(2) }), 'a')
    assert.equal(await found({ rank: after(2) }), 'bc')
    assert.equal(await found({ group: startsWith('red') }), 'ab')
    assert.equal(await found({ group: startsWith('%') }), '')
    assert.equal(await found({ id: anyOf(['a', 'd', 'z']) }), 'ad')
    assert.equal(await found({ id: anyOf([]) }), '')
    assert.equal(await found({ rank: anyOf([1, 3]) }), 'ac')
    assert.equal(await found({ tags: contains('y') }), 'ad')
    assert.equal(await found({ tags: contains('x') }), 'a')
    assert.equal(await found({ tags: contains('y'), rank: undefined, on: false }), 'd')
    assert.equal(await table.count({ group: startsWith('red') }), 2)
    assert.equal(await table.remove({ rank: before(3) }), 2)
    assert.equal(await found({}), 'cd')
  })

  it('finds what a link, or one of several, refers to', async () => {
    const table = things()
    const rows = [
      aThing({ id: 'a', home: { id: 'x', name: 'y' } }),
      aThing({ id: 'b', places: [{ id: 'x' }, { id: 'z', name: 'x' }] }),
      aThing({ id: 'c', home: { id: 'y' }, places: [{ id: 'y' }] }),
      aThing({ id: 'd', places: [] }),
    ]
    for (const row of rows) await table.insert(row)
    const found = async (match: Parameters<Things['find']>[0]) => sortedIds(await table.find(match)).join('')
    assert.equal(await found({ home: refersTo('x') }), 'a')
    assert.equal(await found({ home: refersTo('y') }), 'c')
    assert.equal(await found({ places: refersTo('x') }), 'b')
    assert.equal(await found({ places: refersTo('z') }), 'b')
    assert.equal(await found({ places: refersTo('y'), home: refersTo('y') }), 'c')
    assert.equal(await found({ places: refersTo('id') }), '')
    assert.equal(await table.count({ home: refersTo('y') }), 1)
    await table.change({ id: 'a' }, { home: { id: 'z' } })
    assert.equal(await found({ home: refersTo('x') }), '')
    assert.equal(await found({ home: refersTo('z') }), 'a')
    assert.equal(await table.remove({ places: refersTo('z') }), 1)
  })

  it('refuses a field that is not declared', async () => {
    await assert.rejects(async () => things().find({ nothing: 1 } as never), /declares no field nothing/)
  })
}

/** Every row of a list, page by page. */
async function paged(table: Things, page: PageRequest, limit: number): Promise<Thing[]> {
  const all: Thing[] = []
  for (let rows = await table.find({}, { ...page, limit }); rows.length > 0; ) {
    all.push(...rows)
    const last = rows.at(-1) as Thing
    const value = page.order === undefined ? undefined : (last[page.order as 'rank'] as number | undefined)
    rows = await table.find({}, { ...page, limit, after: { value, key: last.id } })
  }
  return all
}

function paging(things: () => Things): void {
  it('pages by any field in both directions, through ties and rows that lack it', async () => {
    const table = things()
    const ranks = [5, undefined, 3, 3, undefined, 5, 5, -1, undefined, 3, 0]
    await Promise.all(
      ranks.map((rank, i) => table.insert(aThing({ id: `k${String(i).padStart(2, '0')}`, name: `n${i % 3}`, ...(rank === undefined ? {} : { rank }) }))),
    )
    const all = await table.find({})
    const by = (order: 'rank' | 'name' | 'id') => (a: Thing, b: Thing) => {
      const [x, y] = [a[order], b[order]]
      if (x !== y) return x === undefined ? -1 : y === undefined ? 1 : x < y ? -1 : 1
      return a.id < b.id ? -1 : 1
    }
    for (const order of ['rank', 'name', 'id'] as const) {
      const expected = ids(all.toSorted(by(order)))
      for (const limit of [1, 2, 3, 4, 20]) {
        assert.deepEqual(ids(await paged(table, { order }, limit)), expected, `${order} by ${limit}`)
        assert.deepEqual(ids(await paged(table, { order, descending: true }, limit)), expected.toReversed(), `${order} backwards by ${limit}`)
      }
    }
    assert.deepEqual(ids(await paged(table, {}, 4)), ids(all.toSorted(by('id'))))
  })

  it('a page begins after a row that is gone', async () => {
    const table = things()
    for (const id of ['a', 'b', 'c', 'd']) await table.insert(aThing({ id, rank: 1 }))
    await table.remove({ id: 'b' })
    assert.deepEqual(ids(await table.find({}, { order: 'rank', after: { value: 1, key: 'b' } })), ['c', 'd'])
  })
}

function searching(things: () => Things, db: () => TenantTables, store: () => Store): void {
  it('finds free text anywhere in the searched fields, without regard to case, newest first', async () => {
    const table = things()
    const rows = ['Billing Portal', 'billing (old)', 'Web shop', 'The rebilling robot', 'Ünïcode shop'].map((name, i) =>
      aThing({ id: `cl_${'abcde'[i]}9zk`, name }),
    )
    for (const row of rows) await table.insert(row)
    const found = async (search: string, page: PageRequest = {}) => ids(await table.find({}, { search, ...page })).map((id) => id[3])
    assert.deepEqual(await found('BILL'), ['d', 'b', 'a'])
    assert.deepEqual(await found('shop'), ['e', 'c'])
    assert.deepEqual(await found('shop web'), ['c'])
    assert.deepEqual(await found('b9z'), ['b'])
    assert.deepEqual(await found('we'), ['c'])
    assert.deepEqual(await found('r'), ['d'])
    assert.deepEqual(await found('nothing'), [])
    assert.deepEqual(await found('%'), [])
    assert.deepEqual(await found('"shop" OR'), [])
    assert.deepEqual(await found('ünï'), ['e'])
    assert.deepEqual(await found('  '), await found(''))
    assert.equal(await table.count({}, { search: 'bill' }), 3)
    assert.equal(await table.count({}, { search: 'bill', upTo: 1 }), 2)
  })

  it('a search goes on after any row, and narrows by a match', async () => {
    const table = things()
    for (let i = 0; i < 30; i++) await table.insert(aThing({ name: i % 3 === 0 ? `common odd ${i}` : `common ${i}`, group: i % 2 === 0 ? 'even' : 'odd' }))
    for (const [search, match, size] of [
      ['common', {}, 30],
      ['odd', {}, 10],
      ['common', { group: 'even' }, 15],
    ] as const) {
      const whole = await table.find(match, { search })
      assert.equal(whole.length, size)
      assert.deepEqual(
        whole.map(({ created_at }) => created_at),
        whole.map(({ created_at }) => created_at).sort((a, b) => b - a),
      )
      const pages: Thing[] = []
      for (let rows = await table.find(match, { search, limit: 4 }); rows.length > 0; ) {
        pages.push(...rows)
        const last = rows.at(-1) as Thing
        rows = await table.find(match, { search, limit: 4, after: { value: last.created_at, key: last.id } })
      }
      assert.deepEqual(ids(pages), ids(whole))
      assert.equal(await table.count(match, { search }), size)
    }
    const [, second, third] = await table.find({}, { search: 'odd' })
    await table.remove({ id: second?.id ?? '' })
    const rest = await table.find({}, { search: 'odd', after: { value: second?.created_at, key: second?.id ?? '' } })
    assert.equal(rest[0]?.id, third?.id)
  })

  it('a search sees changes and removals at once', async () => {
    const table = things()
    const row = aThing({ name: 'before the change' })
    await table.insert(row)
    await table.change({ id: row.id }, { name: 'afterwards' })
    assert.deepEqual(ids(await table.find({}, { search: 'before' })), [])
    assert.deepEqual(ids(await table.find({}, { search: 'afterw' })), [row.id])
    await table.remove({ id: row.id })
    assert.deepEqual(ids(await table.find({}, { search: 'afterw' })), [])
  })

  it('a search stays in its tenant, and works for rows of none', async () => {
    const [one, other] = [db(), db()]
    await one.table(thing).insert(aThing({ name: 'shared words' }))
    assert.deepEqual(await other.table(thing).find({}, { search: 'shared' }), [])
    assert.equal(await other.table(thing).count({}, { search: 'shared' }), 0)
    const name = `Middle Earth ${Math.random()}`
    await store().global.table(realm).insert({ id: name, name, created_at: 1 })
    assert.deepEqual(ids(await store().global.table(realm).find({}, { search: 'earth' })), [name])
    await store().global.table(realm).remove({ id: name })
  })
}

function batches(db: () => TenantTables): void {
  it('does all of a batch, or nothing of it', async () => {
    const here = db()
    const [a, b, c] = [aThing({ slug: 'a' }), aThing({ slug: 'b' }), aThing({ slug: 'c' })]
    await here.together((batch) => {
      batch.insert(thing, a)
      batch.insert(thing, b)
    })
    await assert.rejects(
      here.together((batch) => {
        batch.insert(thing, c)
        batch.change(thing, { id: a.id }, { rank: 7 })
        batch.change(thing, { id: a.id, rank: 8 }, { rank: 9 })
      }),
      Lost,
    )
    await assert.rejects(
      here.together((batch) => {
        batch.remove(thing, { id: b.id })
        batch.change(thing, { id: a.id }, { rank: 7 })
        batch.insert(thing, aThing({ slug: 'a' }))
      }),
      (error) => error instanceof Conflict && error.field === 'slug',
    )
    assert.deepEqual(await here.table(thing).find({}), [a, b])
    assert.deepEqual(await here.table(thing).find({}, { search: c.name }), [])
  })

  it('a batch of one may be lost too, and a change of any may find none', async () => {
    const here = db()
    await assert.rejects(
      here.together((batch) => batch.change(thing, { id: 'nobody' }, { rank: 1 })),
      Lost,
    )
    const row = aThing()
    await here.together((batch) => {
      batch.changeAny(thing, { id: 'nobody' }, { rank: 1 })
      batch.insert(thing, row)
      batch.change(thing, { id: row.id }, { rank: 2 })
      batch.remove(thing, { id: 'nobody' })
    })
    assert.equal((await here.table(thing).get(row.id))?.rank, 2)
    await here.together(() => {})
  })

  it('a batch of what is not searched that fails half way leaves nothing behind, and spoils no other of its turn', async () => {
    const here = db()
    const expires_at = Date.UTC(2030, 0)
    const rows = Array.from({ length: 9 }, (_, i) => ({ id: expiringKey(expires_at, `half-${i}`), owner: 'somebody', expires_at }))
    const done = rows.map((row, i) =>
      here.together((batch) => {
        batch.insert(ticket, row)
        if (i % 3 === 1) batch.change(ticket, { id: 'nobody' }, { used_at: 1 })
        if (i % 3 === 2) batch.insert(ticket, row)
      }),
    )
    const results = await Promise.allSettled(done)
    const failures = results.map((result) => (result.status === 'rejected' ? result.reason.constructor : undefined))
    assert.deepEqual(failures, [undefined, Lost, Conflict, undefined, Lost, Conflict, undefined, Lost, Conflict])
    assert.deepEqual(ids(await here.table(ticket).find({})), ids(rows.filter((_, i) => i % 3 === 0)))
  })

  it('a batch that fails spoils no other of its turn', async () => {
    const here = db()
    const rows = Array.from({ length: 9 }, () => aThing())
    const results = await Promise.allSettled(
      rows.map((row, i) =>
        here.together((batch) => {
          batch.insert(thing, row)
          if (i % 3 === 1) batch.change(thing, { id: 'nobody' }, { rank: 1 })
          if (i % 3 === 2) batch.insert(thing, row)
        }),
      ),
    )
    assert.deepEqual(
      results.map(({ status }) => status),
      rows.map((_, i) => (i % 3 === 0 ? 'fulfilled' : 'rejected')),
    )
    assert.deepEqual(sortedIds(await here.table(thing).find({})), ids(rows.filter((_, i) => i % 3 === 0)).sort())
  })
}

function races(db: () => TenantTables): void {
  const TEN = Array.from({ length: 10 }, (_, i) => i)

  it('of ten who change what is there once, one gets it', async () => {
    const table = db().table(ticket)
    for (let round = 0; round < 10; round++) {
      const id = expiringKey(Date.now() + 60_000, `race${round}`)
      await table.insert({ id, expires_at: Date.now() + 60_000 })
      const won = await Promise.all(TEN.map((i) => table.change({ id, used_at: undefined }, { used_at: i + 1 })))
      assert.equal(won.filter((row) => row !== undefined).length, 1)
      assert.equal((await table.get(id))?.used_at, won.find((row) => row !== undefined)?.used_at)
    }
  })

  it('of ten batches that burn the same row, one is done', async () => {
    const here = db()
    const id = expiringKey(Date.now() + 60_000, 'burn')
    await here.table(ticket).insert({ id, expires_at: Date.now() + 60_000 })
    const results = await Promise.allSettled(
      TEN.map((i) =>
        here.together((batch) => {
          batch.change(ticket, { id, used_at: undefined }, { used_at: i })
          batch.insert(thing, aThing())
        }),
      ),
    )
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    for (const result of results) if (result.status === 'rejected') assert.ok(result.reason instanceof Lost)
    assert.equal(await here.table(thing).count({}), 1)
  })

  it('of ten who insert the same key, one does', async () => {
    const table = db().table(thing)
    const rows = TEN.map((rank) => aThing({ id: 'the same', rank }))
    const results = await Promise.allSettled(rows.map((row) => table.insert(row)))
    const winner = results.findIndex(({ status }) => status === 'fulfilled')
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal((await table.get('the same'))?.rank, winner)
  })
}

function tenancy(db: () => TenantTables, store: () => Store): void {
  it('one tenant sees, changes and removes nothing of another, whose keys may be the same', async () => {
    const [one, other] = [db(), db()]
    const key = expiringKey(Date.now() + 60_000, 'same')
    for (const here of [one, other]) {
      await here.table(thing).insert(aThing({ id: 'same', slug: 'same', name: here.tenant }))
      await here.table(ticket).insert({ id: key, owner: here.tenant, expires_at: Date.now() + 60_000 })
    }
    assert.equal((await one.table(thing).get('same'))?.name, one.tenant)
    assert.equal((await other.table(ticket).get(key))?.owner, other.tenant)
    await one.table(thing).change({ id: 'same' }, { rank: 1 })
    await one.table(ticket).remove({ id: key })
    assert.equal((await other.table(thing).get('same'))?.rank, undefined)
    assert.equal((await other.table(ticket).get(key))?.owner, other.tenant)
    assert.equal(await one.table(thing).remove({}), 1)
    assert.equal(await other.table(thing).count({}), 1)
  })

  it('rows of a tenant are not reached without one, nor the other way round', () => {
    assert.throws(() => store().global.table(thing), /not reached/)
    assert.throws(() => db().table(realm), /not reached/)
  })
}

function watching(db: () => TenantTables, store: () => Store): void {
  it('tells of changes and removals when they are done, and not of what failed', async () => {
    const told: Changed[] = []
    const here = db()
    store().watch(thing, (change) => void (change.tenant === here.tenant && told.push(change)))
    const row = aThing({ slug: 'watched' })
    await here.table(thing).insert(row)
    told.length = 0
    await here.table(thing).change({ id: row.id }, { rank: 1 })
    assert.deepEqual(told[0], { table: 'things', tenant: here.tenant, key: row.id })
    // On a shared database, what this node did comes back to it.
    await wait(50)
    told.length = 0
    await here
      .together((batch) => {
        batch.change(thing, { id: row.id }, { rank: 2 })
        batch.change(thing, { id: 'nobody' }, { rank: 2 })
      })
      .catch(() => {})
    await wait(50)
    assert.equal(told.length, 0)
    await here.together((batch) => batch.remove(thing, { slug: 'watched' }))
    assert.equal(told[0]?.key, row.id)
  })
}

function dying(db: () => TenantTables, store: () => Store): void {
  it('purges what has died, whatever its tenant, and nothing else', async () => {
    const now = 1_000_000_000_000
    const [one, other] = [db(), db()]
    const rows = Array.from({ length: 300 }, (_, i) => ({ id: expiringKey(now - 1 - i * 1000, `dead${i}`), expires_at: now - 1 - i * 1000 }))
    await Promise.all(rows.map((row, i) => (i % 2 === 0 ? one : other).table(ticket).insert(row)))
    const alive = { id: expiringKey(now + 1, 'alive'), expires_at: now + 1 }
    const prolonged = { id: expiringKey(now - 5000, 'prolonged'), expires_at: now + 5000 }
    await one.table(ticket).insert(alive)
    await one.table(ticket).insert(prolonged)
    assert.ok(bucketOf(now - 1) <= bucketOf(now))
    assert.equal(await store().purge(now), 300)
    assert.equal(await store().purge(now), 0)
    assert.deepEqual(sortedIds(await one.table(ticket).find({})), sortedIds([alive, prolonged]))
  })

  it('answers when asked whether it is there', () => store().ping())
}
