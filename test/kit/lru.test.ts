import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Lru } from '#kit/lru.ts'

test('what was used last is kept, and never more than the limit', () => {
  const kept = new Lru<number, string>(100)
  for (let key = 0; key < 1000; key++) kept.set(key, `v${key}`)
  const found = Array.from({ length: 1000 }, (_, key) => key).filter((key) => kept.get(key) !== undefined)
  assert(found.length <= 100 && found.length >= 50, `${found.length} are kept`)
  assert.deepEqual(
    found.slice(-50),
    Array.from({ length: 50 }, (_, at) => 950 + at),
  )
})

test('a value that is asked for stays, however many come after it', () => {
  const kept = new Lru<string, number>(10)
  kept.set('asked for', 1)
  for (let at = 0; at < 1000; at++) {
    kept.set(`other ${at}`, at)
    assert.equal(kept.get('asked for'), 1)
  }
})

test('each value that goes is told of once: forgotten, replaced, deleted or cleared', () => {
  const gone: string[] = []
  const kept = new Lru<string, string>(4, (value) => gone.push(value))
  kept.set('a', 'a1')
  kept.set('a', 'a2')
  kept.delete('a')
  kept.delete('a')
  assert.deepEqual(gone, ['a1', 'a2'])
  for (let at = 0; at < 10; at++) kept.set(`k${at}`, `v${at}`)
  kept.clear()
  assert.deepEqual(
    gone.slice(2).sort(),
    Array.from({ length: 10 }, (_, at) => `v${at}`),
  )
  assert.equal(kept.get('k9'), undefined)
})
