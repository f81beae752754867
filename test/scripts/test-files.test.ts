import assert from 'node:assert/strict'
import { test } from 'node:test'
import { batchesOf, chooseFiles, slowestFirst, slowestLines } from '../../scripts/test-files.mjs'

const all = ['test/console/clients.test.ts', 'test/kit/lru.test.ts', 'test/specs/oauth-form-post.test.ts', 'test/specs/rfc7636.test.ts']

test('npm test -- oauth runs the files with that in their path; without a name all are run', () => {
  assert.deepEqual(chooseFiles(all, ['oauth']), ['test/specs/oauth-form-post.test.ts'])
  assert.deepEqual(chooseFiles(all, ['kit/', './test/specs/rfc7636.test.ts']), ['test/kit/lru.test.ts', 'test/specs/rfc7636.test.ts'])
  assert.deepEqual(chooseFiles(all, ['nowhere']), [])
  assert.deepEqual(chooseFiles(all, []), all)
})

test('the files that took longest last time start first; one that was never run is judged by its folder and size', () => {
  const times = { 'test/kit/lru.test.ts': 90_000, 'test/specs/rfc7636.test.ts': 100 }
  const order = slowestFirst(all, { times, sizeOf: () => 1000 })
  assert.deepEqual(order, ['test/kit/lru.test.ts', 'test/console/clients.test.ts', 'test/specs/oauth-form-post.test.ts', 'test/specs/rfc7636.test.ts'])
})

test('the summary names the slowest files, ten at most', () => {
  const times = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`test/${i}.test.ts`, i * 1000]))
  const lines = slowestLines(times)
  assert.equal(lines.length, 10)
  assert.match(lines[0] ?? '', /11\.0 s {2}test\/11\.test\.ts/)
})

test('quick files share a process; browsers, processes and slow files have their own', () => {
  assert.deepEqual(batchesOf(all, {}), [
    ['test/console/clients.test.ts'],
    ['test/kit/lru.test.ts', 'test/specs/oauth-form-post.test.ts', 'test/specs/rfc7636.test.ts'],
  ])
  assert.deepEqual(
    batchesOf(all, { 'test/kit/lru.test.ts': 40_000, 'test/specs/oauth-form-post.test.ts': 20_000, 'test/specs/rfc7636.test.ts': 20_000 }).map(
      ({ length }) => length,
    ),
    [1, 1, 1, 1],
  )
  const many = Array.from({ length: 30 }, (_, i) => `test/kit/${i}.test.ts`)
  assert.deepEqual(
    batchesOf(many, Object.fromEntries(many.map((file) => [file, 10]))).map(({ length }) => length),
    [12, 12, 6],
  )
})
