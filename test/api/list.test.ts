import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Administered } from '../../src/api/administered.ts'
import { listParameters } from '../../src/api/list/parameters.ts'
import { administeredResources } from '../../src/api/resources/all.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'

interface Described {
  readonly parameters: readonly { readonly name: string }[]
}

let server: DescribedServer
before(async () => {
  server = await describedServer()
  await server.api('POST', '/api/namespaces', { id: 'counted', name: 'Counted' })
  for (let i = 0; i < 7; i++) await server.api('POST', '/api/clients', { id: `c${i}`, name: `Client ${i}`, namespace: 'counted', kind: 'machine' })
})
after(() => server.close())

const pageOf = async (query: string) => (await server.api('GET', `/api/clients?${query}`)).json

test('a list is counted with its first page; the pages after it tell that total, and count anew when asked', async () => {
  const query = 'namespace=counted&sort=name&limit=3'
  const { page: first } = await pageOf(query)
  assert.deepEqual([first.total, first.total_is], [7, 'exact'])
  await server.api('POST', '/api/clients', { id: 'late', name: 'Late', namespace: 'counted', kind: 'machine' })
  const second = `${query}&after=${first.next}`
  assert.equal((await pageOf(second)).page.total, 7)
  assert.equal((await pageOf(`${second}&total=true`)).page.total, 8)
  assert.equal((await server.api('GET', `/api/clients?${query}&total=perhaps`)).status, 400)
  await server.api('DELETE', '/api/clients/late')
})

test('a list that is not counted tells how many rows were seen, and the last page knows all', async () => {
  const seen: unknown[] = []
  let next: string | null = ''
  for (let pages = 0; next !== null && pages < 9; pages++) {
    const { page } = await pageOf(`namespace=counted&sort=name&limit=3&total=false${next && `&after=${next}`}`)
    seen.push([page.total, page.total_is])
    next = page.next
  }
  assert.deepEqual(seen, [
    [3, 'at_least'],
    [6, 'at_least'],
    [7, 'exact'],
  ])
})

test('a list tells only the members that it is asked for, and the key', async () => {
  const sparse = async (query: string) => {
    const answer = await server.call('GET', `/api/clients?${query}`, { bearer: server.bearer })
    assert.equal(answer.status, 200, answer.text)
    return answer.json
  }
  const query = 'namespace=counted&sort=name&limit=2'
  const { data, page } = await sparse(`${query}&fields=name,last_used_at`)
  assert.deepEqual(data, [
    { id: 'c0', name: 'Client 0', last_used_at: null },
    { id: 'c1', name: 'Client 1', last_used_at: null },
  ])
  // The members are no part of what the cursor belongs to.
  assert.deepEqual(Object.keys((await sparse(`${query}&fields=kind&after=${page.next}`)).data[0]).sort(), ['id', 'kind'])
  // A name that the API looks up is looked up where it is asked for.
  assert.deepEqual((await sparse(`${query}&fields=authorized_scopes`)).data[0], { id: 'c0', authorized_scopes: [] })
  assert.deepEqual(Object.keys((await server.call('GET', '/api/users?fields=organizations', { bearer: server.bearer })).json.data[0]).sort(), [
    'id',
    'organizations',
  ])
})

test('a member that rows do not have, or that nobody may read, cannot be asked for', async () => {
  for (const [path, name] of [
    ['/api/clients', 'colour'],
    ['/api/users', 'password_hash'],
    ['/api/clients', 'toString'],
  ] as const) {
    const answer = await server.api('GET', `${path}?fields=id,${name}`)
    assert.equal(answer.status, 400, name)
    assert(answer.json.message.includes(name))
    assert.match(answer.json.errors.fields[0], /^expected names out of id/)
  }
})

test('the document describes what a list may be asked to tell', () => {
  const parameters = new Map(administeredResources.map((a) => [a.path, listParameters(a as Administered)]))
  for (const [path, known] of parameters) {
    const described = (server.document.paths[path]?.['get'] as unknown as Described | undefined)?.parameters.map(({ name }) => name)
    if (described) for (const { name } of known) assert(described.includes(name), `${path} ${name}`)
  }
  const fields = parameters.get('/api/clients')?.find(({ name }) => name === 'fields')
  for (const name of ['supported_grant_types', 'last_used_at']) assert.match(fields?.doc ?? '', new RegExp(`Known: .*\\b${name}\\b`))
})
