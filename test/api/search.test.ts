import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
  const rows = server.context.db.table(client)
  const words = (i: number) => (i === 7 ? 'Alpha Bravo' : i % 2 ? 'Alpha' : 'Bravo')
  const made = (i: number) => newRow(client, { id: `c${i}`, name: words(i), created_at: 1000 + i, updated_at: 1 })
  await Promise.all(Array.from({ length: 2500 }, (_, i) => rows.insert(made(i))))
})
after(() => server.close())

async function pages(query: string) {
  const found: { readonly ids: string[]; readonly total: number; readonly total_is: string }[] = []
  for (let next = ''; ; ) {
    const answer = await server.call('GET', `/api/clients?${query}${next && `&after=${encodeURIComponent(next)}`}`, { bearer })
    assert.equal(answer.status, 200, answer.text)
    const { data, page } = answer.json
    found.push({ ids: data.map(({ id }: { id: string }) => id), total: page.total, total_is: page.total_is })
    if (page.next === null) return found
    next = page.next
  }
}

test('a search that takes long answers with what it has, and the cursor goes on from there', async (t) => {
  // Each look at the clock is two milliseconds later than the one before.
  let now = 0
  t.mock.method(performance, 'now', () => (now += 2))
  const answers = await pages('search=alpha%20bravo&active=true')
  assert.deepEqual(
    answers.flatMap(({ ids }) => ids),
    ['c7'],
  )
  assert(answers.length >= 3, `${answers.length} pages`)
  const [first] = answers
  assert.deepEqual(first, { ids: [], total: 0, total_is: 'at_least' })
})

test('a screened search goes on from where it paused too', async (t) => {
  let now = 0
  t.mock.method(performance, 'now', () => (now += 2))
  const answers = await pages(`search=alpha&active=true&limit=200&idle_since=${Date.now()}`)
  const ids = answers.flatMap((answer) => answer.ids)
  assert.equal(ids.length, 1250)
  assert.equal(new Set(ids).size, 1250)
  assert.deepEqual(ids.slice(0, 2), ['c2499', 'c2497'])
})

test('a search is in its own order: another sort is refused by name, and the same is obeyed', async () => {
  const refused = await server.call('GET', '/api/clients?search=alpha&sort=name', { bearer })
  assert.equal(refused.status, 400)
  assert.deepEqual(Object.keys(refused.json.errors), ['sort'])
  const obeyed = await server.call('GET', '/api/clients?search=alpha&sort=-created_at&limit=2', { bearer })
  assert.deepEqual(
    obeyed.json.data.map(({ id }: { id: string }) => id),
    ['c2499', 'c2497'],
  )
})

test('a search text that is too long is refused and not cut', async () => {
  const refused = await server.call('GET', `/api/clients?search=${'a'.repeat(257)}`, { bearer })
  assert.deepEqual([refused.status, Object.keys(refused.json.errors)], [400, ['search']])
  assert.equal((await server.call('GET', `/api/clients?search=${'a'.repeat(256)}`, { bearer })).status, 200)
})

test('a filter on a list names a value that such a list can hold', async () => {
  for (const [query, name] of [
    ['/api/clients?grant_type=bogus', 'grant_type'],
    ['/api/apis?scope=a%20b', 'scope'],
    [`/api/users?role=${'r'.repeat(256)}`, 'role'],
  ] as const) {
    const refused = await server.call('GET', query, { bearer })
    assert.deepEqual([refused.status, Object.keys(refused.json.errors ?? {})], [400, [name]], query)
  }
  assert.equal((await server.call('GET', '/api/clients?grant_type=refresh_token', { bearer })).status, 200)
})
