import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import { newRow } from '#fields/write.ts'
import { pathBelowTenant } from '#http/tenant-url.ts'
import { membership, organization } from '#model/organization.ts'
import { policy as policies } from '#model/policy.ts'
import { policyPoints } from '#model/policy-points.ts'
import { compilePolicy } from '#policy/compiled-policy.ts'
import { sortPolicies } from '#policy/policy-set.ts'
import { redactHeaders } from '#policy/redaction.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { describedServer } from '../support/described.ts'
import { makeScopes } from '../support/scopes.ts'

const server = await describedServer({ settings: { implicit_grant: true } })
after(() => server.close())
const { api } = server

interface Made {
  readonly id: string
  readonly remove: () => Promise<unknown>
}
let made = 0

/** Makes an enforced policy. */
async function policy(fields: Readonly<Record<string, unknown>>): Promise<Made> {
  const answer = await api('POST', '/api/policies', { policy: { name: `policy ${++made}`, stage: 'enforced', engine: 'allow', ...fields } })
  assert.equal(answer.status, 201, answer.text)
  const { id } = answer.json.data
  return { id, remove: () => api('DELETE', `/api/policies/${id}`) }
}
const setDefault = (deny_by_default: readonly string[], deny_by_default_rehearsed: readonly string[] = []) =>
  api('PUT', '/api/policies/default', { deny_by_default, deny_by_default_rehearsed })
const ask = (basic: readonly [string, string], scope?: string) =>
  server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', ...(scope && { scope }) }, basic })
/** A client that may read clients, and a token of it. */
async function reader() {
  const app = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }] })
  return { ...app, bearer: (await ask(app.basic, 'clients:read:all')).json.access_token as string }
}
const listAs = (bearer: string) => server.call('GET', '/api/clients', { bearer })

await makeScopes(server, ['pol.read', 'pol.write'])

test('AID-25 without a policy scopes decide; where the tenant denies by default no policy means no, but not to the bootstrap administrator', async () => {
  const app = await reader()
  assert.equal((await listAs(app.bearer)).status, 200)
  await setDefault(['operation'])
  try {
    const refused = await listAs(app.bearer)
    assert.deepEqual([refused.status, refused.json.code], [403, 'FORBIDDEN'])
    assert.match(refused.json.detail, /no policy allows it/)
    assert.equal((await api('GET', '/api/clients')).status, 200)
    const { remove } = await policy({ client_ids: [app.id] })
    assert.equal((await listAs(app.bearer)).status, 200)
    assert.equal((await listAs((await reader()).bearer)).status, 403, 'who is not linked is not allowed')
    await remove()
    assert.equal((await listAs(app.bearer)).status, 403)
  } finally {
    await setDefault([])
  }
  assert.equal((await api('PUT', '/api/policies/default', { deny_by_default: ['everything'] })).status, 422)
})

test('AID-25 a policy never grants what no scope allows', async () => {
  const app = await makeClient(server)
  const { remove } = await policy({ client_ids: [app.id] })
  const refused = await listAs((await ask(app.basic)).json.access_token)
  assert.deepEqual([refused.status, refused.json.detail.includes('lacks the scope')], [403, true])
  await remove()
})

test('AID-31 links to client, person, organization and operation are joined by or; without one a policy is global, and says so', async () => {
  const [one, other] = [await reader(), await reader()]
  const linked = await policy({ effect: 'deny', client_ids: [one.id], operations: ['get_api_clients_id'], reason: 'linked' })
  const shown = (await api('GET', `/api/policies/${linked.id}`)).json.data
  assert.equal(shown.is_global, false)
  assert.equal((await listAs(one.bearer)).status, 403)
  assert.equal((await listAs(other.bearer)).status, 200)
  assert.equal((await server.call('GET', `/api/clients/${one.id}`, { bearer: other.bearer })).status, 403, 'the operation is linked, whoever asks')
  assert.deepEqual(
    (await api('GET', `/api/policies?client_id=${one.id}`)).json.data.map(({ id }: { id: string }) => id),
    [linked.id],
  )
  await linked.remove()
  const answer = await api('POST', '/api/policies', {
    policy: { name: 'for all', stage: 'enforced', effect: 'deny', engine: 'matcho', rule: { client: { id: one.id } } },
  })
  assert.equal(answer.json.data.is_global, true)
  assert.match(answer.json.warnings[0].message, /global/)
  assert.equal((await listAs(one.bearer)).status, 403)
  assert.equal((await listAs(other.bearer)).status, 200)
  await api('DELETE', `/api/policies/${answer.json.data.id}`)
})

