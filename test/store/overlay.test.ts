import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { resources } from '#model/all.ts'
import { scope } from '#model/scope.ts'
import { overlayOn } from '#store/overlay.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { anyOf, Conflict, Lost, type Store, startsWith } from '#store/store.ts'
import { startPostgres } from '../support/postgres.ts'

const row = (name: string) => newRow(scope, { id: `sc_${name}`, name, label: name, created_at: 1, updated_at: 1 })
const databases: readonly (readonly [string, () => Promise<{ store: Store; stop: () => Promise<void> }>])[] = [
  [
    'SQLite',
    async () => {
      const store = await openSqlite(':memory:', resources)
      return { store, stop: () => store.close() }
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const database = await startPostgres()
      const store = await openPostgres(database.url, resources)
      return {
        store,
        stop: async () => {
          await store.close()
          await database.stop()
        },
      }
    },
  ],
]

for (const [name, open] of databases)
  test(`what an overlay writes is seen by its own reads, and by all others after one commit, on ${name}`, async (t) => {
    const { store, stop } = await open()
    t.after(stop)
    const below = store.in('a').table(scope)
    await below.insert(row('b'))
    await below.insert(row('x'))
    const overlay = overlayOn(store, 'a')
    const above = overlay.store.in('a').table(scope)
    await above.insert(row('a'))
    await overlay.store.in('a').together((batch) => {
      batch.insert(scope, row('c'))
      batch.change(scope, { id: 'sc_b', version: 1 }, { label: 'B', version: 2 })
      batch.remove(scope, { id: 'sc_x' })
    })
    const labels = async (table = above) => (await table.find({}, { order: 'name' })).map(({ label }) => label)
    assert.deepEqual(await labels(), ['a', 'B', 'c'])
    assert.deepEqual(await labels(below), ['b', 'x'])
    assert.deepEqual((await above.find({ name: anyOf(['a', 'x']) })).length, 1)
    assert.deepEqual((await above.find({ name: startsWith('c') })).length, 1)
    assert.deepEqual([await above.count({}), await above.get('sc_x')], [3, undefined])
    await assert.rejects(above.insert(row('b')), Conflict)
    await assert.rejects(above.insert({ ...row('other'), name: 'c' }), Conflict)
    await overlay.commit()
    assert.deepEqual(await labels(below), ['a', 'B', 'c'])
  })

test('a batch that fails is forgotten as a whole, and so is everything after a mark that is undone', async (t) => {
  const store = await openSqlite(':memory:', resources)
  t.after(() => store.close())
  const overlay = overlayOn(store, 'a')
  const tables = overlay.store.in('a')
  const failing = tables.together((batch) => {
    batch.insert(scope, row('a'))
    batch.change(scope, { id: 'nothing' }, { label: 'x' })
  })
  await assert.rejects(failing, Lost)
  assert.equal(await tables.table(scope).get('sc_a'), undefined)
  const mark = overlay.mark()
  await tables.table(scope).insert(row('a'))
  overlay.undo(mark)
  await overlay.commit()
  assert.deepEqual(await store.in('a').table(scope).find({}), [])
})

test('an overlay whose rows were changed meanwhile commits nothing', async (t) => {
  const store = await openSqlite(':memory:', resources)
  t.after(() => store.close())
  await store.in('a').table(scope).insert(row('a'))
  const overlay = overlayOn(store, 'a')
  await overlay.store.in('a').table(scope).insert(row('b'))
  await overlay.store.in('a').together((batch) => batch.change(scope, { id: 'sc_a', version: 1 }, { label: 'mine', version: 2 }))
  await store.in('a').table(scope).change({ id: 'sc_a' }, { label: 'theirs', version: 2 })
  await assert.rejects(overlay.commit(), Lost)
  assert.deepEqual(
    (await store.in('a').table(scope).find({})).map(({ label }) => label),
    ['theirs'],
  )
})
