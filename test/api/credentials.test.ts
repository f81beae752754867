import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { resources } from '#model/all.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { openTally } from '#usage/memory.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
let tally: ReturnType<typeof openTally>
before(async () => {
  const store = await openSqlite(':memory:', resources)
  tally = openTally({ store, now: Date.now, failed: assert.ifError })
  server = await describedServer({ store, tally })
})
after(async () => {
  await tally.close()
  await server.close()
})

const tokenFor = async (id: string, secret: string) =>
  (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, secret] })).status
async function application() {
  const { id, secret } = (await server.api('POST', '/api/clients', { name: 'Rotated' })).json.data
  return { id, secret, path: `/api/clients/${id}/credentials` }
}

test('a new secret works beside the old one until the old one is retired', async () => {
  const { id, secret, path } = await application()
  const retireAt = Date.now() + 60_000
  const made = await server.api('POST', path, { credential: { name: 'second', retire_others_at: retireAt } })
  assert.deepEqual([made.status, made.json.data.name], [201, 'second'])
  assert.equal(made.headers['location'], `${path}/${made.json.data.id}`)
  assert.deepEqual([await tokenFor(id, secret), await tokenFor(id, made.json.data.secret)], [200, 200])
  const [second, first] = (await server.api('GET', path)).json.data
  assert.deepEqual([second.expires_at, first.expires_at], [null, retireAt])
  server.clock.skew = 61_000
  try {
    assert.deepEqual([await tokenFor(id, secret), await tokenFor(id, made.json.data.secret)], [401, 200])
  } finally {
    server.clock.skew = 0
  }
})

test('a deleted secret is dead at once, the others live on', async () => {
  const { id, secret, path } = await application()
  const [{ id: first }] = (await server.api('GET', path)).json.data
  const { secret: second } = (await server.api('POST', path, {})).json.data
  assert.equal(await tokenFor(id, secret), 200)
  assert.equal((await server.api('DELETE', `${path}/${first}`)).status, 204)
  assert.deepEqual([await tokenFor(id, secret), await tokenFor(id, second)], [401, 200])
})

test('a list of secrets tells who used which, when and from where, and shows none', async () => {
  const { id, secret, path } = await application()
  for (let i = 0; i < 3; i++) await tokenFor(id, secret)
  await tally.flush()
  const answer = await server.api('GET', path)
  const [credential] = answer.json.data
  assert.deepEqual([credential.use_count, credential.networks, credential.last_four], [3, ['127.0.0.0/24'], secret.slice(-4)])
  assert(credential.first_used_at <= credential.last_used_at)
  assert(!answer.text.includes(secret))
  for (const hidden of ['digest', 'hash', 'sealed', 'secret']) assert(!(hidden in credential), hidden)
})

test('a client has at most ten live secrets', async () => {
  const { path } = await application()
  for (let i = 0; i < 9; i++) assert.equal((await server.api('POST', path, {})).status, 201)
  assert.equal((await server.api('POST', path, {})).status, 409)
  const [{ id }] = (await server.api('GET', path)).json.data
  await server.api('DELETE', `${path}/${id}`)
  assert.equal((await server.api('POST', path, {})).status, 201)
})

test('also of twenty that are asked for at once, no more than ten are made', async () => {
  const { path } = await application()
  const answers = await Promise.all(Array.from({ length: 20 }, () => server.api('POST', path, {})))
  assert.equal(answers.filter(({ status }) => status === 201).length, 9)
  assert.equal((await server.api('GET', path)).json.data.length, 10)
})

test('a secret ends when it was said to, and cannot be made for the past', async () => {
  const { id, path } = await application()
  const { data } = (await server.api('POST', path, { expires_at: Date.now() + 30_000 })).json
  assert.equal(await tokenFor(id, data.secret), 200)
  server.clock.skew = 31_000
  assert.equal(await tokenFor(id, data.secret), 401)
  server.clock.skew = 0
  assert.equal((await server.api('POST', path, { expires_at: Date.now() - 1 })).status, 422)
})

test('secrets of one client are not reached through another', async () => {
  const [one, other] = [await application(), await application()]
  const [{ id }] = (await server.api('GET', one.path)).json.data
  for (const method of ['GET', 'DELETE'] as const) assert.equal((await server.api(method, `${other.path}/${id}`)).status, 404)
  assert.equal((await server.api('PATCH', `${other.path}/${id}`, { name: 'stolen' })).status, 404)
  assert.equal((await server.api('PATCH', `${one.path}/${id}`, { name: 'renamed' })).json.data.name, 'renamed')
  assert.equal((await server.api('GET', '/api/clients/nobody/credentials')).status, 404)
})

test('RFC 9110 §13.1.1 a secret is not edited or deleted by who saw it otherwise', async () => {
  const { path } = await application()
  const [{ id }] = (await server.api('GET', path)).json.data
  const etag = String((await server.api('GET', `${path}/${id}`)).headers['etag'])
  assert.equal((await server.api('PATCH', `${path}/${id}`, { name: 'one' }, { headers: { 'if-match': etag } })).status, 200)
  assert.equal((await server.api('PATCH', `${path}/${id}`, { name: 'two' }, { headers: { 'if-match': etag } })).status, 412)
  assert.equal((await server.api('DELETE', `${path}/${id}`, undefined, { headers: { 'if-match': etag } })).status, 412)
})

test('a client that uses no secret gets none', async () => {
  const { id } = (await server.api('POST', '/api/clients', { token_endpoint_auth_methods: ['none'] })).json.data
  assert.equal((await server.api('POST', `/api/clients/${id}/credentials`, {})).status, 422)
})

test('an edit that changes nothing is no fault', async () => {
  const { path } = await application()
  const [row] = (await server.api('GET', path)).json.data
  for (const edit of [{}, { name: row.name }]) {
    const answer = await server.api('PATCH', `${path}/${row.id}`, edit)
    assert.deepEqual([answer.status, answer.json.data?.name], [200, row.name], answer.text)
  }
})

test('RFC 6749 §10.10 a chosen secret that can be guessed is accepted with a warning, and one that is tried out in no time is not', async () => {
  const { path } = await application()
  const longer = 'Tr0ub4dor & three horses, well fed'
  for (const [secret, warned] of [
    ['12345678', /less than 32 characters/],
    ['ab'.repeat(20), /few different characters/],
    [longer, undefined],
    [undefined, undefined],
  ] as const)
    for (const answer of [
      await server.api('POST', path, secret === undefined ? {} : { secret }),
      await server.api('POST', '/api/clients', { name: 'Chosen', ...(secret === undefined ? {} : { secret }) }),
    ]) {
      assert.equal(answer.status, 201)
      const told = (answer.json.warnings ?? []).filter(({ field }: { field: string }) => field === 'secret')
      assert.equal(told.length, warned ? 1 : 0, secret ?? 'made')
      if (warned) assert.match(told[0].message, warned)
    }
  for (const answer of [await server.api('POST', path, { secret: '1234567' }), await server.api('POST', '/api/clients', { name: 'Chosen', secret: 'x' })]) {
    assert.equal(answer.status, 422)
    assert.deepEqual(answer.json.errors, { secret: ['must have at least 8 characters; leave it out, and one is made'] })
  }
})
