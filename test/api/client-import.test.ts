import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

interface Result {
  readonly entry: number
  readonly outcome: string
  readonly id: string
  readonly code?: string
  readonly secret?: string
  readonly errors?: Record<string, readonly string[]>
  readonly changes?: Record<string, { readonly before: unknown; readonly after: unknown }>
}
const machine = { kind: 'machine', supported_grant_types: ['client_credentials'] }
const make = async (fields: Record<string, unknown>) => (await server.api('POST', '/api/clients', { ...machine, ...fields })).json.data
const importAll = async (clients: readonly unknown[], query = ''): Promise<readonly Result[]> => {
  const answer = await server.api('POST', `/api/clients/import${query}`, { clients })
  assert.equal(answer.status, 200, answer.text)
  return answer.json.data.results
}
const outcomes = (results: readonly Result[]) => results.map(({ outcome }) => outcome)
const versionsOf = async (id: string): Promise<number> => (await server.api('GET', `/api/clients/${id}/versions`)).json.data.length

test('an import makes what is new, changes what differs, leaves the rest alone, and tells each fault at its entry', async () => {
  const [changed, same] = [await make({ name: 'Changed' }), await make({ name: 'Same' })]
  const exported = (await server.call('GET', '/api/clients/export?search=Same', { bearer: await server.adminToken() })).text.trim()
  const entries = [
    { name: 'New worker', ...machine },
    { id: changed.id, description: 'Imported' },
    JSON.parse(exported),
    { name: 'Wrong', kind: 'gadget', redirect_uris: ['http://evil.example/'] },
    { id: changed.id, description: 'Twice' },
    'a text',
  ]
  const rehearsed = await importAll(entries, '?dry_run=true')
  const expected = ['created', 'changed', 'unchanged', 'refused', 'refused', 'refused']
  assert.deepEqual(outcomes(rehearsed), expected)
  assert.equal((await server.api('GET', '/api/clients?search=New+worker')).json.page.total, 0)
  assert.equal((await server.api('GET', `/api/clients/${changed.id}`)).json.data.description, null)
  assert.equal(rehearsed[0]?.secret, undefined)

  const done = await importAll(entries)
  assert.deepEqual(outcomes(done), expected)
  assert.deepEqual(done[1]?.changes, { description: { before: null, after: 'Imported' } })
  assert.deepEqual(Object.keys(done[3]?.errors ?? {}).toSorted(), ['kind', 'redirect_uris'])
  assert.deepEqual(done[4]?.errors, { id: ['stands in entry 2 already'] })
  assert.equal(await versionsOf(same.id), 1)
  const form = { grant_type: 'client_credentials' }
  assert.equal((await server.call('POST', '/oauth/token', { form, basic: [done[0]?.id ?? '', done[0]?.secret ?? ''] })).status, 200)
})

test('a client that an export told is imported elsewhere under its id', async () => {
  const made = await make({ id: 'moving', name: 'Moving' })
  const row = (await server.call('GET', '/api/clients/export?search=Moving', { bearer: await server.adminToken() })).text.trim()
  await server.api('DELETE', `/api/clients/${made.id}`)
  const [result] = await importAll([JSON.parse(row)])
  assert.deepEqual([result?.outcome, result?.id], ['created', 'moving'])
})

test('an import reaches no further than single requests: policies are asked about each', async () => {
  const [kept, open] = [await make({ name: 'Kept' }), await make({ name: 'Open' })]
  const deny = { name: 'keep it', effect: 'deny', stage: 'enforced', reason: 'kept as it is', engine: 'matcho' }
  const rules = [
    { rule: { path: `#^/api/clients/${kept.id}` }, operations: ['patch_api_clients_id'] },
    { rule: { method: 'POST' }, operations: ['post_api_clients'] },
  ]
  const made = await Promise.all(rules.map((rule, n) => server.api('POST', '/api/policies', { ...deny, ...rule, name: `${deny.name} ${n}` })))
  const results = await importAll([
    { id: kept.id, description: 'x' },
    { id: open.id, description: 'x' },
    { name: 'Another', ...machine },
  ])
  assert.deepEqual(
    results.map(({ outcome, code }) => [outcome, code]),
    [
      ['refused', 'FORBIDDEN'],
      ['changed', undefined],
      ['refused', 'FORBIDDEN'],
    ],
  )
  for (const { json } of made) await server.api('DELETE', `/api/policies/${json.data.id}`)
})

test('an import of nothing, of too much, or of anything but clients is refused as a whole', async () => {
  for (const [body, errors] of [
    [{ clients: [] }, { clients: ['must name at least one'] }],
    [{ clients: Array.from({ length: 501 }, () => ({})) }, { clients: ['must have at most 500 entries, not 501'] }],
    [{ rows: [] }, { clients: ['is required: must be a list'], rows: ['is not a field of an import that you may set'] }],
  ] as const) {
    const answer = await server.api('POST', '/api/clients/import', body)
    assert.deepEqual([answer.status, answer.json.errors], [422, errors])
  }
})
