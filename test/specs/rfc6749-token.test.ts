import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCredential } from '#clients/secrets.ts'
import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { scope } from '#model/scope.ts'
import { scopesOfPeople } from '#model/system-scopes.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { type CallAnswer, type CallOptions, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let machine: TestClient
before(async () => {
  server = await startServer()
  const { db, now } = server.context
  for (const [name, open] of Object.entries({ 'news:read': true, 'orders:read': false, 'orders:write': false }))
    await db.table(scope).insert(newRow(scope, { id: `sc_${name}`, name, public: open, created_at: now() }))
  machine = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'orders:read' }] })
})
after(() => server.close())

const ask = (form: Record<string, string> | string, options: CallOptions = {}) => server.call('POST', '/oauth/token', { form, ...options })
const grant_type = 'client_credentials'
const basicOf = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`

test('RFC 6749 §4.4.3 client credentials give an access token and no refresh token', async () => {
  const answer = await ask({ grant_type }, { basic: machine.basic })
  assert.equal(answer.status, 200)
  const { access_token, ...rest } = answer.json
  assert.match(access_token, /^gat_[\w-]{50,}$/)
  assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 3600 })
})
test('RFC 6749 §5.1 nobody may keep a token answer', async () => {
  const { headers } = await ask({ grant_type }, { basic: machine.basic })
  assert.equal(headers['cache-control'], 'no-store')
  assert.match(String(headers['content-type']), /^application\/json/)
})
test('RFC 6749 §2.3.1 Basic credentials are form-encoded, so a secret may hold any character', async () => {
  const odd = await makeClient(server, { id: 'odd:client+%', secret: 'p:ä s+s%&=20-and-long-enough' })
  const encoded = basicOf(encodeURIComponent(odd.id), encodeURIComponent(odd.secret).replaceAll('%20', '+'))
  assert.equal((await ask({ grant_type }, { headers: { authorization: encoded } })).status, 200)
  assert.equal((await ask({ grant_type, client_id: odd.id, client_secret: odd.secret })).status, 200)
  assert.equal((await ask({ grant_type }, { headers: { authorization: basicOf(odd.id, odd.secret) } })).status, 400)
})
test('RFC 6749 §2.3.1 the secret in the body, wherever it stands in it', async () => {
  const [id, secret] = [encodeURIComponent(machine.id), encodeURIComponent(machine.secret)]
  assert.equal((await ask(`client_secret=${secret}&grant_type=${grant_type}&client_id=${id}`)).status, 200)
  assert.equal((await ask(`grant_type=${grant_type}&client_id=${id}&client_secret=${secret}`)).status, 200)
})
test('RFC 6749 §2.3.1 a secret comes only the way the client is registered for', async () => {
  const post = await makeClient(server, { token_endpoint_auth_methods: ['client_secret_post'] })
  const answer = await ask({ grant_type }, { basic: post.basic })
  assert.deepEqual([answer.status, answer.json.error], [401, 'invalid_client'])
  assert.equal((await ask({ grant_type, client_id: post.id, client_secret: post.secret })).status, 200)
})
test('RFC 6749 §2.3 two methods in one request are refused', async () => {
  const answer = await ask({ grant_type, client_id: machine.id, client_secret: machine.secret }, { basic: machine.basic })
  assert.deepEqual([answer.status, answer.json.error], [400, 'invalid_request'])
})
test('RFC 6749 §2.3 the client in the body must be the one in the header', async () => {
  assert.equal((await ask({ grant_type, client_id: machine.id }, { basic: machine.basic })).status, 200)
  const answer = await ask({ grant_type, client_id: 'another' }, { basic: machine.basic })
  assert.deepEqual([answer.status, answer.json.error], [400, 'invalid_request'])
})
test('RFC 6749 §5.2 failed authentication is 401 and says how to authenticate', async () => {
  const answer = await ask({ grant_type }, { basic: [machine.id, 'wrong'] })
  assert.deepEqual([answer.status, answer.json.error], [401, 'invalid_client'])
  assert.match(String(answer.headers['www-authenticate']), /^Basic /)
})
test('RFC 6749 §5.2 what a request can lack or get wrong', async () => {
  const cases: [Record<string, string>, number, string][] = [
    [{}, 400, 'invalid_request'],
    [{ grant_type: '' }, 400, 'invalid_request'],
    [{ grant_type: 'magic' }, 400, 'unsupported_grant_type'],
    [{ grant_type: 'urn:ietf:params:oauth:grant-type:magic' }, 400, 'unsupported_grant_type'],
    [{ grant_type, scope: 'never:heard' }, 400, 'invalid_scope'],
    [{ grant_type, scope: 'orders:write' }, 400, 'invalid_scope'],
    [{ grant_type, scope: 'news:read  orders:read' }, 400, 'invalid_scope'],
    [{ grant_type, scope: 'a"b' }, 400, 'invalid_scope'],
  ]
  for (const [form, status, error] of cases) {
    const answer = await ask(form, { basic: machine.basic })
    assert.deepEqual([answer.status, answer.json.error], [status, error], JSON.stringify(form))
    assert.equal(typeof answer.json.error_description, 'string')
  }
})
test('RFC 6749 §5.2 a grant that the client is not registered for is unauthorized_client', async () => {
  const other = await makeClient(server, { supported_grant_types: ['authorization_code'] })
  const answer = await ask({ grant_type }, { basic: other.basic })
  assert.deepEqual([answer.status, answer.json.error], [400, 'unauthorized_client'])
})
test('RFC 6749 §3.2 parameters are read from a form body only', async () => {
  const asJson = await server.call('POST', '/oauth/token', { json: { grant_type }, basic: machine.basic })
  assert.equal(asJson.status, 415)
  const inQuery = await server.call('POST', `/oauth/token?grant_type=${grant_type}`, { form: '', basic: machine.basic })
  assert.equal(inQuery.status, 400)
  assert.equal((await server.call('GET', `/oauth/token?grant_type=${grant_type}`, { basic: machine.basic })).status, 405)
})
test('RFC 6749 §3.2 an unknown parameter is ignored, a repeated one refused', async () => {
  assert.equal((await ask(`grant_type=${grant_type}&flavour=vanilla`, { basic: machine.basic })).status, 200)
  const answer = await ask(`grant_type=${grant_type}&grant_type=${grant_type}`, { basic: machine.basic })
  assert.deepEqual([answer.status, answer.json.error], [400, 'invalid_request'])
})
test('RFC 6749 §3.3 public scopes are for everybody, private ones for clients that hold them, and the answer tells what was given', async () => {
  const answer = await ask({ grant_type, scope: 'orders:read news:read orders:read' }, { basic: machine.basic })
  assert.equal(answer.json.scope, 'orders:read news:read')
  const unlisted = await makeClient(server, { authorized_scopes: [{ name: 'orders:read' }] })
  assert.equal((await ask({ grant_type, scope: 'orders:read' }, { basic: unlisted.basic })).json.error, 'invalid_scope')
})
test('RFC 6749 §3.3 a private scope may be named by id, and a new one counts at once', async () => {
  const holder = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ id: 'sc_late' }] })
  assert.equal((await ask({ grant_type, scope: 'late:read' }, { basic: holder.basic })).json.error, 'invalid_scope')
  await server.context.db.table(scope).insert(newRow(scope, { id: 'sc_late', name: 'late:read' }))
  assert.equal((await ask({ grant_type, scope: 'late:read' }, { basic: holder.basic })).json.scope, 'late:read')
})
test('RFC 6749 §4.4 a client that can prove nothing gets nothing for itself', async () => {
  const open = await makeClient(server, { token_endpoint_auth_methods: ['none'], confidential: false })
  const answer = await ask({ grant_type, client_id: open.id })
  assert.deepEqual([answer.status, answer.json.error], [401, 'invalid_client'])
  const unproved = await makeClient(server, { confidential: false })
  assert.equal((await ask({ grant_type, client_id: unproved.id })).status, 401)
})
test('a client that is switched off is as good as unknown, at once', async () => {
  const off = await makeClient(server)
  assert.equal((await ask({ grant_type }, { basic: off.basic })).status, 200)
  await server.context.db.table(client).change({ id: off.id }, { active: false })
  const answer = await ask({ grant_type }, { basic: off.basic })
  assert.deepEqual([answer.status, answer.json.error], [401, 'invalid_client'])
})
test('two secrets overlap, and each ends when it expires or is removed', async () => {
  const { db, vault, now } = server.context
  const rotating = await makeClient(server)
  assert.equal((await ask({ grant_type }, { basic: rotating.basic })).status, 200)
  const next = await makeCredential(vault, { client_id: rotating.id, seal: false, now: now() })
  await db.table(clientCredential).insert(next.row)
  assert.equal((await ask({ grant_type }, { basic: [rotating.id, next.secret] })).status, 200)
  await db.table(clientCredential).change({ id: next.row.id }, { expires_at: now() + 60_000 })
  server.clock.skew = 61_000
  assert.equal((await ask({ grant_type }, { basic: [rotating.id, next.secret] })).status, 401)
  server.clock.skew = 0
  assert.equal((await ask({ grant_type }, { basic: rotating.basic })).status, 200)
  await db.table(clientCredential).remove({ client_id: rotating.id })
  assert.equal((await ask({ grant_type }, { basic: rotating.basic })).status, 401)
})
test('a chosen secret is kept as argon2id and works twice as well as a generated one', async () => {
  const chosen = await makeClient(server, { secret: 'hunter2' })
  const [row] = await server.context.db.table(clientCredential).find({ client_id: chosen.id })
  assert.match(row?.digest ?? '', /^\$argon2id\$/)
  assert.equal((await ask({ grant_type }, { basic: [chosen.id, 'hunter3'] })).status, 401)
  assert.equal((await ask({ grant_type }, { basic: chosen.basic })).status, 200)
  assert.equal((await ask({ grant_type }, { basic: chosen.basic })).status, 200)
  assert.equal((await ask({ grant_type }, { basic: [chosen.id, 'hunter3'] })).status, 401)
})
test('a chosen secret is right for every request that comes while the first one is being verified', async () => {
  const { context } = server
  const { id, basic } = await makeClient(server, { secret: 'the secret that goes' })
  const next = await makeCredential(context.vault, { client_id: id, secret: 'the secret that comes', seal: false, now: context.now() + 1 })
  await context.db.table(clientCredential).insert(next.row)
  const answers: Promise<CallAnswer>[] = []
  let isFirstDone = false
  const done = () => {
    isFirstDone = true
  }
  // The later ones are still compared with the newer secret when the first one is found to be right.
  while (!isFirstDone && answers.length < 80) {
    answers.push(ask({ grant_type }, { basic }))
    if (answers.length === 1) void answers[0]?.then(done)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  assert.deepEqual(new Set((await Promise.all(answers)).map(({ status }) => status)), new Set([200]))
})
test('a use of a credential is told, with the address it came from', async () => {
  const used: unknown[] = []
  const own = await startServer({ tally: { happened: () => {}, used: (use) => void used.push(use) } })
  const teller = await makeClient(own)
  await own.call('POST', '/oauth/token', { form: { grant_type }, basic: teller.basic })
  const [row] = await own.context.db.table(clientCredential).find({ client_id: teller.id })
  assert.deepEqual(used, [{ tenant: 'default', kind: 'credential', id: row?.id, address: '127.0.0.1' }])
  await own.close()
})
for (const scope of scopesOfPeople)
  test(`RFC 6749 §4.4 a client that acts for itself is refused ${scope}, which is a scope of people`, async () => {
    const held = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: scope }] })
    const { status, json } = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope }, basic: held.basic })
    assert.deepEqual([status, json.error], [400, 'invalid_scope'])
    assert.match(json.error_description, /is one of people/)
  })
