import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { Lru } from '#kit/lru.ts'
import { makeRowCache, rememberedWhole } from '#store/remembered.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { type Store, type TenantTables, Unavailable } from '#store/store.ts'
import { aThing, declared, thing } from './declarations.ts'

let store: Store
let db: TenantTables
before(async () => {
  store = await openSqlite(':memory:', declared)
  db = store.in('t')
})
after(() => store.close())

/** Loads that end when the test says so, in the order in which they began. */
function heldLoads<T>() {
  const loads: PromiseWithResolvers<T>[] = []
  const load = (): Promise<T> => {
    const begun = Promise.withResolvers<T>()
    loads.push(begun)
    return begun.promise
  }
  return { loads, load }
}

describe('remembered rows', () => {
  let id: string
  beforeEach(async () => {
    const row = aThing({ name: 'before' })
    id = row.id
    await db.table(thing).insert(row)
  })
  /** The names of things, with a count of how often one was read. */
  function names() {
    const counted = { reads: 0 }
    const load = async (key: string) => {
      counted.reads++
      return (await db.table(thing).get(key))?.name
    }
    return { counted, kept: makeRowCache({ db, store }, { resource: thing, cache: new Lru<string, string>(10), load }) }
  }

  test('a row is read once, and again when it has changed or is gone', async () => {
    const { kept, counted } = names()
    assert.equal(await kept.get(id), 'before')
    assert.equal(await kept.get(id), 'before')
    assert.equal(counted.reads, 1)
    await db.table(thing).change({ id }, { name: 'after' })
    assert.equal(await kept.get(id), 'after')
    await db.table(thing).remove({ id })
    assert.equal(await kept.get(id), undefined)
  })

  test('a row that does not exist is not remembered as absent', async () => {
    const { kept } = names()
    assert.equal(await kept.get('not yet'), undefined)
    await db.table(thing).insert(aThing({ id: 'not yet', name: 'made' }))
    assert.equal(await kept.get('not yet'), 'made')
    await db.table(thing).remove({ id: 'not yet' })
  })

  test('a change that comes while the row is being read is not covered by what was read before it', async () => {
    const { loads, load } = heldLoads<string | undefined>()
    const kept = makeRowCache({ db, store }, { resource: thing, cache: new Lru<string, string>(10), load })
    const early = kept.get(id)
    await db.table(thing).change({ id }, { name: 'after' })
    loads[0]?.resolve('before')
    assert.equal(await early, 'before', 'who asked before the change may get what was there')
    const late = kept.get(id)
    loads[1]?.resolve('after')
    assert.equal(await late, 'after', 'who asks after it may not')
    assert.equal(loads.length, 2)
    assert.equal(await kept.get(id), 'after')
    assert.equal(loads.length, 2, 'and from then on it is at hand')
  })

  test('a change in another tenant forgets nothing', async () => {
    const { kept, counted } = names()
    await kept.get(id)
    await store
      .in('another')
      .table(thing)
      .insert(aThing({ id, name: 'theirs' }))
    assert.equal(await kept.get(id), 'before')
    assert.equal(counted.reads, 1)
  })

  test('fresh reads again whatever is at hand, and drop forgets one or all', async () => {
    const { kept, counted } = names()
    await kept.get(id)
    assert.equal(await kept.fresh(id), 'before')
    assert.equal(counted.reads, 2)
    for (const key of [id, undefined]) {
      kept.drop(key)
      await kept.get(id)
    }
    assert.equal(counted.reads, 4)
  })
})

describe('one value of all rows', () => {
  const change = () => db.table(thing).insert(aThing())

  test('callers at once share one load, and a change makes the next call load again', async () => {
    const { loads, load } = heldLoads<number>()
    const whole = rememberedWhole({ db, store }, { resources: [thing], load })
    const both = [whole(), whole()]
    assert.equal(loads.length, 1)
    loads[0]?.resolve(1)
    assert.deepEqual(await Promise.all(both), [1, 1])
    assert.equal(whole(), 1)
    await change()
    const next = whole()
    loads[1]?.resolve(2)
    assert.equal(await next, 2)
  })

  test('a change that comes during a load makes the next call load again', async () => {
    const { loads, load } = heldLoads<number>()
    const whole = rememberedWhole({ db, store }, { resources: [thing], load })
    const early = whole()
    await change()
    const late = whole()
    assert.equal(loads.length, 2, 'who comes after the change does not share the load from before it')
    loads[1]?.resolve(2)
    assert.equal(await late, 2)
    loads[0]?.resolve(1)
    assert.equal(await early, 1)
    const again = whole()
    loads[2]?.resolve(2)
    assert.equal(await again, 2, 'a load that ends late is not taken for a new one')
  })

  test('while the database is away the last good value stands in; without one the caller hears of it', async () => {
    let away = true
    const load = async () => {
      if (away) throw new Unavailable('away')
      return 1
    }
    const whole = rememberedWhole({ db, store }, { resources: [thing], load })
    await assert.rejects(async () => whole(), Unavailable)
    away = false
    assert.equal(await whole(), 1)
    away = true
    await change()
    assert.equal(await whole(), 1)
  })

  test('a value that has expired is loaded again', async () => {
    let now = 0
    const whole = rememberedWhole({ db, store }, { resources: [thing], load: async () => now, expires: (at) => now - at >= 10 })
    assert.equal(await whole(), 0)
    now = 9
    assert.equal(await whole(), 0)
    now = 10
    assert.equal(await whole(), 10)
  })
})
