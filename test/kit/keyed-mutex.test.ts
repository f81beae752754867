import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyedMutex } from '#kit/keyed-mutex.ts'

/** Work that ends when it is told to, and says when it began. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const state = { began: false }
  const run = () => {
    state.began = true
    return promise
  }
  return { run, state, resolve, reject }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('calls for one key run one after another, in the order in which they came', async () => {
  const inTurn = keyedMutex()
  const order: number[] = []
  let running = 0
  const calls = Array.from({ length: 10 }, (_, i) =>
    inTurn('a', async () => {
      assert.equal(++running, 1)
      await turn()
      order.push(i)
      running--
    }),
  )
  await Promise.all(calls)
  assert.deepEqual(order, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('another key does not wait', async () => {
  const inTurn = keyedMutex()
  const [slow, next, other] = [work(), work(), work()]
  const held = inTurn('a', slow.run)
  const queued = inTurn('a', next.run)
  const free = inTurn('b', other.run)
  await turn()
  assert.deepEqual([slow.state.began, next.state.began, other.state.began], [true, false, true])
  for (const each of [slow, next, other]) each.resolve('done')
  assert.deepEqual(await Promise.all([held, queued, free]), ['done', 'done', 'done'])
})

test('a call that fails tells its own caller only, and the next one runs', async () => {
  const inTurn = keyedMutex()
  const failing = work()
  const failed = inTurn('a', failing.run)
  const next = inTurn('a', async () => 'ran')
  failing.reject(new Error('broken'))
  await assert.rejects(failed, /broken/)
  assert.equal(await next, 'ran')
})
