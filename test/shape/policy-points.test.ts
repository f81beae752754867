import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf, sources } from './sources.ts'

test('policies are asked in two places: by the guard of the API and by the issuer of tokens', () => {
  const asking = sources('src/**/*.ts').filter((source) => importsOf(source).includes('#policy/decide.ts'))
  assert.deepEqual(
    asking.map(({ path }) => path),
    ['src/api/permit.ts', 'src/oauth/tokens/permit.ts'],
  )
})
