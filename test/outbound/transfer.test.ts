import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { outboundConnection } from '#model/outbound/connection.ts'
import { outboundProvider } from '#model/outbound/provider.ts'
import { outboundScope } from '#model/outbound/provider-scope.ts'
import { remoteClient } from '#model/outbound/remote-client.ts'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type Register, registerOf, startOutbound } from './register.ts'

const { fake, server, register } = await startOutbound()

type Entry = Record<string, unknown> & { readonly id: string }
type Document = Readonly<Record<string, Entry[]>>
interface Imported {
  readonly place: string
  readonly id: string
  readonly outcome: string
}
const exported = async (from: Register): Promise<Document> => (await from.api('GET', '/api/outbound/export')).json.data
/** A document without the ids that each server makes itself. */
const alike = (document: Document) => {
  const names = new Map(Object.values(document).flatMap((rows) => rows.map(({ id, name }) => [id, `the ${String(name)}`] as const)))
  const sorted = Object.fromEntries(
    Object.entries(document).map(([name, rows]) => [name, rows.toSorted((a, b) => String(a['name']).localeCompare(String(b['name'])))]),
  )
  return JSON.parse(JSON.stringify(sorted), (_name, value) => names.get(value) ?? value)
}

async function fill(one: Register, of: TestServer) {
  const { id: namespace } = (await of.call('POST', '/api/namespaces', { bearer: await of.adminToken(), json: { name: 'Sales' } })).json.data
  const made = await one.prepare({
    provider: { name: 'CRM', namespace },
    client: { name: 'Ours' },
    authorization: { name: 'Shared', scopes: ['read'], namespace },
  })
  await one.enter(made.authorization, {})
  const exchanged = { name: 'Another', remote_client_id: made.client, flow: 'token_exchange', subject_authorization_id: made.authorization }
  await one.make('authorizations', exchanged)
  await one.make('connections', { name: 'CRM API', base_url: `${fake.origin}/api`, authorization_id: made.authorization, namespace })
  return made
}

test('CEN-34 an export is imported elsewhere: all references are followed, and another export says the same', async () => {
  await fill(register, server)
  const document = await exported(register)
  assert.doesNotMatch(JSON.stringify(document), /our secret|at-entered|rt-entered|access_token|generation/)
  const other = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  const there = await registerOf(other, fake)
  const first = await there.api('POST', '/api/outbound/import', document)
  assert.equal(first.status, 200, first.text)
  assert.deepEqual([...new Set(first.json.data.entries.map(({ outcome }: Imported) => outcome))], ['created'])
  assert.deepEqual(alike(await exported(there)), alike(document))
  const [row] = await other.context.db.table(outboundAuthorization).find({ name: 'Shared' })
  assert.deepEqual([row?.status, row?.access_token], ['unauthorized', undefined])
  const again = await there.api('POST', '/api/outbound/import', document)
  assert.deepEqual([...new Set(again.json.data.entries.map(({ outcome }: Imported) => outcome))], ['unchanged'])
  await other.close()
})

test('CEN-34 one faulty entry among many keeps all of them out, and each fault says its entry', async () => {
  const providers = [
    { id: 'a', name: 'Good', token_endpoint: 'https://as.example/token' },
    { id: 'b', name: 'No endpoint' },
    { id: 'c', name: 'Steals', token_endpoint: 'https://as.example/{{secret}}' },
  ]
  const clients = [{ id: 'd', name: 'Nobody', provider_id: 'op_none', identifier: 'x' }]
  const count = await server.context.db.table(outboundProvider).count({})
  const refused = await register.api('POST', '/api/outbound/import', { providers, clients })
  assert.equal(refused.status, 422)
  assert.deepEqual(Object.keys(refused.json.errors).sort(), ['clients[0].provider_id', 'providers[1].token_endpoint', 'providers[2].token_endpoint'])
  assert.equal(await server.context.db.table(outboundProvider).count({}), count)
  const strange = await register.api('POST', '/api/outbound/import', { users: [], scopes: 'x', connections: [1] })
  assert.deepEqual(Object.keys(strange.json.errors).sort(), ['connections[0]', 'scopes', 'users'])
})

test('CEN-34 a dry run of an import tells what it would do, and does nothing', async () => {
  const before = await exported(register)
  const changed = { ...before, providers: before['providers']?.map((row) => ({ ...row, documentation_uri: 'https://as.example/docs' })) }
  const told = await register.api('POST', '/api/outbound/import?dry_run=true', {
    ...changed,
    scopes: [...(before['scopes'] ?? []), { id: 's', name: 'extra', provider_id: before['providers']?.[0]?.id }],
  })
  assert.equal(told.status, 200, told.text)
  const outcomes = told.json.data.entries
    .filter(({ outcome }: Imported) => outcome !== 'unchanged')
    .map(({ place, outcome }: Imported) => `${place} ${outcome}`)
  assert.deepEqual(outcomes, ['providers[0] changed', 'scopes[1] created'])
  assert.deepEqual(await exported(register), before)
})

