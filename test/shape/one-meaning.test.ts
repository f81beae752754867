import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Source, sources } from './sources.ts'
import { parse } from './syntax.ts'

// Languages are tables of the same name: each has its file beside the others.
const files = sources('src/**/*.ts').filter(({ path }) => !path.includes('/words/'))

/** The names that several files give to something of their own. */
function sharedNames(namesOf: (source: Source) => readonly string[], least: number): string[] {
  const homes = new Map<string, string[]>()
  for (const source of files) for (const name of new Set(namesOf(source))) homes.set(name, [...(homes.get(name) ?? []), source.path])
  assert.ok(homes.size > least)
  return [...homes].filter(([, paths]) => paths.length > 1).map(([name, paths]) => `${name}: ${paths.join(', ')}`)
}

const exportsOf = (source: Source) =>
  parse(source).module.staticExports.flatMap(({ entries }) => entries.flatMap((e) => (e.moduleRequest ? [] : (e.exportName.name ?? []))))

/** The types that a file declares, exported or not. */
const typesOf = (source: Source) =>
  parse(source).program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    return declared?.type === 'TSInterfaceDeclaration' || declared?.type === 'TSTypeAliasDeclaration' ? [declared.id.name] : []
  })

test('no two files of src export one name: a word has one meaning', () => {
  assert.deepEqual(sharedNames(exportsOf, 1000), [])
})

test('no two files of src have a type of one name, exported or not', () => {
  assert.deepEqual(sharedNames(typesOf, 1000), [])
})
