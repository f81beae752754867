import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sources } from './sources.ts'
import { parse } from './syntax.ts'

// Languages are tables of the same name: each has its file beside the others.
test('no two files of src export one name: a word has one meaning', () => {
  const homes = new Map<string, string[]>()
  for (const source of sources('src/**/*.ts').filter(({ path }) => !path.includes('/words/'))) {
    const own = parse(source).module.staticExports.flatMap(({ entries }) => entries.flatMap((e) => (e.moduleRequest ? [] : (e.exportName.name ?? []))))
    for (const name of new Set(own)) homes.set(name, [...(homes.get(name) ?? []), source.path])
  }
  assert.ok(homes.size > 1000)
  const shared = [...homes].filter(([, files]) => files.length > 1).map(([name, files]) => `${name}: ${files.join(', ')}`)
  assert.deepEqual(shared, [])
})
