import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { pino } from 'pino'
import { removeSpentClients } from '#clients/clean-up.ts'
import { ageOf, removeAllSpent, spentAmong } from '#clients/spent-clients.ts'
import { client } from '#model/client.ts'
import { registration } from '#model/registration.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce, visitorOf } from '../support/visitor.ts'

const [HOUR, DAY] = [3_600_000, 86_400_000]

/** Opens registration with a token that is good for any number of clients; tells how to register. */
async function registering(server: TestServer) {
  // A token for each call, because the tests move the clock.
  const api = async (method: string, path: string, json?: unknown) =>
    server.call(method, path, { bearer: await server.adminToken(), ...(json !== undefined && { json }) })
  await api('PATCH', '/api/tenants/default', { registration: 'with_token' })
  const { token } = (await api('POST', '/api/initial-access-tokens', { name: 'Tests' })).json.data
  const register = async (json: object): Promise<{ readonly client_id: string; readonly client_secret: string }> => {
    const answer = await server.call('POST', '/oauth/register', { json, bearer: token })
    assert.equal(answer.status, 201, answer.text)
    return answer.json
  }
  // One after another: each uses the token.
  const registerAll = async (all: readonly object[]) => {
    const made: Awaited<ReturnType<typeof register>>[] = []
    for (const one of all) made.push(await register(one))
    return made
  }
  return { api, registerAll }
}

/** The metadata that an installation of a program on somebody's machine sends. */
const installed = (port: number) => ({
  client_name: 'Assistant',
  software_id: 'assistant',
  redirect_uris: [`http://127.0.0.1:${port}/callback`],
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
})

