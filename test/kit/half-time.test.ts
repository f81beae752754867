import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { halfTime } from '#kit/half-time.ts'

test('a step that keeps the event loop busy is followed by a rest of the same length, in which others run', async () => {
  // Node counts the busy time of an event loop from its first turn on.
  await wait(1)
  const busy = 40
  let turns = 0
  const others = setInterval(() => turns++, 1)
  const began = performance.now()
  const said = await halfTime(async () => {
    const end = performance.now() + busy
    while (performance.now() < end);
    assert.equal(turns, 0)
    return 'done'
  })
  clearInterval(others)
  assert.equal(said, 'done')
  assert(turns > 0, 'nobody else ran')
  // A timer may fire a millisecond early.
  assert(performance.now() - began >= 2 * busy - 2)
})

test('a step that fails fails at once', async () => {
  await assert.rejects(
    halfTime(() => Promise.reject(new Error('no'))),
    /no/,
  )
})
