import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnyField, AnyResource } from '#fields/resource.ts'
import { resources } from '#model/all.ts'
import { membersOf } from './members.ts'
import { importsOf, sources } from './sources.ts'
import { targetOf } from './syntax.ts'

/** Fields for people to read: nothing else has to obey them. */
const FOR_PEOPLE = new Set(['description', 'contacts'])
/** Fields whose name is that of something else in the source too. */
const COMMON_WORDS = new Set(['settings', 'type', 'scopes'])
/** Every row has these. */
const STAMPS = new Set(['created_at', 'updated_at', 'created_by', 'updated_by', 'version'])

// Checking a value before it is stored is not yet obeying it.
const users = sources('src/**/*.ts')
  .filter(({ path }) => !/^src\/(model|fields)\/|^src\/derive\.ts/.test(path))
  .map((source) => ({ ...membersOf(source), models: new Set(importsOf(source).map((imported) => targetOf(source, imported))) }))
const models = sources('src/model/**/*.ts')
const fragments = models.filter(({ text }) => !/\bresource\(/.test(text))
/** Fields that several resources share are declared in a file of their own, which its users know. */
const sharedHomes = (name: string) => fragments.filter(({ text }) => new RegExp(`^  ${name}: field\\(`, 'm').test(text)).map(({ path }) => path)
/** The history of a resource names the fields of its versions as texts. */
const histories = sources('src/api/write/history.ts').map(({ text }) => text)
const isInHistory = (name: string) => histories.some((text) => text.includes(`owner: '${name}'`) || text.includes(`row: '${name}'`))
const others = resources.filter(({ name }) => name !== 'client')
const timesDeclared = new Map<string, number>()
for (const { fields } of resources) for (const name of Object.keys(fields)) timesDeclared.set(name, (timesDeclared.get(name) ?? 0) + 1)

/** True when a field that others set is read, or one that only the server sets is written. */
function isUsed({ name: resource, table }: AnyResource, name: string, { writers }: AnyField): boolean {
  const home = models.find(({ text }) => text.includes(`name: '${resource}'`) && text.includes(`table: '${table}'`))?.path
  // A name that one resource alone declares can mean nothing else. Any other is looked for where the resource is known.
  const distinct = timesDeclared.get(name) === 1 && !COMMON_WORDS.has(name)
  const homes = [home, ...sharedHomes(name)]
  const isKnown = (known: ReadonlySet<string | undefined>) => distinct || homes.some((one) => known.has(one))
  return isInHistory(name) || users.some(({ read, written, models: known }) => isKnown(known) && (writers === 'server' ? written : read).has(name))
}

const idle = others.flatMap((resource) =>
  Object.entries(resource.fields)
    .filter(([name, field]) => name !== resource.key && !STAMPS.has(name) && !FOR_PEOPLE.has(name) && !isUsed(resource, name, field))
    .map(([name]) => `${resource.name}.${name}`),
)

test('a field of any other resource is read or, where only the server sets it, written', () => {
  assert.deepEqual(idle, [], 'nothing uses these: obey them')
})
