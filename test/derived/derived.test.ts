import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { derivedFiles } from '../../src/derive.ts'
import { changedLines } from '../support/changed-lines.ts'

const root = join(import.meta.dirname, '../..')
const files = await derivedFiles()

for (const [path, text] of Object.entries(files)) {
  test(`${path} says what the declarations say; \`npx gatehouse derive\` writes it`, () => {
    const changed = changedLines(readFileSync(join(root, path), 'utf8'), text)
    if (changed) assert.fail(`${path} is not what the declarations say:\n${changed}`)
  })
}

test('nothing derived is left over from what is no more', () => {
  const found = globSync(['derived/*', 'docs/reference/*.md', 'docs/reference/*/*'], { cwd: root })
  assert.deepEqual(
    found.filter((path) => !(path in files)),
    [],
  )
})
