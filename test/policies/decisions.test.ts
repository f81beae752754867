import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { policyDecision } from '#model/policy-decision.ts'
import { decisionRecorder } from '#oauth/policies/recorder.ts'
import { rescueFromPolicies } from '#setup/policy-rescue.ts'
import { makeClient } from '../support/clients.ts'
import { describedServer } from '../support/described.ts'

const server = await describedServer()
after(() => server.close())
const { api } = server

let made = 0
async function policy(fields: Readonly<Record<string, unknown>>): Promise<string> {
  const answer = await api('POST', '/api/policies', { policy: { name: `policy ${++made}`, stage: 'enforced', engine: 'allow', ...fields } })
  assert.equal(answer.status, 201, answer.text)
  return answer.json.data.id
}
async function reader() {
  const app = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }] })
  const form = { grant_type: 'client_credentials', scope: 'clients:read:all' }
  return { ...app, bearer: (await server.call('POST', '/oauth/token', { form, basic: app.basic })).json.access_token as string }
}
/** The context in force: it is made anew when the tenant changes. */
const context = async () => {
  const found = await server.contexts.find()
  assert(found)
  return found
}
const flush = async () => decisionRecorder(await context()).flush()
const requestId = ({ headers }: { headers: Record<string, unknown> }) => String(headers['x-request-id'])
const decisionOf = async (id: string) => (await api('GET', `/api/policies/decisions/${id}`)).json.data

test('AID-34 a decision is recorded with the policy that granted or denied, or none, and the scope check beside it; both are needed', async () => {
  const app = await reader()
  const grant = await policy({ client_ids: [app.id], points: ['operation'] })
  const granted = await server.call('GET', '/api/clients', { bearer: app.bearer })
  const shut = await policy({
    effect: 'deny',
    client_ids: [app.id],
    points: ['operation'],
    engine: 'matcho',
    rule: { params: { id: app.id } },
    reason: 'not itself',
  })
  const denied = await server.call('GET', `/api/clients/${app.id}`, { bearer: app.bearer })
  assert.deepEqual([granted.status, denied.status], [200, 403])
  await flush()
  const first = await decisionOf(requestId(granted))
  assert.deepEqual([first.effect, first.decided_by, first.operation], ['allow', grant, 'get_api_clients'])
  assert.deepEqual([first.scope_held, first.scope_takes.includes('clients:read:all')], [['clients:read:all'], true])
  const second = await decisionOf(denied.json.request_id)
  assert.deepEqual([second.effect, second.decided_by, second.reason], ['deny', shut, 'not itself'])
  assert.deepEqual([second.request.params, second.request.headers.authorization], [{ id: app.id }, 'Bearer [redacted]'])
  assert(second.cost > 0)
  await server.explanations.flush()
  const explained = (await api('GET', `/api/explanations/${denied.json.request_id}`)).json.data
  assert.deepEqual([explained.check, explained.passed.includes('token_scope')], ['policy', true])
  for (const id of [grant, shut]) await api('DELETE', `/api/policies/${id}`)
  const unknown = await server.call('GET', '/api/policies/decisions/nothing', { bearer: server.bearer })
  assert.equal(unknown.status, 404)
})

test('decisions hold what people send: reading or replaying them takes the scope of the logs', async () => {
  const bearer = await server.adminToken('policies:manage:all')
  for (const [method, path] of [
    ['GET', '/api/policies/decisions'],
    ['GET', '/api/policies/locked-out'],
    ['POST', '/api/policies/replay'],
    ['POST', '/api/policies/debug-tokens'],
  ] as const)
    assert.equal((await server.call(method, path, { bearer, ...(method === 'POST' ? { json: { policy: null } } : {}) })).status, 403, path)
})

test('AID-25 a rehearsed default tells whom it would lock out before it does', async () => {
  const app = await reader()
  await api('PUT', '/api/policies/default', { deny_by_default_rehearsed: ['operation'] })
  assert.equal((await server.call('GET', '/api/clients', { bearer: app.bearer })).status, 200)
  await flush()
  const out = (await api('GET', '/api/policies/locked-out')).json.data
  const mine = out.find(({ client_id }: { client_id: string }) => client_id === app.id)
  assert.deepEqual([mine.operations, mine.decisions], [['get_api_clients'], 1])
  assert(!out.some(({ client_id }: { client_id: string }) => client_id === 'gatehouse-admin'), 'the bootstrap administrator is not locked out')
  const former = await context()
  await api('PUT', '/api/policies/default', { deny_by_default_rehearsed: [] })
  await decisionRecorder(former).flush()
})

