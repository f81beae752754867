import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compilePattern } from '#kit/pattern.ts'

test('a pattern is looked for in a text, or matches the whole of it', () => {
  const pattern = compilePattern('^/api/(v[0-9]+)?')
  assert.equal(pattern.isIn('/api/v2/things'), true)
  assert.equal(pattern.isIn('/things/api/'), false)
  assert.equal(compilePattern('b+').isWhole('bbb'), true)
  assert.equal(compilePattern('b+').isWhole('abbb'), false)
})

test('a pattern that takes the engine of the language a minute answers at once', () => {
  const [pattern, began] = [compilePattern('^(a+)+$'), performance.now()]
  assert.equal(pattern.isIn(`${'a'.repeat(4000)}!`), false)
  assert.ok(performance.now() - began < 1000)
})

for (const [name, source, says] of [
  ['a faulty pattern is refused with its fault', '(a', /missing closing \)/],
  ['a backreference is refused', '(a)\\1', /invalid escape sequence/],
  ['a look-ahead is refused', 'a(?=b)', /\(\?=/],
  ['a long pattern is refused', 'a'.repeat(257), /at most 256 characters/],
  ['a pattern that repeats repetitions is refused', '(([a-z]{1,10}){1,10}){1,10}x', /repeats too much/],
] as const)
  test(name, () => {
    // The second time the answer comes from the cache.
    for (const _ of [1, 2]) assert.throws(() => compilePattern(source), says)
  })

test('a text of more than 4096 characters is not matched', () => {
  assert.throws(() => compilePattern('a').isIn('a'.repeat(4097)), RangeError)
})

test('a compiled pattern is kept', () => {
  assert.equal(compilePattern('kept+'), compilePattern('kept+'))
})
