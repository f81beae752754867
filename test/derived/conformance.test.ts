import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../..')
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8')
const page = read('docs/conformance.md')
const rows = [...page.matchAll(/^\| (.+?) \| `([a-z0-9-]+)` \| (.+) \|$/gm)].map(([, covered = '', file = '', title = '']) => ({ covered, file, title }))

test('every test that docs/conformance.md names exists', () => {
  assert.ok(rows.length > 250, `only ${rows.length} rows were understood`)
  const missing = rows.filter(({ file, title }) => !read('test/specs', `${file}.test.ts`).includes(title))
  assert.deepEqual(
    missing.map(({ covered, title }) => `${covered}: ${title}`),
    [],
  )
})

test('every row of docs/conformance.md is understood, and every plan of the OpenID Foundation has its section', () => {
  const unread = page.split('\n').filter((line) => line.startsWith('| `') && !rows.some(({ title }) => line.endsWith(`| ${title} |`)))
  // The rows of the section about what differs on purpose name no test.
  assert.deepEqual(
    unread.filter((line) => !line.endsWith('. |')),
    [],
  )
  const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, name]) => name)
  const logouts = ['RP-initiated logout', 'Back-channel logout', 'Front-channel logout', 'Session management']
  const plans = ['Config', 'Basic', 'Form post', 'Implicit and hybrid', 'Dynamic', ...logouts, 'FAPI 2.0 Security Profile', 'FAPI 2.0 Message Signing', 'CIBA']
  assert.deepEqual(
    plans.filter((plan) => !sections.includes(plan)),
    [],
  )
})
