import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../..')

test('every test that docs/conformance.md names exists', () => {
  const page = readFileSync(join(root, 'docs/conformance.md'), 'utf8')
  const rows = [...page.matchAll(/^\| `(oidcc-[a-z0-9-]+|(?:RFC \d+|JARM) \S+)` \| `([a-z0-9-]+)` \| (.+) \|$/gm)]
  assert.ok(rows.length > 75, `only ${rows.length} rows were understood`)
  const missing = rows.filter(([, , file, title = '']) => !readFileSync(join(root, 'test/specs', `${file}.test.ts`), 'utf8').includes(title))
  assert.deepEqual(
    missing.map(([, module, , title]) => `${module}: ${title}`),
    [],
  )
})
