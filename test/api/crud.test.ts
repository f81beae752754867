import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

const idsOf = (answer: { readonly json: { readonly data: readonly { readonly id: string }[] } }) => answer.json.data.map(({ id }) => id)

test('a row is made, read, changed, replaced and removed', async () => {
  const made = await server.api('POST', '/api/scopes', { scope: { name: 'orders:read', label: 'See your orders' } })
  assert.equal(made.status, 201)
  const { id } = made.json.data
  assert.match(id, /^sc_/)
  assert.equal(made.headers['location'], `/api/scopes/${id}`)
  assert.equal(made.headers['etag'], '"1"')
  assert.equal((await server.api('GET', `/api/scopes/${id}`)).json.data.label, 'See your orders')
  const patched = await server.api('PATCH', `/api/scopes/${id}`, { public: true })
  assert.deepEqual([patched.json.data.public, patched.json.data.label, patched.json.data.version], [true, 'See your orders', 2])
  const replaced = await server.api('PUT', `/api/scopes/${id}`, { scope: { description: 'All of them.' } })
  assert.deepEqual([replaced.json.data.public, replaced.json.data.label, replaced.json.data.description], [false, null, 'All of them.'])
  const removed = await server.api('DELETE', `/api/scopes/${id}`)
  assert.deepEqual([removed.status, removed.text], [204, ''])
  assert.equal((await server.api('GET', `/api/scopes/${id}`)).status, 404)
  assert.equal((await server.api('DELETE', `/api/scopes/${id}`)).status, 404)
})

test('a body may be wrapped or bare, and members beside the wrapper count', async () => {
  const bare = await server.api('POST', '/api/roles', { name: 'bare' })
  const wrapped = await server.api('POST', '/api/roles', { role: { name: 'wrapped' } })
  const beside = await server.api('POST', '/api/roles', { description: 'beside', role: { name: 'beside' } })
  assert.deepEqual([bare.status, wrapped.status, beside.json.data.description], [201, 201, 'beside'])
})

test('RFC 7396 §2 a patch merges objects and takes members away with null', async () => {
  const { id } = (await server.api('POST', '/api/clients', { name: 'Merged', metadata: { a: { b: 1, c: 2 }, d: 3 } })).json.data
  const patched = await server.api(
    'PATCH',
    `/api/clients/${id}`,
    { metadata: { a: { b: null, e: 4 } } },
    { headers: { 'content-type': 'application/merge-patch+json' } },
  )
  assert.deepEqual(patched.json.data.metadata, { a: { c: 2, e: 4 }, d: 3 })
  const reset = await server.api('PATCH', `/api/clients/${id}`, { metadata: null, name: null })
  assert.deepEqual([reset.json.data.metadata, reset.json.data.name], [{}, 'Unnamed client'])
})

test('a patch touches only what is sent', async () => {
  const scopes = [{ name: 'users:read:all' }]
  const { id } = (await server.api('POST', '/api/clients', { name: 'Kept', authorized_scopes: scopes, redirect_uris: ['https://kept.example/cb'] })).json.data
  const { data } = (await server.api('PATCH', `/api/clients/${id}`, { name: 'Renamed' })).json
  assert.deepEqual([data.name, data.authorized_scopes.length, data.redirect_uris], ['Renamed', 1, ['https://kept.example/cb']])
})

test('an answer can be edited and sent back whole', async () => {
  const made = (await server.api('POST', '/api/clients', { name: 'Round trip', key_pair_type: { type: 'ec', curve: 'P-384' } })).json.data
  const read = (await server.api('GET', `/api/clients/${made.id}`)).json.data
  const sent = await server.api('PUT', `/api/clients/${made.id}`, { client: { ...read, name: 'Round trip 2' } })
  assert.equal(sent.status, 200)
  assert.deepEqual({ ...sent.json.data, version: 1, updated_at: 0 }, { ...read, name: 'Round trip 2', version: 1, updated_at: 0 })
  const forged = await server.api('PUT', `/api/clients/${made.id}`, { ...read, protected: true })
  assert.deepEqual([forged.status, Object.keys(forged.json.errors)], [422, ['protected', 'version', 'updated_at']])
})

test('RFC 9110 §13.1.1 an edit that names a version that is gone is refused with 412', async () => {
  const { id } = (await server.api('POST', '/api/roles', { name: 'versioned' })).json.data
  const etag = String((await server.api('GET', `/api/roles/${id}`)).headers['etag'])
  assert.equal((await server.api('PATCH', `/api/roles/${id}`, { description: 'a' }, { headers: { 'if-match': etag } })).status, 200)
  for (const [method, body] of [
    ['PATCH', { description: 'b' }],
    ['PUT', { name: 'versioned' }],
    ['DELETE', undefined],
  ] as const) {
    const stale = await server.api(method, `/api/roles/${id}`, body, { headers: { 'if-match': etag } })
    assert.deepEqual([method, stale.status, stale.json.code], [method, 412, 'PRECONDITION_FAILED'])
  }
  assert.equal((await server.api('GET', `/api/roles/${id}`)).json.data.description, 'a')
  assert.equal((await server.api('PATCH', `/api/roles/${id}`, { description: 'c' }, { headers: { 'if-match': '*' } })).status, 200)
})

