import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { ADMIN_SECRET } from '../support/server.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

async function application(fields: Readonly<Record<string, unknown>> = {}) {
  const { id, secret } = (await server.api('POST', '/api/clients', { name: 'Tokens', ...fields })).json.data
  const token = async (): Promise<string> =>
    (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, secret] })).json.access_token
  return { id, token }
}
const inspect = async (token: string) => (await server.api('POST', '/api/inspect', { token })).json.data
const failed = ({ steps }: { readonly steps: readonly { readonly check: string; readonly passed: boolean }[] }) => steps.find(({ passed }) => !passed)?.check
const list = async (query: string) =>
  (await server.api('GET', `/api/tokens?${query}`)).json.data as { readonly id: string; readonly active: boolean; readonly client_name: string }[]

test('tokens are listed, filtered, and revoked one by one', async () => {
  const { id, token } = await application()
  const [first, second] = [await token(), await token()]
  const rows = await list(`client_id=${id}`)
  assert.deepEqual(
    rows.map(({ active, client_name }) => [active, client_name]),
    [
      [true, 'Tokens'],
      [true, 'Tokens'],
    ],
  )
  const { record } = await inspect(first)
  assert.equal((await server.api('DELETE', `/api/tokens/${record.id}`)).status, 204)
  assert.deepEqual([failed(await inspect(first)), (await inspect(second)).valid], ['revoked', true])
  assert.deepEqual((await list(`client_id=${id}&active=true`)).length, 1)
  const again = await server.api('POST', `/api/tokens/${record.id}/revoke`)
  assert.deepEqual([again.status, again.json.data.active], [200, false])
})

test('all tokens of a client are revoked at once, and new ones work', async () => {
  for (const revoke of [
    (id: string) => server.api('POST', `/api/clients/${id}/revoke_tokens`),
    (id: string) => server.api('DELETE', `/api/clients/${id}/tokens`),
    (id: string) => server.api('POST', '/api/tokens/revoke', { client_id: id }),
  ]) {
    const { id, token } = await application({ access_token_format: 'jwt' })
    const before = await token()
    assert((await revoke(id)).status < 300)
    assert.equal(failed(await inspect(before)), 'client')
    assert.deepEqual(await list(`client_id=${id}&active=true`), [])
    server.clock.skew += 2
    assert.equal((await inspect(await token())).valid, true)
  }
})

test('what is issued in the very millisecond of a revocation counts as revoked, a millisecond later it does not', async (t) => {
  const { id, token } = await application({ access_token_format: 'jwt' })
  const moment = Date.now()
  const clock = t.mock.method(Date, 'now', () => moment)
  const [opaque, before] = [await application(), await token()]
  for (const client of [id, opaque.id]) assert.equal((await server.api('POST', `/api/clients/${client}/revoke_tokens`)).status, 200)
  const isActive = async (shown: string) =>
    (await server.call('POST', '/oauth/introspect', { form: { token: shown }, basic: ['gatehouse-admin', ADMIN_SECRET] })).json.active
  for (const make of [token, opaque.token]) {
    const shown = await make()
    assert.equal(failed(await inspect(shown)), 'client')
    assert.equal(await isActive(shown), false, 'an API is told the same')
  }
  assert.equal(failed(await inspect(before)), 'client')
  clock.mock.mockImplementation(() => moment + 1)
  for (const make of [token, opaque.token]) {
    const shown = await make()
    assert.equal((await inspect(shown)).valid, true)
    assert.equal(await isActive(shown), true)
  }
})

test('all tokens of a person, of a person at a client, and of a grant are revoked', async () => {
  for (const target of ['user_id', 'both', 'grant_id'] as const) {
    const person = await makePerson(server, { roles: ['role_developer'] })
    const token = await personToken(server, person)
    const { record, valid } = await inspect(token)
    assert.deepEqual([valid, record.user_id], [true, person.id])
    const whose = target === 'both' ? { user_id: person.id, client_id: record.client_id } : { [target]: record[target] }
    assert.equal((await server.api('POST', '/api/tokens/revoke', whose)).status, 200)
    assert.equal((await inspect(token)).valid, false)
    assert.equal((await server.call('GET', '/clients', { bearer: token })).status, 401)
  }
  for (const whose of [{}, { client_id: 1 }, { grant_id: 'a', client_id: 'b' }, { token: 'x' }])
    assert.equal((await server.api('POST', '/api/tokens/revoke', whose)).status, 422)
  assert.equal((await server.api('POST', '/api/tokens/revoke', { user_id: 'usr_nobody' })).status, 404)
})

