import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { resources } from '#model/all.ts'
import { explanation } from '#model/explanation.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { makeClient } from '../support/clients.ts'
import { CALLBACK, type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startPostgres } from '../support/postgres.ts'
import { brokenRequests } from '../support/refusals.ts'
import { startServer } from '../support/server.ts'

let flow: CodeFlow
let admin: string
before(async () => {
  flow = await codeFlow()
  admin = await flow.server.adminToken()
})
after(() => flow.server.close())

const read = async (path: string, bearer = admin) => {
  await flow.server.explanations.flush()
  return flow.server.call('GET', path, { bearer })
}
const explained = async (requestId: string) => (await read(`/api/explanations/${requestId}`)).json.data
const replayed = async (requestId: string) => (await flow.server.call('POST', `/api/explanations/${requestId}/replay`, { bearer: admin })).json.data

for (const broken of brokenRequests)
  test(`${broken.name}: the explanation names the cause, and the fix that it offers lets the replay pass`, async () => {
    const { client_id, answer } = await broken.send(flow)
    const id = String(answer.headers['x-request-id'])
    const told = await explained(id)
    assert.equal(told.client_id, client_id)
    assert.equal(told.check, broken.check)
    assert(!told.passed.includes(broken.check))
    if (broken.got !== undefined) assert.equal(told.got, broken.got)
    assert.deepEqual(told.fix === null ? undefined : Object.keys(told.fix).sort(), broken.fixes)
    assert.equal((await replayed(id)).passes, broken.before)
    if (told.fix === null) return
    const patch = await flow.server.call('PATCH', `/api/clients/${client_id}`, { bearer: admin, json: told.fix })
    assert.equal(patch.status, 200, patch.text)
    assert.deepEqual(await replayed(id), { request_id: id, passes: true, check: null, error: null, message: null })
    assert.equal((await explained(id)).fix, null)
  })

test('the answer shows the request id: in the error, on the page, and in what is sent back to the application', async () => {
  const refused = await flow.server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [flow.app.id, 'wrong'] })
  assert.equal(refused.json.request_id, refused.headers['x-request-id'])
  const page = await flow.server.call('GET', `/oauth/authorize?client_id=${flow.app.id}&redirect_uri=https://evil.example/`)
  assert(page.text.includes(`<code>${page.headers['x-request-id']}</code>`))
  const back = await flow.server.call('GET', `/oauth/authorize?${new URLSearchParams(flow.request({ scope: 'nonsense' }).params)}`)
  assert.equal(new URL(String(back.headers['location'])).searchParams.get('request_id'), back.headers['x-request-id'])
})

test('the checks that a request passed stand in their order', async () => {
  const { answer } = (await brokenRequests[6]?.send(flow)) ?? assert.fail()
  const { passed, endpoint, auth_method, network } = await explained(String(answer.headers['x-request-id']))
  assert.deepEqual(passed, ['client_named', 'client_known', 'client_active', 'client_method', 'client_secret', 'secret_expiry', 'grant_type', 'grant_known'])
  assert.deepEqual({ endpoint, auth_method, network }, { endpoint: '/oauth/token', auth_method: 'client_secret_basic', network: '127.0.0.0/24' })
})

test('the key or secret that was tried is named', async () => {
  const expired = (await brokenRequests[1]?.send(flow)) ?? assert.fail()
  assert.match((await explained(String(expired.answer.headers['x-request-id']))).tried, /^cred_/)
})

test('no secret, code, verifier, token or personal hint is kept', async () => {
  const secrets = ['SECRETsecret', 'SECRETcode', 'SECRETverifier', 'SECRETtoken', 'SECRETassertion', 'SECRETpassword', 'SECREThint', 'SECRETstate']
  const [client_secret = '', code = '', code_verifier = '', refresh_token = '', assertion = '', password = '', login_hint = '', state = ''] = secrets
  const form = { client_id: flow.app.id, client_secret, code, code_verifier, refresh_token, assertion, password, login_hint, state, grant_type: 'password' }
  await flow.server.call('POST', '/oauth/token', { form })
  await flow.server.call('POST', '/oauth/token', { form: { ...form, client_assertion: `${assertion}.x.y`, client_assertion_type: 'x' } })
  await flow.server.call('GET', `/oauth/authorize?${new URLSearchParams({ client_id: flow.app.id, state, login_hint, id_token_hint: 'SECRETtoken' })}`)
  await flow.server.call('GET', '/api/clients', { bearer: 'SECRETtoken' })
  await flow.server.explanations.flush()
  const rows = JSON.stringify(await flow.server.context.db.table(explanation).find({}, { limit: 1000 }))
  assert(rows.includes('client_secret'))
  assert(!rows.includes('SECRET'))
})

test('a refused API call is explained to whoever reads the logs, and counts for its client', async () => {
  const token = await flow.server.adminToken('scopes:read:all')
  const refused = await flow.server.call('GET', '/api/clients', { bearer: token })
  const { client_id, check, expected, got } = await explained(String(refused.headers['x-request-id']))
  assert.deepEqual({ client_id, check, got }, { client_id: flow.server.context.settings['admin.client_id'], check: 'token_scope', got: 'scopes:read:all' })
  assert(expected.includes('clients:read:all'))
})

