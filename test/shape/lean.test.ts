import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { environment, flags } from '../../scripts/lean.mjs'

const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
for (const file of ['Dockerfile', 'docs/guides/production.md'])
  test(`${file} runs Node as npm start does`, () => {
    const text = readFileSync(file, 'utf8')
    assert.deepEqual(
      [...flags, ...variables].filter((said) => !text.includes(said)),
      [],
    )
  })
