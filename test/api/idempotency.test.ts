import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { idempotency } from '#model/idempotency.ts'
import { databases, type Nodes } from '../support/nodes.ts'

for (const [name, open] of databases)
  describe(`Idempotency-Key on ${name}`, () => {
    let nodes: Nodes
    let bearer: string
    before(async () => {
      nodes = await open()
      bearer = await nodes.nodes[0].adminToken()
    })
    after(() => nodes.close())

    const post = (key: string, json: unknown, { node = 0, path = '/api/clients' }: { readonly node?: 0 | 1; readonly path?: string } = {}) =>
      nodes.nodes[node].call('POST', path, { bearer, json, headers: { 'idempotency-key': key } })
    const named = async (client: string) => (await nodes.nodes[0].call('GET', `/api/clients?name=${encodeURIComponent(client)}`, { bearer })).json.data.length

    test('a retry is told the first answer, secret and all, and makes nothing', async () => {
      const first = await post('retried', { name: 'Once' })
      const again = await post('retried', { name: 'Once' }, { node: 1 })
      assert.deepEqual([first.status, again.status, again.headers['idempotency-replayed']], [201, 201, 'true'])
      assert.equal(again.text, first.text)
      assert.deepEqual([again.headers['location'], again.headers['etag']], [first.headers['location'], first.headers['etag']])
      assert.equal(await named('Once'), 1)
    })

    test('ten at once, on two nodes, make one', async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => post('raced', { name: 'Raced' }, { node: i % 2 === 0 ? 0 : 1 })))
      const statuses = answers.map(({ status }) => status)
      assert(
        statuses.every((status) => status === 201 || status === 409),
        statuses.join(),
      )
      assert(statuses.includes(201))
      for (const { headers } of answers.filter(({ status }) => status === 409)) assert.equal(headers['retry-after'], '1')
      assert.equal(new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text)).size, 1)
      assert.equal(await named('Raced'), 1)
    })

    test('the same key with another request is refused', async () => {
      await post('reused', { name: 'A' })
      const other = await post('reused', { name: 'B' })
      assert.deepEqual([other.status, Object.keys(other.json.errors)], [422, ['Idempotency-Key']])
      assert.equal((await post('reused', { name: 'A' }, { path: '/api/roles' })).status, 422)
      assert.equal(await named('B'), 0)
    })

    test('what was refused did nothing, so its key is free again', async () => {
      assert.equal((await post('mended', { name: 7 })).status, 422)
      assert.equal((await post('mended', { name: 'Mended' })).status, 201)
    })

    test('keys of one caller are not those of another', async () => {
      const { id, secret } = (await post('neighbour', { name: 'Neighbour', authorize_scope: true, authorized_scopes: [{ name: 'clients:manage:all' }] })).json
        .data
      const form = { grant_type: 'client_credentials', scope: 'clients:manage:all' }
      const theirs = (await nodes.nodes[0].call('POST', '/oauth/token', { form, basic: [id, secret] })).json.access_token
      const answer = await nodes.nodes[0].call('POST', '/api/clients', { bearer: theirs, json: { name: 'Theirs' }, headers: { 'idempotency-key': 'retried' } })
      assert.deepEqual([answer.status, answer.json.data.name], [201, 'Theirs'])
    })

    test('verbs and bulk work are told again too', async () => {
      const { id } = (await post('verbs', { name: 'Verbs' })).json.data
      const first = await post('verb', {}, { path: `/api/clients/${id}/regenerate_key_pair` })
      const again = await post('verb', {}, { path: `/api/clients/${id}/regenerate_key_pair` })
      assert.deepEqual([first.status, again.text], [200, first.text])
    })

    test('a key that a dead process left behind is taken over after a minute', async () => {
      const server = nodes.nodes[0]
      await post('left', { name: 'Left' })
      const rows = server.context.db.table(idempotency)
      const told = ({ id, answer = '' }: { readonly id: string; readonly answer?: string | undefined }) =>
        server.context.vault.unseal(answer, `idempotency:${id}`)
      const row = (await rows.find({})).find((candidate) => candidate.answer !== undefined && told(candidate).includes('Left'))
      assert(row)
      await rows.change({ id: row.id }, { status: 0, answer: undefined, expires_at: Date.now() + 60_000 })
      assert.equal((await post('left', { name: 'Left' })).status, 409)
      await rows.change({ id: row.id }, { expires_at: Date.now() - 1 })
      assert.equal((await post('left', { name: 'Left' })).status, 201)
    })

    test('a key that is no key is refused', async () => {
      for (const key of ['a b', 'x'.repeat(256), '\u00e9']) assert.equal((await post(key, { name: 'X' })).status, 400, key)
    })
  })