test('AID-36 a debug token records the requests of one caller with their whole trace, for a while, and of nobody else', async (t) => {
  const [app, other] = [await reader(), await reader()]
  const id = await policy({ client_ids: [app.id], engine: 'matcho', rule: { query: { limit: '1' } } })
  const { token, header } = (await api('POST', '/api/policies/debug-tokens', { client_id: app.id })).json.data
  const ask = (bearer: string) => server.call('GET', '/api/clients?limit=2', { bearer, headers: { [header]: token } })
  await ask(app.bearer)
  const second = await ask(app.bearer)
  await ask(other.bearer)
  await flush()
  const decision = await decisionOf(requestId(second))
  assert.deepEqual([decision.debugged, decision.request.headers[header]], [true, '[redacted]'])
  assert.deepEqual(decision.trace[0].rule.mismatches, [{ path: 'query.limit', expected: '"1"', actual: '2' }])
  const kept = (await api('GET', '/api/policies/decisions?limit=100')).json.data.filter(({ debugged }: { debugged: boolean }) => debugged)
  assert.deepEqual([...new Set(kept.map(({ client_id }: { client_id: string }) => client_id))], [app.id])
  server.clock.skew += 601_000
  t.after(() => {
    server.clock.skew -= 601_000
  })
  await flush()
  const late = await ask((await reader()).bearer)
  const bearer = await server.adminToken()
  await flush()
  assert.equal((await server.call('GET', `/api/policies/decisions/${requestId(late)}`, { bearer })).json.data.debugged, false, 'the token has expired')
  await server.call('DELETE', `/api/policies/${id}`, { bearer })
})

/** Records decisions as if they had been made. */
async function seed(count: number, fields: (i: number) => Partial<Parameters<typeof newRow<typeof policyDecision.fields>>[1]>) {
  const now = Date.now()
  const expires_at = now + 86_400_000
  for (let start = 0; start < count; start += 500)
    await server.context.db.together((batch) => {
      for (let i = start; i < Math.min(count, start + 500); i++)
        batch.insert(
          policyDecision,
          newRow(policyDecision, {
            id: expiringKey(expires_at, `seed${String(i).padStart(8, '0')}${made}`),
            request_id: `seed-${i}`,
            at: now,
            point: 'operation',
            operation: 'get_api_clients',
            client_id: `seeded-${i % 10}`,
            effect: 'allow',
            cost: 1,
            scope_takes: ['clients:read:all'],
            scope_held: ['clients:read:all'],
            request: { method: 'GET', path: '/api/clients', client: { id: `seeded-${i % 10}`, authorized_scopes: [{ name: 'clients:read:all' }] } },
            expires_at,
            ...fields(i),
          }),
        )
    })
}
const empty = async () => {
  await flush()
  await server.context.db.table(policyDecision).remove({})
}

/** Replays all pages, as the console does. */
async function replay(change: Readonly<Record<string, unknown>>) {
  const [allowed, denied] = [[] as { client_id: string; reason: string }[], [] as { client_id: string; reason: string; user_id: string }[]]
  let [examined, total, after] = [0, 0, undefined as string | undefined]
  do {
    const { data, page } = (await api('POST', '/api/policies/replay', { ...change, ...(after ? { after } : {}) })).json
    examined += data.examined
    total = page.total ?? total
    allowed.push(...data.newly_allowed)
    denied.push(...data.newly_denied)
    after = page.next ?? undefined
  } while (after !== undefined && examined < 20_000)
  return { allowed, denied, examined, total }
}

test('a replay of 10,000 decisions lists who would newly be denied, with its progress, in less than five seconds of CPU', async () => {
  await empty()
  await seed(10_000, () => ({}))
  const before = process.cpuUsage()
  const found = await replay({ policy: { effect: 'deny', engine: 'matcho', rule: { client: { id: 'seeded-3' } }, reason: 'number three' } })
  // Wall time would tell how busy the machine is.
  const { user, system } = process.cpuUsage(before)
  await empty()
  assert(found.examined >= 10_000 && found.total === found.examined)
  assert.deepEqual([found.allowed.length, found.denied.length], [0, 1000])
  assert(found.denied.every(({ client_id, reason }) => client_id === 'seeded-3' && reason === 'number three'))
  assert(user + system < 5_000_000, `it took ${user + system} µs`)
})

