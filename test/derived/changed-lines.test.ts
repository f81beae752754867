import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedLines } from '../support/changed-lines.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}`)

test('texts that are the same have no changed lines', () => {
  assert.equal(changedLines('a\nb\n', 'a\nb\n'), '')
})

test('a changed line of a long text is shown with the line before and after it', () => {
  const changed = numbers(5000).with(2500, 'changed')
  assert.equal(changedLines(numbers(5000).join('\n'), changed.join('\n')), '@@ line 2501 @@\n  line 2499\n- line 2500\n+ changed\n  line 2501')
})

test('what lies between two changes is left out', () => {
  const changed = numbers(100).with(10, 'one').with(90, 'other').join('\n')
  const shown = changedLines(numbers(100).join('\n'), changed)
  assert.equal(shown.split('\n').filter((line) => /^[-+]/.test(line)).length, 4)
  assert.match(shown, /\n…\n/)
  assert.doesNotMatch(shown, /line 50/)
})

test('lines that were added and lines that are gone are told apart', () => {
  assert.equal(changedLines('a\nb\nc', 'a\nx\nb\nc'), '@@ line 2 @@\n  a\n+ x\n  b')
  assert.equal(changedLines('a\nb\nc', 'a\nc'), '@@ line 2 @@\n  a\n- b\n  c')
})

test('a text that differs throughout does not fill the screen', () => {
  const lines = changedLines(numbers(3000).join('\n'), numbers(3000).reverse().join('\n')).split('\n')
  assert(lines.length < 50, `${lines.length} lines`)
  assert.match(lines.at(-1) ?? '', /lines more$/)
})

test('texts with more changed lines than a call takes arguments are compared too', () => {
  assert.match(changedLines(numbers(150_000).join('\n'), 'other'), /^@@ line 1 @@\n- line 0\n/)
})
