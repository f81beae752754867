import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Full, semaphore } from '#kit/semaphore.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('no more than the width run at once, and all get their turn in order', async () => {
  const inTurn = semaphore(3, 100)
  const order: number[] = []
  let [running, most] = [0, 0]
  const calls = Array.from({ length: 20 }, (_, i) =>
    inTurn(async () => {
      most = Math.max(most, ++running)
      order.push(i)
      await turn()
      running--
      return i
    }),
  )
  assert.deepEqual(
    await Promise.all(calls),
    Array.from({ length: 20 }, (_, i) => i),
  )
  assert.equal(most, 3)
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  )
})

test('when the waiting list is full the call is refused at once, and there is room again when one has left', async () => {
  const inTurn = semaphore(1, 1)
  const first = Promise.withResolvers<void>()
  const running = inTurn(() => first.promise)
  const waiting = inTurn(async () => 'waited')
  await assert.rejects(
    inTurn(async () => 'too many'),
    Full,
  )
  first.resolve()
  await running
  const after = inTurn(async () => 'later')
  assert.deepEqual(await Promise.all([waiting, after]), ['waited', 'later'])
})

test('work that fails gives its place back', async () => {
  const inTurn = semaphore(1, 0)
  const fail = () => inTurn(async () => Promise.reject(new Error('broken')))
  for (let i = 0; i < 3; i++) await assert.rejects(fail(), /broken/)
  assert.equal(await inTurn(async () => 'ran'), 'ran')
})
