import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followDatabase } from '#store/database-clock.ts'

/** How often the clock is compared with the database, in milliseconds, with some to spare. */
const NEXT = 16_000
const turn = () => new Promise(setImmediate)

test('a correction sets the clock forward at once, and never back', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  let ahead = 0
  const clock = await followDatabase({ dialect: 'postgres', time: async () => Date.now() + ahead })
  t.after(() => clock.stop())
  const corrected = async (to: number) => {
    ahead = to
    t.mock.timers.tick(NEXT)
    for (let turns = 0; turns < 10; turns++) await turn()
    return clock.now()
  }
  const first = clock.now()
  const forward = await corrected(5000)
  assert(forward - first >= 5000 - 100, `it went ${forward - first} ms forward`)
  const back = await corrected(-5000)
  assert(back >= forward, `it went ${forward - back} ms back`)
})
