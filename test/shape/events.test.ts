import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventNames } from '#events/catalogue.ts'
import { sources } from './sources.ts'

const src = sources('src/**/*.ts')
/** The names of deeds, wherever the code says one. */
const deeds = new Set(
  src.flatMap(({ text }) => [
    ...[...text.matchAll(/\bdeed(?:: |\s*=\s*)'([a-z_]+)'/g)].map(([, deed]) => deed ?? ''),
    ...[...text.matchAll(/\bdeed(?:: |\s*=\s*)\w+ \? '([a-z_]+)' : '([a-z_]+)'/g)].flatMap(([, a, b]) => [a ?? '', b ?? '']),
  ]),
)
/** The whole names of events that the code says. */
const actions = new Set(
  src.flatMap(({ text }) => [...text.matchAll(/\b(?:action(?:: | = )|recorded\([^)']*)'([a-z_]+\.[a-z_]+)'/g)].map(([, name]) => name ?? '')),
)

test('every deed and every event that the code records stands in the catalogue', () => {
  assert(deeds.size > 15 && actions.size > 1)
  assert.deepEqual(
    [...deeds].filter((deed) => !eventNames.some((name) => name.endsWith(`.${deed}`))),
    [],
    'say these in src/events/catalogue.ts',
  )
  assert.deepEqual(
    [...actions].filter((name) => !eventNames.includes(name)),
    [],
    'say these in src/events/catalogue.ts',
  )
})

test('no file of the API writes without recording an event', () => {
  const writing = src.filter(({ path, text }) => /^src\/(api|pages)\//.test(path) && /\bwriteTogether\(|\.together\(/.test(text))
  const silent = writing.filter(({ text }) => !/\b(audit|record|recorded|ownEvent)\(/.test(text))
  assert.deepEqual(
    silent.map(({ path }) => path),
    ['src/api/imports/slice-lines.ts', 'src/api/write/batch.ts', 'src/api/write/idempotent.ts'].filter((path) => silent.some((one) => one.path === path)),
  )
})