test('RFC 9110 §13.1.2 what the caller has already is not sent again', async () => {
  for (const path of ['/api/clients/gatehouse-admin', '/api/scopes']) {
    const etag = String((await server.api('GET', path)).headers['etag'])
    const again = await server.api('GET', path, undefined, { headers: { 'if-none-match': `"other", ${etag}` } })
    assert.deepEqual([again.status, again.text], [304, ''])
  }
})

test('of ten who edit the same version, one wins', async () => {
  const { id } = (await server.api('POST', '/api/roles', { name: 'raced' })).json.data
  const edits = await Promise.all(
    Array.from({ length: 10 }, (_, i) => server.api('PATCH', `/api/roles/${id}`, { description: `edit ${i}` }, { headers: { 'if-match': '"1"' } })),
  )
  assert.equal(edits.filter(({ status }) => status === 200).length, 1)
  assert.equal(edits.filter(({ status }) => status === 412).length, 9)
  assert.equal((await server.api('GET', `/api/roles/${id}`)).json.data.version, 2)
})

test('edits without If-Match that meet each other all succeed, one after another', async () => {
  const { id } = (await server.api('POST', '/api/roles', { name: 'crowded' })).json.data
  const edits = await Promise.all([
    server.api('PATCH', `/api/roles/${id}`, { description: 'x' }),
    server.api('PATCH', `/api/roles/${id}`, { scopes: ['openid'] }),
  ])
  assert.deepEqual(
    edits.map(({ status }) => status),
    [200, 200],
  )
  const { data } = (await server.api('GET', `/api/roles/${id}`)).json
  assert.deepEqual([data.description, data.scopes, data.version], ['x', ['openid'], 3])
})

test('a list is paged by keyset: every row once, also while rows come and go', async () => {
  for (let i = 0; i < 23; i++) await server.api('POST', '/api/scopes', { name: `paged:${String(i).padStart(2, '0')}` })
  const seen: string[] = []
  let next: string | null = null
  for (let pages = 0; pages < 10; pages++) {
    const page = await server.api('GET', `/api/scopes?limit=10&sort=name${next ? `&after=${next}` : ''}`)
    seen.push(...page.json.data.map(({ name }: { readonly name: string }) => name))
    next = page.json.page.next
    assert.deepEqual([page.json.page.total_is, page.json.page.total >= 23], ['exact', true])
    // A row before the cursor and one after it.
    if (pages === 0) await server.api('POST', '/api/scopes', { name: 'aaaa' })
    if (pages === 0) await server.api('POST', '/api/scopes', { name: 'zzzz' })
    if (next === null) break
  }
  assert.equal(next, null)
  assert.deepEqual(
    seen,
    [...new Set(seen)].sort((a, b) => (a < b ? -1 : 1)),
  )
  assert.equal(seen.filter((name) => name.startsWith('paged:')).length, 23)
  assert(seen.includes('zzzz') && !seen.includes('aaaa'))
})

test('lists are sorted both ways, filtered and searched', async () => {
  await server.api('POST', '/api/namespaces', { id: 'zoo', name: 'Zoo' })
  await server.api('POST', '/api/clients', { id: 'zebra', name: 'Zebra finder', kind: 'spa', namespace: 'zoo', supported_grant_types: ['refresh_token'] })
  await server.api('POST', '/api/clients', { id: 'yak', name: 'Yak shaver', kind: 'machine', namespace: 'zoo', owner: 'usr_x' })
  const list = async (query: string) => idsOf(await server.api('GET', `/api/clients?${query}`))
  assert.deepEqual(await list('namespace=zoo&sort=name'), ['yak', 'zebra'])
  assert.deepEqual(await list('namespace=zoo&sort=-name'), ['zebra', 'yak'])
  assert.deepEqual(await list('grant_type=refresh_token&namespace=zoo'), ['zebra'])
  assert.deepEqual(await list('kind=machine&namespace=zoo'), ['yak'])
  assert.deepEqual(await list('owner=usr_x'), ['yak'])
  assert.deepEqual(await list('search=shaver'), ['yak'])
  assert.deepEqual(await list('search=zebra'), ['zebra'])
  assert.deepEqual(await list('active=false&namespace=zoo'), [])
  assert.equal((await server.api('GET', '/api/clients?search=shaver')).json.page.total, 1)
})