test('AID-33 policies look at the body as the operation reads it: a wrapper or an alias hides nothing', async () => {
  const operations = ['post_api_clients', 'patch_api_clients_id']
  const rules = [{ confidential: false }, { supported_grant_types: { $contains: 'password' } }].map((body) => ({ body }))
  const { id } = await makeClient(server)
  const made = await Promise.all(rules.map((rule) => policy({ effect: 'deny', engine: 'matcho', rule, operations })))
  const denied = [{ confidential: false }, { supported_grant_types: ['password'] }, { grant_types: ['password'] }].flatMap((fields) => [
    fields,
    { client: fields },
    { resourceType: 'Client', client: fields },
  ])
  for (const fields of denied) {
    const statuses = [await api('POST', '/api/clients', { name: 'hidden', ...fields }), await api('PATCH', `/api/clients/${id}`, fields)]
    assert.deepEqual([statuses[0]?.status, statuses[1]?.status], [403, 403], JSON.stringify(fields))
  }
  assert.equal((await api('POST', '/api/clients', { client: { name: 'shown', grant_types: ['client_credentials'] } })).status, 201)
  for (const { remove } of made) await remove()
})

test('AID-33 policies look at the path below the tenant, percent-decoded once', async () => {
  const app = await reader()
  const { remove } = await policy({ effect: 'deny', engine: 'matcho', rule: { path: '#^/api/clients' }, client_ids: [app.id] })
  const list = (path: string) => server.call('GET', path, { bearer: app.bearer })
  assert.deepEqual([(await list('/api/clients')).status, (await list('/api/%63lients')).status], [403, 403])
  await remove()
  assert.equal((await list('/api/%63lients')).status, 200)
  assert.equal(pathBelowTenant('/t/acme/api/%63lients'), '/api/clients')
  assert.equal(pathBelowTenant('http://elsewhere.example/api/clients'), '/api/clients')
  assert.equal(pathBelowTenant('/api/clients/%2563'), '/api/clients/%63')
  assert.throws(() => pathBelowTenant('/api/clients/%ff'), URIError)
})

test('AID-31 a client, or a role, that a policy is linked to is not removed: else the policy would become global, or void', async () => {
  const app = await reader()
  const { id: role } = (await api('POST', '/api/roles', { role: { name: 'clerk' } })).json.data
  const { remove } = await policy({ client_ids: [app.id], role_ids: [role] })
  for (const path of [`/api/clients/${app.id}`, `/api/roles/${role}`]) {
    const kept = await server.call('DELETE', path, { bearer: server.bearer })
    assert.deepEqual([kept.status, kept.json.referrers?.[0]?.resource], [409, 'policy'], path)
  }
  await remove()
  const unknown = await api('POST', '/api/policies', {
    policy: { name: 'x', engine: 'allow', client_ids: ['nobody'], user_ids: ['usr_x'], role_ids: ['role_x'] },
  })
  assert.deepEqual(Object.keys(unknown.json.errors).sort(), ['client_ids', 'role_ids', 'user_ids'])
})

test('AID-32 a policy of a role, or of an organization, is asked about its people only, and can look at roles', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code'] } })
  const person = (await api('GET', `/api/users?search=${flow.habits.username}`)).json.data[0]
  const { id: role } = (await api('POST', '/api/roles', { role: { name: 'auditor' } })).json.data
  const linked = await policy({
    effect: 'deny',
    role_ids: [role],
    points: ['token'],
    engine: 'expression',
    rule: '"auditor" in roles',
    reason: 'not for auditors',
  })
  const redeem = async () => {
    const { code, verifier } = await flow.code()
    return flow.redeem(code, verifier)
  }
  assert.equal((await redeem()).status, 200)
  await api('PATCH', `/api/users/${person.id}`, { user: { roles: [role] } })
  assert.match((await redeem()).json.error_description, /not for auditors/)
  await linked.remove()
  const org = newRow(organization, { id: 'org_pol', name: 'Policy house' })
  await server.context.db.table(organization).insert(org)
  const shut = await policy({ effect: 'deny', organization_ids: [org.id], points: ['token'] })
  assert.equal((await redeem()).status, 200)
  await server.context.db
    .table(membership)
    .insert(newRow(membership, { id: `${org.id} ${person.id}`, organization_id: org.id, user_id: person.id, created_at: 0 }))
  assert.equal((await redeem()).json.error, 'access_denied')
  await shut.remove()
})