test('the inspector tells what a token is, whether it is good here, and why not', async () => {
  const { id, token } = await application()
  const opaque = await token()
  const seen = await inspect(opaque)
  assert.deepEqual([seen.kind, seen.format, seen.valid, seen.record.client_id], ['access_token', 'opaque', true, id])
  assert.equal(failed(await inspect(opaque.slice(0, -1))), 'checksum')
  await server.api('PATCH', `/api/clients/${id}`, { access_token_format: 'jwt' })
  const jwt = await token()
  const read = await inspect(jwt)
  assert.deepEqual([read.kind, read.format, read.valid, read.claims.client_id, read.header.typ], ['access_token', 'jwt', true, id, 'at+jwt'])
  const [header, , signature] = jwt.split('.')
  const forged = `${header}.${Buffer.from(JSON.stringify({ ...read.claims, sub: 'admin' })).toString('base64url')}.${signature}`
  assert.equal(failed(await inspect(forged)), 'signature')
  const foreign = `${header}.${Buffer.from(JSON.stringify({ ...read.claims, iss: 'https://other.example' })).toString('base64url')}.${signature}`
  assert.equal(failed(await inspect(foreign)), 'issuer')
  const assertion = `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.${Buffer.from(JSON.stringify({ iss: id, sub: id, aud: 'https://id.example/oauth/token', exp: 1 })).toString('base64url')}.AA`
  const said = await inspect(assertion)
  assert.deepEqual([said.kind, said.valid, failed(said)], ['client_assertion', null, 'audience'])
  for (const [text, kind] of [
    ['nonsense', 'unknown'],
    ['a.b.c', 'unknown'],
    ['a.b.c.d.e', 'unknown'],
    ['grt_nonsense', 'refresh_token'],
    ['gac_nonsense', 'authorization_code'],
    ['ghs_nonsense', 'client_secret'],
    ['', 'unknown'],
  ] as const)
    assert.equal((await inspect(text)).kind, kind, text)
  server.clock.skew = 86_400_000 * 2
  try {
    assert.equal((await server.call('POST', '/api/inspect', { bearer: server.bearer, json: { token: opaque } })).status, 401)
  } finally {
    server.clock.skew = 0
  }
  assert(!server.logged.join('').includes(opaque.slice(10)))
})

test('the inspector sees what a switched-off client means for its tokens', async () => {
  const { id, token } = await application()
  const good = await token()
  await server.api('POST', `/api/clients/${id}/disable`)
  const seen = await inspect(good)
  assert.deepEqual([seen.valid, failed(seen)], [false, 'client'])
})

test('all that a person has ends by the hand of who may manage people, and is as mighty', async () => {
  const person = await makePerson(server)
  const mighty = await makePerson(server, { roles: ['role_administrator'] })
  const client = async (...scopes: string[]) => {
    const made = (await server.api('POST', '/api/clients', { authorize_scope: true, authorized_scopes: scopes.map((name) => ({ name })) })).json.data
    const form = { grant_type: 'client_credentials', scope: scopes.join(' ') }
    return (await server.call('POST', '/oauth/token', { form, basic: [made.id, made.secret] })).json.access_token as string
  }
  const revoke = async (bearer: string, whose: object) => (await server.call('POST', '/api/tokens/revoke', { bearer, json: whose })).status
  const clients = await client('clients:manage:all')
  const people = await client('clients:manage:all', 'users:manage:all')
  assert.equal(await revoke(clients, { user_id: person.id }), 403)
  assert.equal(await revoke(clients, { user_id: 'usr_nobody' }), 403, 'whether there is such a person is not told')
  assert.equal(await revoke(people, { user_id: person.id }), 200)
  assert.equal(await revoke(people, { user_id: mighty.id }), 403)
  for (const verb of ['revoke_tokens', 'end_sessions']) {
    assert.equal((await server.call('POST', `/api/users/${mighty.id}/${verb}`, { bearer: people })).status, 403, verb)
    assert((await server.call('POST', `/api/users/${person.id}/${verb}`, { bearer: people })).status < 300, verb)
  }
  assert.equal(await revoke(server.bearer, { user_id: mighty.id }), 200)
})