test('CEN-16 CEN-34 an import changes rows by their names, gives secrets, and reads none: what it leaves out stays sealed as it was', async () => {
  const { clients = [], providers = [] } = await exported(register)
  const renewed = await register.api('POST', '/api/outbound/import', { providers, clients: clients.map((row) => ({ ...row, secret: 'a newer secret' })) })
  assert.equal(renewed.status, 200, renewed.text)
  assert.doesNotMatch(renewed.text, /a newer secret/)
  const [row] = await server.context.db.table(remoteClient).find({ name: 'Ours' })
  assert.doesNotMatch(JSON.stringify(row), /a newer secret/)
  assert.equal((await register.api('GET', `/api/outbound/clients/${row?.id}/secret`)).json.data.secret, 'a newer secret')
  assert.equal((await register.api('POST', '/api/outbound/import', { providers, clients })).status, 200)
  assert.equal((await register.api('GET', `/api/outbound/clients/${row?.id}/secret`)).json.data.secret, 'a newer secret')
})

test('CEN-17 CEN-34 nobody gains power by an import: sharing with all, namespaces without their scope, policies and other tenants hold', async () => {
  const bearer = await server.adminToken('outbound:manage:all')
  const post = (json: unknown, path = '') => server.call('POST', `${path}/api/outbound/import`, { bearer, json })
  const namespaced = await post({ namespaces: [{ id: 'n', name: 'Mine' }] })
  assert.deepEqual(Object.keys(namespaced.json.errors ?? {}), ['namespaces[0]'], namespaced.text)
  const { client_id, client_secret } = (await register.api('POST', '/api/tenants', { slug: 'lodger', name: 'Lodger' })).json.data
  const form = { grant_type: 'client_credentials', scope: 'outbound:manage:all' }
  const theirs = (await server.call('POST', '/t/lodger/oauth/token', { form, basic: [client_id, client_secret] })).json.access_token
  const shared = { providers: [{ id: 'p', name: 'For all', token_endpoint: 'https://as.example/token', sharing: 'everyone' }] }
  const refused = await server.call('POST', '/t/lodger/api/outbound/import', { bearer: theirs, json: shared })
  assert.deepEqual(Object.keys(refused.json.errors ?? {}), ['providers[0].sharing'], refused.text)
  // A client that a policy keeps from making providers makes none by an import either.
  const weak = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'outbound:manage:all' }] })
  const denied = { effect: 'deny', client_ids: [weak.id], points: ['operation'], engine: 'matcho', rule: { operation: { id: 'post_api_outbound_providers' } } }
  const policy = await register.api('POST', '/api/policies', { name: 'No providers', stage: 'enforced', reason: 'none for it', ...denied })
  assert.equal(policy.status, 201, policy.text)
  const token = (await server.call('POST', '/oauth/token', { form, basic: weak.basic })).json.access_token
  const direct = await server.call('POST', '/api/outbound/providers', {
    bearer: token,
    json: { name: 'At the door', token_endpoint: 'https://as.example/token' },
  })
  assert.equal(direct.status, 403, direct.text)
  const made = await server.call('POST', '/api/outbound/import', {
    bearer: token,
    json: { providers: [{ id: 'p', name: 'By the back door', token_endpoint: 'https://as.example/token' }] },
  })
  assert.deepEqual([made.status, Object.keys(made.json.errors ?? {})], [422, ['providers[0]']], made.text)
})

test('CEN-42 who may see exports, and does not import; a second import with one Idempotency-Key is the first', async () => {
  const reader = await server.adminToken('outbound:read:all')
  assert.equal((await server.call('GET', '/api/outbound/export', { bearer: reader })).status, 200)
  assert.equal((await server.call('POST', '/api/outbound/import', { bearer: reader, json: {} })).status, 403)
  const bearer = await server.adminToken()
  const headers = { 'idempotency-key': 'import-once' }
  const json = { providers: [{ id: 'p', name: 'Once', token_endpoint: 'https://as.example/token' }] }
  const [one, two] = [
    await server.call('POST', '/api/outbound/import', { bearer, json, headers }),
    await server.call('POST', '/api/outbound/import', { bearer, json, headers }),
  ]
  assert.deepEqual([one.json.data, two.json.data], [two.json.data, one.json.data])
  assert.equal(await server.context.db.table(outboundProvider).count({ name: 'Once' }), 1)
  assert.equal((await server.context.db.table(outboundScope).count({})) > 0, true)
  assert.equal(await server.context.db.table(outboundConnection).count({}), 1)
})
