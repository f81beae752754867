import assert from 'node:assert/strict'
import { test } from 'node:test'
import { client } from '#model/client.ts'
import { forPeople, notYetObeyed } from '#model/not-yet-obeyed.ts'
import { sources } from './sources.ts'

// Checking a value before it is stored is not yet obeying it.
const readers = sources('src/**/*.ts').filter(({ path }) => !/^src\/(model|fields)\/|^src\/setup\/|^src\/derive\.ts|\/clients\/references\.ts/.test(path))

/** Whether some code reads the field of a client: as a member, though not of what a request says or the settings, or taken out of a client. */
function isRead(name: string): boolean {
  const member = `(?<!\\b(?:params|settings|asked|sent|query|body))\\??\\.${name}\\b`
  const taken = `\\{[^{}]*\\b${name}\\b[^{}]*\\}(?: = [^\\n]*\\bclient\\b|: (?:Compiled)?Client\\b)`
  const reading = new RegExp(`${member}|${taken}`)
  return readers.some(({ text }) => reading.test(text))
}

test('a field of a client is obeyed somewhere, is for people, or is listed as not yet obeyed', () => {
  const idle = Object.keys(client.fields).filter((name) => ![...notYetObeyed, ...forPeople].some((listed) => listed === name) && !isRead(name))
  assert.deepEqual(idle, [], 'nothing reads these: obey them, or list them in src/model/not-yet-obeyed.ts')
})

test('what is listed as not yet obeyed is read by nothing', () => {
  assert.deepEqual(notYetObeyed.filter(isRead), [], 'these are obeyed now: take them off the list')
})