test('a draft is not asked; a shadow does not bind; an enforced one does', async () => {
  const app = await reader()
  const { id } = (await api('POST', '/api/policies', { policy: { name: 'staged', effect: 'deny', engine: 'allow', client_ids: [app.id] } })).json.data
  assert.equal((await listAs(app.bearer)).status, 200)
  await api('PATCH', `/api/policies/${id}`, { policy: { stage: 'shadow' } })
  assert.equal((await listAs(app.bearer)).status, 200)
  await api('PATCH', `/api/policies/${id}`, { policy: { stage: 'enforced' } })
  assert.equal((await listAs(app.bearer)).status, 403)
  await api('DELETE', `/api/policies/${id}`)
})

test('a rule that cannot be read, and cases that come out otherwise, keep a policy from being saved, all faults at once', async () => {
  const wrong = await api('POST', '/api/policies', { policy: { name: 'x', engine: 'matcho', rule: { client: { $oneof: [] } }, most_scopes: ['nowhere'] } })
  assert.deepEqual(Object.keys(wrong.json.errors).sort(), ['most_scopes', 'rule'])
  assert.match(wrong.json.errors.rule[0], /at client: there is no operator \$oneof/)
  const cases = [
    { name: 'own row', request: { client: { id: 'a' }, params: { id: 'a' } }, applies: true },
    { name: 'nobody', request: { params: { id: 'a' } }, applies: true },
  ]
  const body = { name: 'own rows', engine: 'matcho', rule: { params: { id: '.client.id' } }, cases }
  const failed = await api('POST', '/api/policies', { policy: body })
  assert.deepEqual(failed.json.errors, { cases: ['the case "nobody" expects that the rule applies, and it does not'] })
  const saved = await api('POST', '/api/policies', { policy: { ...body, cases: cases.slice(0, 1) } })
  assert.equal(saved.status, 201)
  const broken = await api('PATCH', `/api/policies/${saved.json.data.id}`, { policy: { rule: { params: { id: '.user.id' } } } })
  assert.match(broken.json.errors.cases[0], /own row/)
  assert.equal((await api('POST', '/api/policies', { policy: { name: 'y', engine: 'expression' } })).status, 422)
  assert.equal((await api('POST', '/api/policies', { policy: { name: 'z', engine: 'allow', effect: 'deny', longest_ttl: 5 } })).status, 422)
  await api('DELETE', `/api/policies/${saved.json.data.id}`)
})

test('versions of a policy are kept and restored', async () => {
  const { id, remove } = await policy({ effect: 'deny', stage: 'draft', reason: 'first' })
  await api('PATCH', `/api/policies/${id}`, { policy: { reason: 'second' } })
  const versions = (await api('GET', `/api/policies/${id}/versions`)).json.data
  assert.deepEqual(
    versions.map(({ version, changes }: { version: number; changes: Record<string, unknown> }) => [version, changes['reason'] ?? null]),
    [
      [2, { before: 'first', after: 'second' }],
      [1, { after: 'first', before: null }],
    ],
  )
  assert.equal((await api('POST', `/api/policies/${id}/versions/1/restore`)).json.data.reason, 'first')
  assert.equal((await api('POST', `/api/policies/${id}/versions/9/restore`)).status, 404)
  await remove()
})

test('a policy narrows the scope of a token and shortens its life, and widens neither', async () => {
  const { id, basic } = await makeClient(server, { access_token_format: 'jwt' })
  const narrow = await policy({ client_ids: [id], most_scopes: ['pol.read'], longest_ttl: 5 })
  const { access_token, scope, expires_in } = (await ask(basic, 'pol.read pol.write')).json
  assert.deepEqual([scope, expires_in, decodeJwt(access_token)['scope']], ['pol.read', 5, 'pol.read'])
  await narrow.remove()
  const long = await policy({ client_ids: [id], most_scopes: ['pol.read', 'clients:read:all'], longest_ttl: 86_400 })
  const wide = (await ask(basic, 'pol.read')).json
  assert.deepEqual([wide.expires_in, wide.scope], [3600, 'pol.read'])
  await long.remove()
})

