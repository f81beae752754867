import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sources } from './sources.ts'

const [list] = sources('docs/openid-conformance.md')
const rows = [...(list?.text ?? '').matchAll(/^\| (.+?) \| `([\w.-]+)`: (.+) \|$/gm)].map(([, module = '', file = '', title = '']) => ({ module, file, title }))
const tests = new Map(sources('test/specs/*.test.ts').map(({ path, text }) => [path, text]))

test('every module of the conformance suite that is listed names a test that exists', () => {
  assert(rows.length > 60)
  assert.deepEqual(
    rows.filter(({ file, title }) => !tests.get(`test/specs/${file}.test.ts`)?.includes(title)).map(({ module }) => module),
    [],
  )
})
