import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf, sources } from './sources.ts'

test('policies bind in the guard of the API, in the issuer of tokens and in front of other APIs, and nowhere else', () => {
  const asking = sources('src/**/*.ts').filter(({ path, text }) => path !== 'src/oauth/policies/ask.ts' && text.includes('askPolicies('))
  assert.deepEqual(
    asking.map(({ path }) => path).filter((path) => !path.startsWith('src/gateway/')),
    ['src/api/permit.ts', 'src/oauth/tokens/permit.ts'],
  )
  const deciding = sources('src/**/*.ts').filter((source) => importsOf(source).includes('#policy/decide.ts') && / decide\b/.test(source.text))
  assert.deepEqual(
    deciding.map(({ path }) => path).filter((path) => !path.startsWith('src/api/policies/')),
    ['src/oauth/policies/ask.ts'],
  )
})
