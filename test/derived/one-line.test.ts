import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Administered } from '#api/administered.ts'
import { crud } from '#api/crud.ts'
import { openApi } from '#api/docs/openapi.ts'
import { clientResource } from '#api/resources/clients.ts'
import { form } from '#fields/form.ts'
import { changeSchema, creationSchema, readSchema } from '#fields/json-schema.ts'
import { integer } from '#fields/kinds.ts'
import { field, type Row } from '#fields/resource.ts'
import { newRow } from '#fields/write.ts'
import { resources } from '#model/all.ts'
import { client } from '#model/client.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { names } from '../../src/app.ts'
import { declaredFiles } from '../../src/derive.ts'
import { temporaryFolder } from '../support/server.ts'

// The one line: everything below follows from it.
const line = {
  shoe_size: field(integer(1, 99), { doc: 'The size of its shoes.', spec: 'RFC 7591 §2', initial: 42, writers: ['registration'], find: ['filter'] }),
}

const larger = { ...client, fields: { ...client.fields, ...line } }
const all = resources.map((r) => (r === client ? larger : r))
const properties = (schema: Record<string, unknown>) => schema['properties'] as Record<string, unknown>

test('one added line changes the type', () => {
  const row: Row<typeof larger.fields> = newRow(larger, { id: 'a', shoe_size: 43 })
  assert.equal(row.shoe_size + 1, 44)
  // @ts-expect-error a size is a number
  newRow(larger, { id: 'a', shoe_size: 'large' })
})

test('one added line changes what each author may send, and only theirs', () => {
  assert('shoe_size' in properties(creationSchema(larger, 'admin', names)))
  assert('shoe_size' in properties(changeSchema(larger, 'admin', names)))
  assert('shoe_size' in properties(creationSchema(larger, 'registration', names)))
  assert(!('shoe_size' in properties(creationSchema(larger, 'portal', names))))
  assert('shoe_size' in properties(readSchema(larger, 'portal', names)))
})

test('one added line changes the form', () => {
  const input = form(larger, 'admin').find(({ name }) => name === 'shoe_size')
  assert.deepEqual(input, {
    name: 'shoe_size',
    label: 'Shoe size',
    section: 'General',
    widget: 'number',
    help: 'The size of its shoes.',
    spec: 'RFC 7591 §2',
    required: false,
    editable: 'always',
    initial: 42,
  })
})

test('one added line changes the OpenAPI document', () => {
  const document = (described: typeof clientResource) =>
    JSON.stringify(openApi({ operations: crud(described as Administered), names, issuer: 'https://id.example' }))
  assert.doesNotMatch(document(clientResource), /shoe_size/)
  assert.match(document({ ...clientResource, resource: larger }), /"shoe_size":\{[^}]*"description":"The size of its shoes\. \(RFC 7591 §2\)"/)
})

test('one added line changes both tables, JSON Schema and the reference page, and nothing else', () => {
  const [before, after] = [declaredFiles(), declaredFiles(all)]
  const changed = Object.keys(after).filter((path) => before[path] !== after[path])
  assert.deepEqual(changed.sort(), [
    'derived/client.schema.json',
    'derived/registration.schema.json',
    'derived/schema.postgres.sql',
    'derived/schema.sqlite.sql',
    'docs/reference/client.md',
  ])
  for (const path of changed) assert.match(after[path] ?? '', /shoe_size/)
})

test('one added line migrates a database that has rows', async () => {
  const file = join(temporaryFolder(), 'gatehouse.db')
  const old = await openSqlite(file, resources)
  await old
    .in('default')
    .table(client)
    .insert(newRow(client, { id: 'before' }))
  await old.close()
  const store = await openSqlite(file, all)
  const clients = store.in('default').table(larger)
  assert.equal((await clients.get('before'))?.shoe_size, 42)
  await clients.insert(newRow(larger, { id: 'after', shoe_size: 7 }))
  assert.deepEqual(
    (await clients.find({ shoe_size: 7 })).map(({ id }) => id),
    ['after'],
  )
  await store.close()
})
