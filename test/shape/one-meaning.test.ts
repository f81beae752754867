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

/** The functions at the top of a file that it keeps to itself. */
const ownFunctionsOf = (source: Source) =>
  parse(source).program.body.flatMap((statement) => {
    if (statement.type === 'FunctionDeclaration') return [statement.id?.name ?? '']
    if (statement.type !== 'VariableDeclaration') return []
    return statement.declarations.flatMap(({ id, init }) => (id.type === 'Identifier' && init?.type === 'ArrowFunctionExpression' ? [id.name] : []))
  })

test('no function of src is called like something that another file exports', () => {
  const exported = new Map(files.flatMap((source) => exportsOf(source).map((name) => [name, source.path] as const)))
  const own = files.flatMap((source) => ownFunctionsOf(source).map((name) => ({ name, path: source.path, other: exported.get(name) })))
  assert.ok(own.length > 1000)
  assert.deepEqual(
    own.filter(({ path, other }) => other !== undefined && other !== path).map(({ name, path, other }) => `${name}: ${path}, ${other}`),
    [],
    'say in the name what it is about: requireClient, deviceDigest',
  )
})