test('a replay tells who would newly be allowed when a policy is mended or goes', async () => {
  await seed(20, () => ({ effect: 'deny' }))
  const id = await policy({ effect: 'deny', engine: 'matcho', rule: { client: { id: '#^seeded-[12]$' } } })
  const gone = await replay({ without: id })
  assert.deepEqual([gone.allowed.length, gone.denied.length], [4, 0])
  const mended = await replay({ policy: { id, effect: 'deny', engine: 'matcho', rule: { client: { id: 'seeded-1' } } } })
  assert.deepEqual([...new Set(mended.allowed.map(({ client_id }) => client_id))], ['seeded-2'])
  await api('DELETE', `/api/policies/${id}`)
  await empty()
})

test('a replay of a default, a client, a role or a scope tells whom it shuts out', async () => {
  const { id: role } = (await api('POST', '/api/roles', { role: { name: 'reader', scopes: ['clients:read:all'] } })).json.data
  const person = { user_id: 'usr_1', request: { client: { id: 'console' }, user: { id: 'usr_1', authorized_scopes: [] }, role_ids: [role], roles: ['reader'] } }
  await seed(11, (i) => (i === 10 ? { client_id: 'console', ...person } : i === 9 ? { is_exempt: true } : {}))
  const byDefault = await replay({ deny_by_default: ['operation'] })
  assert.deepEqual(
    byDefault.denied.filter(({ client_id }) => client_id === 'seeded-9'),
    [],
    'the exempt one is not bound',
  )
  assert.equal(new Set(byDefault.denied.map(({ client_id }) => client_id).filter((id) => /seeded|console/.test(id))).size, 10)
  const byClient = await replay({ client: { id: 'seeded-1', authorized_scopes: [] } })
  assert.deepEqual(
    byClient.denied.map(({ client_id, reason }) => [client_id, reason]),
    [['seeded-1', 'the client lacks the scope']],
  )
  assert.deepEqual((await replay({ client: { id: 'seeded-2', active: false } })).denied.length, 1)
  const byRole = await replay({ role: { id: role, scopes: [] } })
  assert.deepEqual(
    byRole.denied.map(({ user_id, reason }) => [user_id, reason]),
    [['usr_1', 'the person lacks the scope']],
  )
  assert.deepEqual(
    (await replay({ scope: { name: 'clients:read:all', public: false } })).denied.map(({ client_id }) => client_id),
    ['console'],
    'who was given it keeps it',
  )
  await empty()
  await seed(1, () => ({
    point: 'token',
    operation: 'issue_token',
    request: {
      client: { id: 'seeded-0' },
      grant: { type: 'authorization_code', scope: [], audience: [], bound: false },
      body: { redirect_uri: 'https://a.example/cb' },
    },
  }))
  assert.equal(
    (await replay({ client: { id: 'seeded-0', supported_grant_types: ['client_credentials'] } })).denied[0]?.reason,
    'the client may not use the grant',
  )
  assert.equal((await replay({ client: { id: 'seeded-0', redirect_uris: ['https://b.example/cb'] } })).denied[0]?.reason, 'the redirect URI is not registered')
  const wrong = await api('POST', '/api/policies/replay', { client: {}, limit: 0, other: 1 })
  assert.deepEqual(Object.keys(wrong.json.errors).sort(), ['client', 'limit', 'other'])
})

test('a policy that denies everybody is lifted by the rescue: everything goes into shadow, with events', async () => {
  const id = await policy({ effect: 'deny' })
  assert.equal((await server.call('GET', '/api/clients', { bearer: server.bearer })).status, 403)
  const lifted = await rescueFromPolicies(await context())
  assert.deepEqual(
    lifted.map((row) => row.id),
    [id],
  )
  assert.equal((await server.call('GET', '/api/clients', { bearer: server.bearer })).status, 200)
  assert.equal((await api('GET', `/api/policies/${id}`)).json.data.stage, 'shadow')
  const [event] = (await api('GET', '/api/audit-events?limit=1&action=policy.updated')).json.data
  assert.equal(event.actor_type, 'system')
})
