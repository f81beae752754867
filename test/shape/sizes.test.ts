import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sources } from './sources.ts'
import { functionsOf } from './syntax.ts'

const all = sources('src/**/*.ts')
const lengths = all.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 })).sort((a, b) => a.lines - b.lines)
const at = (share: number): number => lengths[Math.floor(lengths.length * share)]?.lines ?? 0

test('files are small: half of them at most 80 lines, nine of ten at most 180', () => {
  assert(at(0.5) <= 80, `the median is ${at(0.5)}`)
  assert(at(0.9) <= 180, `nine of ten are at most ${at(0.9)}`)
})

test('no file is a giant', () => {
  // A declaration is one line per field, however many fields a client has.
  const giants = lengths.filter(({ path, lines }) => lines > (path.startsWith('src/model/') ? 450 : 300))
  assert.deepEqual(giants, [])
})

test('no function is longer than 60 lines, closures and components counted', () => {
  const long = [...all, ...sources('web/**/*.ts', 'web/**/*.tsx')].flatMap(functionsOf).filter(({ lines }) => lines > 60)
  assert.deepEqual(
    long.map(({ path, line, name, lines }) => `${path}:${line} ${name} has ${lines} lines`),
    [],
  )
})

test('a function is measured with its closures, a component and a method too', () => {
  const text = `const a = () => {\n  const b = () => {\n    return 1\n  }\n  return b\n}\nclass C {\n  d() {\n    return 2\n  }\n}\n`
  assert.deepEqual(
    functionsOf({ path: 'src/a.ts', text }).map(({ name, lines }) => [name, lines]),
    [
      ['a', 6],
      ['b', 3],
      ['a closure', 3],
    ],
  )
})

test('files are named by nouns in kebab-case, and none is a drawer for the rest', () => {
  const named = all.filter(({ path }) => !path.split('/').every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(part)))
  const drawers = all.filter(({ path }) => /(^|[/-])(utils?|helpers?|common|misc|managers?|services?|base|impl)(\.|-|\/)|(^|\/)index\./.test(path))
  assert.deepEqual(
    [...named, ...drawers].map(({ path }) => path),
    [],
  )
})

test('nothing is left for later in the source', () => {
  const left = [...all, ...sources('web/**/*.ts', 'web/**/*.tsx', 'scripts/*', 'test/**/*.ts')].filter(({ text }) =>
    /\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/.test(text),
  )
  assert.deepEqual(
    left.map(({ path }) => path),
    [],
  )
})

test('no test is switched off', () => {
  const off = sources('test/**/*.test.ts').filter(({ text }) => /\b(test|it|describe)\.(skip|todo|only)\b|\b(skip|todo|only): true/.test(text))
  assert.deepEqual(
    off.map(({ path }) => path),
    [],
  )
})

test('every file begins with what it is: the main export has a docstring', () => {
  const silent = all.filter(({ text }) => !text.includes('/**'))
  assert.deepEqual(
    silent.map(({ path }) => path),
    [],
  )
})
