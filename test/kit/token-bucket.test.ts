import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenBuckets } from '#kit/token-bucket.ts'

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

test('a full bucket gives its burst and no more; then it names the seconds until the next token', () => {
  const take = tokenBuckets({ burst: 3, perSecond: 0.5 })
  assert.deepEqual(
    times(3, () => take('a', 1000)),
    [0, 0, 0],
  )
  assert.equal(take('a', 1000), 2)
  assert.equal(take('a', 2000), 1)
  assert.equal(take('a', 3000), 0)
})

test('a refused taker pays nothing: whoever keeps asking is served as early as one who waits', () => {
  const take = tokenBuckets({ burst: 1, perSecond: 1 })
  assert.equal(take('a', 0), 0)
  for (let now = 0; now < 1000; now += 50) assert(take('a', now) > 0)
  assert.equal(take('a', 1000), 0)
})

test('a bucket never holds more than its burst, and each taker has one of their own', () => {
  const take = tokenBuckets({ burst: 2, perSecond: 10 })
  assert.equal(take('a', 0), 0)
  assert.deepEqual(
    times(3, () => take('a', 1_000_000) > 0),
    [false, false, true],
  )
  assert.equal(take('b', 1_000_000), 0)
})

test('a clock that goes back takes nothing away', () => {
  const take = tokenBuckets({ burst: 2, perSecond: 1 })
  assert.equal(take('a', 10_000), 0)
  assert.equal(take('a', 5000), 0)
  assert.equal(take('a', 5000), 1)
})

test('the bucket that was used longest ago is forgotten first', () => {
  const take = tokenBuckets({ burst: 1, perSecond: 0.001, takers: 2 })
  for (const taker of ['a', 'b', 'c']) assert.equal(take(taker, 0), 0)
  assert(take('c', 0) > 0)
  assert(take('b', 0) > 0)
  assert.equal(take('a', 0), 0)
})
