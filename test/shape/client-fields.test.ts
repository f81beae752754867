import assert from 'node:assert/strict'
import { test } from 'node:test'
import { client } from '#model/client.ts'
import { clientTraits, type FieldWith, fieldsWith } from '#model/client-traits.ts'
import { sources } from './sources.ts'

// Checking a value before it is stored is not yet obeying it.
const readers = sources('src/**/*.ts').filter(({ path }) => !/^src\/(model|fields)\/|^src\/setup\/|^src\/derive\.ts|\/clients\/references\.ts/.test(path))

/** Indexes and rules of the declaration, what pages and commands show beside each other, and where a key of a client may come from. */
const layouts = [/^src\/model\//, /^web\/(?:pages|api\/sections)/, /^src\/commands\//, /^src\/api\/resources\/client-keys/]

/** True when some code reads the field of a client: as a member (not of a request or the settings), by destructuring a client, or to find clients. */
function isRead(name: string): boolean {
  const member = `(?<!\\b(?:params|settings|asked|sent|query|body))\\??\\.${name}\\b`
  const taken = `\\{[^{}]*\\b${name}\\b[^{}]*\\}(?: = [^\\n]*\\bclient\\b|: (?:Compiled)?Client\\b)`
  const sought = `\\.find\\(\\{ ${name}:`
  const reading = new RegExp(`${member}|${taken}|${sought}`)
  return readers.some(({ text }) => reading.test(text))
}

test('a field of a client is obeyed somewhere, or is for people', () => {
  const idle = Object.keys(client.fields).filter((name) => !fieldsWith('idle').some((listed) => listed === name) && !isRead(name))
  assert.deepEqual(idle, [], 'nothing reads these: obey them, or say so in src/model/client-traits.ts')
})

test('every field of a client has been considered for its traits', () => {
  assert.deepEqual(Object.keys(clientTraits), Object.keys(client.fields), 'list them in src/model/client-traits.ts, in the order of their declaration')
  // @ts-expect-error a name that is no field of a client
  const unknown: FieldWith<'opens'> = 'shoe_size'
  assert(!fieldsWith('opens').includes(unknown))
})

test('no other file lists fields of a client by name, but where a page lays them out', () => {
  const named = new RegExp(`(?:'(?:${Object.keys(client.fields).join('|')})',?\\s*){4}`)
  const lists = sources('{src,web}/**/*.{ts,tsx}').filter(({ path, text }) => named.test(text) && !layouts.some((layout) => layout.test(path)))
  assert.deepEqual(
    lists.map(({ path }) => path),
    [],
    'make these a trait in src/model/client-traits.ts',
  )
})