test('what a list cannot be asked is refused with the names of what it can', async () => {
  const unknown = await server.api('GET', '/api/clients?colour=red')
  assert.equal(unknown.status, 400)
  assert.match(unknown.json.message, /colour.*grant_type/)
  for (const query of [
    'limit=0',
    'limit=201',
    'limit=1e2',
    'limit=-1',
    'limit=ten',
    'sort=secret',
    'sort=created_at,name',
    'active=perhaps',
    'kind=boat',
    'limit=1&limit=2',
  ])
    assert.equal((await server.api('GET', `/api/clients?${query}`)).status, 400, query)
})

test('a cursor that was not made here, or for another list, is refused', async () => {
  const first = await server.api('GET', '/api/scopes?limit=1&sort=name')
  const { next } = first.json.page
  const other = next.endsWith('A') ? 'B' : 'A'
  for (const after of ['x', `${next.slice(0, -1)}${other}`, `A${next.slice(1)}`, 'W10', encodeURIComponent('a'.repeat(3000))])
    assert.equal((await server.api('GET', `/api/scopes?limit=1&sort=name&after=${after}`)).status, 400)
  assert.equal((await server.api('GET', `/api/scopes?limit=1&sort=-name&after=${next}`)).status, 400)
  assert.equal((await server.api('GET', `/api/roles?limit=1&sort=name&after=${next}`)).status, 400)
  assert.equal((await server.api('GET', `/api/scopes?limit=5&sort=name&after=${next}`)).status, 200)
})

test('what is taken is refused, and by which field', async () => {
  await server.api('POST', '/api/scopes', { name: 'taken' })
  const again = await server.api('POST', '/api/scopes', { name: 'taken' })
  assert.deepEqual([again.status, Object.keys(again.json.errors)], [422, ['name']])
  await server.api('POST', '/api/clients', { id: 'taken' })
  const client = await server.api('POST', '/api/clients', { id: 'taken' })
  assert.deepEqual([client.status, Object.keys(client.json.errors)], [409, ['id']])
})

test('a row that others refer to is not removed, and they are named', async () => {
  const { id } = (await server.api('POST', '/api/scopes', { name: 'referred' })).json.data
  const role = (await server.api('POST', '/api/roles', { name: 'referring', scopes: ['referred'] })).json.data
  const client = (await server.api('POST', '/api/clients', { name: 'Referring', authorize_scope: true, authorized_scopes: [{ id }] })).json.data
  const capped = (await server.api('POST', '/api/clients', { name: 'Capped', user_scopes: ['referred'] })).json.data
  const refused = await server.api('DELETE', `/api/scopes/${id}`)
  assert.equal(refused.status, 409)
  assert.deepEqual(refused.json.referrers, [
    { resource: 'role', id: role.id, name: 'referring', field: 'scopes' },
    { resource: 'client', id: client.id, name: 'Referring', field: 'authorized_scopes' },
    { resource: 'client', id: capped.id, name: 'Capped', field: 'user_scopes' },
  ])
  await server.api('DELETE', `/api/clients/${capped.id}`)
  await server.api('DELETE', `/api/roles/${role.id}`)
  await server.api('DELETE', `/api/clients/${client.id}`)
  assert.equal((await server.api('DELETE', `/api/scopes/${id}`)).status, 204)
})

test('RFC 9457 §3 a refusal is a problem document with code, message, errors and request id', async () => {
  const refused = await server.api('POST', '/api/clients', { client: { name: 7, access_token_ttl: 0, nonsense: 1, redirect_uri: [] } })
  assert.equal(refused.headers['content-type'], 'application/problem+json')
  assert.equal(refused.json.request_id, refused.headers['x-request-id'])
  assert.deepEqual([refused.status, refused.json.status, refused.json.code], [422, 422, 'UNPROCESSABLE_ENTITY'])
  assert.deepEqual(refused.json.errors, {
    name: ['must be a text, not a number'],
    access_token_ttl: ['must be at least 1, not 0'],
    nonsense: ['is not a field of a client that you may set'],
    redirect_uri: ['is not a field of a client that you may set; did you mean redirect_uris?'],
  })
})

test('RFC 9110 §15.5.6 a method that a URL does not know is answered with those it does', async () => {
  const answer = await server.api('DELETE', '/api/clients')
  assert.deepEqual([answer.status, answer.headers['allow'], answer.json.code], [405, 'GET, HEAD, POST, OPTIONS', 'METHOD_NOT_ALLOWED'])
})

test('system scopes cannot be removed or opened', async () => {
  const [openid] = (await server.api('GET', '/api/scopes?name=openid')).json.data
  assert.equal((await server.api('DELETE', `/api/scopes/${openid.id}`)).status, 403)
  assert.equal((await server.api('PATCH', `/api/scopes/${openid.id}`, { public: false })).status, 422)
  assert.equal((await server.api('PATCH', `/api/scopes/${openid.id}`, { label: 'Know who you are' })).status, 200)
})
