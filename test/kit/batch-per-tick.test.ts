import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Bounds, batchPerTick } from '#kit/batch-per-tick.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))
/** A batcher, with the batches that it ran. */
function recording(bounds?: Bounds) {
  const batches: number[][] = []
  return { batches, add: batchPerTick<number>((items) => void batches.push(items), bounds) }
}
const settle = async () => {
  for (let i = 0; i < 10; i++) await turn()
}

test('the items of one turn run together, in order; nothing runs within the call', async () => {
  const { batches, add } = recording()
  for (const item of [1, 2, 3]) add(item)
  assert.deepEqual(batches, [])
  await settle()
  add(4)
  await settle()
  assert.deepEqual(batches, [[1, 2, 3], [4]])
})

test('what a batch brings about, with promises in between, joins the next one of the same turn', async () => {
  const order: string[] = []
  const store = batchPerTick<string>((items) => void order.push(`stored ${items.join(' ')}`))
  const sign = batchPerTick<string>((items) => {
    order.push(`signed ${items.join(' ')}`)
    for (const item of items) void Promise.resolve(item).then(store)
  })
  sign('a')
  sign('b')
  setImmediate(() => setImmediate(() => order.push('the turn after')))
  await settle()
  assert.deepEqual(order, ['signed a b', 'stored a b', 'the turn after'])
})

test('a batch holds no more than its limit; the rest runs in the turns after', async () => {
  const { batches, add } = recording({ limit: 2 })
  for (const item of [1, 2, 3, 4, 5]) add(item)
  await settle()
  assert.deepEqual(batches, [[1, 2], [3, 4], [5]])
})

test('a patient batch waits as long as each turn brings something, and no longer than it may', async () => {
  const { batches, add } = recording({ patience: 2 })
  add(0)
  for (let item = 1; item <= 8; item++) {
    await turn()
    add(item)
  }
  await settle()
  assert.deepEqual(batches.flat(), [0, 1, 2, 3, 4, 5, 6, 7, 8])
  assert(batches[0] && batches[0].length > 1, 'it waited for what came')
  assert(batches[0] && batches[0].length < 9, 'it did not wait for ever')
})