test('AID-34 a token that a policy denies is access_denied, spends nothing, and is explained with the trace', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  const shut = await policy({
    name: 'night',
    effect: 'deny',
    client_ids: [flow.app.id],
    points: ['token'],
    engine: 'matcho',
    rule: { grant: { type: 'authorization_code' } },
    reason: 'not at night',
  })
  const refused = await flow.redeem(code, verifier)
  assert.deepEqual([refused.status, refused.json.error], [400, 'access_denied'])
  assert.match(refused.json.error_description, /not at night/)
  await server.explanations.flush()
  const [explained] = (await api('GET', `/api/explanations?client_id=${flow.app.id}`)).json.data
  const { check, decision } = explained
  assert.deepEqual([check, decision.effect, decision.reason, decision.decided_by], ['policy', 'deny', 'not at night', decision.trace[0].policy])
  assert.deepEqual(
    decision.trace.map(({ name, engine, effect, applies }: Record<string, string>) => [name, engine, effect, applies]),
    [['night', 'matcho', 'deny', 'yes']],
  )
  await shut.remove()
  assert.equal((await flow.redeem(code, verifier)).status, 200)
})

test('RFC 9470 §3 a policy that wants a stronger or more recent sign-in refuses the token until the person signed in so', async () => {
  const flow = await codeFlow({ server })
  const { code, verifier } = await flow.code()
  const strong = await policy({
    client_ids: [flow.app.id],
    points: ['token'],
    step_up: { acr_values: ['urn:two-factors'] },
    reason: 'sign in with two factors',
  })
  const refused = await flow.redeem(code, verifier)
  assert.deepEqual([refused.json.error, /two factors/.test(refused.json.error_description)], ['unmet_authentication_requirements', true])
  await strong.remove()
  const recent = await policy({ client_ids: [flow.app.id], points: ['token'], step_up: { max_age: 600 } })
  assert.equal((await flow.redeem(code, verifier)).status, 200)
  await recent.remove()
})

test('a demand for a stronger sign-in looks at the session and the clock at every point', async () => {
  const row = newRow(policies, { id: 'p', name: 'p', engine: 'allow', stage: 'enforced', step_up: { max_age: 600 }, created_at: 0, updated_at: 0 })
  const { at } = sortPolicies([await compilePolicy(row)], { deny_by_default: [], rehearsed: [] })
  for (const point of policyPoints) assert.deepEqual([...at[point].globalNeeds].sort(), ['session', 'time'], point)
})

test('headers that hold credentials, or URLs with them, are redacted, and no others', () => {
  const secret = ['x-original-url', 'x-forwarded-uri', 'referer', 'x-forwarded-tls-client-cert', 'x-api-key', 'x-csrf-token', 'x-hub-signature', 'apikey']
  const open = ['x-original-method', 'x-forwarded-host', 'x-tokenizer', 'content-type']
  const shown = redactHeaders(Object.fromEntries([...secret, ...open].map((name) => [name, 'value'])))
  assert.deepEqual(shown, Object.fromEntries([...secret.map((name) => [name, '[redacted]']), ...open.map((name) => [name, 'value'])]))
})

test('tokens of the implicit flow are decided like all others', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: ['implicit'] } })
  const { remove } = await policy({ effect: 'deny', client_ids: [flow.app.id], points: ['token'] })
  for (const response_type of ['id_token token', 'id_token']) {
    const { stop } = await flow.authorize({ response_type, nonce: 'n', code_challenge: undefined, code_challenge_method: undefined })
    assert.match(String(stop.url), /error=access_denied/, response_type)
  }
  await remove()
})

