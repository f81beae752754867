import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parameters } from '#oauth/authorize/parameters.ts'
import { sources } from './sources.ts'

/** They are refused, or replaced by what was pushed, before anything is kept. */
const never = ['request', 'request_uri', 'registration']
const readers = sources('src/oauth/authorize/*.ts', 'src/pages/*.ts')

test('the known authorization parameters are those that some code declares to read, each declared once', () => {
  const declared = readers.flatMap(({ text }) => [...text.matchAll(/\bparameter\('(\w+)'/g)].map(([, name]) => name))
  assert.deepEqual(parameters.map(({ name }) => name).sort(), declared.sort())
  assert.equal(new Set(declared).size, declared.length)
})

test('an authorization parameter is read by its declaration', () => {
  const raw = readers.flatMap(({ path, text }) =>
    path.startsWith('src/oauth/') || text.includes('row.params')
      ? [...text.matchAll(/\bparams(?:\['(\w+)'\]|\.(\w+)\b)/g)].map(([, bracketed, dotted]) => `${path}: ${bracketed ?? dotted}`)
      : [],
  )
  assert.deepEqual(
    raw.filter((found) => !never.some((name) => found.endsWith(`: ${name}`))),
    [],
  )
})
