import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { ACCESS_EVALUATION } from '#model/system-scopes.ts'
import { makeClient } from '../support/clients.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { makePerson } from '../support/people.ts'
import { examples } from './authzen-examples.ts'

let server: DescribedServer
let pep: string
before(async () => {
  server = await describedServer()
  pep = await server.adminToken(ACCESS_EVALUATION)
  await makePerson(server, { id: 'usr_alice', username: 'alice', email: 'alice@example.com' })
  await makePerson(server, { id: 'usr_acme', username: 'alice@acmecorp.com', email: 'alice@acmecorp.com' })
  await makePerson(server, { id: 'usr_blocked', username: 'blocked', blocked: true })
})
after(() => server.close())

let made = 0
const policy = async (fields: Readonly<Record<string, unknown>>) => {
  const answer = await server.api('POST', '/api/policies', { policy: { name: `access ${++made}`, stage: 'enforced', points: ['access'], ...fields } })
  assert.equal(answer.status, 201, answer.text)
  return () => server.api('DELETE', `/api/policies/${answer.json.data.id}`)
}
/** Sends a body byte for byte. */
const send = async (path: string, body: string, headers = {}) => {
  const sent = { bearer: pep, headers: { 'content-type': 'application/json', ...headers } }
  const { server: app } = server
  const answer = await app.inject({
    method: 'POST',
    url: path,
    headers: { authorization: `Bearer ${sent.bearer}`, ...sent.headers },
    payload: body,
  })
  return { status: answer.statusCode, json: answer.json(), headers: answer.headers }
}
const evaluate = async (subject: object, action: string, resource: object, more = {}) =>
  (await server.call('POST', '/access/v1/evaluation', { bearer: pep, json: { subject, action: { name: action }, resource, ...more } })).json
const person = (id: string) => ({ type: 'user', id })
const document = (id: string) => ({ type: 'document', id })

test('AuthZEN 1.0 §6.1 the example requests are answered, and denied while no policy allows them', async () => {
  for (const body of examples.evaluation) {
    const { status, json } = await send('/access/v1/evaluation', body)
    assert.deepEqual([status, json.decision], [200, false], body)
  }
  const remove = await policy({ engine: 'allow' })
  for (const body of examples.evaluation) assert.deepEqual((await send('/access/v1/evaluation', body)).json, { decision: true }, body)
  await remove()
})

test('AuthZEN 1.0 §7.1 the example requests of several evaluations are answered in their order, by the policies', async () => {
  const remove = await policy({ engine: 'matcho', rule: { resource: { id: { $enum: ['boxcarring.md', '1', '3'] } } } })
  const decisions = async (body: string) => (await send('/access/v1/evaluations', body)).json.evaluations.map(({ decision }: { decision: boolean }) => decision)
  for (const body of examples.three) assert.deepEqual(await decisions(body), [true, false, false], body)
  const [all, deny, permit] = examples.semantics
  assert.deepEqual([await decisions(all), await decisions(deny), await decisions(permit)], [[true, false, true], [true, false], [true]])
  await remove()
})

test('AuthZEN 1.0 §7.1 without evaluations it is one evaluation, and one that lacks a member is denied by itself', async () => {
  const [single = ''] = examples.evaluation
  assert.deepEqual((await send('/access/v1/evaluations', single)).json.decision, false)
  const { status, json } = await send('/access/v1/evaluations', '{"subject":{"type":"user","id":"usr_alice"},"evaluations":[{"action":{"name":"read"}}]}')
  assert.deepEqual([status, json.evaluations[0].decision, json.evaluations[0].context.error.status], [200, false, 400])
})

test('AuthZEN 1.0 §6.1 a policy sees subject, action, resource and context, and the person or client that the subject names', async () => {
  const rule = {
    user: { id: 'usr_alice' },
    action: { name: 'read', properties: { method: 'GET' } },
    resource: { type: 'document', properties: { owner: 'bob' } },
    context: { ip: '#^10\\.' },
  }
  const remove = await policy({ engine: 'matcho', rule })
  const whole = {
    action: { name: 'read', properties: { method: 'GET' } },
    resource: { ...document('1'), properties: { owner: 'bob' } },
    context: { ip: '10.0.0.1' },
  }
  for (const id of ['usr_alice', 'alice', 'alice@example.com'])
    assert.deepEqual(await evaluate(person(id), 'read', document('1'), whole), { decision: true }, id)
  const denied = await evaluate(person('alice'), 'read', document('1'), { ...whole, context: { ip: '11.0.0.1' } })
  assert.deepEqual(denied, { decision: false, context: { reason: 'no policy allows it' } })
  await remove()
})

test('AuthZEN 1.0 §6.1 policies linked to a client, a person, a role or an action are asked for that one; a deny wins', async () => {
  const { id } = await makeClient(server)
  const remove = [await policy({ engine: 'allow', client_ids: [id] }), await policy({ engine: 'allow', operations: ['publish'] })]
  const client = { type: 'client', id }
  assert.equal((await evaluate(client, 'read', document('1'))).decision, true)
  assert.equal((await evaluate(person('alice'), 'read', document('1'))).decision, false)
  assert.equal((await evaluate(person('alice'), 'publish', document('1'))).decision, true)
  remove.push(await policy({ engine: 'allow', effect: 'deny', client_ids: [id], reason: 'not that one' }))
  assert.deepEqual(await evaluate(client, 'read', document('1')), { decision: false, context: { reason: 'not that one' } })
  for (const each of remove) await each()
})