test('AID-33 the request object is one schema, shown exactly as evaluated, without credentials', async () => {
  const schema = (await api('GET', '/api/policies/request-schema')).json.data
  for (const member of [
    'method',
    'path',
    'query',
    'headers',
    'body',
    'operation',
    'params',
    'client',
    'user',
    'session',
    'roles',
    'groups',
    'organizations',
    'token',
    'ip',
    'time',
  ])
    assert(schema.properties[member]?.description, member)
  const app = await reader()
  const { id, remove } = await policy({
    effect: 'deny',
    client_ids: [app.id],
    engine: 'matcho',
    rule: {
      method: 'GET',
      path: '/api/clients',
      query: { limit: '5' },
      headers: { authorization: 'Bearer [redacted]' },
      operation: { id: 'get_api_clients' },
      client: { id: app.id, active: true, secret: 'nil?' },
      token: { client_id: '.client.id', scope: { $contains: 'clients:read:all' }, aud: [] },
      user: 'nil?',
      ip: 'present?',
      time: { weekday: { $enum: [1, 2, 3, 4, 5, 6, 7] } },
    },
  })
  assert.equal((await server.call('GET', '/api/clients?limit=5', { bearer: app.bearer })).status, 403)
  assert.equal((await server.call('GET', '/api/clients?limit=6', { bearer: app.bearer })).status, 200)
  assert.equal((await api('GET', `/api/policies/${id}`)).status, 200)
  await remove()
})

test('AID-35 a dry run decides an imagined request with a policy that is not saved, tells the operation, both checks and the trace, and keeps nothing', async () => {
  const app = await makeClient(server)
  const kept = (await api('GET', '/api/policies')).json.page.total
  const request = { method: 'GET', path: '/api/clients/c1', params: { id: 'c1' }, token: { scope: ['clients:read:all'] } }
  const rule = { params: { id: '.client.id' } }
  const { data } = (
    await api('POST', '/api/policies/evaluate', { request, client_id: app.id, policy: { name: 'own', effect: 'deny', engine: 'matcho', rule } })
  ).json
  assert.deepEqual([data.allowed, data.effect, data.scope_check.passes, data.request.operation.id], [true, 'allow', true, 'get_api_clients_id'])
  assert.equal(data.request.client.id, app.id)
  assert.deepEqual(data.trace[0].rule.mismatches, [{ path: 'params.id', expected: '.client.id', actual: 'c1' }])
  const own = (
    await api('POST', '/api/policies/evaluate', {
      request: { ...request, client: { id: 'c1' } },
      policy: { name: 'own', effect: 'deny', engine: 'matcho', rule, reason: 'hands off' },
    })
  ).json.data
  assert.deepEqual([own.allowed, own.reason, own.trace[0].applies], [false, 'hands off', 'yes'])
  const scopeless = (await api('POST', '/api/policies/evaluate', { request: { ...request, token: { scope: ['users:read:all'] } } })).json.data
  assert.deepEqual([scopeless.allowed, scopeless.effect, scopeless.scope_check.passes], [false, 'allow', false])
  assert.equal((await api('GET', '/api/policies')).json.page.total, kept)
  const wrong = await api('POST', '/api/policies/evaluate', { request: { methd: 'GET' }, point: 'nowhere', policy: { engine: 'matcho' } })
  assert.deepEqual([wrong.status, Object.keys(wrong.json.errors).sort()], [422, ['point', 'request']])
  assert.match((await api('POST', '/api/policies/evaluate', { policy: { engine: 'matcho', rule: { x: 1 } } })).json.errors.rule[0], /no member|no request has/)
})

test('AID-35 looking up a client or a person by id takes the scope that reads them: policies are no door to their rows', async () => {
  const bearer = await server.adminToken('policies:manage:all')
  const refused = await server.call('POST', '/api/policies/evaluate', { json: { client_id: 'gatehouse-admin' }, bearer })
  assert.deepEqual([refused.status, /clients:read:all/.test(refused.json.detail)], [403, true])
  assert.equal((await server.call('POST', '/api/policies/evaluate', { json: { user_id: 'usr_x' }, bearer })).status, 403)
  assert.equal((await server.call('POST', '/api/policies/evaluate', { json: {}, bearer: await server.adminToken('clients:manage:all') })).status, 403)
  assert.equal((await api('POST', '/api/policies/evaluate', { client_id: 'nobody' })).status, 404)
})

test('AID-35 the pattern lab tells where a value is not as a pattern wants it', async () => {
  const lab = async (pattern: unknown, value: unknown) => (await api('POST', '/api/policies/match', { pattern, value })).json
  assert.deepEqual((await lab({ a: { b: 1 } }, { a: { b: 2 } })).data, { matches: 'no', mismatches: [{ path: 'a.b', expected: '1', actual: 2 }] })
  assert.deepEqual((await lab({ a: '#^x' }, { a: 'xy' })).data, { matches: 'yes', mismatches: [] })
  assert.match((await lab({ $x: 1 }, {})).errors.pattern[0], /there is no operator \$x/)
})
