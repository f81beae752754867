import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flag, text } from '#fields/kinds.ts'
import { field, resource } from '#fields/resource.ts'
import { resources } from '#model/all.ts'
import { stamps } from '#model/stamps.ts'
import { adminScopes, areas } from '#model/system-scopes.ts'
import { declaredFiles } from '../../src/derive.ts'
import { sectionsIn } from '../../web/api/sections.ts'
import { startServer } from '../support/server.ts'

// The one file: everything below follows from it.
const gadget = resource(
  {
    name: 'gadget',
    table: 'gadgets',
    key: 'id',
    prefix: 'gd_',
    administered: { path: 'gadgets', area: 'policies', verbs: ['list', 'read', 'create', 'patch'], sort: 'name', filters: ['loud'] },
    doc: 'A thing that beeps.',
  },
  {
    id: field(text(64), { doc: 'Names the gadget for ever.', writers: 'server' }),
    name: field(text(64), { doc: 'Its name among people.', find: ['unique', 'sort', 'search'] }),
    loud: field(flag(), { doc: 'It can be heard next door.', initial: false, find: ['filter'] }),
    ...stamps,
  },
)
// The one line.
const declarations = [...resources, gadget]

test('one added resource has its table, JSON Schema and reference page', () => {
  const [before, after] = [declaredFiles(), declaredFiles(declarations)]
  const changed = Object.keys(after).filter((path) => before[path] !== after[path])
  assert(changed.includes('derived/schema.sqlite.sql') && changed.includes('derived/schema.postgres.sql'))
  for (const path of changed) assert.match(after[path] ?? '', /gadget/, path)
})

test('one added resource is administered over HTTP, by whom its area lets in, and in the verbs it names', async (t) => {
  const server = await startServer({ declarations })
  t.after(() => server.close())
  const bearer = await server.adminToken()
  const made = await server.call('POST', '/api/gadgets', { json: { gadget: { name: 'Siren', loud: true } }, bearer })
  assert.equal(made.status, 201)
  await server.call('POST', '/api/gadgets', { json: { gadget: { name: 'Bell' } }, bearer })
  const { id } = made.json.data
  assert.match(id, /^gd_/)
  const names = async (query: string) => (await server.call('GET', `/api/gadgets${query}`, { bearer })).json.data.map((row: { name: string }) => row.name)
  assert.deepEqual(await names(''), ['Bell', 'Siren'])
  assert.deepEqual(await names('?loud=true'), ['Siren'])
  assert.equal((await server.call('PATCH', `/api/gadgets/${id}`, { json: { gadget: { loud: false } }, bearer })).json.data.loud, false)
  assert.equal((await server.call('DELETE', `/api/gadgets/${id}`, { bearer })).status, 405)
  const [reader, stranger] = [await server.adminToken('policies:read:all'), await server.adminToken('clients:manage:all')]
  assert.equal((await server.call('GET', '/api/gadgets', { bearer: reader })).status, 200)
  assert.equal((await server.call('POST', '/api/gadgets', { json: { gadget: { name: 'Horn' } }, bearer: reader })).status, 403)
  assert.equal((await server.call('GET', '/api/gadgets', { bearer: stranger })).status, 403)
  const { paths } = (await server.call('GET', '/openapi.json')).json
  assert.deepEqual(Object.keys(paths['/api/gadgets']), ['get', 'post'])
  assert.deepEqual(Object.keys(paths['/api/gadgets/{id}']), ['get', 'patch'])
})

test('one added resource has a list and a form in the console', () => {
  const section = sectionsIn(declarations).find(({ slug }) => slug === 'gadgets')
  assert.deepEqual(section, {
    slug: 'gadgets',
    path: '/api/gadgets',
    resource: gadget,
    area: 'policies',
    columns: ['name', 'loud', 'updated_at'],
    filters: ['loud'],
    can: ['create', 'edit'],
    sort: 'name',
  })
})

test('every administered resource names an area that there is, fields that it has, and a path of its own', () => {
  const administered = resources.flatMap((r) => (r.administered ? [{ r, ...r.administered }] : []))
  for (const { r, area, filters = [], sort = '-' } of administered) {
    assert(
      areas.some((known) => known === area),
      `${r.name}: ${area}`,
    )
    assert(adminScopes.includes(`${area}:read:all`), r.name)
    for (const name of [...filters, ...(sort === '-' ? [] : [sort.replace('-', '')])]) assert(name in r.fields, `${r.name}.${name}`)
  }
  assert.equal(new Set(administered.map(({ path }) => path)).size, administered.length)
})
