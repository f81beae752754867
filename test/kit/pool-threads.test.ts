import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { test } from 'node:test'
import { favourEventLoop } from '#kit/pool-threads.ts'

const tasks = '/proc/self/task'
const nameOf = (task: string) => readFileSync(`${tasks}/${task}/comm`, 'utf8').trim()
const isPool = (task: string) => nameOf(task).startsWith('libuv-worker')

test('where threads have priorities, those of the pool give way to the event loop', async () => {
  const before = getPriority()
  await favourEventLoop()
  assert.equal(getPriority(), before, 'the event loop stays as it was')
  if (process.platform !== 'linux') return
  const pool = readdirSync(tasks).filter(isPool)
  assert(pool.length > 0)
  for (const task of pool) assert.equal(getPriority(Number(task)), 10)
})