test('a client lists its refusals, the last first', async () => {
  const { id } = await makeClient(flow.server, { redirect_uris: [CALLBACK] })
  for (const redirect_uri of ['https://a.example/', 'https://b.example/'])
    await flow.server.call('GET', `/oauth/authorize?${new URLSearchParams({ client_id: id, response_type: 'code', redirect_uri })}`)
  const { data } = (await read(`/api/explanations?client_id=${id}`)).json
  assert.deepEqual(
    data.map(({ got }: { got: string }) => got),
    ['https://b.example/', 'https://a.example/'],
  )
})

test('a developer sees why requests of their own application were refused, and of no other', async () => {
  const person = await makePerson(flow.server, { roles: ['role_developer'] })
  const token = await personToken(flow.server, person)
  const own = await makeClient(flow.server, { owner: person.id, redirect_uris: [CALLBACK], stage: 'draft' })
  const request = (client_id: string) =>
    flow.server.call('GET', `/oauth/authorize?${new URLSearchParams({ client_id, response_type: 'code', redirect_uri: 'https://a.example/cb' })}`)
  const [mine, theirs] = [await request(own.id), await request(flow.app.id)]
  const listed = (await read(`/clients/${own.id}/explanations`, token)).json.data
  assert.deepEqual(
    listed.map(({ check, fix }: { check: string; fix: unknown }) => ({ check, fix })),
    [{ check: 'redirect_uri', fix: { redirect_uris: [CALLBACK, 'https://a.example/cb'] } }],
  )
  assert.equal((await read(`/clients/${own.id}/explanations/${mine.headers['x-request-id']}`, token)).status, 200)
  assert.equal((await read(`/clients/${own.id}/explanations/${theirs.headers['x-request-id']}`, token)).status, 404)
  assert.equal((await read(`/clients/${flow.app.id}/explanations`, token)).status, 404)
  assert.equal((await read('/api/explanations', token)).status, 403)
})

test('what only an administrator may change is no fix for a developer', async () => {
  const person = await makePerson(flow.server, { roles: ['role_developer'] })
  const token = await personToken(flow.server, person)
  const own = await makeClient(flow.server, { owner: person.id, redirect_uris: [CALLBACK], active: false })
  const refused = await flow.server.call('GET', `/oauth/authorize?client_id=${own.id}`)
  const told = await read(`/clients/${own.id}/explanations/${refused.headers['x-request-id']}`, token)
  assert.deepEqual([told.json.data.check, told.json.data.fix], ['client_active', null])
})

test('a refused authorization request counts against the client that it names, and against nobody who is merely made up', async () => {
  const counted: string[] = []
  const server = await startServer({
    tally: { used: () => {}, happened: ({ client_id, what, detail }) => void counted.push(`${what} ${client_id} ${detail}`) },
  })
  try {
    const { id } = await makeClient(server, { redirect_uris: [CALLBACK] })
    await server.call('GET', `/oauth/authorize?client_id=${id}&response_type=code&redirect_uri=https://evil.example/`)
    await server.call('GET', '/oauth/authorize?client_id=made-up&response_type=code')
    assert.deepEqual(counted, [`refusals ${id} invalid_request`, 'refusals - invalid_request'])
  } finally {
    await server.close()
  }
})

test('a flood of refusals leaves a bounded number of rows, and says how many were not kept', async () => {
  const server = await startServer()
  try {
    const { id } = await makeClient(server)
    const flood = async (count: number, client: (n: number) => string) => {
      for (let n = 0; n < count; n++) await server.call('GET', `/oauth/authorize?client_id=${client(n)}`)
      await server.explanations.flush()
    }
    const table = server.context.db.table(explanation)
    await flood(500, () => id)
    const ofOne = await table.count({ client_id: id })
    assert(ofOne >= 60 && ofOne < 70, `${ofOne} rows`)
    // Names that are made up share what their network may fill.
    await flood(500, (n) => `made-up-${n}`)
    assert((await table.count({})) < 140)
    server.clock.skew += 60_000
    await flood(1, () => id)
    const [last] = await table.find({ client_id: id }, { order: 'at', descending: true, limit: 1 })
    assert((last?.skipped ?? 0) > 400, `skipped ${last?.skipped}`)
  } finally {
    await server.close()
  }
})

/** Characters that no database takes as they are, where a stranger may send them. */
const strange = 'client_id=%00a&scope=%00&redirect_uri=https%3A%2F%2Fa.example%2F%00&response_type=%ED%A0%80&%00=1&%ED%A0%80=2'
for (const dialect of ['SQLite', 'PostgreSQL'] as const)
  test(`on ${dialect} a request of characters that no database takes is explained all the same`, async () => {
    const database = dialect === 'PostgreSQL' ? await startPostgres() : undefined
    const server = await startServer(database ? { store: await openPostgres(database.url, resources) } : {})
    try {
      for (const query of [strange, `client_id=${'x'.repeat(3000)}`]) assert.equal((await server.call('GET', `/oauth/authorize?${query}`)).status, 400)
      await server.explanations.flush()
      assert.equal(await server.context.db.table(explanation).count({ client_id: '-' }), 2)
    } finally {
      await server.close()
      await database?.stop()
    }
  })