test('AuthZEN 1.0 §6.1 nothing is allowed to who is unknown, blocked or switched off, whatever the policies say', async () => {
  const remove = await policy({ engine: 'allow' })
  const { id } = await makeClient(server, { active: false })
  for (const subject of [person('nobody'), person('blocked'), { type: 'client', id }, { type: 'client', id: 'nobody' }])
    assert.equal((await evaluate(subject, 'read', document('1'))).decision, false, JSON.stringify(subject))
  assert.equal((await evaluate({ type: 'robot', id: 'r2' }, 'read', document('1'))).decision, true)
  await remove()
})

test('AuthZEN 1.0 §8.4 a subject search tells who may, page by page, and each answer is one that an evaluation allows', async () => {
  const remove = await policy({ engine: 'matcho', rule: { user: { id: { $enum: ['usr_alice', 'usr_acme', 'usr_blocked'] } } } })
  const [body] = examples.search
  assert.deepEqual((await send('/access/v1/search/subject', body)).json.results, [person('usr_acme'), person('usr_alice')])
  const first = await send('/access/v1/search/subject', JSON.stringify({ ...JSON.parse(body), page: { limit: 1 } }))
  assert.deepEqual([first.json.results.length, first.json.page.count], [1, 1])
  const page = { limit: 1, token: first.json.page.next_token }
  const second = await send('/access/v1/search/subject', JSON.stringify({ ...JSON.parse(body), page }))
  assert.deepEqual(second.json.results, [person('usr_alice')])
  const other = await send('/access/v1/search/subject', JSON.stringify({ ...JSON.parse(body), action: { name: 'other' }, page }))
  assert.equal(other.status, 400)
  await remove()
})

test('AuthZEN 1.0 §8.5 a resource search tells the registered APIs, and an action search what policies name', async () => {
  const row = { id: 'api_orders', identifier: 'https://orders.example', name: 'Orders', created_at: 0, updated_at: 0 }
  await server.context.db.table(protectedApi).insert(newRow(protectedApi, row))
  const remove = [
    await policy({ engine: 'matcho', rule: { action: { name: { $enum: ['can_read', 'can_write'] } }, user: { id: 'usr_alice' } } }),
    await policy({ engine: 'allow', effect: 'deny', operations: ['can_write'] }),
  ]
  const [, resources, actions] = examples.search
  assert.deepEqual((await send('/access/v1/search/resource', resources)).json.results, [])
  const api = await send('/access/v1/search/resource', JSON.stringify({ ...JSON.parse(resources), resource: { type: 'api' } }))
  assert.deepEqual(api.json.results, [{ type: 'api', id: 'https://orders.example' }])
  assert.deepEqual((await send('/access/v1/search/action', actions)).json.results, [{ name: 'can_read' }])
  for (const each of remove) await each()
})

test('AuthZEN 1.0 §9.2 the metadata names the endpoints, for each tenant its own', async () => {
  const { json } = await server.call('GET', '/.well-known/authzen-configuration')
  assert.deepEqual(json, {
    policy_decision_point: server.issuer,
    access_evaluation_endpoint: `${server.issuer}/access/v1/evaluation`,
    access_evaluations_endpoint: `${server.issuer}/access/v1/evaluations`,
    search_subject_endpoint: `${server.issuer}/access/v1/search/subject`,
    search_resource_endpoint: `${server.issuer}/access/v1/search/resource`,
    search_action_endpoint: `${server.issuer}/access/v1/search/action`,
  })
  await server.api('POST', '/api/tenants', { name: 'Acme', slug: 'acme' })
  const acme = await server.call('GET', '/.well-known/authzen-configuration/t/acme')
  assert.equal(acme.json.policy_decision_point, `${server.issuer}/t/acme`)
})

test('AuthZEN 1.0 §10.1.2 a request that lacks a member is 400, an unknown member is ignored, and a caller without the scope is refused', async () => {
  assert.equal((await send('/access/v1/evaluation', '{"subject":{"type":"user","id":"a"}}')).status, 400)
  assert.equal((await send('/access/v1/evaluation', '[]')).status, 400)
  const [body = ''] = examples.evaluation
  assert.equal((await send('/access/v1/evaluation', JSON.stringify({ ...JSON.parse(body), more: 1 }))).status, 200)
  assert.equal((await server.call('POST', '/access/v1/evaluation', { json: JSON.parse(body) })).status, 401)
  const weak = await server.adminToken('clients:read:all')
  assert.equal((await server.call('POST', '/access/v1/evaluation', { json: JSON.parse(body), bearer: weak })).status, 403)
})

test('AuthZEN 1.0 §10.1.2 a client with the basic grant may ask with its secret', async () => {
  const { basic } = await makeClient(server, { supported_grant_types: ['basic'], authorize_scope: true, authorized_scopes: [{ name: ACCESS_EVALUATION }] })
  const [body = ''] = examples.evaluation
  assert.equal((await server.call('POST', '/access/v1/evaluation', { json: JSON.parse(body), basic })).status, 200)
})

test('AuthZEN 1.0 §10.1.3 the answer carries the identifier of the request, once', async () => {
  const id = 'bfe9eb29-ab87-4ca3-be83-a1d5d8305716'
  const [body = ''] = examples.evaluation
  assert.equal((await send('/access/v1/evaluation', body, { 'x-request-id': id })).headers['x-request-id'], id)
})