describe('500 registrations of one program', () => {
  let server: TestServer
  let api: Awaited<ReturnType<typeof registering>>['api']
  let ids: readonly string[]
  const refreshTokens = new Map<string, string>()

  /** Signs a person in to a client. */
  async function signIn(client_id: string, port: number, by: ReturnType<typeof visitorOf>, username: string): Promise<void> {
    const [{ verifier, challenge }, redirect_uri] = [pkce(), `http://127.0.0.1:${port}/callback`]
    const asked = { client_id, redirect_uri, response_type: 'code', scope: 'openid', code_challenge: challenge, code_challenge_method: 'S256' }
    const code = (await by.authorize(asked, { username })).params.get('code') ?? ''
    const form = { client_id, redirect_uri, code, code_verifier: verifier, grant_type: 'authorization_code' }
    const { json, text } = await server.call('POST', '/oauth/token', { form })
    assert.ok(json.refresh_token, text)
    refreshTokens.set(client_id, json.refresh_token)
  }

  before(async () => {
    server = await startServer()
    const registers = await registering(server)
    api = registers.api
    const programs = Array.from({ length: 500 }, (_, at) => installed(40_000 + at))
    ids = (await registers.registerAll(programs)).map(({ client_id }) => client_id)
    await registers.registerAll([{ ...installed(1), client_name: 'Another', redirect_uris: ['https://another.example/cb'] }])
    const [by, person] = [visitorOf(server), await makePerson(server)]
    for (let at = 0; at < 12; at++) await signIn(ids[at * 40] ?? '', 40_000 + at * 40, by, person.username)
    // The access tokens are dead by then, the grants are not.
    server.clock.skew += 3 * HOUR
  })
  after(() => server.close())

  test('the list shows one group of 500 clients, 12 of them live, and the rehearsal names those that would go, and why', async () => {
    const { data } = (await api('GET', '/api/registrations/groups?unused_for=3600')).json
    assert.deepEqual([data.clients, data.live, data.spent, data.complete], [501, 12, 489, true])
    const [group, other] = data.groups
    assert.deepEqual(
      [group.name, group.software_id, group.redirect_hosts, group.count, group.live, group.spent, group.networks.length],
      ['Assistant', 'assistant', ['127.0.0.1'], 500, 12, 488, 1],
    )
    assert.deepEqual([other.name, other.count], ['Another', 1])
    const spent = (await api('GET', `/api/registrations/spent?unused_for=3600&fingerprint=${group.fingerprint}`)).json.data
    assert.equal(spent.clients.length, 488)
    assert.deepEqual([spent.clients[0].why, spent.clients[0].last_used_at], ['never_used', null])
    assert.equal(
      spent.clients.some(({ client_id }: { client_id: string }) => refreshTokens.has(client_id)),
      false,
    )
    assert.deepEqual((await api('GET', '/api/registrations/spent')).json.data.clients, [], 'by default nothing goes that was unused for less than 30 days')
    assert.equal(await server.context.db.table(client).count({ origin: 'dynamic' }), 501, 'nothing was removed')
  })

  test('the clean-up of the group removes 488 in steps, and the 12 go on', async () => {
    const { data } = (await api('GET', '/api/registrations/groups?unused_for=3600')).json
    const { fingerprint } = data.groups[0]
    const steps: number[] = []
    for (let from: string | null | undefined; from !== null; ) {
      const { json, text, status } = await api('POST', '/api/registrations/clean_up', { unused_for: 3600, fingerprint, ...(from && { after: from }) })
      assert.equal(status, 200, text)
      steps.push(json.data.removed)
      from = json.data.after
    }
    assert.ok(steps.length > 2, 'progress can be seen')
    assert.equal(
      steps.reduce((sum, removed) => sum + removed, 0),
      488,
    )
    const left = (await api('GET', '/api/registrations/groups?unused_for=3600')).json.data
    assert.deepEqual([left.groups[0].count, left.groups[0].live, left.clients], [12, 12, 13])
    for (const [client_id, refresh_token] of refreshTokens)
      assert.equal((await server.call('POST', '/oauth/token', { form: { client_id, refresh_token, grant_type: 'refresh_token' } })).status, 200)
    assert.equal((await api('GET', `/api/clients/${ids[1]}`)).status, 404)
    const [event] = (await api('GET', '/api/audit-events?action=client.deleted&limit=1')).json.data
    assert.match(event.reason, /clean-up/)
  })

  test('one request looks at 20,000 registrations and says that there are more', async () => {
    const { db } = server.context
    for (let page = 0; page < 41; page++)
      await db.together((batch) => {
        for (let at = 0; at < 500; at++)
          batch.insert(registration, { client_id: `!${page}.${at}`, digest: 'x', network: '192.0.2.0/24', registered_at: 1 } as never)
      })
    const { data } = (await api('GET', '/api/registrations/spent?unused_for=3600')).json
    assert.deepEqual([data.clients, data.complete], [[], false])
    const step = (await api('POST', '/api/registrations/clean_up', { unused_for: 3600 })).json.data
    assert.equal(step.removed, 0)
    assert.match(step.after, /^!/, 'the next step begins where this one ended')
  })

  test('an age below an hour, an unknown member and a caller who may only read are refused', async () => {
    assert.equal((await api('GET', '/api/registrations/groups?unused_for=60')).status, 400)
    assert.equal((await api('POST', '/api/registrations/clean_up', { unused_for: 60 })).status, 422)
    assert.equal((await api('POST', '/api/registrations/clean_up', { everything: true })).status, 422)
    const reader = await server.adminToken('clients:read:all')
    assert.equal((await server.call('POST', '/api/registrations/clean_up', { json: {}, bearer: reader })).status, 403)
  })
})

test('the job removes what is unused for registered_client_ttl, and leaves what somebody cares for; without the setting it removes nothing', async () => {
  const server = await startServer()
  const { api, registerAll } = await registering(server)
  const [spent, owned, named, adopted] = await registerAll(['Spent', 'Owned', 'Named', 'Adopted'].map((client_name) => ({ ...installed(1), client_name })))
  await api('PATCH', `/api/clients/${owned?.client_id}`, { owner: 'Team of the assistant' })
  await api('POST', '/api/apis', { name: 'Orders', identifier: 'https://orders.example', open_to: 'listed', clients: [named?.client_id] })
  assert.equal((await api('POST', `/api/clients/${adopted?.client_id}/adopt`)).json.data.origin, 'managed')
  const { store } = server
  const run = () =>
    removeSpentClients.run(
      {},
      {
        job_id: '',
        attempt: 1,
        store,
        log: pino({ level: 'silent' }),
        now: server.context.now,
        signal: new AbortController().signal,
        context: async () => undefined,
        remark: () => {},
      },
    )
  const left = async () =>
    (await Promise.all([spent, owned, named, adopted].map((one) => server.context.db.table(client).get(one?.client_id ?? '')))).map((row) => row?.name)
  server.clock.skew += 31 * DAY
  await run()
  assert.deepEqual(await left(), ['Spent', 'Owned', 'Named', 'Adopted'])
  assert.equal((await api('PATCH', '/api/tenants/default', { registered_client_ttl: 32 * 86_400 })).status, 200)
  await run()
  assert.deepEqual(await left(), ['Spent', 'Owned', 'Named', 'Adopted'])
  assert.equal((await api('PATCH', '/api/tenants/default', { registered_client_ttl: 30 * 86_400 })).status, 200)
  await run()
  assert.deepEqual(await left(), [undefined, 'Owned', 'Named', 'Adopted'])
  assert.equal(await server.context.db.table(registration).get(spent?.client_id ?? ''), undefined)
  await server.close()
})

for (const [name, open] of databases)
  describe(`a grant that is issued while a clean-up runs, with two nodes on ${name}`, () => {
    let both: Nodes
    before(async () => {
      both = await open()
    })
    after(() => both.close())

    test('between the look and the removal keeps the client, though it was found to be spent', async () => {
      const [front, back] = both.nodes
      const { registerAll } = await registering(front)
      const [used, unused] = await registerAll(
        ['Used', 'Unused'].map((client_name) => ({ client_name, grant_types: ['client_credentials'], redirect_uris: [] })),
      )
      for (const node of both.nodes) node.clock.skew += 2 * HOUR
      const { db } = front.context
      const age = ageOf(3600, front.context.now())
      const spent = await spentAmong(db, await db.table(registration).find({}), age)
      assert.deepEqual(spent.map(({ row }) => row.name).toSorted(), ['Unused', 'Used'])
      const basic = [used?.client_id ?? '', used?.client_secret ?? ''] as const
      assert.equal((await back.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic })).status, 200)
      assert.equal(await removeAllSpent(db, spent, { age, note: () => {} }), 1)
      assert.deepEqual(
        [await db.table(client).get(used?.client_id ?? ''), await db.table(client).get(unused?.client_id ?? '')].map((row) => row?.name),
        ['Used', undefined],
      )
    })

    test('keeps the client, or is refused because the client is gone: never a token of a removed client', async () => {
      const [front, back] = both.nodes
      const { registerAll } = await registering(front)
      const machines = Array.from({ length: 40 }, (_, at) => ({ client_name: `Machine ${at}`, grant_types: ['client_credentials'], redirect_uris: [] }))
      const made = await registerAll(machines)
      for (const node of both.nodes) node.clock.skew += 2 * HOUR
      const bearer = await front.adminToken()
      // Both nodes know the clients already.
      const token = (one: (typeof made)[number], node: TestServer) =>
        node.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [one.client_id, one.client_secret] })
      const [issued] = await Promise.all([
        Promise.all(made.map(async (one, at) => ({ one, answer: await token(one, at % 2 ? front : back) }))),
        front.call('POST', '/api/registrations/clean_up', { bearer, json: { unused_for: 3600 } }),
      ])
      for (const { one, answer } of issued) {
        const row = await front.context.db.table(client).get(one.client_id)
        assert.deepEqual([answer.status, answer.json.error], row ? [200, undefined] : [401, 'invalid_client'], answer.text)
      }
    })
  })
